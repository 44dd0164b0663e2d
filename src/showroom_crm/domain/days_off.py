"""Days on which a rep is not there, and who stands in for them (代理)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DayOffId, StaffId

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class DayOff:
    """From `first_on` to `last_on`, both included."""

    staff_id: StaffId
    first_on: date
    last_on: date
    stand_in_id: StaffId | None = None
    id: DayOffId | None = None

    def holds_on(self, day: date) -> bool:
        return self.first_on <= day <= self.last_on


@dataclass(frozen=True)
class StandIn:
    """The contacts of `staff_id` from `first_on` to `last_on` are those of `stand_in_id`."""

    staff_id: StaffId
    first_on: date
    last_on: date
    stand_in_id: StaffId


def is_off(days_off: Iterable[DayOff], staff_id: StaffId | None, day: date) -> bool:
    """Tell whether a rep is not there on a day."""
    return any(each.staff_id == staff_id and each.holds_on(day) for each in days_off)


def stand_in_for(days_off: Iterable[DayOff], staff_id: StaffId, day: date) -> StaffId | None:
    """Return who takes a rep's contacts on a day, followed on where that one is off as well.

    None where nobody was named, or where those named only point at each other.
    """
    known = list(days_off)
    asked, seen = staff_id, {staff_id}
    while is_off(known, asked, day):
        named = next(
            (each.stand_in_id for each in known if each.staff_id == asked and each.holds_on(day)),
            None,
        )
        if named is None or named in seen:
            return None
        asked = named
        seen.add(asked)
    return None if asked == staff_id else asked


def stand_ins(days_off: Iterable[DayOff], *, today: date) -> Sequence[StandIn]:
    """Return who has whose contacts, from today on: the one rule of standing in.

    What a rep's stand-in left undone stays with whoever stands in today while the same days off
    last; after the last of them it is the rep's again.
    """
    known = [each for each in days_off if each.last_on >= today]
    return [span for away in known for span in _spans(away, known, today)]


def whose(stand_ins: Iterable[StandIn], staff_id: StaffId, day: date) -> StaffId:
    """Return whose a rep's contact of a day is: their own or their stand-in's."""
    holding = (
        each.stand_in_id
        for each in stand_ins
        if each.staff_id == staff_id and each.first_on <= day <= each.last_on
    )
    return next(holding, staff_id)


def _spans(away: DayOff, known: Sequence[DayOff], today: date) -> Iterator[StandIn]:
    """Between two days on which anybody goes or comes back, the stand-in is the same."""
    begins = max(away.first_on, today)
    turns = {each.first_on for each in known}
    turns |= {each.last_on + _DAY for each in known if each.last_on < date.max}
    firsts = sorted({begins, *(turn for turn in turns if begins < turn <= away.last_on)})
    lasts = [*(first - _DAY for first in firsts[1:]), away.last_on]
    for first, last in zip(firsts, lasts, strict=True):
        stand_in_id = stand_in_for(known, away.staff_id, first)
        if stand_in_id is not None:
            since = away.first_on if first == begins else first
            yield StandIn(away.staff_id, since, last, stand_in_id)


def accepted_day_off(day_off: DayOff) -> DayOff:
    """Return it as it may be kept.

    Raises RuleBroken: "day_off.reversed", "day_off.own_stand_in".
    """
    if day_off.last_on < day_off.first_on:
        raise RuleBroken("day_off.reversed", field="last_on")
    if day_off.stand_in_id == day_off.staff_id:
        raise RuleBroken("day_off.own_stand_in", field="stand_in")
    return day_off
