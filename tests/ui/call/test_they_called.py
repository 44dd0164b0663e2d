"""They call first: what becomes of the contact that was planned, kept with the call."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.sentences import sentence
from showroom_crm.services import calls, customers, drafts, follow_ups
from showroom_crm.services.messages import messages_for
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.call.conftest import Called
from tests.ui.forms import child, click, press, text_of, type_into

THEY_CALLED = Qt.Key.Key_8


def chart_of(store: Store, sato: Sato) -> CustomerChart:
    return store.charts.chart(sato.customer_id)


@pytest.fixture
def in_three_days(store: Store, sato: Sato, clock: MovableClock) -> Plan:
    """The planned call, moved to a later day."""
    plan = replace(CALL, at=CALL.at + timedelta(days=3))
    follow_ups.move_contact(store, sato.follow_up_id, plan, by=None, clock=clock)
    return plan


def held(dialog: CallDialog) -> str:
    """Return the answer that holds."""
    names = ("bearing_fulfils", "bearing_stands", "bearing_moved")
    return next(name for name in names if child(dialog, QPushButton, name).isChecked())


def test_their_call_fulfils_the_call_that_was_planned_and_sets_the_next(
    called: Called, store: Store, sato: Sato, in_three_days: Plan
) -> None:
    dialog = called(sato.customer_id)
    assert held(dialog) == "bearing_stands", "nobody was talked with yet"
    press(dialog, THEY_CALLED)
    assert held(dialog) == "bearing_fulfils"
    press(dialog, Qt.Key.Key_Return)
    chart = chart_of(store, sato)
    assert chart.attempts[0].result is Result.THEY_CALLED
    assert chart.attempts[0].follow_up_id == sato.follow_up_id
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    assert [each.deal_id for each in chart.planned] == [sato.deal_id]


def test_a_call_in_vain_before_its_day_leaves_the_promise_standing(
    called: Called, store: Store, sato: Sato, in_three_days: Plan
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_2)
    assert held(dialog) == "bearing_stands"
    assert "10/6(火) 15:00" in text_of(dialog, "next_stays")
    press(dialog, Qt.Key.Key_Return)
    assert [each.plan for each in chart_of(store, sato).planned] == [in_three_days]


def test_moved_asks_for_another_time_of_the_same_contact(
    called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    click(dialog, "bearing_moved")
    assert not child(dialog, QPushButton, "next_kind_proposed").isVisible()
    assert text_of(dialog, "plan_reason") == CALL.reason
    click(dialog, "save_call")
    assert text_of(dialog, "moment_fault"), "the old time is no answer"
    type_into(dialog, "moment_day", "10/7")
    type_into(dialog, "moment_time", "16:00")
    click(dialog, "save_call")
    chart = chart_of(store, sato)
    moved = replace(CALL, at=datetime(2026, 10, 7, 16))
    assert [(each.id, each.plan) for each in chart.planned] == [(sato.follow_up_id, moved)]
    assert chart.attempts[0].follow_up_id is None
    assert chart.attempts[0].deal_id == sato.deal_id


def test_moved_keeps_to_the_rules_of_moving(called: Called, store: Store, sato: Sato) -> None:
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    click(dialog, "bearing_moved")
    type_into(dialog, "moment_day", "2026-10-01")
    type_into(dialog, "moment_time", "16:00")
    click(dialog, "save_call")
    assert text_of(dialog, "moment_fault") == sentence(RuleBroken("follow_up.in_past"))
    assert chart_of(store, sato).attempts == ()
    click(dialog, "bearing_fulfils")
    click(dialog, "save_call")
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE


def test_what_was_answered_is_kept_in_the_draft(
    qtbot: QtBot, called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    click(dialog, "bearing_moved")
    type_into(dialog, "moment_day", "10/9")
    name = calls.draft_name(sato.customer_id)
    qtbot.waitUntil(lambda: "10/9" in (store.drafts.get(name) or ""), timeout=2000)
    shiboken6.delete(dialog)
    again = called(sato.customer_id)
    assert held(again) == "bearing_moved"
    assert text_of(again, "moment_day") == "10/9"
    click(again, "discard_draft")
    assert held(again) == "bearing_fulfils"


def test_a_draft_from_before_the_question_is_restored_too(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, Qt.Key.Key_3)
    dialog.reject()
    name = calls.draft_name(sato.customer_id)
    draft = store.drafts.get(name)
    assert draft is not None
    older = draft.replace('"bearing": "", ', "").replace('"way": "", ', "")
    assert older != draft
    drafts.keep_draft(store, name, older, clock=clock)
    again = called(sato.customer_id)
    assert child(again, QPushButton, "result_voice_mail").isChecked()
    assert held(again) == "bearing_fulfils"


def test_a_talk_that_leaves_the_contact_standing_says_so_to_its_meeting(
    qtbot: QtBot, called: Called, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    click(dialog, "bearing_stands")
    with qtbot.waitSignal(dialog.meeting_wanted) as wanted:
        click(dialog, "call_as_meeting")
    assert wanted.args[:3] == [sato.customer_id, sato.deal_id, None]


def test_the_new_time_that_was_typed_holds_before_the_talk_goes_on_as_a_meeting(
    qtbot: QtBot, called: Called, store: Store, sato: Sato
) -> None:
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    click(dialog, "bearing_moved")
    click(dialog, "call_as_meeting")
    assert text_of(dialog, "moment_fault")
    type_into(dialog, "moment_day", "10/7")
    type_into(dialog, "moment_time", "16:00")
    with qtbot.waitSignal(dialog.meeting_wanted) as wanted:
        click(dialog, "call_as_meeting")
    assert wanted.args[2] is None
    (planned,) = chart_of(store, sato).planned
    assert (planned.id, planned.plan.at) == (sato.follow_up_id, datetime(2026, 10, 7, 16))


def test_of_several_contacts_one_is_asked_about(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    drive = Plan(Channel.VISIT_US, CALL.at + timedelta(days=7), reason="試乗")
    planned = follow_ups.plan_contact(
        store, sato.customer_id, drive, deal_id=sato.deal_id, by=None, clock=clock
    ).follow_up_id
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    assert held(dialog) == "bearing_fulfils"
    matters = child(dialog, QComboBox, "call_matter")
    assert matters.count() == 2
    matters.setCurrentIndex(1)
    assert held(dialog) == "bearing_stands"
    click(dialog, "bearing_moved")
    type_into(dialog, "moment_day", "10/12")
    type_into(dialog, "moment_time", "11:00")
    click(dialog, "save_call")
    moved = {each.id: each.plan.at for each in chart_of(store, sato).planned}
    assert moved == {sato.follow_up_id: CALL.at, planned: datetime(2026, 10, 12, 11)}


def test_the_customers_rep_hears_of_a_call_that_a_colleague_took(
    called: Called, store: Store, sato: Sato, desk: Desk
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP)
    rep = store.customers.get(sato.customer_id).staff_id
    desk.switch_staff(suzuki)
    dialog = called(sato.customer_id)
    press(dialog, THEY_CALLED)
    type_into(dialog, "call_words", "土曜に伺いたい")
    press(dialog, Qt.Key.Key_Return)
    (message,) = messages_for(store, rep)
    assert "土曜に伺いたい" in message.words


def test_a_call_back_that_is_asked_for_demands_a_try_of_our_own(
    called: Called, store: Store, clock: MovableClock
) -> None:
    yamada = customers.add_customer(store, Profile(name="山田"), by=None, clock=clock).customer_id
    dialog = called(yamada)
    press(dialog, Qt.Key.Key_2)
    click(dialog, "next_kind_none")
    press(dialog, Qt.Key.Key_Tab)
    click(dialog, "result_asked_for_call_back")
    assert not child(dialog, QPushButton, "next_kind_none").isVisible()
    click(dialog, "save_call")
    (planned,) = store.charts.chart(yamada).planned
    assert planned.plan.at > NOON
    assert planned.plan.channel is Channel.PHONE


def test_a_call_back_asks_for_our_own_try_though_another_contact_stands(
    called: Called, store: Store, sato: Sato, clock: MovableClock
) -> None:
    drive = Plan(Channel.VISIT_US, CALL.at + timedelta(days=7), reason="試乗")
    follow_ups.plan_contact(
        store, sato.customer_id, drive, deal_id=sato.deal_id, by=None, clock=clock
    )
    dialog = called(sato.customer_id, sato.follow_up_id)
    press(dialog, Qt.Key.Key_6)
    press(dialog, Qt.Key.Key_Return)
    planned = [each.plan for each in chart_of(store, sato).planned]
    assert planned == [replace(CALL, at=NOON + timedelta(days=1), agreed=False), drive]


def test_a_customer_with_a_deal_that_waits_is_asked_about_no_contact(
    called: Called, store: Store, clock: MovableClock, desk: Desk
) -> None:
    suzuki: CustomerId = customers.add_customer(
        store, Profile(name="鈴木"), by=desk.staff_id, clock=clock
    ).customer_id
    with store.transaction():
        deal_id: DealId = store.deals.bring_in_waiting(
            suzuki, staff_id=desk.staff_id, wish="ヤリス", on=NOON.date()
        ).id
    dialog = called(suzuki)
    assert not child(dialog, QPushButton, "bearing_fulfils").isVisible()
    press(dialog, THEY_CALLED)
    press(dialog, Qt.Key.Key_Return)
    (planned,) = store.charts.chart(suzuki).planned
    assert planned.deal_id == deal_id
