"""The rule that no open deal waits (R1), seen from the close of a meeting."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.deals import (
    Concern,
    ConcernCategory,
    Deal,
    DealState,
    Decision,
    LostReason,
)
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, MeetingId, StaffId
from showroom_crm.domain.meeting_close import (
    Answers,
    Lost,
    NextContact,
    Outcome,
    Won,
    close,
)
from showroom_crm.domain.meetings import Ending, Meeting, Record

HELD = datetime(2026, 10, 3, 12, 0)
TODAY = HELD.date()
MEETING = Meeting(
    MeetingId(7),
    CustomerId(1),
    DealId(3),
    StaffId(2),
    Record(HELD, said="妻が後部座席を気にしていて"),
    typed_at=datetime(2026, 10, 3, 3, 0, tzinfo=UTC),
)
DEAL = Deal(DealId(3), CustomerId(1), StaffId(2), "シエンタ", DealState.OPEN, date(2026, 9, 1))
CALL = Plan(Channel.PHONE, HELD + timedelta(days=1), reason="下取り額の回答")

PLANS = st.builds(
    Plan,
    channel=st.sampled_from(Channel),
    at=st.datetimes(min_value=datetime(2026, 9, 1), max_value=datetime(2026, 11, 30)),
    reason=st.sampled_from(["", "  ", "下取り額の回答"]),
    agreed=st.booleans(),
)
OUTCOMES: st.SearchStrategy[Outcome] = st.one_of(
    st.just(Won()),
    st.builds(Lost, reason=st.none() | st.sampled_from(LostReason)),
    st.builds(NextContact, PLANS),
)


def closed_by(outcome: Outcome, *, deal: Deal = DEAL, answers: Answers | None = None) -> Deal:
    return close(MEETING, deal, answers or Answers(), outcome, today=TODAY).deal


def refusal(
    outcome: Outcome,
    *,
    meeting: Meeting = MEETING,
    deal: Deal = DEAL,
    answers: Answers | None = None,
) -> RuleBroken:
    with pytest.raises(RuleBroken) as refused:
        close(meeting, deal, answers or Answers(), outcome, today=TODAY)
    return refused.value


@given(outcome=OUTCOMES, state=st.sampled_from([DealState.OPEN, DealState.WAITING]))
def test_every_close_ends_the_deal_or_plans_our_next_contact(
    outcome: Outcome, state: DealState
) -> None:
    try:
        closed = close(MEETING, replace(DEAL, state=state), Answers(), outcome, today=TODAY)
    except RuleBroken:
        return
    assert closed.meeting.ending is not None
    if closed.deal.state.ended:
        assert closed.planned is None
        assert closed.deal.ended_on == TODAY
    else:
        assert closed.deal.state is DealState.OPEN
        assert closed.planned is not None
        assert closed.planned.at >= HELD
        assert closed.planned.reason.strip()


@given(outcome=OUTCOMES, ending=st.sampled_from(Ending))
def test_a_closed_meeting_is_never_closed_again(outcome: Outcome, ending: Ending) -> None:
    assert refusal(outcome, meeting=replace(MEETING, ending=ending)).key == "close.already_closed"


@given(outcome=OUTCOMES, state=st.sampled_from([DealState.WON, DealState.LOST]))
def test_an_ended_deal_is_never_closed_into_another_state(
    outcome: Outcome, state: DealState
) -> None:
    assert refusal(outcome, deal=replace(DEAL, state=state)).key == "close.deal_ended"


@pytest.mark.parametrize(
    ("outcome", "ending", "state"),
    [
        (Won(), Ending.WON, DealState.WON),
        (Lost(LostReason.OTHER_MAKER, "他社ミニバン"), Ending.LOST, DealState.LOST),
        (NextContact(CALL), Ending.AGREED, DealState.OPEN),
        (NextContact(replace(CALL, agreed=False)), Ending.OWN_ACTION, DealState.OPEN),
    ],
)
def test_a_meeting_is_closed_in_four_ways(
    outcome: Outcome, ending: Ending, state: DealState
) -> None:
    closed = close(MEETING, DEAL, Answers(), outcome, today=TODAY)
    assert (closed.meeting.ending, closed.deal.state) == (ending, state)


def test_a_deal_that_waited_waits_no_longer_once_a_contact_is_set() -> None:
    waiting = replace(DEAL, state=DealState.WAITING)
    assert closed_by(NextContact(CALL), deal=waiting).state is DealState.OPEN


def test_a_lost_deal_keeps_its_reason_and_the_competitor() -> None:
    lost = closed_by(Lost(LostReason.OTHER_DEALER, "隣町の販売店"))
    assert (lost.lost_reason, lost.competitor) == (LostReason.OTHER_DEALER, "隣町の販売店")


def test_a_loss_without_its_reason_is_refused_beside_the_reason() -> None:
    fault = refusal(Lost(None))
    assert (fault.key, fault.details["field"]) == ("close.reason_missing", "lost_reason")


def test_a_contact_that_is_past_already_is_kept_when_it_lies_after_the_meeting() -> None:
    late_entry = replace(CALL, at=HELD + timedelta(hours=1))
    closed = close(
        MEETING, DEAL, Answers(), NextContact(late_entry), today=TODAY + timedelta(days=2)
    )
    assert closed.planned == late_entry


def test_a_decision_before_the_meeting_is_refused_and_one_on_its_day_is_kept() -> None:
    yesterday = Answers(decision=Decision(on=TODAY - timedelta(days=1)))
    fault = refusal(Won(), answers=yesterday)
    assert (fault.key, fault.details["field"]) == ("decision.before_meeting", "decision_on")
    same_day = Decision(on=TODAY)
    assert closed_by(Won(), answers=Answers(decision=same_day)).decision == same_day


def test_a_question_not_asked_today_leaves_the_earlier_decision() -> None:
    earlier = Decision("今月末", date(2026, 10, 31), "ご夫婦")
    assert closed_by(NextContact(CALL), deal=replace(DEAL, decision=earlier)).decision == earlier


def test_who_decides_is_kept_even_when_the_time_is_not_known() -> None:
    only_who = Decision(decided_by="ご夫婦")
    kept = closed_by(NextContact(CALL), answers=Answers(decision=only_who))
    assert kept.decision == only_who


@pytest.mark.parametrize("field", ["concern", "remedy"])
def test_a_broken_character_in_a_concern_is_refused_beside_its_field(field: str) -> None:
    texts = {"concern": "高い", "remedy": "値引きの相談"} | {field: "\udfff"}
    concern = Concern(ConcernCategory.PRICE, words=texts["concern"], remedy=texts["remedy"])
    fault = refusal(NextContact(CALL), answers=Answers(concerns=(concern,)))
    assert (fault.key, fault.details["field"]) == ("text.lone_surrogate", field)


@pytest.mark.parametrize(
    ("proposed", "kept"),
    [
        ("", "ルーミー G"),
        ("シエンタの試乗をご案内\n", "シエンタの試乗をご案内\nルーミー G"),
        ("試乗はルーミー Gも", "試乗はルーミー Gも"),
    ],
)
def test_another_car_stands_with_what_was_proposed(proposed: str, kept: str) -> None:
    held = replace(MEETING, record=replace(MEETING.record, proposed=proposed))
    answers = Answers(other_car=" ルーミー G ")
    closed = close(held, DEAL, answers, NextContact(CALL), today=TODAY)
    assert closed.meeting.record.proposed == kept
    assert closed.deal.wish == DEAL.wish


@pytest.mark.parametrize("outcome", [Won(), Lost(LostReason.NOT_BUYING), NextContact(CALL)])
def test_without_another_car_what_was_proposed_is_untouched(outcome: Outcome) -> None:
    held = replace(MEETING, record=replace(MEETING.record, proposed="シエンタ \n"))
    closed = close(held, DEAL, Answers(), outcome, today=TODAY)
    assert closed.meeting.record == held.record


def test_another_car_of_two_lines_is_refused_beside_its_field() -> None:
    fault = refusal(NextContact(CALL), answers=Answers(other_car="ルーミー\nG"))
    assert (fault.key, fault.details["field"]) == ("text.control_sign", "other_car")
