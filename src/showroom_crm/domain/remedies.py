"""The remedy (解決案) as work: who prepares it, by when, and whether it is ready in time."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ShowroomDays

_DAY: Final = timedelta(days=1)
_NOON: Final = time(13)


def ready_by(contact_at: datetime, days: ShowroomDays) -> datetime:
    """Return by when a remedy is to be ready: half a working day before the contact.

    For a contact in the afternoon that is the morning's opening, for one before 13:00 the noon of
    the open day before. Wall-clock times.
    """
    if contact_at.time() > _NOON:
        return datetime.combine(contact_at.date(), min(days.opens, contact_at.time()))
    day = contact_at.date() - _DAY
    for _day in range(7):
        if days.is_open(day):
            break
        day -= _DAY
    return datetime.combine(day, _NOON)


def assigned(
    concern: Concern,
    *,
    contact_at: datetime,
    staff_id: StaffId | None,
    days: ShowroomDays,
    now: datetime,
) -> Concern:
    """Return an open concern with who prepares its remedy and by when, where nobody said so.

    A day that is over is set anew. A contact sooner than half a day from `now` leaves the time
    until it begins.
    """
    if concern.resolved:
        return concern
    proposed = ready_by(contact_at, days)
    stands = concern.remedy_due is not None and concern.remedy_due > now
    return replace(
        concern,
        remedy_by=concern.remedy_by or staff_id,
        remedy_due=concern.remedy_due if stands else proposed if proposed > now else contact_at,
    )


def without_remedy(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    """Return the open concerns for which nobody has thought of a remedy."""
    return tuple(each for each in concerns if not each.resolved and not each.remedy.strip())


def not_ready(concerns: Iterable[Concern]) -> tuple[Concern, ...]:
    """Return the open concerns whose remedy is not ready, or not thought of."""
    return tuple(
        each
        for each in concerns
        if not each.resolved
        and (not each.remedy.strip() or each.remedy_state is not RemedyState.READY)
    )
