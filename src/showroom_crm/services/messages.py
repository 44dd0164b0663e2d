"""Take a message for a colleague's customer (伝言メモ), and see it."""

from collections.abc import Sequence

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.identifiers import CustomerId, MessageId, StaffId
from showroom_crm.domain.messages import Message, accepted_message
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def take_message(
    store: Store,
    customer_id: CustomerId,
    *,
    caller: str,
    words: str,
    wish: str,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Keep a message for the customer's rep; without one it is for everyone.

    Raises RuleBroken as `messages.accepted_message`.
    """
    with store.transaction():
        customer = store.customers.get(customer_id)
        store.messages.add(
            accepted_message(
                Message(
                    customer_id,
                    caller,
                    words,
                    clock.local(),
                    wish=wish,
                    for_staff_id=customer.staff_id,
                    taken_by=by,
                )
            )
        )
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}))


def messages_for(store: Store, staff_id: StaffId | None) -> Sequence[Message]:
    """Return the messages a rep has not seen yet, and those for everyone, the oldest first."""
    return [each for each in store.messages.unseen() if each.for_staff_id in (None, staff_id)]


def messages_of(store: Store, customer_id: CustomerId) -> Sequence[Message]:
    """Return a customer's messages, the newest first."""
    return store.messages.of_customer(customer_id)


def see_message(
    store: Store, message_id: MessageId, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Note that a message was seen; one that was seen before keeps its first reader."""
    with store.transaction():
        message = store.messages.get(message_id)
        if message.seen_at is None:
            store.messages.see(message_id, at=clock.local(), by=by)
    return Changes(customers=frozenset({message.customer_id}))
