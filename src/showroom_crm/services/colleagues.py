"""Let a customer's rep hear of what somebody else recorded with them."""

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.messages import Message, accepted_message
from showroom_crm.services.store import Store


def tell_rep(
    store: Store,
    customer_id: CustomerId,
    told: str,
    *,
    deal_id: DealId | None,
    by: StaffId | None,
    clock: Clock,
) -> None:
    """Leave the rep of a deal, or of the customer, a message; none for their own doing.

    It belongs into the transaction of what it tells of.
    """
    rep = store.customers.get(customer_id).staff_id
    if deal_id is not None:
        rep = store.deals.get(deal_id).staff_id or rep
    if by is None or rep is None or rep == by:
        return
    store.messages.add(
        accepted_message(
            Message(customer_id, "", told, clock.local(), for_staff_id=rep, taken_by=by)
        )
    )
