"""Days on which a rep is not there, and who stands in for them (代理)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DayOffId, StaffId


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


def accepted_day_off(day_off: DayOff) -> DayOff:
    """Return it as it may be kept.

    Raises RuleBroken: "day_off.reversed", "day_off.own_stand_in".
    """
    if day_off.last_on < day_off.first_on:
        raise RuleBroken("day_off.reversed", field="last_on")
    if day_off.stand_in_id == day_off.staff_id:
        raise RuleBroken("day_off.own_stand_in", field="stand_in")
    return day_off
