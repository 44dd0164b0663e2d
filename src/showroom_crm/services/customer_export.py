"""Give out everything that is kept of the customers, and note that it was given out."""

from collections.abc import Iterator

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def customers_to_export(
    store: Store, *, by: StaffId | None, clock: Clock
) -> Iterator[CustomerChart]:
    """Return the charts of all customers in the order of their numbers, read one by one."""
    with store.transaction():
        access_log.record(store, Act.EXPORTED, None, by=by, clock=clock)
    return (store.charts.chart(customer_id) for customer_id in store.customers.ids())
