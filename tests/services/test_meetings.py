"""A meeting closes in four ways, each in one transaction."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState, Decision, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUpStatus
from showroom_crm.domain.history import EventKind
from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome, Won
from showroom_crm.domain.meetings import Ending, Place, Record
from showroom_crm.domain.showroom import Counts
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import finding, meetings
from showroom_crm.services.customers import add_customer
from showroom_crm.services.messages import messages_for
from showroom_crm.services.store import Store
from tests.conftest import CALL, NOON, MovableClock, Sato

TOMORROW = replace(CALL, at=CALL.at + timedelta(days=1), reason="見積の再提示")


@pytest.fixture
def begun(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> MeetingId:
    """The call of 15:00 is held, and written down."""
    clock.set(CALL.at)
    return meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="もう少し考えたい"),
        deal_id=sato.deal_id,
        answers_id=sato.follow_up_id,
        by=tanaka,
        clock=clock,
    ).meeting_id


def close(store: Store, begun: MeetingId, outcome: Outcome, clock: MovableClock) -> None:
    meetings.close_meeting(store, begun, Answers(), outcome, by=StaffId(1), clock=clock)


def test_an_agreed_contact_ends_the_one_before_and_opens_the_next(
    store: Store, sato: Sato, begun: MeetingId, clock: MovableClock
) -> None:
    close(store, begun, NextContact(TOMORROW), clock)
    chart = store.charts.chart(sato.customer_id)
    assert [planned.plan for planned in chart.planned] == [TOMORROW]
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    assert store.meetings.get(begun).ending is Ending.AGREED


def test_an_own_action_is_flagged_until_it_is_agreed(
    store: Store, begun: MeetingId, clock: MovableClock
) -> None:
    close(store, begun, NextContact(replace(TOMORROW, agreed=False)), clock)
    assert store.meetings.get(begun).ending is Ending.OWN_ACTION
    assert finding.counts(store, staff_id=None, clock=clock) == Counts(not_agreed=1)


@pytest.mark.parametrize(
    ("outcome", "state"),
    [
        (Won(), DealState.WON),
        (Lost(LostReason.OTHER_MAKER, "他社のディーラー"), DealState.LOST),
    ],
)
def test_a_deal_that_ends_leaves_no_planned_contact(
    store: Store,
    sato: Sato,
    begun: MeetingId,
    clock: MovableClock,
    outcome: Outcome,
    state: DealState,
) -> None:
    close(store, begun, outcome, clock)
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.state is state
    assert chart.planned == ()


@pytest.mark.parametrize(
    ("outcome", "key"),
    [
        (Lost(None), "close.reason_missing"),
        (NextContact(replace(TOMORROW, reason="  ")), "follow_up.reason_missing"),
        (NextContact(replace(TOMORROW, at=CALL.at - timedelta(1))), "follow_up.before_meeting"),
    ],
)
def test_a_refused_close_leaves_everything_as_it_was(
    store: Store,
    sato: Sato,
    begun: MeetingId,
    clock: MovableClock,
    outcome: Outcome,
    key: str,
) -> None:
    before = store.charts.chart(sato.customer_id)
    with pytest.raises(RuleBroken) as refused:
        close(store, begun, outcome, clock)
    assert refused.value.key == key
    assert store.charts.chart(sato.customer_id) == before


def test_a_contact_in_the_past_of_a_meeting_entered_late_is_kept_and_due_at_once(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    late = Record(held_at=clock.local() - timedelta(days=2), said="明日電話して")
    begun = meetings.begin_meeting(
        store, sato.customer_id, late, deal_id=sato.deal_id, by=tanaka, clock=clock
    )
    yesterday = replace(TOMORROW, at=clock.local() - timedelta(days=1))
    close(store, begun.meeting_id, NextContact(yesterday), clock)
    assert finding.counts(store, staff_id=None, clock=clock).overdue == 1


def test_a_meeting_is_unclosed_from_thirty_minutes_after_its_last_keystroke(
    store: Store, begun: MeetingId, clock: MovableClock
) -> None:
    clock.advance(timedelta(minutes=29))
    assert finding.counts(store, staff_id=None, clock=clock).unclosed == 0
    clock.advance(timedelta(minutes=1))
    assert finding.counts(store, staff_id=None, clock=clock).unclosed == 1


def test_a_closed_meeting_is_not_closed_twice_nor_overwritten(
    store: Store, begun: MeetingId, clock: MovableClock
) -> None:
    close(store, begun, NextContact(TOMORROW), clock)
    with pytest.raises(RuleBroken):
        close(store, begun, Won(), clock)
    with pytest.raises(RuleBroken):
        meetings.keep_record(
            store, begun, Record(held_at=CALL.at, said=""), wish="", answers_id=None, clock=clock
        )
    assert store.meetings.get(begun).record.said == "もう少し考えたい"


def test_a_meeting_that_was_begun_by_mistake_is_forgotten(
    store: Store, sato: Sato, begun: MeetingId, clock: MovableClock
) -> None:
    erased = Record(held_at=CALL.at, said=" \n")
    meetings.keep_record(store, begun, erased, wish="", answers_id=sato.follow_up_id, clock=clock)
    meetings.drop_wordless_meeting(store, begun)
    chart = store.charts.chart(sato.customer_id)
    assert chart.unclosed == ()
    assert [planned.id for planned in chart.planned] == [sato.follow_up_id]
    assert store.faults() == []


@pytest.mark.parametrize("field", ["said", "proposed", "attendees", "wish"])
def test_a_meeting_that_holds_a_word_is_never_forgotten(
    store: Store, begun: MeetingId, clock: MovableClock, field: str
) -> None:
    texts = {"said": "", "proposed": "", "attendees": "", "wish": ""} | {field: "一言"}
    wish = texts.pop("wish")
    record = Record(CALL.at, Place.SHOWROOM, texts["attendees"], texts["said"], texts["proposed"])
    meetings.keep_record(store, begun, record, wish=wish, answers_id=None, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        meetings.drop_wordless_meeting(store, begun)
    assert refused.value.key == "meeting.has_words"
    assert store.meetings.get(begun).record == record


def test_a_closed_meeting_is_never_forgotten(
    store: Store, begun: MeetingId, clock: MovableClock
) -> None:
    close(store, begun, NextContact(TOMORROW), clock)
    with pytest.raises(RuleBroken):
        meetings.drop_wordless_meeting(store, begun)


def test_a_meeting_never_ends_the_contact_of_another_customer(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    other = add_customer(store, Profile(name="山田"), by=tanaka, clock=clock).customer_id
    with pytest.raises(RuleBroken) as refused:
        meetings.begin_meeting(
            store,
            other,
            Record(held_at=clock.local()),
            answers_id=sato.follow_up_id,
            by=tanaka,
            clock=clock,
        )
    assert refused.value.key == "meeting.other_customer"


def test_a_meeting_left_open_when_its_deal_ended_can_still_be_closed(
    store: Store, sato: Sato, begun: MeetingId, clock: MovableClock, tanaka: StaffId
) -> None:
    left = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="もう一台も考えたい"),
        deal_id=sato.deal_id,
        by=tanaka,
        clock=clock,
    )
    close(store, begun, Won(), clock)
    close(store, left.meeting_id, NextContact(TOMORROW), clock)
    chart = store.charts.chart(sato.customer_id)
    assert [deal.deal.state for deal in chart.deals] == [DealState.OPEN, DealState.WON]
    assert chart.unclosed == ()


def test_two_first_meetings_of_one_customer_make_one_deal(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    customer = add_customer(store, Profile(name="山田"), by=tanaka, clock=clock).customer_id
    begun = [
        meetings.begin_meeting(
            store, customer, Record(held_at=clock.local(), said=said), by=tanaka, clock=clock
        ).meeting_id
        for said in ("小さい車を", "やはり大きい車を")
    ]
    for meeting_id in begun:
        close(store, meeting_id, NextContact(TOMORROW), clock)
    [deal] = store.charts.chart(customer).deals
    assert len(deal.meetings) == 2


def test_words_are_kept_when_the_clock_is_set_back(
    store: Store, begun: MeetingId, clock: MovableClock
) -> None:
    held_at = clock.local()
    clock.advance(-timedelta(minutes=5))
    more = Record(held_at=held_at, said="もう少し考えたい。妻とも話す")
    meetings.keep_record(store, begun, more, wish="", answers_id=None, clock=clock)
    assert store.meetings.get(begun).record == more


def test_a_new_decision_is_told_in_the_history_once_at_the_time_of_the_talk(
    store: Store, clock: MovableClock, sato: Sato, tanaka: StaffId
) -> None:
    decision = Decision("来月", date(2026, 11, 30), "お母様", customer_does="ご家族で試乗")
    for answers in (Answers(), Answers(decision=decision), Answers(decision=decision)):
        begun = meetings.begin_meeting(
            store,
            sato.customer_id,
            Record(NOON, said="もう一度"),
            deal_id=sato.deal_id,
            by=tanaka,
            clock=clock,
        )
        meetings.close_meeting(
            store, begun.meeting_id, answers, NextContact(CALL), by=tanaka, clock=clock
        )
    later, first = store.charts.chart(sato.customer_id).events
    assert later.kind is EventKind.DECISION
    assert later.details == {
        "words": "来月",
        "from": "",
        "on": "2026-11-30",
        "decided_by": "お母様",
        "customer_does": "ご家族で試乗",
    }
    assert (later.at, later.deal_id) == (NOON, sato.deal_id)
    assert first.details["words"] == "今月末"


def test_the_rep_hears_of_a_meeting_that_a_colleague_had(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    for by in (suzuki, tanaka):
        begun = meetings.begin_meeting(
            store,
            sato.customer_id,
            Record(NOON, said="近くまで来たので"),
            deal_id=sato.deal_id,
            by=by,
            clock=clock,
        )
        meetings.close_meeting(
            store, begun.meeting_id, Answers(), NextContact(CALL), by=by, clock=clock
        )
    (message,) = messages_for(store, tanaka)
    assert message.taken_by == suzuki
    assert "「近くまで来たので」" in message.words
    assert "10/3(土) 15:00" in message.words
