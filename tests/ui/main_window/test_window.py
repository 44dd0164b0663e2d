"""The main window: what leads where, closing, locking, and where it stands."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.services.store import Store
from showroom_crm.ui.contact.dialog import ContactDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.panes import Panes
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.reminder.stack import ReminderStack
from tests.conftest import Sato
from tests.ui.forms import child, type_into
from tests.ui.main_window.conftest import let_close
from tests.ui.main_window.seen import texts

SECRETS = ("佐藤", "サトウ", "090", "下取り額", "後部座席")


def dialogs(kind: type[QDialog]) -> list[QDialog]:
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


def test_a_reminder_leads_to_its_chart_and_its_meeting(
    window: MainWindow, desk: Desk, sato: Sato
) -> None:
    stack = ReminderStack(desk, window)
    window.serve_reminders(stack)
    window.close()
    assert not window.isVisible()
    stack.meeting_wanted.emit(sato.customer_id, sato.deal_id, sato.follow_up_id)
    assert window.isVisible()
    assert window.list_panel.chosen == sato.customer_id
    assert len(dialogs(MeetingDialog)) == 1


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
    window.record_meeting(sato.customer_id, sato.deal_id, None)
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
    assert window.width() == 1366


def test_on_a_small_screen_the_panes_stack_and_scroll(qtbot: QtBot, window: MainWindow) -> None:
    splitter = child(window, QSplitter, "panes_splitter")
    window.resize(911, 512)
    assert splitter.orientation() is Qt.Orientation.Vertical
    qtbot.waitUntil(lambda: splitter.height() > 800)
    assert splitter.width() <= 911
    window.resize(1366, 700)
    assert splitter.orientation() is Qt.Orientation.Horizontal
