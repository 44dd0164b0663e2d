"""When a contact that repeats comes again, once the one before is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from itertools import count
from typing import Final

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.far_contacts import MONTHS_BEFORE, open_day
from showroom_crm.domain.follow_ups import Plan, Repeat
from showroom_crm.domain.inspections import next_inspection
from showroom_crm.domain.months import months_later
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.orders import days_after_delivery, stage_after_delivery
from showroom_crm.domain.vehicles import Vehicle

OF_ANY_CUSTOMER: Final = (Repeat.NEVER, Repeat.YEARLY)
_A_DAY = timedelta(days=1)
_A_YEAR = 12


@dataclass(frozen=True)
class RepeatFacts:
    """What is known of a customer, and of the showroom, that a repeat goes by."""

    vehicles: Sequence[Vehicle] = ()
    birthday: date | None = None
    delivery_on: date | None = None
    days: ShowroomDays = ALWAYS_OPEN


def repeats_offered(profile: Profile) -> Sequence[Repeat]:
    """Return the repeats that a rep may choose: those for which the customer has facts."""
    offered = [*OF_ANY_CUSTOMER]
    if any(next(_inspections(car, date.min), None) for car in profile.vehicles if car.owned):
        offered.append(Repeat.INSPECTION)
    if profile.birthday is not None:
        offered.append(Repeat.BIRTHDAY)
    return offered


def next_plan(plan: Plan, facts: RepeatFacts, *, today: date) -> Plan | None:
    """Return the contact that comes after one that is done; None where it does not repeat.

    It is at the same time of day, on an open day that is later than both the one done and today,
    and not agreed yet. A 車検 is asked about as long before as after a lost deal; what lies less
    than a month ahead of the one done is taken to be what that one was about.
    """
    done_on = max(plan.at.date(), today)
    day = _next_day(plan, facts, done_on)
    if day is None:
        return None
    return replace(plan, at=datetime.combine(day, plan.at.time()), agreed=False)


def _next_day(plan: Plan, facts: RepeatFacts, done_on: date) -> date | None:
    match plan.repeats:
        case Repeat.NEVER:
            return None
        case Repeat.AFTER_DELIVERY:
            return _next_after_delivery(plan, facts, done_on)
        case Repeat.INSPECTION:
            return min(_inspection_contacts(facts, done_on), default=None)
        case Repeat.BIRTHDAY:
            return None if facts.birthday is None else _anniversary(facts.birthday, facts, done_on)
        case Repeat.YEARLY:
            return _anniversary(plan.at.date(), facts, done_on)


def _next_after_delivery(plan: Plan, facts: RepeatFacts, done_on: date) -> date | None:
    if facts.delivery_on is None:
        return None
    on = days_after_delivery(facts.delivery_on, facts.days)
    asked = stage_after_delivery(plan.at.date(), facts.delivery_on)
    return next((day for day in on[asked + 1 :] if day > done_on), None)


def _anniversary(of: date, facts: RepeatFacts, done_on: date) -> date:
    # Counted from the first day each time: a 29th of February must not become a 28th for good.
    first = max(1, done_on.year - of.year)
    years = (months_later(of, _A_YEAR * each) for each in count(first))
    return next(day for day in _open(years, facts) if day > months_later(done_on, 1))


def _inspection_contacts(facts: RepeatFacts, done_on: date) -> Iterator[date]:
    for vehicle in facts.vehicles:
        if vehicle.owned:
            before = (months_later(u, -MONTHS_BEFORE) for u in _inspections(vehicle, done_on))
            later = (day for day in _open(before, facts) if day > months_later(done_on, 1))
            yield from [day for day in [next(later, None)] if day is not None]


def _inspections(vehicle: Vehicle, today: date) -> Iterator[date]:
    """Yield the 満了日 of a car that is known, or the first to expect, and those that follow."""
    known = vehicle.inspection_until
    until = known or next_inspection(
        vehicle.use, first_registered=vehicle.first_registered, today=today
    )
    first = until
    while until is not None:
        yield until
        until = next_inspection(vehicle.use, inspection_until=first, today=until + _A_DAY)


def _open(wished: Iterator[date], facts: RepeatFacts) -> Iterator[date]:
    return (open_day(day, facts.days) for day in wished)
