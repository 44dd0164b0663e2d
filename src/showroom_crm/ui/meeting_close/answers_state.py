"""What the four questions have brought so far, as it was typed; it survives as a draft."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from typing import Any

from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Decision,
    LostReason,
    WouldBuy,
)
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import ConcernId
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
    """A concern as it stands in the close; `condition` is what "yes, if" depends on."""

    category: ConcernCategory
    words: str = ""
    remedy: str = ""
    would_buy: WouldBuy = WouldBuy.NOT_ASKED
    condition: str = ""
    resolved: bool = False
    id: ConcernId | None = None

    def concern(self) -> Concern:
        """Return the concern to keep; only a "yes, if" keeps its condition."""
        return Concern(
            self.category,
            words=self.words,
            remedy=self.remedy,
            would_buy=self.would_buy,
            condition=self.condition if self.would_buy is WouldBuy.YES_IF else "",
            resolved=self.resolved,
            id=self.id,
        )


@dataclass(frozen=True)
class GatheredAnswers:
    """`decision_on` and `contact` are texts as typed; `suggested_reason` is ours, untouched."""

    step: Step = Step.CONCERNS
    concerns: tuple[ConcernAnswer, ...] = ()
    decision_words: str = ""
    decision_on: str = ""
    decided_by: str = ""
    contact: Mapping[str, str] = field(default_factory=dict)
    suggested_reason: str = ""
    lost_reason: LostReason | None = None
    competitor: str = ""

    @property
    def open_concerns(self) -> tuple[ConcernAnswer, ...]:
        return tuple(concern for concern in self.concerns if not concern.resolved)

    @property
    def open_categories(self) -> Sequence[ConcernCategory]:
        return [concern.category for concern in self.open_concerns]

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

    def answers(self, *, held_on: date) -> Answers:
        """Return what is kept of a meeting held on a day. Raises RuleBroken: "date.unreadable"."""
        decision = Decision(
            self.decision_words, self.decision_day(held_on=held_on), self.decided_by
        )
        return Answers(tuple(each.concern() for each in self.concerns), decision)


def begin(concerns: Sequence[Concern], decision: Decision) -> GatheredAnswers:
    """Return the answers before the first question: what was open and said earlier."""
    return GatheredAnswers(
        concerns=tuple(_earlier(concern) for concern in concerns),
        decision_words=decision.words,
        decision_on="" if decision.on is None else decision.on.isoformat(),
        decided_by=decision.decided_by,
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
    )


def _concern_answer(values: Mapping[str, Any]) -> ConcernAnswer:
    answer = ConcernAnswer(**values)
    return replace(
        answer,
        category=ConcernCategory(answer.category),
        would_buy=WouldBuy(answer.would_buy),
    )
