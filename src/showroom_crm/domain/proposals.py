"""Days and times worth proposing to a customer: the next contact, and when they decide."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays

_DAY = timedelta(days=1)
_SOON = 3
_WEEK = 7
_MIDDLE_OF_MONTH = 20


class SaidTime(StrEnum):
    """How people say when they will decide."""

    END_OF_MONTH = "end_of_month"
    MIDDLE_OF_NEXT_MONTH = "middle_of_next_month"
    END_OF_NEXT_MONTH = "end_of_next_month"
    AFTER_BONUS = "after_bonus"
    BEFORE_INSPECTION = "before_inspection"
    NOT_KNOWN = "not_known"


def contact_moments(
    *,
    now: datetime,
    decides_on: date | None = None,
    days: ShowroomDays = ALWAYS_OPEN,
    hours: tuple[time, time] | None = None,
) -> Sequence[datetime]:
    """Return wall-clock times for our next contact, the earliest first, never none.

    They are full hours while the showroom is open and within the `hours` that suit the
    customer, later than `now` and before the day on which the customer decides. Where that
    leaves no day, they are the hours that remain until that day's evening, and failing those
    the next open days; a day that has passed no longer counts. The customer's hours hold
    even where the showroom is closed during all of them.
    """
    today = now.date()
    times = _times_of_day(days, hours)
    at = _nearest(times, now.time())
    moments = [datetime.combine(day, at) for day in _days_ahead(today, days)]
    if decides_on is None or decides_on < today:
        return moments
    before = [moment for moment in moments if moment.date() < decides_on]
    return before or _last_chances(now, decides_on, days, times) or moments


def latest_day(said: SaidTime, *, on: date, inspection_until: date | None = None) -> date | None:
    """Return the last day of a time that was said on a day, or None where it names no day."""
    match said:
        case SaidTime.END_OF_MONTH:
            return _last_of_month(on)
        case SaidTime.MIDDLE_OF_NEXT_MONTH:
            return _first_of_next_month(on).replace(day=_MIDDLE_OF_MONTH)
        case SaidTime.END_OF_NEXT_MONTH:
            return _last_of_month(_first_of_next_month(on))
        case SaidTime.BEFORE_INSPECTION:
            upcoming = inspection_until is not None and inspection_until >= on
            return inspection_until if upcoming else None
        case SaidTime.AFTER_BONUS | SaidTime.NOT_KNOWN:
            return None


def _days_ahead(today: date, days: ShowroomDays) -> Sequence[date]:
    """Return the next few open days and the one in a week; any days where none is open."""
    day, ahead = today, set[date]()
    for _day in range(_SOON):
        open_day = days.first_open_day(day + _DAY)
        if open_day is None:
            return [today + timedelta(days=later) for later in (*range(1, _SOON + 1), _WEEK)]
        ahead.add(day := open_day)
    in_a_week = days.first_open_day(today + timedelta(days=_WEEK))
    return sorted(ahead if in_a_week is None else ahead | {in_a_week})


def _times_of_day(days: ShowroomDays, hours: tuple[time, time] | None) -> Sequence[time]:
    """Return the full hours at which both are there; else those, or the start, of theirs."""
    if hours is None:
        return _full_hours(days.opens, days.closes) or [days.opens]
    both = _full_hours(max(days.opens, hours[0]), min(days.closes, hours[1]))
    return both or _full_hours(*hours) or [hours[0]]


def _full_hours(first: time, last: time) -> Sequence[time]:
    return [each for each in map(time, range(24)) if first <= each <= last]


def _nearest(times: Sequence[time], wanted: time) -> time:
    """Return the time of day nearest to another, of two the later one."""
    return min(reversed(times), key=lambda each: abs(_minutes(each) - _minutes(wanted)))


def _minutes(value: time) -> int:
    return value.hour * 60 + value.minute


def _last_chances(
    now: datetime, decides_on: date, days: ShowroomDays, times: Sequence[time]
) -> Sequence[datetime]:
    soonest = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    today = [datetime.combine(now.date(), each) for each in times]
    in_good_time = [moment for moment in today if moment >= soonest]
    chances = {*in_good_time[:1], today[-1], datetime.combine(decides_on, times[0])}
    return sorted(each for each in chances if each > now and days.is_open(each.date()))


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _last_of_month(day: date) -> date:
    return _first_of_next_month(day) - timedelta(days=1)
