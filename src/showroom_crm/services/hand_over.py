"""Give customers to another rep."""

from collections.abc import Iterable

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.staff import refuse_left
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.hand_over_words import tell_of_hand_over
from showroom_crm.services.store import Store


def hand_over(
    store: Store,
    customer_ids: Iterable[CustomerId],
    to: StaffId | None,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Changes:
    """Make a rep (None: nobody) the main rep of customers, and tell both reps of it.

    Their deals that go on, their planned contacts and remedies follow where they were the former
    rep's, and so do the reminders; what another colleague has taken on stays with that colleague.
    Raises RuleBroken: "staff.left".
    """
    with store.transaction():
        if to is not None:
            refuse_left(store.staff.get(to))
        moved = dict(moves(store, customer_ids, to, by=by, clock=clock))
        tell_of_hand_over(store, moved, to, by=by, clock=clock)
    return Changes(customers=frozenset(moved), follow_ups=bool(moved))


def hand_over_deal(
    store: Store, deal_id: DealId, to: StaffId | None, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Give one deal with its contacts and remedies to another rep, and tell both of it.

    The customer keeps their main rep. Raises RuleBroken: "staff.left".
    """
    with store.transaction():
        if to is not None:
            refuse_left(store.staff.get(to))
        moved = store.hand_overs.move_deal(deal_id, to)
        if moved is None:
            return Changes()
        customer_id, former = moved
        _note(store, customer_id, former, to, deal_id=deal_id, by=by, clock=clock)
        tell_of_hand_over(store, {customer_id: former}, to, by=by, clock=clock)
    return Changes(customers=frozenset({customer_id}), follow_ups=True)


def moves(
    store: Store,
    customer_ids: Iterable[CustomerId],
    to: StaffId | None,
    *,
    by: StaffId | None,
    clock: Clock,
) -> Iterable[tuple[CustomerId, StaffId | None]]:
    """Give each customer to a rep and return who goes from whom, one after the other.

    Those who are theirs already, or are gone, are left out. The caller has the transaction.
    """
    for customer_id in customer_ids:
        former = store.hand_overs.move(customer_id, to, at=clock.utc())
        if former is None:
            continue
        _note(store, customer_id, former[0], to, by=by, clock=clock)
        yield customer_id, former[0]


def _note(
    store: Store,
    customer_id: CustomerId,
    former: StaffId | None,
    to: StaffId | None,
    *,
    deal_id: DealId | None = None,
    by: StaffId | None,
    clock: Clock,
) -> None:
    names: dict[StaffId | None, str] = {member.id: member.name for member in store.staff.all()}
    details = {"from": names.get(former, ""), "to": names.get(to, "")}
    at = clock.local()
    store.events.add(
        Event(customer_id, EventKind.HANDED_OVER, at, details, deal_id=deal_id, staff_id=by)
    )
    access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
