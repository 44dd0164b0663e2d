"""What became of meetings, promises and deals in a period: the figures, each with its deals."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Final, TypeVar

from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.deals import ConcernCategory, DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.meetings import Ending
from showroom_crm.domain.proportions import Proportion, differ
from showroom_crm.domain.staff import Staff, StaffRole

Fact = TypeVar("Fact")

UNCLOSED: Final = "unclosed"
HAS_PROMISE: Final = "has_promise"
KEPT: Final = "kept"
AGREED_ONCE: Final = "agreed_once"
NEVER_AGREED: Final = "never_agreed"
# The most days of each span; the last one has no end.
DAY_SPANS: Final = (("days_0", 0), ("days_1_3", 3), ("days_4_7", 7), ("days_8_14", 14))
LONGER: Final = "days_15"


class FigureKind(StrEnum):
    MEETINGS = "meetings"
    AGREED = "agreed"
    KEPT = "kept"
    DAYS = "days"
    CONCERNS = "concerns"
    WON = "won"


# Of the others every one is counted, so that chance has no part in them.
WITH_INTERVAL: Final = frozenset({FigureKind.KEPT, FigureKind.CONCERNS, FigureKind.WON})


@dataclass(frozen=True)
class Scope:
    """A rep, or with None the team, from a first to a last day, both within."""

    first: date
    last: date
    staff_id: StaffId | None = None


@dataclass(frozen=True)
class MeetingFact:
    deal_id: DealId | None
    ending: Ending | None


@dataclass(frozen=True)
class ContactFact:
    """A contact with the wall-clock times of its promise and of its earliest answer."""

    contact: FollowUp
    promised_at: datetime
    answered_at: datetime | None


@dataclass(frozen=True)
class OpenDealFact:
    deal_id: DealId
    has_promise: bool


@dataclass(frozen=True)
class ConcernFact:
    deal_id: DealId
    category: ConcernCategory
    resolved: bool


@dataclass(frozen=True)
class EndedDealFact:
    """A deal that ended, with how many of the meetings after which it went on were agreed."""

    deal_id: DealId
    won: bool
    agreed: int
    own_action: int


@dataclass(frozen=True)
class Facts:
    """What the figures of a scope are counted from."""

    meetings: Sequence[MeetingFact]
    open_deals: Sequence[OpenDealFact]
    contacts: Sequence[ContactFact]
    concerns: Sequence[ConcernFact]
    ended: Sequence[EndedDealFact]


@dataclass(frozen=True)
class DealRow:
    """A deal behind a bar, as it is listed."""

    deal_id: DealId
    customer_id: CustomerId
    name: str
    looks: str
    wish: str
    state: DealState
    staff_id: StaffId | None
    rep: str


@dataclass(frozen=True)
class Bar:
    """One share of a figure, with the deals that it is counted from."""

    key: str
    proportion: Proportion
    deal_ids: tuple[DealId, ...]


@dataclass(frozen=True)
class Figure:
    """`differs` tells whether its two bars lie further apart than chance explains."""

    kind: FigureKind
    bars: tuple[Bar, ...]
    differs: bool = False


@dataclass(frozen=True)
class Statistics:
    """The figures of a scope as they stood at a wall-clock time."""

    scope: Scope
    at: datetime
    figures: tuple[Figure, ...]

    def figure(self, kind: FigureKind) -> Figure:
        return next(each for each in self.figures if each.kind is kind)


def accepted_scope(scope: Scope) -> Scope:
    """Return it as it may be asked for. Raises RuleBroken: "statistics.range_reversed"."""
    if scope.last < scope.first:
        raise RuleBroken("statistics.range_reversed", field="last")
    return scope


def may_see(member: Staff | None, staff_id: StaffId | None) -> bool:
    """Tell whether a member may see the figures of a rep, or with None those of the team.

    A manager sees all; a rep sees their own and the team's, as does a desk where nobody works.
    """
    if staff_id is None:
        return True
    return member is not None and (member.role is StaffRole.MANAGER or member.id == staff_id)


def statistics_of(facts: Facts, scope: Scope, rules: BoardRules, *, now: datetime) -> Statistics:
    """Return the figures; `now` is the wall-clock time, which tells what is due."""
    due = [each for each in facts.contacts if _is_due(each, rules, now)]
    figures = (
        Figure(FigureKind.MEETINGS, _meetings(facts.meetings)),
        Figure(FigureKind.AGREED, _open_deals(facts.open_deals)),
        Figure(FigureKind.KEPT, _promises(due, rules)),
        Figure(FigureKind.DAYS, _days(due)),
        Figure(FigureKind.CONCERNS, _concerns(facts.concerns)),
        _won(facts.ended),
    )
    return Statistics(scope, now, figures)


def days_to_answer(fact: ContactFact) -> int | None:
    """Return the days from a promise to its contact; None where there was none.

    A promise that was entered after the contact was kept on its day.
    """
    if fact.answered_at is None:
        return None
    return max((fact.answered_at.date() - fact.promised_at.date()).days, 0)


def day_span(days: int) -> str:
    """Return the key of the span that a number of days lies in."""
    return next((key for key, most in DAY_SPANS if days <= most), LONGER)


def _is_due(fact: ContactFact, rules: BoardRules, now: datetime) -> bool:
    """A promise counts once it is answered or broken; what was replaced or dropped does not."""
    contact = fact.contact
    if not contact.plan.agreed:
        return False
    if contact.status is FollowUpStatus.DONE:
        return fact.answered_at is not None
    planned = contact.status is FollowUpStatus.PLANNED
    return planned and rules.is_late(contact.plan, now=now)


def _is_kept(fact: ContactFact, rules: BoardRules) -> bool:
    contact = fact.contact
    return (
        contact.status is FollowUpStatus.DONE
        and fact.answered_at is not None
        and rules.is_kept(contact.plan, happened_at=fact.answered_at, moved_late=contact.moved_late)
    )


def _meetings(meetings: Sequence[MeetingFact]) -> tuple[Bar, ...]:
    keys = (*(each.value for each in Ending), UNCLOSED)
    return _split(keys, meetings, lambda each: each.ending or UNCLOSED, lambda each: each.deal_id)


def _open_deals(deals: Sequence[OpenDealFact]) -> tuple[Bar, ...]:
    promised = sum(each.has_promise for each in deals)
    ids = _ids(each.deal_id for each in deals)
    return (Bar(HAS_PROMISE, Proportion(promised, len(deals)), ids),)


def _promises(due: Sequence[ContactFact], rules: BoardRules) -> tuple[Bar, ...]:
    kept = sum(_is_kept(each, rules) for each in due)
    ids = _ids(each.contact.deal_id for each in due)
    return (Bar(KEPT, Proportion(kept, len(due)), ids),)


def _days(due: Sequence[ContactFact]) -> tuple[Bar, ...]:
    answered = [
        (day_span(days), each.contact.deal_id)
        for each in due
        if (days := days_to_answer(each)) is not None and each.contact.status is FollowUpStatus.DONE
    ]
    keys = (*(key for key, _most in DAY_SPANS), LONGER)
    return _split(keys, answered, lambda each: each[0], lambda each: each[1])


def _concerns(concerns: Sequence[ConcernFact]) -> tuple[Bar, ...]:
    bars = []
    for category in ConcernCategory:
        of_it = [each for each in concerns if each.category is category]
        if of_it:
            solved = sum(each.resolved for each in of_it)
            ids = _ids(each.deal_id for each in of_it)
            bars.append(Bar(category.value, Proportion(solved, len(of_it)), ids))
    return tuple(bars)


def _won(ended: Sequence[EndedDealFact]) -> Figure:
    """A deal that was decided in its first talk left nothing to agree: it is in neither bar."""
    agreed = [each for each in ended if each.agreed]
    never = [each for each in ended if not each.agreed and each.own_action]
    one, other = _won_bar(AGREED_ONCE, agreed), _won_bar(NEVER_AGREED, never)
    return Figure(FigureKind.WON, (one, other), differ(one.proportion, other.proportion))


def _won_bar(key: str, deals: Sequence[EndedDealFact]) -> Bar:
    won = sum(each.won for each in deals)
    return Bar(key, Proportion(won, len(deals)), _ids(each.deal_id for each in deals))


def _split(
    keys: Iterable[str],
    facts: Sequence[Fact],
    key_of: Callable[[Fact], str],
    deal_of: Callable[[Fact], DealId | None],
) -> tuple[Bar, ...]:
    bars = []
    for key in keys:
        of_it = [each for each in facts if key_of(each) == key]
        ids = _ids(map(deal_of, of_it))
        bars.append(Bar(key, Proportion(len(of_it), len(facts)), ids))
    return tuple(bars)


def _ids(deal_ids: Iterable[DealId | None]) -> tuple[DealId, ...]:
    return tuple(dict.fromkeys(each for each in deal_ids if each is not None))


def local_from_utc(moment: datetime, offset: timedelta) -> datetime:
    """Return the wall-clock time of a recorded moment, so far ahead of UTC as the showroom is."""
    return moment.replace(tzinfo=None) + offset
