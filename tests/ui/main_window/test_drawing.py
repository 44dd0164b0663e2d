"""A portrait is begun with one key, and has the whole window while it is drawn."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.services import portraits
from showroom_crm.services.store import Store
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from tests.conftest import Sato
from tests.ui.forms import child


def canvas_of(window: MainWindow) -> PortraitCanvas:
    return child(window, PortraitCanvas, "portrait_canvas")


def test_one_key_lays_out_the_paper_with_the_pen_in_hand(
    window: MainWindow, store: Store, sato: Sato
) -> None:
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F7)
    canvas = canvas_of(window)
    assert canvas.isVisible()
    assert canvas.hasFocus()
    assert not window.list_panel.isVisible()
    assert min(canvas.width(), canvas.height()) > 0.6 * window.height()

    middle = canvas.rect().center()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(canvas, middle + QPoint(40, 10))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + QPoint(60, 20))
    QTest.keyClick(canvas, Qt.Key.Key_Escape)

    assert window.list_panel.isVisible()
    assert not canvas.isVisible()
    assert portraits.portrait(store, sato.customer_id) is not None


def test_where_nobody_is_shown_it_asks_who(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F7)

    assert any(each.isVisible() for each in window.findChildren(QDialog))


def test_searching_brings_the_list_back(window: MainWindow, sato: Sato) -> None:
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F7)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)

    assert window.list_panel.isVisible()
    assert child(window, QWidget, "search_field").hasFocus()


def test_a_customer_who_goes_leaves_the_list(window: MainWindow, sato: Sato) -> None:
    window.list_panel.select(sato.customer_id)
    QTest.keyClick(window, Qt.Key.Key_F7)
    window._chart.show_customer(None)

    assert window.list_panel.isVisible()


def test_one_key_draws_the_customer_whose_meeting_is_being_recorded(
    qtbot: QtBot, window: MainWindow, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    meeting = child(window, QDialog, "meeting_dialog")
    qtbot.waitUntil(meeting.isActiveWindow)
    QTest.keyClick(meeting, Qt.Key.Key_F7)

    canvas = canvas_of(window)
    assert canvas.isVisible()
    assert not meeting.isVisible()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(canvas, Qt.Key.Key_Escape)
    assert meeting.isVisible()
    assert window.list_panel.isVisible()


def test_a_meeting_that_waits_beside_the_paper_is_not_opened_twice(
    qtbot: QtBot, window: MainWindow, sato: Sato
) -> None:
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)
    meeting = child(window, QDialog, "meeting_dialog")
    qtbot.waitUntil(meeting.isActiveWindow)
    QTest.keyClick(meeting, Qt.Key.Key_F7)
    window.dialogs.record_meeting(sato.customer_id, sato.deal_id, None)

    assert window.findChildren(QDialog, "meeting_dialog") == [meeting]
    assert meeting.isVisible()
