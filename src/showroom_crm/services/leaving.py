"""A rep leaves the showroom (退職・異動): another takes over all that is still to be done."""

from collections.abc import Callable

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.hand_overs import Portfolio
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.staff import refuse_last, refuse_left
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.hand_over import moves
from showroom_crm.services.hand_over_words import tell_of_hand_over
from showroom_crm.services.store import Store


def portfolio(store: Store, staff_id: StaffId) -> Portfolio:
    """Return how much a rep has still to do."""
    return store.hand_overs.portfolio(staff_id)


def leave(
    store: Store,
    staff_id: StaffId,
    to: StaffId | None,
    *,
    by: StaffId | None,
    clock: Clock,
    told: Callable[[int], None] = lambda _number: None,
) -> Changes:
    """Let a rep leave, and `to` take over their customers, deals, contacts and all else to do.

    It holds as a whole or not at all; what they did keeps their name. `told` learns how many
    customers have gone over; what it raises undoes everything. Without anything to do, `to` may
    be None. Raises RuleBroken: "staff.successor_missing", and those of `domain.staff`.
    """
    today = clock.local().date()
    with store.transaction():
        member = store.staff.get(staff_id)
        refuse_left(member)
        refuse_last(member, store.staff.all())
        if to is not None:
            refuse_left(store.staff.get(to))
        if to == staff_id or (to is None and not portfolio(store, staff_id).empty):
            raise RuleBroken("staff.successor_missing", field="successor")
        # First of all: who works here no more is told of nothing.
        store.staff.leave(staff_id, on=today)
        touched = _all_over(store, staff_id, to, by=by, clock=clock, told=told)
        store.hand_overs.forget_days_off(staff_id, to, since=today)
    return Changes(customers=touched, follow_ups=True, staff=True, everything=True)


def come_back(store: Store, staff_id: StaffId) -> Changes:
    """Let a rep who had left work here again; their former customers stay where they are."""
    with store.transaction():
        store.staff.leave(staff_id, on=None)
    return Changes(staff=True, everything=True)


def _all_over(
    store: Store,
    staff_id: StaffId,
    to: StaffId | None,
    *,
    by: StaffId | None,
    clock: Clock,
    told: Callable[[int], None],
) -> frozenset[CustomerId]:
    moved: dict[CustomerId, StaffId | None] = {}
    own = store.hand_overs.customers_of(staff_id)
    for customer_id, former in moves(store, own, to, by=by, clock=clock):
        moved[customer_id] = former
        told(len(moved))
    beside = store.hand_overs.take_on_rest(staff_id, to, at=clock.utc())
    for customer_id in sorted(set(beside) - set(moved)):
        access_log.record(store, Act.CHANGED, customer_id, by=by, clock=clock)
        moved[customer_id] = staff_id
    tell_of_hand_over(store, moved, to, by=by, clock=clock)
    return frozenset(moved)
