"""Keys beside the text itself, counted in the real windows; the mouse is never needed."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.meetings import Ending
from showroom_crm.services.store import Store
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import NOON, Sato
from tests.ui.main_window.conftest import let_close

CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier


class Keyboard:
    """Types into whatever window has the keyboard, and counts the keys beside the text."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot
        self.keys = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keys += 1
        QTest.keyClick(self._focus(), key, modifier)

    def write(self, text: str) -> None:
        """Type a text, as an input method commits it."""
        editor = self._focus()
        if isinstance(editor, QLineEdit):
            editor.insert(text)
        else:
            assert isinstance(editor, QPlainTextEdit), f"{editor} takes no text"
            editor.insertPlainText(text)

    def reaches(self, kind: type[QDialog]) -> None:
        """Wait until a window of this kind has the keyboard, as it has on a desktop."""
        self._qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), kind))

    def _focus(self) -> QWidget:
        window = QApplication.activeWindow()
        assert window is not None
        return window.focusWidget() or window


@pytest.fixture
def keyboard(qtbot: QtBot, desk: Desk, sato: Sato) -> Iterator[Keyboard]:
    """The keyboard before the main window, in which nobody was chosen yet."""
    window = MainWindow(desk)
    qtbot.addWidget(window, before_close_func=let_close)
    window.resize(1366, 700)
    with qtbot.waitActive(window):
        window.show()
    yield Keyboard(qtbot)
    for dialog in window.findChildren(QDialog):
        dialog.close()


def choose_sato(keyboard: Keyboard) -> None:
    keyboard.write("さとう")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.keys = 0


def test_a_meeting_is_recorded_and_closed_with_an_agreed_call(
    keyboard: Keyboard, store: Store, sato: Sato
) -> None:
    choose_sato(keyboard)
    keyboard.press(Qt.Key.Key_F4)
    keyboard.reaches(MeetingDialog)
    keyboard.press(Qt.Key.Key_F5)
    keyboard.write("奥様は")
    keyboard.press(Qt.Key.Key_Q, CONTROL)
    keyboard.write("電動ドアでないと困る")
    keyboard.press(Qt.Key.Key_Q, CONTROL)
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.write("シエンタの上のグレードをご案内")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.write("娘さんの受験の結果を伺う")
    keyboard.press(Qt.Key.Key_3, ALT)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    keyboard.reaches(MeetingCloseDialog)
    keyboard.press(Qt.Key.Key_3)
    keyboard.write("電動ドアが要る")
    keyboard.press(Qt.Key.Key_Tab)
    keyboard.write("奥様もご試乗に")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_1)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_2)
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_3)
    keyboard.press(Qt.Key.Key_Return, CONTROL)
    chart = store.charts.chart(sato.customer_id)
    meeting = chart.deals[0].meetings[0]
    assert meeting.ending is Ending.AGREED
    assert meeting.record.said == "[12:00] 奥様は「電動ドアでないと困る」"
    assert meeting.record.next_time == "娘さんの受験の結果を伺う"
    assert len(meeting.record.tags) == 1
    (planned,) = chart.planned
    assert (planned.plan.at, planned.plan.agreed) == (datetime(2026, 10, 6, 12), True)
    assert keyboard.keys <= 25


def test_a_call_takes_an_outcome_words_and_enter(
    keyboard: Keyboard, store: Store, sato: Sato
) -> None:
    choose_sato(keyboard)
    keyboard.press(Qt.Key.Key_F6)
    keyboard.reaches(CallDialog)
    keyboard.press(Qt.Key.Key_2)
    keyboard.write("奥様が出られた")
    keyboard.press(Qt.Key.Key_Return)
    _check_call(store, sato)
    assert keyboard.keys == 3


def test_a_call_with_somebody_who_is_not_on_the_screen_takes_one_key_more(
    keyboard: Keyboard, store: Store, sato: Sato
) -> None:
    keyboard.press(Qt.Key.Key_F6)
    keyboard.reaches(CallDialog)
    keyboard.write("1234")
    keyboard.press(Qt.Key.Key_Return)
    keyboard.press(Qt.Key.Key_2)
    keyboard.write("奥様が出られた")
    keyboard.press(Qt.Key.Key_Return)
    _check_call(store, sato)
    assert keyboard.keys == 4


def _check_call(store: Store, sato: Sato) -> None:
    chart = store.charts.chart(sato.customer_id)
    (attempt,) = chart.attempts
    assert (attempt.result, attempt.words) == (Result.NOT_IN, "奥様が出られた")
    (planned,) = chart.planned
    assert (planned.plan.at, planned.plan.agreed) == (NOON + timedelta(days=1), False)
