"""After a try in vain: when to try again, by one click on the reminder."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.call_proposals import NUMBERED, Hours, NextTry, next_try
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.other_ways import all_numbers_dead, channels_at_hand, other_ways
from showroom_crm.domain.reaching import blocking

_SOON: Final = (timedelta(minutes=30), timedelta(hours=1))
_EVENING: Final = time(18)
_IN_VAIN: Final = {
    Channel.PHONE: Result.NOT_IN,
    Channel.VISIT_US: Result.DID_NOT_COME,
    Channel.VISIT_THEM: Result.NOT_IN,
}


def result_in_vain(channel: Channel) -> Result:
    """Return what came of a try by a channel that reached nobody."""
    return _IN_VAIN.get(channel, Result.NO_ANSWER)


def retries(
    failed: Sequence[Attempt],
    profile: Profile,
    *,
    attempts: Sequence[Attempt],
    days: ShowroomDays,
    now: datetime,
) -> Sequence[NextTry]:
    """Return how and when to try again: later today by the same way, and on another day.

    `failed` are the tries since the customer was last reached, the one just made first;
    `attempts` are all tries, the newest first. Today's lie within the hours of the showroom and
    of the customer, and there are none where the customer refuses the channel now or has no
    number with a line left. Those of another day are what a recorded call is proposed.
    """
    tried = failed[0]
    dead = tried.channel in NUMBERED and all_numbers_dead(profile, attempts)
    today: Sequence[NextTry] = ()
    if not dead and blocking(profile.reach, tried.channel) is None:
        today = _today(tried.channel, now, profile.reach.hours, days)
    at_hand = channels_at_hand(profile, attempts)
    ways = other_ways(failed, now=now, reach=profile.reach, has=at_hand, days=days)
    if ways:
        return [*today, *ways]
    result = Result.NUMBER_DEAD if dead else tried.result
    usual = next_try(tried.channel, result, now=now, reach=profile.reach, days=days)
    return today if usual is None else [*today, usual]


def _today(
    channel: Channel, now: datetime, hours: Hours | None, days: ShowroomDays
) -> Sequence[NextTry]:
    """Return the moments of today; where the customer's hours lie ahead, they are a window."""
    whole = now.replace(second=0, microsecond=0)
    moments = [whole + span for span in _SOON]
    evening = datetime.combine(now.date(), _EVENING)
    if evening > moments[-1]:
        moments.append(evening)
    found = {each: NextTry(channel, each) for each in moments}
    if hours is not None:
        begins = datetime.combine(now.date(), hours[0])
        if begins > now:
            found[begins] = NextTry(channel, begins, hours[1])
    suits, until = hours or (time.min, time.max)
    first, last = max(days.opens, suits), min(days.closes, until)
    return [
        found[each]
        for each in sorted(found)
        if each.date() == now.date() and first <= each.time() < last
    ]
