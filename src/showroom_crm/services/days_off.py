"""The days on which reps are not there, and whose contacts fall to whom meanwhile."""

from collections.abc import Sequence

from showroom_crm.domain import days_off
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import DayOff, StandIn
from showroom_crm.domain.identifiers import DayOffId
from showroom_crm.services.store import Store


def days_off_to_come(store: Store, *, clock: Clock) -> Sequence[DayOff]:
    """Return everyone's days off that are not over, the earliest first."""
    return store.days_off.since(clock.local().date())


def keep_day_off(store: Store, day_off: DayOff) -> Changes:
    """Keep days off. Raises RuleBroken as `days_off.accepted_day_off`."""
    accepted = days_off.accepted_day_off(day_off)
    with store.transaction():
        store.days_off.save(accepted)
    return Changes(everything=True)


def drop_day_off(store: Store, day_off_id: DayOffId) -> Changes:
    """Forget days off: the rep is there after all."""
    with store.transaction():
        store.days_off.drop(day_off_id)
    return Changes(everything=True)


def stand_ins(store: Store, *, clock: Clock) -> Sequence[StandIn]:
    """Return who has whose contacts while somebody is not there, from today on."""
    today = clock.local().date()
    return days_off.stand_ins(store.days_off.since(today), today=today)
