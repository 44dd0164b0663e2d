"""A new customer in a few keystrokes, and never the mouse."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.phones import read_phone
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from tests.ui.forms import child

MOST = 12


class Keyboard:
    """Counts every key but those of the text itself and of its conversion."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier | None = None) -> None:
        self.pressed += 1
        QTest.keyClick(self._focused(), key, modifier or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self._focused(), text)

    def compose(self, reading: str, converted: str) -> None:
        """Type kana into the input method, convert them, and take them with Enter."""
        for preedit in (reading[:1], reading, converted):
            QApplication.sendEvent(self._focused(), QInputMethodEvent(preedit, []))
        committed = QInputMethodEvent("", [])
        committed.setCommitString(converted)
        QApplication.sendEvent(self._focused(), committed)

    def _focused(self) -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


@pytest.fixture
def window(qtbot: QtBot, desk: Desk) -> Iterator[MainWindow]:
    def let_close(shown: MainWindow) -> None:
        shown.allow_close = True

    shown = MainWindow(desk)
    qtbot.addWidget(shown, before_close_func=let_close)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


def opened(qtbot: QtBot, window: MainWindow) -> NewCustomerDialog:
    found = window.findChild(NewCustomerDialog)
    assert found is not None
    qtbot.waitUntil(found.isActiveWindow)
    return found


def test_a_new_customer_with_a_phone_takes_few_keys_beside_the_text(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    keyboard = Keyboard()
    keyboard.press(Qt.Key.Key_F2)
    opened(qtbot, window)
    keyboard.compose("さとう", "佐藤")
    keyboard.type(" ")
    keyboard.compose("けんいち", "健一")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.type("09012345678")
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [customer_id] = store.customers.ids()
    profile = store.customers.get(customer_id).profile
    assert (profile.name, profile.kana) == ("佐藤 健一", "サトウ ケンイチ")
    assert profile.phones == (read_phone("09012345678"),)
    assert keyboard.pressed <= MOST


def test_first_words_go_on_to_the_close_by_the_keyboard_too(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    keyboard = Keyboard()
    keyboard.press(Qt.Key.Key_F2)
    opened(qtbot, window)
    keyboard.compose("さとう", "佐藤")
    for _each in range(2):
        keyboard.press(Qt.Key.Key_Tab)
    keyboard.type("09012345678")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.compose("ひろいくるまを", "広い車を")
    keyboard.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    [customer_id] = store.customers.ids()
    [begun] = store.charts.chart(customer_id).unclosed
    assert begun.record.said == "広い車を"
    assert keyboard.pressed <= MOST
    names = [dialog.objectName() for dialog in window.findChildren(QDialog) if dialog.isVisible()]
    assert "meeting_close_dialog" in names


def test_one_key_from_anywhere_takes_down_a_visitor_without_a_name_and_their_face(
    qtbot: QtBot, window: MainWindow, store: Store
) -> None:
    keyboard = Keyboard()
    keyboard.press(Qt.Key.Key_F2, Qt.KeyboardModifier.ShiftModifier)
    dialog = opened(qtbot, window)
    keyboard.compose("あかいふぃっとのおやこ", "赤いフィットの親子")
    child(dialog, QWidget, "draw_portrait").setFocus()
    keyboard.press(Qt.Key.Key_Space)
    [customer_id] = store.customers.ids()
    assert store.customers.get(customer_id).profile.looks == "赤いフィットの親子"
    qtbot.waitUntil(child(window, QWidget, "portrait_scroll").isVisible)
