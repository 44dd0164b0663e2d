"""Calls, meetings and corrections: what leads where in the main window."""

from collections.abc import Callable
from typing import TypeVar

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.services.store import Store
from showroom_crm.ui.board.dialog import BoardDialog
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.call.who_dialog import WhoDialog
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.meeting.edit_dialog import EditMeetingDialog
from showroom_crm.ui.meeting_tags.dialog import MeetingTagsDialog
from showroom_crm.ui.meeting_versions.comparison import ComparisonView
from showroom_crm.ui.meeting_versions.dialog import VersionsDialog
from showroom_crm.ui.reminder.stack import ReminderStack
from tests.conftest import NOON, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.main_window.seen import texts

Kind = TypeVar("Kind", bound=QDialog)


def shown(kind: type[Kind]) -> list[Kind]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


@pytest.fixture
def closed(store: Store, sato: Sato) -> MeetingId:
    """佐藤's first meeting, as it was closed."""
    return store.charts.chart(sato.customer_id).deals[0].meetings[0].id


def test_f6_records_a_call_to_the_customer_on_screen_once(window: MainWindow, sato: Sato) -> None:
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F6)
    window.dialogs.record_call(sato.customer_id, sato.follow_up_id)
    (dialog,) = shown(CallDialog)
    assert dialog.customer_id == sato.customer_id
    assert not dialog.isModal()


def test_without_a_customer_f4_and_f6_ask_for_one(window: MainWindow, sato: Sato) -> None:
    QTest.keyClick(window, Qt.Key.Key_F6)
    (call,) = shown(CallDialog)
    assert call.customer_id is None
    QTest.keyClick(window, Qt.Key.Key_F4)
    (who,) = shown(WhoDialog)
    press(who, Qt.Key.Key_Return)
    (recorder,) = shown(MeetingDialog)
    type_into(recorder, "meeting_said", "こんにちは")
    assert "後部座席" in texts(), "the chart is shown too"


def from_the_popup(window: MainWindow, desk: Desk, sato: Sato) -> None:
    stack = ReminderStack(desk, window)
    window.serve_reminders(stack)
    stack.outcome_wanted.emit(sato.customer_id, sato.follow_up_id)


def from_the_chart(window: MainWindow, _desk: Desk, sato: Sato) -> None:
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F6)


def from_the_board(window: MainWindow, _desk: Desk, _sato: Sato) -> None:
    window.dialogs.morning_board()
    (board,) = shown(BoardDialog)
    click(board, "section_today")
    click(board, "board_outcome")


@pytest.mark.parametrize("path", [from_the_popup, from_the_chart, from_the_board])
def test_the_outcome_is_entered_in_one_place_where_a_call_back_demands_our_own_try(
    window: MainWindow,
    store: Store,
    desk: Desk,
    sato: Sato,
    path: Callable[[MainWindow, Desk, Sato], None],
) -> None:
    path(window, desk, sato)
    (dialog,) = shown(CallDialog)
    assert child(dialog, QPushButton, "bearing_fulfils").isChecked()
    click(dialog, "result_asked_for_call_back")
    assert not child(dialog, QPushButton, "next_kind_none").isVisible()
    click(dialog, "save_call")
    chart = store.charts.chart(sato.customer_id)
    assert chart.attempts[0].result is Result.ASKED_FOR_CALL_BACK
    assert chart.attempts[0].follow_up_id == sato.follow_up_id
    (planned,) = chart.planned
    assert planned.plan.at.date() > NOON.date()


def test_moved_opens_the_contact_that_the_meeting_leaves(
    window: MainWindow, store: Store, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, sato.follow_up_id)
    (recorder,) = shown(MeetingDialog)
    type_into(recorder, "meeting_said", "電話は来週に")
    click(recorder, "bearing_moved")
    (contact,) = shown(ContactDialog)
    type_into(contact, "moment_day", "10/9")
    click(contact, "save_contact")
    assert "10/9(金) 15:00" in text_of(recorder, "bearing_contact")
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert (planned.id, planned.plan.at.day) == (sato.follow_up_id, 9)
    recorder.accept()
    (meeting,) = store.charts.chart(sato.customer_id).unclosed
    assert meeting.answers_id is None


def test_a_call_that_became_a_talk_goes_on_where_it_is_recorded(
    window: MainWindow, store: Store, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, sato.follow_up_id)
    (recorder,) = shown(MeetingDialog)
    type_into(recorder, "meeting_said", "昨日の続き")
    window.dialogs.record_call(sato.customer_id, None)
    (call,) = shown(CallDialog)
    child(call, QPushButton, "result_spoke").click()
    type_into(call, "call_words", "金額次第")
    click(call, "call_as_meeting")
    assert shown(MeetingDialog) == [recorder]
    assert text_of(recorder, "meeting_said") == "昨日の続き\n金額次第"


def test_a_closed_meeting_is_corrected_and_compared(
    qtbot: QtBot, window: MainWindow, store: Store, closed: MeetingId
) -> None:
    window.dialogs.edit_meeting(closed)
    (edit,) = shown(EditMeetingDialog)
    type_into(edit, "meeting_said", "母が後部座席を気にしていて")
    edit.close()
    window.dialogs.edit_meeting(closed)
    (again,) = shown(EditMeetingDialog)
    click(again, "show_versions")
    (versions,) = shown(VersionsDialog)
    assert "〈－妻〉〈＋母〉" in texts_of_comparison(versions)


def texts_of_comparison(versions: VersionsDialog) -> str:
    return child(versions, ComparisonView, "comparison").toPlainText()


def test_the_tags_are_changed_in_a_window_of_their_own(window: MainWindow) -> None:
    window.dialogs.meeting_tags()
    assert len(shown(MeetingTagsDialog)) == 1


def test_the_tray_starts_both_and_nothing_on_a_locked_screen(
    window: MainWindow, desk: Desk, sato: Sato
) -> None:
    desk.set_locked(True)
    window.record_call_with_somebody()
    window.record_meeting_with_somebody()
    assert shown(QDialog) == []
    desk.set_locked(False)
    window.record_call_with_somebody()
    window.record_meeting_with_somebody()
    assert len(shown(CallDialog)) == len(shown(WhoDialog)) == 1


def test_a_lock_hides_whose_call_is_recorded(window: MainWindow, desk: Desk, sato: Sato) -> None:
    window.dialogs.record_call(sato.customer_id, None)
    window.dialogs.record_meeting_with_somebody()
    desk.set_locked(True)
    assert "佐藤" not in texts()
