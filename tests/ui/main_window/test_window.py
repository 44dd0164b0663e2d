"""The main window: what leads where, closing, locking, and where it stands."""

from dataclasses import replace
from datetime import timedelta
from typing import TypeVar

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import use_language
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.customer_list.columns import USUAL_COLUMNS, ColumnOf
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.panes import Panes
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.reminder.stack import ReminderStack
from tests.conftest import CALL, Sato
from tests.ui.forms import child, click, type_into
from tests.ui.main_window.conftest import let_close
from tests.ui.main_window.seen import texts

Kind = TypeVar("Kind", bound=QDialog)

SECRETS = ("佐藤", "サトウ", "090", "下取り額", "後部座席")


def dialogs(kind: type[Kind]) -> list[Kind]:
    return [w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible()]


def test_a_choice_in_the_list_opens_the_chart(window: MainWindow) -> None:
    assert "後部座席" not in texts()
    window.list_panel.table.choose_row(0)
    assert "後部座席" in texts()


def test_f2_takes_down_a_new_customer_who_is_chosen_then(
    qtbot: QtBot, window: MainWindow, desk: Desk
) -> None:
    QTest.keyClick(window, Qt.Key.Key_F2)
    (dialog,) = dialogs(NewCustomerDialog)
    QTest.keyClick(window, Qt.Key.Key_F2)
    assert dialogs(NewCustomerDialog) == [dialog]
    type_into(dialog, "name", "鈴木 さやか")
    child(dialog, QPushButton, "save_customer").click()
    assert window.list_panel.model.rowCount() == 2
    chosen = window.list_panel.table.currentIndex().siblingAtColumn(1)
    assert chosen.data() == "鈴木 さやか"


def test_f4_records_a_meeting_with_the_customer_on_screen(window: MainWindow, sato: Sato) -> None:
    QTest.keyClick(window, Qt.Key.Key_F4)
    assert dialogs(MeetingDialog) == []
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F4)
    (meeting,) = dialogs(MeetingDialog)
    assert not meeting.isModal()


def test_no_dialog_keeps_a_rep_from_another(qtbot: QtBot, window: MainWindow, sato: Sato) -> None:
    deal = (sato.customer_id, sato.deal_id)
    window.dialogs.new_customer()
    window.dialogs.set_contact(*deal, sato.follow_up_id)
    window.dialogs.print_chart(sato.customer_id)
    window.dialogs.new_staff()
    window.dialogs.record_meeting(*deal, None)
    (recorder,) = dialogs(MeetingDialog)
    type_into(recorder, "meeting_said", "長い話")
    click(recorder, "go_to_close")
    window.dialogs.record_meeting(*deal, sato.follow_up_id)
    shown = dialogs(QDialog)
    assert len(shown) == 6
    assert not any(dialog.isModal() for dialog in shown)
    assert QApplication.activeModalWidget() is None
    qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), MeetingDialog))


