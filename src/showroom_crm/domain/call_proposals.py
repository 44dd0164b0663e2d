"""When and how to try a customer again, after one try to reach them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.reaching import Reach, blocking

Hours = tuple[time, time]

# What goes to a phone number.
NUMBERED: Final = (Channel.PHONE, Channel.SMS)


@dataclass(frozen=True)
class NextTry:
    """By which channel and when, in wall-clock time; `until` ends a window that suits them."""

    channel: Channel
    at: datetime
    until: time | None = None


def next_try(
    channel: Channel,
    result: Result,
    *,
    now: datetime,
    reach: Reach,
    days: ShowroomDays,
    other_number: bool = False,
) -> NextTry | None:
    """Return what to propose after a try, or None where the customer wishes no contact at all.

    It is the same channel on the next open day, at the hours that suit the customer or else at
    this time of day. What they refuse gives way to their preferred channel or the first they
    allow, as does a dead number, unless they have an `other_number`.
    """
    dead = result is Result.NUMBER_DEAD and not other_number
    wished = _first_allowed(channel, reach, without=NUMBERED if dead else ())
    if wished is None:
        return None
    at, until = next_moment(now, reach.hours, days)
    return NextTry(wished, at, until)


def _first_allowed(channel: Channel, reach: Reach, *, without: Sequence[Channel]) -> Channel | None:
    preferred = () if reach.channel is None else (reach.channel,)
    wished = [each for each in (channel, *preferred, *Channel) if blocking(reach, each) is None]
    return next((each for each in wished if each not in without), next(iter(wished), None))


def next_moment(
    now: datetime, hours: Hours | None, days: ShowroomDays
) -> tuple[datetime, time | None]:
    """Return when to try next: on the next open day, in the customer's hours or about now."""
    day = next_open_day(now.date(), days)
    if hours is not None:
        return datetime.combine(day, hours[0]), hours[1]
    return datetime.combine(day, _full_hour(now, days)), None


def next_open_day(today: date, days: ShowroomDays) -> date:
    """Return the first day after today on which somebody is there."""
    tomorrow = today + timedelta(days=1)
    return days.first_open_day(tomorrow) or tomorrow


def _full_hour(now: datetime, days: ShowroomDays) -> time:
    """Return the full hour nearest to now at which somebody is there."""
    hour = now.hour + (now.minute >= 30)
    opens = days.opens.hour + (days.opens.minute > 0)
    return time(min(max(hour, opens), max(days.closes.hour, opens)))
