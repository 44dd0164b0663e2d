"""After a try in vain: when to try again, by one click on the reminder."""

from collections.abc import Sequence
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.call_proposals import next_open_day
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays

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


def retries(agreed_for: datetime, days: ShowroomDays, *, now: datetime) -> Sequence[datetime]:
    """Return when to try again: soon, this evening, or at the same time on the next open day.

    Those of today lie before the showroom closes. All are wall-clock times, to the minute.
    """
    whole = now.replace(second=0, microsecond=0)
    evening = datetime.combine(now.date(), _EVENING)
    closes = datetime.combine(now.date(), days.closes)
    today = [whole + span for span in _SOON]
    if evening > today[-1]:
        today.append(evening)
    tomorrow = datetime.combine(next_open_day(now.date(), days), agreed_for.time())
    return [*(each for each in today if each < closes and each.date() == now.date()), tomorrow]
