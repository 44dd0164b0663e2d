"""What follows from a changed profile: its history, and what a refusal ends (R1)."""

from dataclasses import dataclass

from showroom_crm.domain import refused_contact
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.customers import Customer
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.refused_contact import Ending
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class AtStake:
    """How many deals would be lost and how many contacts end."""

    deals: int = 0
    contacts: int = 0


def take_change(
    store: Store, before: Customer, after: Customer, *, by: StaffId | None, clock: Clock
) -> bool:
    """Note changes of state and refusals, and end what the refusals forbid.

    Every path that saves a profile calls it in the same transaction, after its last write to
    the customer's deals. Tells whether contacts ended.
    """
    old, new = before.profile, after.profile
    changed = {}
    if old.state != new.state:
        changed[EventKind.STATE] = {"from": str(old.state), "to": str(new.state)}
    if old.reach.refusals != new.reach.refusals:
        changed[EventKind.REFUSALS] = {"before": _listed(old.reach), "now": _listed(new.reach)}
    for kind, details in changed.items():
        store.events.add(Event(after.id, kind, clock.local(), details, staff_id=by))
    return end_what_is_refused(store, after, clock=clock)


def end_what_is_refused(store: Store, customer: Customer, *, clock: Clock) -> bool:
    """Lose the deals and end the contacts of a customer who wishes none; tell whether any did."""
    if not refused_contact.wishes_none(customer.profile.reach):
        return False
    ended = _ending(store, customer.id, customer.profile.reach, clock=clock)
    for deal in ended.deals:
        store.deals.save(deal)
    if ended.contacts:
        store.follow_ups.drop_all_of_customer(customer.id, at=clock.utc())
    return not ended.empty


def at_stake(store: Store, customer_id: CustomerId, *, clock: Clock) -> AtStake:
    """Return what would end if a customer wished no contact any more."""
    wishes_none = Reach(refusals=frozenset({Refusal.NO_CONTACT}))
    ended = _ending(store, customer_id, wishes_none, clock=clock)
    return AtStake(len(ended.deals), len(ended.contacts))


def _ending(store: Store, customer_id: CustomerId, reach: Reach, *, clock: Clock) -> Ending:
    return refused_contact.ending(
        reach,
        store.deals.going_on(customer_id),
        store.follow_ups.of_customer(customer_id),
        today=clock.local().date(),
    )


def _listed(reach: Reach) -> str:
    return ",".join(refusal for refusal in Refusal if refusal in reach.refusals)
