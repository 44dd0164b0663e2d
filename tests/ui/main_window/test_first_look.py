"""Where the keyboard is when the window comes up."""

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import Sato
from tests.ui.forms import child
from tests.ui.main_window.conftest import let_close


def test_who_types_at_first_look_searches(qtbot: QtBot, window: MainWindow) -> None:
    assert window.list_panel.search.hasFocus()
    QTest.keyClicks(window.focusWidget(), "zzz")
    qtbot.waitUntil(lambda: window.list_panel.model.rowCount() == 0)


def test_who_unlocks_a_window_that_came_up_locked_searches(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    desk.set_locked(True)
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    with qtbot.waitActive(window):
        window.show()
    unlock = child(window, QPushButton, "unlock_button")
    assert unlock.hasFocus()
    unlock.click()
    assert window.list_panel.search.hasFocus()


def test_the_keyboard_is_after_a_lock_where_it_was_before(window: MainWindow, desk: Desk) -> None:
    button = child(window, QPushButton, "staff_switch")
    button.setFocus()
    desk.set_locked(True)
    desk.set_locked(False)
    assert button.hasFocus()


def test_the_window_is_never_larger_than_its_screen(qtbot: QtBot, desk: Desk) -> None:
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    room = window.screen().availableSize()
    assert window.width() <= room.width()
    assert window.height() <= room.height()
