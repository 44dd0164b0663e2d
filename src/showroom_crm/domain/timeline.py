"""The timeline of a customer: all that happened and is planned, the newest first."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from showroom_crm.domain.attempts import Attempt, tries_in_vain
from showroom_crm.domain.deals import Deal, DealState, LostReason
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import DealId, FollowUpId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.messages import Message
from showroom_crm.domain.showroom import CustomerChart

_END_OF_DAY = time(23, 59, 59)


class Kind(StrEnum):
    """What a row is about: a talk, a contact or try, a message, or a change of a deal or so."""

    MEETING = "meeting"
    CONTACT = "contact"
    MESSAGE = "message"
    CHANGE = "change"


@dataclass(frozen=True)
class Held:
    """A closed meeting, with the contact that it fulfilled; `edited` tells of earlier texts."""

    meeting: Meeting
    answered: FollowUp | None = None
    edited: bool = False


@dataclass(frozen=True)
class Tried:
    """A try to reach the customer; `in_vain` counts the tries that failed in a row up to it."""

    attempt: Attempt
    answered: FollowUp | None = None
    in_vain: int = 0


@dataclass(frozen=True)
class Contact:
    """A contact that is planned, or one that is over and that no talk or try tells of."""

    follow_up: FollowUp


@dataclass(frozen=True)
class Called:
    """The customer called, and a message was taken (伝言メモ)."""

    message: Message


@dataclass(frozen=True)
class Opened:
    """A deal began."""

    deal: Deal


@dataclass(frozen=True)
class Ended:
    """A deal was won or lost; one that is open again stands here as it had ended."""

    deal: Deal


@dataclass(frozen=True)
class Changed:
    """Something else changed."""

    event: Event


Happening = Held | Tried | Contact | Called | Opened | Ended | Changed


@dataclass(frozen=True)
class Entry:
    """One row; `at` is wall-clock, by which the rows are in order."""

    kind: Kind
    at: datetime
    happening: Happening
    deal: Deal | None = None


_Answered = Callable[[FollowUpId | None], FollowUp | None]


def entries(
    chart: CustomerChart,
    *,
    utc_offset: timedelta,
    kinds: Iterable[Kind] = (),
    deal_id: DealId | None = None,
) -> list[Entry]:
    """Return all rows, the newest first; planned contacts come before what has happened.

    Of `kinds` all are told where none is named, and of all deals unless one is. `utc_offset` is
    how far the showroom's wall clock is ahead of UTC. A contact that a talk or a try fulfilled
    is told by it, if that is among the rows. Meetings that are not closed stand elsewhere.
    """
    told = frozenset(kinds) or frozenset(Kind)
    deals = {each.deal.id: each.deal for each in chart.deals}
    rows = [
        entry
        for entry in _all(chart, told, deals, utc_offset)
        if entry.kind in told and (deal_id is None or _deal_id(entry) == deal_id)
    ]
    return sorted(rows, key=_order, reverse=True)


def _all(
    chart: CustomerChart,
    told: frozenset[Kind],
    deals: dict[DealId, Deal],
    utc_offset: timedelta,
) -> Iterator[Entry]:
    over = {each.id: each for each in chart.ended}
    told_of: set[FollowUpId] = set()

    def answered(follow_up_id: FollowUpId | None) -> FollowUp | None:
        if follow_up_id not in over:
            return None
        told_of.add(follow_up_id)
        return over[follow_up_id]

    if Kind.MEETING in told:
        for meeting in _closed(chart):
            held = Held(meeting, answered(meeting.answers_id), meeting.id in chart.edited)
            yield _entry(Kind.MEETING, meeting.record.held_at, held, deals, meeting.deal_id)
    if Kind.CONTACT in told:
        for tried in _tries(chart, answered):
            attempt = tried.attempt
            yield _entry(Kind.CONTACT, attempt.happened_at, tried, deals, attempt.deal_id)
    for planned in chart.planned:
        yield _entry(Kind.CONTACT, planned.plan.at, Contact(planned), deals, planned.deal_id)
    for ended in chart.ended:
        if ended.id not in told_of:
            at = _ended_at(ended, utc_offset)
            yield _entry(Kind.CONTACT, at, Contact(ended), deals, ended.deal_id)
    for message in chart.messages:
        yield Entry(Kind.MESSAGE, message.taken_at, Called(message))
    yield from _changes(chart, deals)


def _tries(chart: CustomerChart, answered: _Answered) -> Iterator[Tried]:
    held = sorted(meeting.record.held_at for meeting in _closed(chart))
    for place, attempt in enumerate(chart.attempts):
        before = bisect_right(held, attempt.happened_at)
        since = held[before - 1] if before else None
        in_vain = tries_in_vain(chart.attempts[place:], since=since)
        yield Tried(attempt, answered(attempt.follow_up_id), in_vain)


def _changes(chart: CustomerChart, deals: dict[DealId, Deal]) -> Iterator[Entry]:
    for each in chart.deals:
        deal = each.deal
        opened_at = datetime.combine(deal.opened_on, time())
        yield Entry(Kind.CHANGE, opened_at, Opened(deal), deal)
        if deal.ended_on is not None:
            ended_at = datetime.combine(deal.ended_on, _END_OF_DAY)
            yield Entry(Kind.CHANGE, ended_at, Ended(deal), deal)
    for event in chart.events:
        yield _entry(Kind.CHANGE, event.at, Changed(event), deals, event.deal_id)
        deal_then = _ended_before(event, deals)
        if deal_then is not None and deal_then.ended_on is not None:
            ended_at = datetime.combine(deal_then.ended_on, _END_OF_DAY)
            yield Entry(Kind.CHANGE, min(ended_at, event.at), Ended(deal_then), deals[deal_then.id])


def _ended_before(event: Event, deals: dict[DealId, Deal]) -> Deal | None:
    """Return a deal as it had ended before it was opened again; None where nothing tells."""
    details = event.details
    known = event.kind is EventKind.REOPENED and {"state", "on", "competitor"} <= details.keys()
    if not known or event.deal_id not in deals:
        return None
    reason, delivery_on = details.get("lost_reason", ""), details.get("delivery_on", "")
    return replace(
        deals[event.deal_id],
        state=DealState(details["state"]),
        lost_reason=LostReason(reason) if reason else None,
        competitor=details["competitor"],
        ended_on=date.fromisoformat(details["on"]),
        delivery_on=date.fromisoformat(delivery_on) if delivery_on else None,
    )


def _closed(chart: CustomerChart) -> Iterator[Meeting]:
    for deal in chart.deals:
        yield from (meeting for meeting in deal.meetings if meeting.ending is not None)


def _entry(
    kind: Kind,
    at: datetime,
    happening: Happening,
    deals: dict[DealId, Deal],
    deal_id: DealId | None,
) -> Entry:
    return Entry(kind, at, happening, None if deal_id is None else deals.get(deal_id))


def _deal_id(entry: Entry) -> DealId | None:
    return None if entry.deal is None else entry.deal.id


def _ended_at(ended: FollowUp, utc_offset: timedelta) -> datetime:
    if ended.ended_at is None:
        return ended.plan.at
    return ended.ended_at.replace(tzinfo=None) + utc_offset


def _order(entry: Entry) -> tuple[bool, datetime, int, int]:
    """Of one moment, what came of a talk stands above it."""
    happening = entry.happening
    planned = (
        isinstance(happening, Contact) and happening.follow_up.status is FollowUpStatus.PLANNED
    )
    rank = 0 if isinstance(happening, Opened) else 2 if isinstance(happening, Changed) else 1
    return planned, entry.at, rank, happening.meeting.id if isinstance(happening, Held) else 0
