"""The days on which reps are not there, and whose contacts fall to whom meanwhile."""

from collections.abc import Sequence
from datetime import date

from showroom_crm.domain import days_off
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.identifiers import DayOffId, StaffId
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


def stands_in_for(store: Store, staff_id: StaffId, day: date) -> Sequence[StaffId]:
    """Return the reps whose contacts of a day fall to this one, in the order of their ids."""
    known = store.days_off.since(day)
    absent = {each.staff_id for each in known if each.holds_on(day)}
    return sorted(each for each in absent if days_off.stand_in_for(known, each, day) == staff_id)
