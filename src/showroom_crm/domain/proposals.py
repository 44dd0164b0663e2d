"""Days and times worth proposing to a customer for the next contact."""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.rep_days import FREE, RepDays

_DAY = timedelta(days=1)
_SOON = 3
_WEEK = 7
_AWAY_AT_MOST = 60
_SHORTLY = 3


def contact_moments(
    *,
    now: datetime,
    decides_on: date | None = None,
    decides_from: date | None = None,
    days: ShowroomDays = ALWAYS_OPEN,
    hours: tuple[time, time] | None = None,
    rep: RepDays = FREE,
) -> Sequence[datetime]:
    """Return wall-clock times for our next contact, the earliest first, never none.

    They are full hours while the showroom is open and within the `hours` that suit the
    customer, later than `now` and before the day on which the customer decides. Where that
    leaves no day, they are the hours that remain until that day's evening, and failing those
    the next open days; a day that has passed no longer counts. The customer's hours hold
    even where the showroom is closed during all of them. Days off and times beside another
    contact of the `rep` are left out as long as there is another day or hour. Where nothing
    is decided before `decides_from`, weeks away, a day shortly before that is the last one.
    """
    today = now.date()
    times = _times_of_day(days, hours)
    ahead = [*_days_ahead(today, days, rep), *_far_day(today, decides_from, days, rep)]
    moments = [_free_moment(day, times, now.time(), rep) for day in ahead]
    if decides_on is None or decides_on < today:
        return moments
    before = [moment for moment in moments if moment.date() < decides_on]
    return before or _last_chances(now, decides_on, days, times, rep) or moments


def _days_ahead(today: date, days: ShowroomDays, rep: RepDays) -> Sequence[date]:
    """Return the next few days on which both are there and the one in a week.

    Where none is open, or the rep is away for long, any open days, or any days at all.
    """
    day, ahead = today, set[date]()
    for _day in range(_SOON):
        open_day = _first_day_there(day + _DAY, days, rep)
        if open_day is None:
            return [today + timedelta(days=later) for later in (*range(1, _SOON + 1), _WEEK)]
        ahead.add(day := open_day)
    in_a_week = _first_day_there(today + timedelta(days=_WEEK), days, rep)
    return sorted(ahead if in_a_week is None else ahead | {in_a_week})


def _far_day(
    today: date, decides_from: date | None, days: ShowroomDays, rep: RepDays
) -> Sequence[date]:
    if decides_from is None or decides_from - today < 2 * _WEEK * _DAY:
        return ()
    far = _first_day_there(decides_from - _SHORTLY * _DAY, days, rep)
    return () if far is None else (far,)


def _first_day_there(day: date, days: ShowroomDays, rep: RepDays) -> date | None:
    open_day = days.first_open_day(day)
    for _day in range(_AWAY_AT_MOST):
        if open_day is None or not rep.is_off(open_day):
            return open_day
        open_day = days.first_open_day(open_day + _DAY)
    return days.first_open_day(day)


def _free_moment(day: date, times: Sequence[time], wanted: time, rep: RepDays) -> datetime:
    free = [each for each in times if not rep.beside(datetime.combine(day, each))]
    return datetime.combine(day, _nearest(free or times, wanted))


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
    now: datetime, decides_on: date, days: ShowroomDays, times: Sequence[time], rep: RepDays
) -> Sequence[datetime]:
    soonest = now.replace(minute=0, second=0, microsecond=0) + timedelta(hours=2)
    today = [datetime.combine(now.date(), each) for each in times]
    in_good_time = [moment for moment in today if moment >= soonest]
    chances = {*in_good_time[:1], today[-1], datetime.combine(decides_on, times[0])}
    to_come = sorted(each for each in chances if each > now and days.is_open(each.date()))
    return [each for each in to_come if rep.is_free(each)] or to_come
