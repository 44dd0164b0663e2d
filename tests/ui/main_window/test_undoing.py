"""A deletion from the window: what goes, what the line says, and Ctrl+Z."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.timeline import Held, Opened
from showroom_crm.domain.undo import UndoKind
from showroom_crm.services import follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.customer_chart.timeline_model import ENTRY_ROLE
from showroom_crm.ui.customer_chart.timeline_view import TimelineView
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from tests.conftest import MovableClock, Sato
from tests.services.whole_customer import FACE, TEST_DRIVE
from tests.ui.forms import child, click, type_into

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def chart(window: MainWindow, sato: Sato) -> CustomerChartPanel:
    """佐藤's chart in the window."""
    window.show_chart(sato.customer_id)
    return child(window, CustomerChartPanel, "customer_chart")


def choose(window: MainWindow, action: str) -> None:
    found = window.findChild(QAction, action)
    assert isinstance(found, QAction)
    found.trigger()


def told(window: MainWindow) -> str:
    label = child(window, QLabel, "undo_told")
    return label.text() if label.isVisible() else ""


def press_undo(qtbot: QtBot) -> None:
    at_keyboard = QApplication.focusWidget()
    assert at_keyboard is not None
    qtbot.keyClick(at_keyboard, Qt.Key.Key_Z, CTRL)


def focus(window: MainWindow, kind: type[QWidget], name: str) -> QWidget:
    found = child(window, kind, name)
    found.setFocus()
    return found


def test_a_customer_goes_and_comes_back_with_ctrl_z(
    qtbot: QtBot, window: MainWindow, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    choose(window, "delete_customer")
    assert store.customers.ids() == []
    assert told(window) == "佐藤 健一 様を削除しました"
    focus(window, QLineEdit, "search_field")
    press_undo(qtbot)
    assert store.customers.ids() == [sato.customer_id]
    assert told(window) == "元に戻しました：佐藤 健一 様"
    assert window.list_panel.chosen == sato.customer_id


def test_the_line_itself_takes_it_back(
    window: MainWindow, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    choose(window, "delete_customer")
    click(window, "undo_last")
    assert store.customers.ids() == [sato.customer_id]


def test_ctrl_z_in_a_text_field_belongs_to_the_text(
    qtbot: QtBot, window: MainWindow, chart: CustomerChartPanel, store: Store
) -> None:
    choose(window, "delete_customer")
    search = focus(window, QLineEdit, "search_field")
    qtbot.keyClicks(search, "aki")
    press_undo(qtbot)
    assert store.customers.ids() == []
    assert isinstance(search, QLineEdit)
    assert search.text() == ""
    press_undo(qtbot)
    assert len(store.customers.ids()) == 1


def test_ctrl_z_on_the_portrait_belongs_to_the_strokes(
    qtbot: QtBot, window: MainWindow, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    [meeting] = store.charts.chart(sato.customer_id).deals[0].meetings
    chart.delete_wanted.emit(UndoKind.MEETING_DELETED, meeting.id, sato.customer_id)
    chart._open_portrait()
    editor = window.findChild(PortraitEditor)
    assert isinstance(editor, PortraitEditor)
    editor.canvas.setFocus()
    press_undo(qtbot)
    assert store.charts.chart(sato.customer_id).deals[0].meetings == ()


def test_ctrl_z_with_nothing_to_undo_says_so(
    qtbot: QtBot, window: MainWindow, chart: CustomerChartPanel
) -> None:
    focus(window, QTableView, "customer_table")
    press_undo(qtbot)
    assert told(window) == "本日、元に戻せる操作はありません。"


def test_a_locked_window_undoes_nothing_and_names_nobody(
    qtbot: QtBot, window: MainWindow, chart: CustomerChartPanel, store: Store
) -> None:
    choose(window, "delete_customer")
    window.lock()
    qtbot.keyClick(window, Qt.Key.Key_Z, CTRL)
    assert told(window) == ""
    assert store.customers.ids() == []


def test_what_is_being_written_about_the_customer_is_kept_and_comes_back(
    qtbot: QtBot,
    window: MainWindow,
    chart: CustomerChartPanel,
    store: Store,
    sato: Sato,
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    recorder = window.findChild(MeetingDialog)
    assert isinstance(recorder, MeetingDialog)
    type_into(recorder, "meeting_said", "今日は")
    choose(window, "delete_customer")
    assert not [each for each in window.findChildren(MeetingDialog) if each.isVisible()]
    focus(window, QTableView, "customer_table")
    click(window, "undo_last")
    [unclosed] = store.charts.chart(sato.customer_id).unclosed
    assert unclosed.record.said == "今日は"


def test_the_only_contact_of_an_open_deal_is_not_offered_for_deletion(
    window: MainWindow, chart: CustomerChartPanel, store: Store, sato: Sato, clock: MovableClock
) -> None:
    call_off = child(window, QPushButton, "delete_contact")
    assert call_off.isHidden()
    window._desk.run(
        lambda store: follow_ups.plan_contact(
            store, sato.customer_id, TEST_DRIVE, deal_id=sato.deal_id, by=None, clock=clock
        ),
        origin=window,
    )
    assert call_off.isVisible()
    call_off.click()
    [left] = store.charts.chart(sato.customer_id).planned
    assert left.plan == TEST_DRIVE
    assert "下取り額の回答" in told(window)


def test_the_bin_opens_from_the_chart(window: MainWindow, chart: CustomerChartPanel) -> None:
    choose(window, "open_bin")
    assert any(each.isVisible() for each in window.findChildren(QWidget, "bin"))


def test_a_face_drawn_a_moment_before_comes_back_too(
    window: MainWindow, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    chart._open_portrait()
    editor = window.findChild(PortraitEditor)
    assert isinstance(editor, PortraitEditor)
    editor.canvas.set_drawing(FACE)
    editor.drawing_changed.emit()
    choose(window, "delete_customer")
    click(window, "undo_last")
    assert store.portraits.newest(sato.customer_id) is not None


@pytest.mark.parametrize(
    ("happening", "left"), [(Held, (1, 0)), (Opened, (0, 0))], ids=["meeting", "deal"]
)
def test_a_row_of_the_timeline_is_deleted_by_its_menu(
    window: MainWindow,
    chart: CustomerChartPanel,
    store: Store,
    sato: Sato,
    happening: type,
    left: tuple[int, int],
) -> None:
    view = child(window, TimelineView, "timeline")
    indexes = [view.model().index(row, 0) for row in range(view.model().rowCount())]
    [index] = [each for each in indexes if isinstance(each.data(ENTRY_ROLE).happening, happening)]
    menu = view.context_menu(index)
    [delete] = [action for action in menu.actions() if action.objectName() == "delete"]
    delete.trigger()
    deals = store.charts.chart(sato.customer_id).deals
    assert (len(deals), sum(len(each.meetings) for each in deals)) == left
    click(window, "undo_last")
    deals = store.charts.chart(sato.customer_id).deals
    assert [len(each.meetings) for each in deals] == [1]
