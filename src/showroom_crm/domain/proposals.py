"""Days and times worth proposing to a customer: the next contact, and when they decide."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from enum import StrEnum

OPENS = time(10)
CLOSES = time(19)
_DAYS_AHEAD = (1, 2, 3, 7)
_MIDDLE_OF_MONTH = 20


class SaidTime(StrEnum):
    """How people say when they will decide."""

    END_OF_MONTH = "end_of_month"
    MIDDLE_OF_NEXT_MONTH = "middle_of_next_month"
    END_OF_NEXT_MONTH = "end_of_next_month"
    AFTER_BONUS = "after_bonus"
    BEFORE_INSPECTION = "before_inspection"
    NOT_KNOWN = "not_known"


def contact_moments(*, now: datetime, decides_on: date | None = None) -> Sequence[datetime]:
    """Return wall-clock times for our next contact, the earliest first, never none.

    They are full hours while the showroom is open, later than `now` and before the day on
    which the customer decides. Where that leaves no day, they are the hours that remain until
    that day's evening; a day that has passed no longer counts.
    """
    today = now.date()
    hour = _open_hour(now)
    moments = [datetime.combine(today + timedelta(days=days), hour) for days in _DAYS_AHEAD]
    if decides_on is None or decides_on < today:
        return moments
    before = [moment for moment in moments if moment.date() < decides_on]
    return before or _last_chances(now, decides_on) or moments


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


def _open_hour(now: datetime) -> time:
    """Return the full hour nearest to now at which the showroom is open."""
    hour = now.hour + (now.minute >= 30)
    return time(min(max(hour, OPENS.hour), CLOSES.hour))


def _last_chances(now: datetime, decides_on: date) -> Sequence[datetime]:
    soonest = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    chances = [
        max(soonest, datetime.combine(now.date(), OPENS)),
        datetime.combine(now.date(), CLOSES),
        datetime.combine(decides_on, OPENS),
    ]
    return sorted(
        {chance for chance in chances if chance > now and OPENS <= chance.time() <= CLOSES}
    )


def _first_of_next_month(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=32)).replace(day=1)


def _last_of_month(day: date) -> date:
    return _first_of_next_month(day) - timedelta(days=1)
