"""How a meeting ends: the rule that no open deal waits (R1)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from showroom_crm.domain import follow_ups, plain_text
from showroom_crm.domain.deals import Concern, Deal, DealState, Decision, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.meetings import Ending, Meeting, Record


@dataclass(frozen=True)
class Won:
    """The customer ordered; `delivery_on` is the day of delivery (納車), where it is known."""

    delivery_on: date | None = None


@dataclass(frozen=True)
class Lost:
    """The customer will not buy here, and why; `far_contact` is when we ask again, if ever."""

    reason: LostReason | None
    competitor: str = ""
    far_contact: Plan | None = None


@dataclass(frozen=True)
class NextContact:
    """Our next action; `plan.agreed` tells whether the customer agreed to it."""

    plan: Plan


Outcome = Won | Lost | NextContact


@dataclass(frozen=True)
class Answers:
    """What the four questions brought: concerns with remedies, and the decision.

    `other_car` is one that we propose instead, where even a solved concern leads to no order.
    """

    concerns: tuple[Concern, ...] = ()
    decision: Decision = Decision()
    other_car: str = ""


@dataclass(frozen=True)
class ClosedMeeting:
    """A meeting closed, its deal as it stands then, and our next follow-up unless it ended."""

    meeting: Meeting
    deal: Deal
    concerns: tuple[Concern, ...]
    planned: Plan | None


def close(
    meeting: Meeting, deal: Deal, answers: Answers, outcome: Outcome, *, today: date
) -> ClosedMeeting:
    """Return the meeting closed and, unless the deal ends, our next follow-up.

    Another car stands with what was proposed in the meeting: the deal is about the first one
    until the customer says otherwise. Raises RuleBroken: "close.already_closed",
    "close.deal_ended", "close.reason_missing", "decision.before_meeting",
    "decision.range_reversed", and those of `follow_ups.accepted_plan` and `plain_text`.
    """
    if meeting.ending is not None:
        raise RuleBroken("close.already_closed")
    if deal.state.ended:
        raise RuleBroken("close.deal_ended")
    concerns = tuple(_accepted_concern(concern) for concern in answers.concerns)
    decision = _accepted_decision(answers.decision, held_at=meeting.record.held_at)
    meeting = replace(meeting, record=_with_other_car(meeting.record, answers.other_car))
    deal = replace(deal, decision=deal.decision if decision == Decision() else decision)
    match outcome:
        case Won():
            ended = won(deal, outcome, today=today)
            return ClosedMeeting(replace(meeting, ending=Ending.WON), ended, concerns, None)
        case Lost():
            ended = lost(deal, outcome, today=today)
            return ClosedMeeting(replace(meeting, ending=Ending.LOST), ended, concerns, None)
        case NextContact(plan):
            planned = follow_ups.accepted_plan(plan, made_at=meeting.record.held_at)
            ending = Ending.AGREED if planned.agreed else Ending.OWN_ACTION
            open_deal = replace(deal, state=DealState.OPEN)
            return ClosedMeeting(replace(meeting, ending=ending), open_deal, concerns, planned)


def won(deal: Deal, outcome: Won, *, today: date) -> Deal:
    """Return a deal as it is once the customer has ordered."""
    return replace(deal, state=DealState.WON, ended_on=today, delivery_on=outcome.delivery_on)


def lost(deal: Deal, outcome: Lost, *, today: date) -> Deal:
    """Return a deal as it is once it is lost.

    Raises RuleBroken: "close.reason_missing", and those of `plain_text`.
    """
    if outcome.reason is None:
        raise RuleBroken("close.reason_missing", field="lost_reason")
    return replace(
        deal,
        state=DealState.LOST,
        lost_reason=outcome.reason,
        competitor=plain_text.line(outcome.competitor, field="competitor"),
        ended_on=today,
    )


def _with_other_car(record: Record, car: str) -> Record:
    named = plain_text.line(car, field="other_car").strip()
    if named in record.proposed:
        return record
    lines = filter(None, (record.proposed.rstrip(), named))
    return replace(record, proposed="\n".join(lines))


def _accepted_concern(concern: Concern) -> Concern:
    plain_text.note(concern.words, field="concern")
    plain_text.note(concern.remedy, field="remedy")
    plain_text.note(concern.condition, field="condition")
    return concern


def _accepted_decision(decision: Decision, *, held_at: datetime) -> Decision:
    plain_text.line(decision.words, field="decision_words")
    plain_text.line(decision.decided_by, field="decided_by")
    plain_text.note(decision.customer_does, field="customer_does")
    if decision.from_on is not None and (decision.on is None or decision.from_on > decision.on):
        raise RuleBroken("decision.range_reversed", field="decision_on")
    if decision.on is not None and decision.on < held_at.date():
        raise RuleBroken("decision.before_meeting", field="decision_on")
    return decision
