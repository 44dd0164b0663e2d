"""The remedy (解決案) as work: who prepares it, by when, and whether it is ready in time."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Final

from showroom_crm.domain.deals import Concern, RemedyState
from showroom_crm.domain.errors import RuleBroken
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


def due_proposals(
    contact_at: datetime | None, days: ShowroomDays, *, now: datetime
) -> Sequence[datetime]:
    """Return by when a remedy could be ready, each to come and not after the contact.

    Half a working day before the contact, today until the showroom closes, noon of the next open
    day: those that there are, the earliest first. Wall-clock times.
    """
    today, tomorrow = now.date(), days.first_open_day(now.date() + _DAY)
    wished = [
        datetime.combine(today, days.closes) if days.is_open(today) else None,
        None if tomorrow is None else datetime.combine(tomorrow, _NOON),
    ]
    if contact_at is not None and contact_at > now:
        ready = ready_by(contact_at, days)
        wished.append(ready if ready > now else contact_at)
    in_time = {each for each in wished if each is not None and each > now}
    return sorted(each for each in in_time if not due_too_late(each, contact_at))


def refuse_past_due(before: Concern | None, after: Concern, *, now: datetime) -> None:
    """Refuse to promise a remedy for a time that is over: nobody can keep that.

    One that was promised earlier and has become late stays as it is. Wall-clock times. Raises
    RuleBroken: "remedy.due_in_past".
    """
    promised = None if before is None else before.remedy_due
    if after.remedy_due is not None and after.remedy_due != promised and after.remedy_due < now:
        raise RuleBroken("remedy.due_in_past", field="remedy_due")


def due_too_late(due: datetime | None, contact_at: datetime | None) -> bool:
    """Tell whether a remedy is to be ready only after the contact that needs it.

    That is warned of, not refused: the contact may be one that only keeps in touch.
    """
    return due is not None and contact_at is not None and due > contact_at


def is_late(concern: Concern, *, now: datetime) -> bool:
    """Tell whether a remedy was to be ready by now and is not."""
    due = concern.remedy_due
    ready = concern.resolved or concern.remedy_state is RemedyState.READY
    return due is not None and due < now and not ready


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
