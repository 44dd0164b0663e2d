"""Give out everything that is kept of the customers, and note that it was given out."""

from collections.abc import Collection, Iterator

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def customers_to_export(
    store: Store,
    *,
    chosen: Collection[CustomerId] | None = None,
    by: StaffId | None,
    clock: Clock,
) -> Iterator[CustomerChart]:
    """Return the charts of all customers, or of those chosen, by their numbers, one by one.

    One who was chosen and is there no more is left out.
    """
    ids = [each for each in store.customers.ids() if chosen is None or each in chosen]
    with store.transaction():
        for customer_id in [None] if chosen is None else ids:
            access_log.record(store, Act.EXPORTED, customer_id, by=by, clock=clock)
    return (store.charts.chart(customer_id) for customer_id in ids)
