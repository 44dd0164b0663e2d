"""They come first: a meeting asks what becomes of the contact that was planned."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.language import contact_words
from showroom_crm.services import calls, customers, follow_ups, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into

Opened = Callable[..., MeetingDialog]
DRIVE = Plan(Channel.VISIT_US, NOON + timedelta(days=7), reason="試乗")


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the dialogs stand over; they end with it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def opened(qtbot: QtBot, window: QWidget, desk: Desk, sato: Sato) -> Opened:
    def open_dialog(
        *, answers_id: FollowUpId | None = None, heard: Record | None = None
    ) -> MeetingDialog:
        dialog = MeetingDialog(
            desk, sato.customer_id, sato.deal_id, answers_id, window, heard=heard
        )
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_dialog


@pytest.fixture
def drive(store: Store, sato: Sato, clock: MovableClock) -> FollowUpId:
    """A test drive in a week, beside the call of today."""
    return follow_ups.plan_contact(
        store, sato.customer_id, DRIVE, deal_id=sato.deal_id, by=None, clock=clock
    ).follow_up_id


def written(store: Store, sato: Sato) -> Meeting:
    (meeting,) = customers.reread_chart(store, sato.customer_id).unclosed
    return meeting


def held(dialog: MeetingDialog) -> str:
    """Return the answer that holds."""
    names = ("bearing_fulfils", "bearing_stands", "bearing_moved")
    return next(name for name in names if child(dialog, QPushButton, name).isChecked())


def move_away(store: Store, sato: Sato, clock: MovableClock, days: int = 3) -> Plan:
    plan = Plan(Channel.PHONE, CALL.at + timedelta(days=days), reason="A&B <b>の件")
    follow_ups.move_contact(store, sato.follow_up_id, plan, by=None, clock=clock)
    return plan


def test_a_visit_fulfils_the_call_that_is_due_unless_the_rep_says_otherwise(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    assert text_of(dialog, "bearing_contact") == contact_words.contact_with_reason(CALL)
    assert "10/3(土) 15:00 電話" in text_of(dialog, "bearing_contact")
    type_into(dialog, "meeting_said", "また来ます")
    assert written(store, sato).answers_id == sato.follow_up_id
    click(dialog, "bearing_stands")
    dialog.accept()
    assert written(store, sato).answers_id is None


def test_a_call_of_another_day_stands_until_it_is_by_phone_that_they_talk(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock
) -> None:
    move_away(store, sato, clock)
    dialog = opened()
    assert held(dialog) == "bearing_stands"
    click(dialog, "meeting_place_phone")
    assert held(dialog) == "bearing_fulfils"
    type_into(dialog, "meeting_said", "先に電話をくださった")
    assert written(store, sato).answers_id == sato.follow_up_id


def test_what_the_rep_answered_stays_whatever_is_edited_later(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    click(dialog, "bearing_stands")
    click(dialog, "meeting_place_phone")
    click(dialog, "pick_1_days_ago")
    assert held(dialog) == "bearing_stands"


def test_the_arrow_keys_walk_through_the_answers(opened: Opened, store: Store, sato: Sato) -> None:
    dialog = opened()
    child(dialog, QPushButton, "bearing_fulfils").setFocus()
    press(dialog, Qt.Key.Key_Right)
    assert held(dialog) == "bearing_stands"


def test_the_answer_is_there_again_when_the_meeting_is_continued(
    opened: Opened, window: QWidget, desk: Desk, store: Store, sato: Sato
) -> None:
    for answer in ("bearing_stands", "bearing_fulfils"):
        dialog = opened()
        click(dialog, answer)
        type_into(dialog, "meeting_said", "また来ます")
        dialog.accept()
        meeting_id = written(store, sato).id
        again = MeetingDialog.continuing(desk, meeting_id, window)
        again.show()
        assert held(again) == answer
        type_into(again, "meeting_said", "")
        again.reject()


def test_a_reason_is_shown_as_it_is(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock
) -> None:
    move_away(store, sato, clock)
    label = child(opened(), QLabel, "bearing_contact")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "A&B <b>の件" in label.text()


def test_of_two_contacts_the_one_that_is_meant_can_be_chosen(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock, drive: FollowUpId
) -> None:
    move_away(store, sato, clock)
    dialog = opened()
    assert child(dialog, QComboBox, "planned_contact").currentText() == (
        contact_words.contact_with_reason(DRIVE)
    ), "they came to the showroom"
    type_into(dialog, "meeting_said", "早めに乗りに来た")
    assert written(store, sato).answers_id == drive
    contacts = child(dialog, QComboBox, "planned_contact")
    contacts.setCurrentIndex(0)
    contacts.activated.emit(0)
    dialog.accept()
    assert written(store, sato).answers_id == sato.follow_up_id


def test_moved_asks_for_the_new_time_of_the_contact_and_shows_it(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "電話は来週に")
    with qtbot.waitSignal(dialog.moving_wanted) as wanted:
        click(dialog, "bearing_moved")
    assert wanted.args == [sato.customer_id, sato.deal_id, sato.follow_up_id]
    later = Plan(Channel.PHONE, CALL.at + timedelta(days=6), reason=CALL.reason)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, later, by=desk.staff_id, clock=clock
        ),
        origin=None,
    )
    assert "10/9(金) 15:00" in text_of(dialog, "bearing_contact")
    assert held(dialog) == "bearing_moved"
    with qtbot.waitSignal(dialog.moving_wanted):
        click(dialog, "move_planned")
    dialog.accept()
    assert written(store, sato).answers_id is None


def test_a_contact_that_ended_meanwhile_is_asked_about_no_more(
    opened: Opened, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "また来ます")
    tried = Attempt(
        sato.customer_id, Channel.PHONE, Result.NOT_IN, NOON, follow_up_id=sato.follow_up_id
    )
    desk.run(
        lambda store: calls.record_attempt(store, tried, DRIVE, by=None, clock=clock), origin=None
    )
    assert "試乗" in text_of(dialog, "bearing_contact")
    dialog.accept()
    assert written(store, sato).answers_id is None, "the next one was only just set"


def test_what_was_said_of_the_contact_in_a_call_holds_in_its_meeting(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened(heard=Record(NOON, said="お電話をいただいた"))
    assert held(dialog) == "bearing_stands"


def test_a_fulfilled_contact_ends_as_the_next_one_opens(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "また来ます")
    with qtbot.waitSignal(dialog.close_wanted):
        click(dialog, "go_to_close")
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.PLANNED
    meetings.close_meeting(
        store,
        written(store, sato).id,
        Answers(),
        NextContact(DRIVE),
        by=desk.staff_id,
        clock=clock,
    )
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    assert [each.plan for each in store.charts.chart(sato.customer_id).planned] == [DRIVE]


def test_before_the_customers_eyes_our_plans_are_not_shown(
    opened: Opened, desk: Desk, sato: Sato, store: Store
) -> None:
    dialog = opened()
    desk.set_customer_present(True)
    assert not child(dialog, QLabel, "bearing_contact").isVisible()
    type_into(dialog, "meeting_said", "また来ます")
    desk.set_customer_present(False)
    assert child(dialog, QLabel, "bearing_contact").isVisible()
    assert written(store, sato).answers_id == sato.follow_up_id
