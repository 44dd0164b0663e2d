"""Keep the portrait that a rep drew."""

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def save_portrait(
    store: Store, customer_id: CustomerId, drawing: Drawing, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep a drawing as the customer's portrait; an empty one never replaces a face.

    What is drawn on one day is one portrait; an earlier day's is kept beside it.
    """
    if drawing.empty:
        return Changes()
    with store.transaction():
        store.portraits.save(customer_id, drawing, on=clock.local().date(), staff_id=by)
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def portrait(store: Store, customer_id: CustomerId) -> Drawing | None:
    """Return the portrait that is shown: the newest.

    Raises RuleBroken: "portrait.damaged".
    """
    return store.portraits.newest(customer_id)
