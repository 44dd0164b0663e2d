"""A call in three keys: who, what came of it, what was said; Enter accepts what comes next."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan, Repeat
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.meetings import Place, Record
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.sentences import sentence
from showroom_crm.services import calls, customers, follow_ups
from showroom_crm.services.showroom_days import keep_showroom_days
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, SATO, MovableClock, Sato
from tests.ui.call.conftest import Called
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.meeting_close.closing import Hand
from tests.ui.refusing import full_disk

TOMORROW_AT_NOON = datetime(2026, 10, 4, 12)


def chart_of(store: Store, sato: Sato) -> CustomerChart:
    return store.charts.chart(sato.customer_id)


@pytest.fixture
def yamada(store: Store, clock: MovableClock, tanaka: StaffId) -> CustomerId:
    """A customer without a deal and without a phone."""
    return customers.add_customer(
        store, Profile(name="山田", kana="ヤマダ"), by=tanaka, clock=clock
    ).customer_id


def test_outcome_words_and_enter_record_a_call_with_the_next_contact(
    called: Called, store: Store, sato: Sato
) -> None:
    hand = Hand(called(sato.customer_id))
    hand.press(Qt.Key.Key_2)
    hand.write("奥様が出られた")
    hand.press(Qt.Key.Key_Return)
    chart = chart_of(store, sato)
    (attempt,) = chart.attempts
    assert (attempt.result, attempt.words, attempt.happened_at) == (
        Result.NOT_IN,
        "奥様が出られた",
        NOON,
    )
    assert attempt.number == "+819012345678"
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    (planned,) = chart.planned
    assert planned.plan == replace(CALL, at=TOMORROW_AT_NOON, agreed=False)
    assert hand.keystrokes == 2


def test_the_next_try_of_a_contact_that_repeats_repeats_in_its_place(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    yearly = replace(CALL, repeats=Repeat.YEARLY, lead_minutes=(30,))
    follow_ups.move_contact(store, sato.follow_up_id, yearly, by=None, clock=clock)
    hand = Hand(called(sato.customer_id))
    hand.press(Qt.Key.Key_2)
    hand.press(Qt.Key.Key_Return)
    (planned,) = chart_of(store, sato).planned
    assert planned.plan == replace(yearly, at=TOMORROW_AT_NOON, agreed=False)


def test_without_a_customer_it_asks_and_enter_takes_the_first_hit(
    called: Called, sato: Sato, yamada: CustomerId
) -> None:
    dialog = called(None)
    hand = Hand(dialog)
    hand.write("やまだ")
    hand.press(Qt.Key.Key_Return)
    assert dialog.customer_id == yamada
    assert text_of(dialog, "call_customer") == words.addressed("山田")


def test_the_arrows_walk_through_the_hits(called: Called, sato: Sato, yamada: CustomerId) -> None:
    dialog = called(None)
    hits = child(dialog, QListView, "who_hits")
    assert hits.currentIndex().row() == 0
    press(dialog, Qt.Key.Key_Down)
    press(dialog, Qt.Key.Key_Down)
    assert hits.currentIndex().row() == 1
    press(dialog, Qt.Key.Key_Up)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.customer_id == sato.customer_id


def test_an_enter_that_ends_a_composed_word_takes_nobody(called: Called, sato: Sato) -> None:
    dialog = called(None)
    QCoreApplication.sendEvent(dialog.focusWidget(), QInputMethodEvent("さと", []))
    press(dialog, Qt.Key.Key_Return)
    assert dialog.customer_id is None


def test_words_that_find_nobody_are_told(called: Called, sato: Sato) -> None:
    dialog = called(None)
    type_into(dialog, "who_search", "存在しない")
    assert child(dialog, QLabel, "who_none").isVisible()
    press(dialog, Qt.Key.Key_Return)
    assert dialog.customer_id is None


def test_without_a_result_nothing_is_kept(called: Called, store: Store, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_Return)
    assert child(dialog, QLabel, "call_result_fault").isVisible()
    assert chart_of(store, sato).attempts == ()


def test_digits_are_words_where_words_are_typed_and_alt_picks_a_result(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    press(dialog, Qt.Key.Key_3)
    assert text_of(dialog, "call_words") == "3"
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    press(dialog, Qt.Key.Key_Return)
    assert chart_of(store, sato).attempts[0].result is Result.VOICE_MAIL


def test_the_showrooms_days_and_the_customers_wishes_make_the_proposal(
    called: Called, store: Store, sato: Sato, clock: MovableClock, desk: Desk
) -> None:
    sunday = frozenset({6})
    keep_showroom_days(store, ShowroomDays(closed_weekdays=sunday), clock=clock)
    reach = Reach(hours=(time(18), time(20)), refusals=frozenset({Refusal.NO_PHONE}))
    customers.edit_profile(
        store, sato.customer_id, replace(SATO, reach=reach), by=desk.staff_id, clock=clock
    )
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    press(dialog, Qt.Key.Key_Return)
    (planned,) = chart_of(store, sato).planned
    assert planned.plan.at == datetime(2026, 10, 5, 18)
    assert planned.plan.until == time(20)
    assert planned.plan.channel is Channel.VISIT_US


def test_a_talk_leads_on_with_what_is_still_on_their_mind(called: Called, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_1)
    assert "下取り額" in text_of(dialog, "next_reason")


def test_another_time_can_be_typed_and_be_agreed(called: Called, store: Store, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_5)
    click(dialog, "next_kind_other")
    type_into(dialog, "moment_day", "10/7")
    type_into(dialog, "moment_time", "15時半")
    click(dialog, "next_agreement_agreed")
    click(dialog, "save_call")
    (planned,) = chart_of(store, sato).planned
    assert (planned.plan.at, planned.plan.agreed) == (datetime(2026, 10, 7, 15, 30), True)
    assert planned.plan.reason == CALL.reason


def test_a_time_that_has_passed_is_said_beside_it(called: Called, store: Store, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    click(dialog, "next_kind_other")
    type_into(dialog, "moment_day", "2026-10-01")
    click(dialog, "save_call")
    assert dialog.isVisible()
    assert child(dialog, QLabel, "moment_fault").isVisible()
    assert chart_of(store, sato).attempts == ()


def test_no_further_contact_is_offered_only_where_the_deal_has_another(
    called: Called, store: Store, sato: Sato, yamada: CustomerId, clock: MovableClock
) -> None:
    assert not child(called(sato.customer_id), QPushButton, "next_kind_none").isVisible()
    assert child(called(yamada), QPushButton, "next_kind_none").isVisible()
    later = replace(CALL, at=CALL.at + timedelta(days=2))
    follow_ups.plan_contact(
        store, sato.customer_id, later, deal_id=sato.deal_id, by=None, clock=clock
    )
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    press(dialog, Qt.Key.Key_Return)
    assert [each.plan for each in chart_of(store, sato).planned] == [later]


def test_a_call_beside_the_planned_one_leaves_it_standing(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    click(dialog, "result_spoke")
    click(dialog, "bearing_stands")
    click(dialog, "save_call")
    chart = chart_of(store, sato)
    assert [each.id for each in chart.planned] == [sato.follow_up_id]
    assert chart.attempts[0].follow_up_id is None


def test_a_contact_of_another_day_is_not_taken_for_this_one(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(NOON - timedelta(days=1))
    dialog = called(sato.customer_id)
    click(dialog, "result_not_in")
    click(dialog, "save_call")
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.PLANNED


def test_the_contact_that_is_named_is_the_one_answered(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    visit = Plan(Channel.VISIT_US, CALL.at + timedelta(days=7), reason="試乗")
    planned = follow_ups.plan_contact(
        store, sato.customer_id, visit, deal_id=sato.deal_id, by=None, clock=clock
    )
    dialog = called(sato.customer_id, planned.follow_up_id)
    press(dialog, Qt.Key.Key_2)
    press(dialog, Qt.Key.Key_Return)
    chart = chart_of(store, sato)
    assert chart.attempts[0].result is Result.DID_NOT_COME
    assert [each.id for each in chart.planned] == [sato.follow_up_id]


def test_a_call_of_two_days_ago_is_entered_with_its_own_time(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    click(dialog, "change_held")
    click(dialog, "pick_2_days_ago")
    type_into(dialog, "held_time", "17:40")
    click(dialog, "save_call")
    assert chart_of(store, sato).attempts[0].happened_at == datetime(2026, 10, 1, 17, 40)


def test_a_call_in_the_future_is_refused(called: Called, store: Store, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    click(dialog, "change_held")
    type_into(dialog, "held_time", "23:59")
    click(dialog, "save_call")
    assert child(dialog, QLabel, "held_fault").isVisible()
    assert chart_of(store, sato).attempts == ()


def test_a_dead_number_is_remembered_and_the_next_one_is_offered(
    called: Called, store: Store, sato: Sato, clock: MovableClock, desk: Desk
) -> None:
    phones = (*SATO.phones, read_phone("0422-22-1234"))
    customers.edit_profile(
        store, sato.customer_id, replace(SATO, phones=phones), by=desk.staff_id, clock=clock
    )
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_7)
    press(dialog, Qt.Key.Key_Return)
    (planned,) = chart_of(store, sato).planned
    assert planned.plan.channel is Channel.PHONE, "there is another number"
    again = called(sato.customer_id)
    numbers = child(again, QComboBox, "call_number")
    assert numbers.currentText().startswith("0422-22-1234")
    assert "×" in numbers.itemText(1)
    press(again, Qt.Key.Key_7)
    assert words.channel(Channel.VISIT_US) in text_of(again, "next_proposal")


def test_tries_in_vain_are_counted(called: Called, store: Store, sato: Sato) -> None:
    assert text_of(called(sato.customer_id), "call_tries") == ""
    for days in (1, 0):
        with store.transaction():
            attempt = Attempt(
                sato.customer_id, Channel.PHONE, Result.NOT_IN, NOON - timedelta(days=days)
            )
            store.attempts.add(attempt, at=datetime(2026, 10, 3))
    assert "3" in text_of(called(sato.customer_id), "call_tries")


def test_a_talk_goes_on_as_a_meeting_with_what_was_typed(
    qtbot: QtBot, called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    assert not child(dialog, QPushButton, "call_as_meeting").isVisible()
    QTest.keyClick(dialog, Qt.Key.Key_F4)
    assert dialog.isVisible()
    child(dialog, QPushButton, "result_spoke").click()
    type_into(dialog, "call_words", "妻が乗り気に")
    with qtbot.waitSignal(dialog.meeting_wanted) as wanted:
        QTest.keyClick(dialog, Qt.Key.Key_F4)
    assert wanted.args == [
        sato.customer_id,
        sato.deal_id,
        sato.follow_up_id,
        Record(NOON, Place.PHONE, said="妻が乗り気に"),
    ]
    assert not dialog.isVisible()
    assert store.drafts.get(calls.draft_name(sato.customer_id)) is None
    assert chart_of(store, sato).attempts == ()


def test_what_was_typed_is_there_again_after_a_crash(
    qtbot: QtBot, called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_3)
    type_into(dialog, "call_words", "折り返すとのこと")
    click(dialog, "next_kind_other")
    type_into(dialog, "moment_day", "10/9")
    name = calls.draft_name(sato.customer_id)
    qtbot.waitUntil(lambda: "10/9" in (store.drafts.get(name) or ""), timeout=2000)
    shiboken6.delete(dialog)
    again = called(sato.customer_id)
    assert child(again, QLabel, "restored_line").isVisible()
    assert text_of(again, "call_words") == "折り返すとのこと"
    assert text_of(again, "moment_day") == "10/9"
    click(again, "save_call")
    assert chart_of(store, sato).attempts[0].result is Result.VOICE_MAIL
    assert store.drafts.get(name) is None


def test_leaving_keeps_the_draft_and_discarding_begins_anew(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_3)
    type_into(dialog, "call_words", "折り返すとのこと")
    dialog.reject()
    again = called(sato.customer_id)
    click(again, "discard_draft")
    assert text_of(again, "call_words") == ""
    assert not child(again, QPushButton, "result_voice_mail").isChecked()
    again.reject()
    assert store.drafts.get(calls.draft_name(sato.customer_id)) is None
    assert chart_of(store, sato).attempts == ()


def test_a_fault_of_the_machine_keeps_the_window_and_the_words(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    type_into(dialog, "call_words", "留守")
    with full_disk(store.attempts) as said:
        click(dialog, "save_call")
        assert text_of(dialog, "call_message") == said
    click(dialog, "save_call")
    assert not dialog.isVisible()
    assert chart_of(store, sato).attempts[0].words == "留守"


def test_a_contact_that_a_colleague_ended_meanwhile_is_told(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    attempt = Attempt(
        sato.customer_id, Channel.PHONE, Result.SPOKE, NOON, follow_up_id=sato.follow_up_id
    )
    calls.record_attempt(store, attempt, replace(CALL, at=TOMORROW_AT_NOON), by=None, clock=clock)
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert text_of(dialog, "call_message") == sentence(RuleBroken("follow_up.ended"))


def test_the_name_is_shown_as_it_is(called: Called, store: Store, clock: MovableClock) -> None:
    added = customers.add_customer(store, Profile(name="<b>山&田</b>"), by=None, clock=clock)
    dialog = called(added.customer_id)
    label = child(dialog, QLabel, "call_customer")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>山&田</b>" in label.text()


def test_the_window_fits_a_small_showroom_screen(called: Called, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    assert dialog.minimumSizeHint().height() <= 700
    assert dialog.size().height() <= 700
    assert child(dialog, QPushButton, "save_call").isVisible()
    assert isinstance(dialog, CallDialog)
    assert dialog.findChild(QWidget, "call_result") is not None
