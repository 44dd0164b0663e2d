"""When it is worth asking again after a deal was lost: before the 車検, before the loan ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Final

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.months import months_later
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reaching import Reach, blocking, first_channel

MONTHS_BEFORE: Final = 3


class FarOccasion(StrEnum):
    """What the contact comes before; `NAMED` is a time that the customer named."""

    INSPECTION = "inspection"
    LOAN_END = "loan_end"
    NAMED = "named"


@dataclass(frozen=True)
class FarContact:
    """A contact to propose; `until` is the day of that which it comes before."""

    occasion: FarOccasion
    on: date
    until: date


def may_be_contacted(profile: Profile) -> bool:
    """Tell whether there is any channel by which the customer lets us ask again."""
    reachable = blocking(profile.reach, first_channel(profile.reach)) is None
    return reachable and profile.state.may_be_proposed_to


def far_contacts(profile: Profile, *, today: date, days: ShowroomDays) -> Sequence[FarContact]:
    """Return what to propose, the earliest first; nothing where the customer refuses contact."""
    if not may_be_contacted(profile):
        return []
    owned = [vehicle for vehicle in profile.vehicles if vehicle.owned_until is None]
    ends = {
        FarOccasion.INSPECTION: [vehicle.inspection_until for vehicle in owned],
        FarOccasion.LOAN_END: [vehicle.payment_until for vehicle in owned],
    }
    proposed = [
        FarContact(occasion, open_day(months_later(until, -MONTHS_BEFORE), days), until)
        for occasion, untils in ends.items()
        for until in untils
        if until is not None and months_later(until, -MONTHS_BEFORE) > today
    ]
    soonest = {each.occasion: each for each in sorted(proposed, key=_day, reverse=True)}
    return sorted(soonest.values(), key=_day)


def open_day(day: date, days: ShowroomDays) -> date:
    """Return the day, or the next one on which the showroom is open."""
    return days.first_open_day(day) or day


def moment_on(day: date, reach: Reach, days: ShowroomDays) -> datetime:
    """Return a wall-clock time of a day that suits the showroom and the customer."""
    hours = reach.hours
    if hours is None:
        return datetime.combine(day, days.opens)
    fits = hours[0] < days.closes and hours[1] > days.opens
    at: time = max(hours[0], days.opens) if fits else hours[0]
    return datetime.combine(day, at)


def _day(contact: FarContact) -> date:
    return contact.on
