"""What the four questions have brought so far, as it was typed; it survives as a draft."""

import json
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Decision,
    LostReason,
    RemedyState,
    WouldBuy,
)
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId, StaffId
from showroom_crm.domain.meeting_close import Answers
from showroom_crm.domain.written_dates import read_day


class Step(StrEnum):
    """The pages of the close, in their order; the last two are ways out."""

    CONCERNS = "concerns"
    WOULD_BUY = "would_buy"
    DECISION = "decision"
    CONTACT = "contact"
    WON = "won"
    LOST = "lost"


QUESTIONS = (Step.CONCERNS, Step.WOULD_BUY, Step.DECISION, Step.CONTACT)


@dataclass(frozen=True)
class ConcernAnswer:
    """A concern as it stands in the close; `condition` is what "yes, if" depends on.

    `remedy_due` is an ISO moment of the wall clock, as a draft keeps it, or what was typed where
    that cannot be read; empty without one.
    """

    category: ConcernCategory
    words: str = ""
    remedy: str = ""
    would_buy: WouldBuy = WouldBuy.NOT_ASKED
    condition: str = ""
    resolved: bool = False
    id: ConcernId | None = None
    remedy_by: StaffId | None = None
    remedy_due: str = ""
    remedy_state: RemedyState = RemedyState.TO_DO

    def concern(self) -> Concern:
        """Return the concern to keep; only a "yes, if" keeps its condition.

        Raises RuleBroken: "date.unreadable".
        """
        return Concern(
            self.category,
            words=self.words,
            remedy=self.remedy,
            would_buy=self.would_buy,
            condition=self.condition if self.would_buy is WouldBuy.YES_IF else "",
            resolved=self.resolved,
            id=self.id,
            remedy_by=self.remedy_by,
            remedy_due=self.due(),
            remedy_state=self.remedy_state,
        )

    def due(self) -> datetime | None:
        """Return by when the remedy is to be ready. Raises RuleBroken: "date.unreadable"."""
        if not self.remedy_due.strip():
            return None
        try:
            return datetime.fromisoformat(self.remedy_due)
        except ValueError:
            raise RuleBroken("date.unreadable", typed=self.remedy_due, field="remedy_due") from None


@dataclass(frozen=True)
class GatheredAnswers:
    """`decision_on` and `contact` are texts as typed; `suggested_reason` is ours, untouched.

    `other_car` stays as typed while `other_car_wanted` is taken back.
    `decision_from` is the first of the days that the decision's words stand for, an ISO day.
    """

    step: Step = Step.CONCERNS
    concerns: tuple[ConcernAnswer, ...] = ()
    decision_words: str = ""
    decision_on: str = ""
    decided_by: str = ""
    decision_from: str = ""
    customer_does: str = ""
    contact: Mapping[str, str] = field(default_factory=dict)
    suggested_reason: str = ""
    lost_reason: LostReason | None = None
    competitor: str = ""
    delivery_on: str = ""
    far_contact: str = ""
    far_words: str = ""
    other_car_wanted: bool = False
    other_car: str = ""

    @property
    def open_concerns(self) -> tuple[ConcernAnswer, ...]:
        return tuple(concern for concern in self.concerns if not concern.resolved)

    @property
    def open_categories(self) -> Sequence[ConcernCategory]:
        return [concern.category for concern in self.open_concerns]

    @property
    def known_dues(self) -> Sequence[datetime]:
        """Return by when the remedies are to be ready, as far as that can be read already."""
        dues = []
        for concern in self.open_concerns:
            with suppress(RuleBroken):
                dues.append(concern.due())
        return [due for due in dues if due is not None]

    @property
    def refused(self) -> bool:
        """Whether the customer would not buy even if a concern that is open were solved."""
        return any(each.would_buy is WouldBuy.NO for each in self.open_concerns)

    @property
    def car_to_propose(self) -> str | None:
        """The other car that is proposed after a *no*, empty while it is not named; or None."""
        return self.other_car.strip() if self.refused and self.other_car_wanted else None

    def decision_day(self, *, held_on: date) -> date | None:
        """Return the day of the decision, or None. Raises RuleBroken: "date.unreadable"."""
        if not self.decision_on.strip():
            return None
        return read_day(self.decision_on, field="decision_on", today=held_on)

    def known_decision_day(self, *, held_on: date) -> date | None:
        """Return the day of the decision as far as it can be read already."""
        try:
            return self.decision_day(held_on=held_on)
        except RuleBroken:
            return None

    def first_day(self, last: date | None) -> date | None:
        """Return the first of the days that end with `last`; None where there is but one."""
        if not self.decision_from or last is None:
            return None
        first = date.fromisoformat(self.decision_from)
        return first if first < last else None

    def answers(self, *, held_on: date) -> Answers:
        """Return what is kept of a meeting held on a day. Raises RuleBroken: "date.unreadable"."""
        on = self.decision_day(held_on=held_on)
        decision = Decision(
            self.decision_words, on, self.decided_by, self.first_day(on), self.customer_does
        )
        concerns = tuple(each.concern() for each in self.concerns)
        return Answers(concerns, decision, self.car_to_propose or "")


def begin(concerns: Sequence[Concern], decision: Decision) -> GatheredAnswers:
    """Return the answers before the first question: what was open and said earlier."""
    return GatheredAnswers(
        concerns=tuple(_earlier(concern) for concern in concerns),
        decision_words=decision.words,
        decision_on="" if decision.on is None else decision.on.isoformat(),
        decided_by=decision.decided_by,
        decision_from="" if decision.from_on is None else decision.from_on.isoformat(),
        customer_does=decision.customer_does,
    )


def as_texts(answers: GatheredAnswers) -> dict[str, str]:
    """Return the answers as a draft keeps them."""
    return {"answers": json.dumps(asdict(answers))}


def from_texts(texts: Mapping[str, str], fresh: GatheredAnswers) -> GatheredAnswers:
    """Return the answers of a draft, brought up to what is open now (`fresh`)."""
    written: dict[str, Any] = json.loads(texts["answers"])
    drafted = [_concern_answer(values) for values in written.pop("concerns")]
    by_id = {each.id: each for each in drafted}
    earlier = [by_id.get(each.id, each) for each in fresh.concerns]
    new = [each for each in drafted if each.id is None]
    reason = written.pop("lost_reason")
    return GatheredAnswers(
        **written | {"step": Step(written["step"])},
        concerns=(*earlier, *new),
        lost_reason=None if reason is None else LostReason(reason),
    )


def _earlier(concern: Concern) -> ConcernAnswer:
    return ConcernAnswer(
        concern.category,
        words=concern.words,
        remedy=concern.remedy,
        would_buy=concern.would_buy,
        condition=concern.condition,
        resolved=concern.resolved,
        id=concern.id,
        remedy_by=concern.remedy_by,
        remedy_due="" if concern.remedy_due is None else concern.remedy_due.isoformat(),
        remedy_state=concern.remedy_state,
    )


def _concern_answer(values: Mapping[str, Any]) -> ConcernAnswer:
    answer = ConcernAnswer(**values)
    return replace(
        answer,
        category=ConcernCategory(answer.category),
        would_buy=WouldBuy(answer.would_buy),
        remedy_state=RemedyState(answer.remedy_state),
    )