def test_a_meeting_goes_on_in_its_recorder_and_its_close_keeps_the_answers(
    window: MainWindow, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    type_into(recorder, "meeting_said", "長い話")
    meeting_id = recorder.meeting_id
    assert meeting_id is not None
    click(recorder, "go_to_close")
    (close,) = dialogs(MeetingCloseDialog)
    click(close, "close_next")
    window.dialogs.continue_meeting(meeting_id)
    assert dialogs(MeetingCloseDialog) == []
    (again,) = dialogs(MeetingDialog)
    click(again, "go_to_close")
    (close_again,) = dialogs(MeetingCloseDialog)
    assert child(close_again, QPushButton, "close_back").isEnabled(), "where it was left"


@pytest.fixture
def second_call(desk: Desk, sato: Sato) -> FollowUpId:
    """Another call about the same deal, later than the first."""
    later = replace(CALL, at=CALL.at + timedelta(hours=2), reason="納期の連絡")
    desk.run(
        lambda store: follow_ups.plan_contact(
            store, sato.customer_id, later, deal_id=sato.deal_id, by=None, clock=desk.clock
        ),
        origin=None,
    )
    chart = desk.read(lambda store: customers.reread_chart(store, sato.customer_id))
    return next(planned.id for planned in chart.planned if planned.id != sato.follow_up_id)


def test_a_reminder_of_the_contact_at_hand_leads_to_the_meeting_that_is_open(
    window: MainWindow, sato: Sato, second_call: FollowUpId
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    recorders = dialogs(MeetingDialog)
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, sato.follow_up_id)
    assert dialogs(MeetingDialog) == recorders


def test_a_reminder_of_another_contact_opens_a_meeting_of_its_own(
    window: MainWindow, sato: Sato, second_call: FollowUpId, store: Store
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, sato.follow_up_id)
    (first,) = dialogs(MeetingDialog)
    for _twice in range(2):
        window.dialogs.record_meeting(sato.customer_id, sato.deal_id, second_call)
    (second,) = (dialog for dialog in dialogs(MeetingDialog) if dialog is not first)
    answered = []
    for dialog in (first, second):
        type_into(dialog, "meeting_said", "電話で話した")
        assert dialog.meeting_id is not None
        answered.append(store.meetings.get(dialog.meeting_id).answers_id)
    assert answered == [sato.follow_up_id, second_call]


def test_a_meeting_that_answers_nothing_takes_the_contact_of_a_reminder(
    window: MainWindow, sato: Sato, second_call: FollowUpId, store: Store
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    click(recorder, "bearing_stands")
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, second_call)
    assert dialogs(MeetingDialog) == [recorder]
    type_into(recorder, "meeting_said", "電話で話した")
    assert recorder.meeting_id is not None
    assert store.meetings.get(recorder.meeting_id).answers_id == second_call


def test_another_rep_takes_over_with_windows_open(
    window: MainWindow, sato: Sato, desk: Desk, store: Store
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP)
    window.dialogs.new_customer()
    (dialog,) = dialogs(NewCustomerDialog)
    type_into(dialog, "name", "高橋 美咲")
    desk.switch_staff(suzuki)
    assert dialogs(NewCustomerDialog) == [dialog]
    click(dialog, "save_customer")
    chosen = window.list_panel.chosen
    assert chosen is not None
    assert store.customers.get(chosen).staff_id == suzuki.id, "whoever works at the PC acts"


def test_a_meeting_that_is_being_recorded_is_not_opened_twice(
    window: MainWindow, sato: Sato, desk: Desk
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    assert isinstance(recorder, MeetingDialog)
    type_into(recorder, "meeting_said", "長い話")
    assert recorder.meeting_id is not None
    window.dialogs.continue_meeting(recorder.meeting_id)
    assert dialogs(MeetingDialog) == [recorder]


def test_the_recorder_saves_and_goes_when_its_meeting_is_closed_from_the_chart(
    window: MainWindow, sato: Sato, store: Store
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    assert isinstance(recorder, MeetingDialog)
    type_into(recorder, "meeting_said", "長い話")
    meeting_id = recorder.meeting_id
    assert meeting_id is not None
    type_into(recorder, "meeting_said", "長い話の続き")
    window.dialogs.close_meeting(meeting_id)
    assert dialogs(MeetingDialog) == []
    assert len(dialogs(MeetingCloseDialog)) == 1
    assert store.meetings.get(meeting_id).record.said == "長い話の続き"


def test_a_reminder_leads_to_its_chart_and_its_outcome(
    window: MainWindow, desk: Desk, sato: Sato
) -> None:
    stack = ReminderStack(desk, window)
    window.serve_reminders(stack)
    window.close()
    assert not window.isVisible()
    stack.outcome_wanted.emit(sato.customer_id, sato.follow_up_id)
    assert window.isVisible()
    assert window.list_panel.chosen == sato.customer_id
    (call,) = dialogs(CallDialog)
    assert isinstance(call, CallDialog)
    assert call.customer_id == sato.customer_id


def test_closing_leaves_the_program_in_the_tray(qtbot: QtBot, window: MainWindow) -> None:
    with qtbot.waitSignal(window.closed_to_tray):
        window.close()
    assert not window.isVisible()
    window.come_to_front()
    assert window.isVisible()
    window.allow_close = True
    with qtbot.assertNotEmitted(window.closed_to_tray):
        window.close()


def test_without_a_tray_closing_minimises(qtbot: QtBot, window: MainWindow) -> None:
    window.tray_shown = False
    with qtbot.assertNotEmitted(window.closed_to_tray):
        window.close()
    assert window.isMinimized()


def test_a_lock_hides_every_name_and_gives_everything_back(
    qtbot: QtBot, window: MainWindow, desk: Desk, sato: Sato
) -> None:
    window.set_watch_words("次は 15:00 佐藤 健一様")
    window.list_panel.select(sato.customer_id)
    window.list_panel.search.setText("佐藤")
    window.dialogs.set_contact(sato.customer_id, sato.deal_id, sato.follow_up_id)
    (dialog,) = dialogs(ContactDialog)
    assert all(secret in texts() for secret in ("佐藤", "下取り額"))
    qtbot.waitUntil(lambda: dialog.isActiveWindow())
    QTest.keyClick(dialog, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert desk.locked
    assert [secret for secret in SECRETS if secret in texts()] == []
    child(window, QPushButton, "unlock_button").click()
    assert not desk.locked
    assert dialogs(ContactDialog) == [dialog]
    assert window.list_panel.search.text() == "佐藤"
    assert "佐藤" in texts()


def test_nothing_opens_on_a_locked_screen(window: MainWindow, desk: Desk, sato: Sato) -> None:
    window.list_panel.select(sato.customer_id)
    desk.set_locked(True)
    for key in (Qt.Key.Key_F2, Qt.Key.Key_F4):
        QTest.keyClick(window, key)
    window.new_customer()
    window.show_chart(sato.customer_id)
    window.record_outcome(sato.customer_id, sato.follow_up_id)
    assert dialogs(QDialog) == []
    assert [secret for secret in SECRETS if secret in texts()] == []


def test_a_window_built_while_locked_shows_nobody(qtbot: QtBot, desk: Desk, sato: Sato) -> None:
    desk.set_locked(True)
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    window.show()
    assert [secret for secret in SECRETS if secret in texts()] == []


def test_the_window_opens_where_it_was_closed(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    window.resize(790, 500)
    window.close()
    again = MainWindow(desk)
    qtbot.addWidget(again, before_close_func=let_close)
    again.show()
    assert again.size() == QSize(790, 500)


@pytest.mark.parametrize("language", ["ja", "en"])
def test_at_first_the_list_has_room_for_its_usual_columns(
    language: str, qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    use_language(language)
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    window.resize(1366, 700)
    with qtbot.waitExposed(window):
        window.show()
    table = window.list_panel.table
    seen = [column for column in ColumnOf if not table.isColumnHidden(column)]
    assert seen == list(USUAL_COLUMNS)
    assert table.horizontalScrollBar().maximum() == 0


def test_the_panes_are_divided_as_they_were(qtbot: QtBot) -> None:
    earlier, later = (panes(qtbot) for _each in range(2))
    child(earlier, QSplitter, "panes_splitter").setSizes([700, 500])
    later.restore(earlier.state())
    sizes = child(later, QSplitter, "panes_splitter").sizes()
    assert sizes == child(earlier, QSplitter, "panes_splitter").sizes()
    assert sizes != child(panes(qtbot), QSplitter, "panes_splitter").sizes()


def panes(qtbot: QtBot) -> Panes:
    shown = Panes(QWidget(), QWidget())
    qtbot.addWidget(shown)
    shown.resize(1200, 600)
    shown.show()
    return shown


def test_a_place_that_cannot_be_read_is_the_usual_one(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    store.settings.keep("main_window", "[1, 2", at=desk.clock.utc())
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    assert window.width() == min(1366, window.screen().availableSize().width())


def test_on_a_small_screen_the_panes_stack_and_scroll(qtbot: QtBot, window: MainWindow) -> None:
    splitter = child(window, QSplitter, "panes_splitter")
    window.resize(911, 512)
    assert splitter.orientation() is Qt.Orientation.Vertical
    qtbot.waitUntil(lambda: splitter.height() > 800)
    assert splitter.width() <= 911
    window.resize(1366, 700)
    assert splitter.orientation() is Qt.Orientation.Horizontal


def test_the_close_of_a_meeting_whose_words_were_taken_back_still_opens(
    window: MainWindow, store: Store, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    assert isinstance(recorder, MeetingDialog)
    type_into(recorder, "meeting_said", "あ")
    type_into(recorder, "meeting_said", "")
    assert recorder.meeting_id is not None
    window.dialogs.close_meeting(recorder.meeting_id)
    assert not recorder.isVisible()
    (closing,) = dialogs(MeetingCloseDialog)
    closing.reject()
    assert store.charts.chart(sato.customer_id).unclosed == ()


def test_words_can_be_written_after_all_while_a_meeting_without_any_is_closed(
    window: MainWindow, store: Store, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    (recorder,) = dialogs(MeetingDialog)
    click(recorder, "go_to_close")
    (meeting,) = store.charts.chart(sato.customer_id).unclosed
    window.dialogs.continue_meeting(meeting.id)
    assert dialogs(MeetingCloseDialog) == []
    (again,) = dialogs(MeetingDialog)
    type_into(again, "meeting_said", "あとで思い出した")
    assert again.isVisible()
