"""Another channel or another hour for a customer whom several tries did not reach."""

from collections.abc import Collection, Sequence
from datetime import datetime, time
from typing import Final

from showroom_crm.domain.attempts import Attempt, dead_numbers
from showroom_crm.domain.call_proposals import Hours, NextTry, next_moment, next_open_day
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.phones import PhoneKind
from showroom_crm.domain.reaching import Reach, Refusal, blocking

FAILURES: Final = 3
_AT_MOST = 3
_HALF_AN_HOUR = 30

# Nobody is invited who cannot be reached; what costs the customer least comes first.
_WAYS = (Channel.LINE, Channel.SMS, Channel.MAIL, Channel.PHONE, Channel.VISIT_THEM, Channel.POST)
_SEEN_AT_HOME = (Channel.VISIT_THEM, Channel.POST)


def channels_at_hand(profile: Profile, attempts: Sequence[Attempt]) -> frozenset[Channel]:
    """Return the channels by which a customer can be got at, by what is known of them.

    `attempts` are all tries, the newest first. LINE goes with a mobile phone; nothing is sent
    home to those who wish to keep it from their family.
    """
    dead = dead_numbers(attempts)
    alive = [phone for phone in profile.phones if phone.number not in dead]
    found = {each.channel for each in attempts if each.result.reached} - {Channel.PHONE}
    if profile.reach.channel is not None:
        found.add(profile.reach.channel)
    if alive:
        found.add(Channel.PHONE)
    else:
        found -= {Channel.PHONE, Channel.SMS}
    if any(phone.kind is PhoneKind.MOBILE for phone in alive):
        found |= {Channel.SMS, Channel.LINE}
    if profile.address.strip():
        found |= set(_SEEN_AT_HOME)
    if Refusal.KEEP_FROM_FAMILY in profile.reach.refusals:
        found -= set(_SEEN_AT_HOME)
    return frozenset(found & set(_WAYS))


def all_numbers_dead(profile: Profile, attempts: Sequence[Attempt]) -> bool:
    """Tell whether a customer has phone numbers, and none of them has a line."""
    dead = dead_numbers(attempts)
    return bool(profile.phones) and all(phone.number in dead for phone in profile.phones)


def other_ways(
    tries: Sequence[Attempt],
    *,
    now: datetime,
    reach: Reach,
    has: Collection[Channel],
    days: ShowroomDays,
) -> Sequence[NextTry]:
    """Return up to three other ways to try a customer next, the best first.

    `tries` failed one after the other, the newest first; before the third there are none. `has`
    are the channels the customer can be got at by. A channel that failed is proposed only for
    an hour at which it was not tried yet.
    """
    if len(tries) < FAILURES:
        return ()
    preferred = () if reach.channel is None else (reach.channel,)
    ordered = dict.fromkeys((*preferred, tries[0].channel, *_WAYS))
    allowed = (each for each in ordered if each in has and blocking(reach, each) is None)
    ways = (_way(each, tries, now=now, hours=reach.hours, days=days) for each in allowed)
    return [way for way in ways if way is not None][:_AT_MOST]


def _way(
    channel: Channel,
    tries: Sequence[Attempt],
    *,
    now: datetime,
    hours: Hours | None,
    days: ShowroomDays,
) -> NextTry | None:
    tried = {nearest_hour(each.happened_at) for each in tries if each.channel is channel}
    if not tried:
        at, until = next_moment(now, hours, days)
        return NextTry(channel, at, until)
    hour = _hour_not_tried(tried, hours, days)
    if hour is None:
        return None
    return NextTry(channel, datetime.combine(next_open_day(now.date(), days), hour))


def nearest_hour(at: datetime) -> int:
    """Return the full hour nearest to a moment, 0 to 24."""
    return at.hour + (at.minute >= _HALF_AN_HOUR)


def _hour_not_tried(tried: Collection[int], hours: Hours | None, days: ShowroomDays) -> time | None:
    """Return the hour that lies farthest from those tried, of two the later one."""
    first, last = hours or (days.opens, days.closes)
    there = (
        hour for hour in range(24) if max(first, days.opens) <= time(hour) < min(last, days.closes)
    )
    left = [hour for hour in there if hour not in tried]
    farthest = max(
        left, key=lambda hour: (min(abs(hour - each) for each in tried), hour), default=None
    )
    return None if farthest is None else time(farthest)
