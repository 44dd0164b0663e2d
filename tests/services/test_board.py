"""The morning board of a showroom, and the manager's word."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest

from showroom_crm.domain.board import Board, Entry, SectionKind
from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.deals import Decision, LostReason, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.manager_words import unticked
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import customers, meetings
from showroom_crm.services.board import (
    board,
    board_rules,
    keep_board_rules,
    leave_word,
    tick_word,
)
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato

LATER = Plan(Channel.PHONE, NOON + timedelta(days=30), "在庫の回答")


def _meet(
    store: Store,
    clock: MovableClock,
    outcome: Outcome | None,
    *,
    by: StaffId,
    name: str = "高橋 美咲",
    held_at: datetime = NOON,
    decision: Decision | None = None,
) -> CustomerId:
    added = customers.add_customer(store, Profile(name=name), by=by, clock=clock)
    record = Record(held_at=held_at, said="色は白がいい")
    begun = meetings.begin_meeting(
        store, added.customer_id, record, wish="ヤリス", by=by, clock=clock
    )
    if outcome is not None:
        answers = Answers(decision=decision or Decision())
        meetings.close_meeting(store, begun.meeting_id, answers, outcome, by=by, clock=clock)
    return added.customer_id


def _names(shown: Board, kind: SectionKind) -> list[str]:
    return [entry.subject.name for entry in shown.entries(kind)]


def test_a_contact_of_today_is_on_the_board_until_it_is_late(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    shown = board(store, clock)
    assert _names(shown, SectionKind.TODAY) == ["佐藤 健一"]
    assert _names(shown, SectionKind.OVERDUE) == []
    clock.set(datetime(2026, 10, 3, 15, 16))
    [late] = board(store, clock).entries(SectionKind.OVERDUE)
    assert late.contact is not None
    assert (late.contact.id, late.deal_id) == (sato.follow_up_id, sato.deal_id)


def test_a_promise_is_late_only_after_the_minutes_that_the_manager_allows(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    keep_board_rules(store, BoardRules(late_after_minutes=60), clock=clock)
    clock.set(datetime(2026, 10, 3, 16, 0))
    assert _names(board(store, clock), SectionKind.OVERDUE) == []
    clock.set(datetime(2026, 10, 3, 16, 1))
    assert _names(board(store, clock), SectionKind.OVERDUE) == ["佐藤 健一"]


def test_contacts_stand_by_rep_and_time(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    for by, name, hour in ((suzuki, "一", 18), (tanaka, "二", 13), (suzuki, "三", 14)):
        plan = Plan(Channel.PHONE, datetime(2026, 10, 3, hour), "回答")
        _meet(store, clock, NextContact(plan), by=by, name=name)
    assert _names(board(store, clock), SectionKind.TODAY) == ["二", "佐藤 健一", "三", "一"]


def test_the_contact_of_a_rep_who_is_off_stands_with_the_stand_in(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    store.days_off.save(DayOff(tanaka, NOON.date(), NOON.date(), suzuki))
    [entry] = board(store, clock).entries(SectionKind.TODAY)
    assert (entry.subject.staff_name, entry.subject.stands_in_for) == ("鈴木", "田中")
    clock.advance(timedelta(days=1))
    [entry] = board(store, clock).entries(SectionKind.OVERDUE)
    assert (entry.subject.staff_name, entry.subject.stands_in_for) == ("田中", "")


def test_what_happened_is_told_from_the_last_open_day_on(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    keep_showroom_days(
        store, ShowroomDays(closed_weekdays=frozenset({4}), opens=NOON.time()), clock=clock
    )
    thursday = datetime(2026, 10, 1, 10, 0)
    _meet(store, clock, Won(), by=tanaka, name="成約", held_at=thursday)
    _meet(store, clock, Lost(LostReason.NOT_BUYING), by=tanaka, name="敗戦", held_at=thursday)
    _meet(
        store, clock, NextContact(LATER), by=tanaka, name="昔", held_at=thursday - timedelta(days=1)
    )
    shown = board(store, clock)
    assert shown.since == date(2026, 10, 1)
    assert _names(shown, SectionKind.VISITS) == ["成約", "敗戦"]
    assert _names(shown, SectionKind.MEETINGS) == ["成約", "敗戦"]
    assert _names(shown, SectionKind.WON) == ["成約"]
    [lost] = shown.entries(SectionKind.LOST)
    assert lost.deal is not None
    assert lost.deal.lost_reason is LostReason.NOT_BUYING


def test_a_contact_of_the_last_open_day_without_an_outcome_was_missed(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    clock.set(datetime(2026, 10, 4, 9, 0))
    assert _names(board(store, clock), SectionKind.MISSED) == ["佐藤 健一"]
    clock.set(datetime(2026, 10, 5, 9, 0))
    shown = board(store, clock)
    assert _names(shown, SectionKind.MISSED) == []
    assert _names(shown, SectionKind.OVERDUE) == ["佐藤 健一"]


def test_a_waiting_deal_is_on_the_board(store: Store, clock: MovableClock, tanaka: StaffId) -> None:
    added = customers.add_customer(store, Profile(name="山田"), by=tanaka, clock=clock)
    store.deals.bring_in_waiting(
        added.customer_id, staff_id=tanaka, wish="プリウス", on=date(2026, 9, 1)
    )
    [waiting] = board(store, clock).entries(SectionKind.WAITING)
    assert waiting.deal is not None
    assert (waiting.subject.name, waiting.deal.wish) == ("山田", "プリウス")


def test_a_meeting_left_open_is_told_after_half_an_hour(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    _meet(store, clock, None, by=tanaka)
    assert _names(board(store, clock), SectionKind.UNCLOSED) == []
    clock.advance(timedelta(minutes=30))
    assert _names(board(store, clock), SectionKind.UNCLOSED) == ["高橋 美咲"]


def test_a_deal_without_an_agreed_contact_warns_after_some_days(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    own = Plan(Channel.PHONE, LATER.at, "在庫の回答", agreed=False)
    _meet(store, clock, NextContact(own), by=tanaka)
    clock.advance(timedelta(days=6))
    assert _names(board(store, clock), SectionKind.NOT_AGREED) == []
    clock.advance(timedelta(days=1))
    assert _names(board(store, clock), SectionKind.NOT_AGREED) == ["高橋 美咲"]


def test_decisions_are_told_before_and_after_their_day(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    decision = Decision(words="10日頃", on=date(2026, 10, 10))
    _meet(store, clock, NextContact(LATER), by=tanaka, decision=decision)
    shown = board(store, clock)
    assert _names(shown, SectionKind.DECISIONS) == ["高橋 美咲"]
    assert _names(shown, SectionKind.DECIDES_UNACCOMPANIED) == ["高橋 美咲"]
    assert _names(shown, SectionKind.DECISION_PASSED) == []
    clock.set(datetime(2026, 10, 11, 9, 0))
    shown = board(store, clock)
    assert _names(shown, SectionKind.DECISION_PASSED) == ["高橋 美咲"]
    assert _names(shown, SectionKind.DECIDES_UNACCOMPANIED) == []


def test_a_decision_after_a_contact_of_ours_is_accompanied(
    store: Store, clock: MovableClock, sato: Sato
) -> None:
    keep_board_rules(store, BoardRules(decision_within_days=60), clock=clock)
    assert _names(board(store, clock), SectionKind.DECIDES_UNACCOMPANIED) == []


def test_a_remedy_is_told_until_it_is_ready(store: Store, clock: MovableClock, sato: Sato) -> None:
    [unready] = board(store, clock).entries(SectionKind.REMEDY_NOT_READY)
    [concern] = unready.concerns
    assert concern.remedy == "査定の上乗せを相談"
    ready = replace(concern, remedy_state=RemedyState.READY)
    store.deals.save_concerns(sato.deal_id, [ready])
    assert board(store, clock).entries(SectionKind.REMEDY_NOT_READY) == ()


def test_rules_that_make_no_sense_are_refused(store: Store, clock: MovableClock) -> None:
    with pytest.raises(RuleBroken, match=r"board\.out_of_range"):
        keep_board_rules(store, BoardRules(unagreed_after_days=0), clock=clock)
    assert board_rules(store) == BoardRules()


def test_settings_that_nobody_can_read_leave_the_usual_rules(
    store: Store, clock: MovableClock
) -> None:
    store.settings.keep("board_rules", '{"late": 1}', at=clock.utc())
    assert board_rules(store) == BoardRules()


def test_a_word_stands_on_the_board_until_the_rep_ticks_it(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    manager = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    left = leave_word(store, sato.deal_id, " 下取りは私が査定します ", by=manager, clock=clock)
    assert left.touches(sato.customer_id)
    [entry] = board(store, clock).entries(SectionKind.TODAY)
    assert _word(entry) == "下取りは私が査定します"
    [word] = store.manager_words.of_deal(sato.deal_id)
    assert word.id is not None
    clock.advance(timedelta(minutes=5))
    tick_word(store, word.id, by=tanaka, clock=clock)
    clock.advance(timedelta(minutes=5))
    tick_word(store, word.id, by=manager, clock=clock)
    [ticked] = store.manager_words.of_deal(sato.deal_id)
    assert (ticked.ticked_by, ticked.ticked_at) == (tanaka, NOON + timedelta(minutes=5))
    assert not unticked([ticked])
    [entry] = board(store, clock).entries(SectionKind.TODAY)
    assert _word(entry) is None


def test_an_empty_word_is_refused(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    with pytest.raises(RuleBroken, match=r"manager_word\.empty"):
        leave_word(store, sato.deal_id, " 　", by=tanaka, clock=clock)
    assert not store.manager_words.of_deal(sato.deal_id)


def test_a_word_of_a_rep_or_of_nobody_is_refused(
    store: Store, clock: MovableClock, tanaka: StaffId, sato: Sato
) -> None:
    for by in (tanaka, None):
        with pytest.raises(RuleBroken, match=r"manager_word\.manager_only"):
            leave_word(store, sato.deal_id, "査定は私がします", by=by, clock=clock)
    assert not store.manager_words.of_deal(sato.deal_id)


def _word(entry: Entry) -> str | None:
    return None if entry.word is None else entry.word.words
