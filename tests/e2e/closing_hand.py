"""A hand at the real program: it closes a meeting until the process is killed.

Run as a process of its own: `DATA_DIR type STEP` types on in a field of a step and prints how
many signs stand there; `DATA_DIR press WAY WHEN` presses the last button of a way out and dies
before it, after it, or so many milliseconds after it was pressed.
"""

import os
import signal
import sys
import threading
import traceback
from pathlib import Path
from types import TracebackType
from typing import NoReturn

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QPlainTextEdit, QWidget

from showroom_crm.app import SystemClock, open_store
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.language.catalog import use_language
from showroom_crm.ui.application import Application
from showroom_crm.ui.main_window.window import MainWindow
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog

MEETING = MeetingId(2)
SIGNS_A_SECOND = 20
# What is typed in each step, and in which field a hand types on.
WRITTEN = {
    "concerns": {"concern_words": "予算は200万まで"},
    "would_buy": {"would_buy_condition": "来月中に納車なら"},
    "decision": {"decision_words": "来月中旬", "decided_by": "奥様"},
    "contact": {"plan_reason": "残価設定のご提案", "plan_bring": "査定書"},
    "won": {"delivery_on": "12/24"},
    "lost": {"competitor": "他社のミニバン"},
}
TYPED_ON = {step: list(fields)[-1] for step, fields in WRITTEN.items()}
LAST_PRESS = {
    "agreed": ("contact", "close_agreed"),
    "own_action": ("contact", "close_own_action"),
    "won": ("won", "close_end"),
    "lost": ("lost", "close_end"),
}
QUESTIONS = ("concerns", "would_buy", "decision", "contact")
_BEGINNINGS = {
    "concerns": ("concern_price",),
    "would_buy": ("close_next", "would_buy_yes_if"),
    "decision": ("close_next",),
    "contact": ("close_next",),
    "won": ("way_out_won",),
    "lost": ("way_out_lost", "lost_postponed"),
}
# After so long everything typed is kept as a draft.
_KEPT_MS = 2000


def steps_to(step: str) -> tuple[str, ...]:
    """Return the steps that are answered up to one; won and lost follow on the first question."""
    asked = step in QUESTIONS
    return QUESTIONS[: QUESTIONS.index(step) + 1] if asked else (QUESTIONS[0], step)


def sign(number: int) -> str:
    """Return the sign typed at a place, so that a lost one would be seen."""
    return chr(0x3042 + number % 80)


def last_child(window: QWidget, name: str) -> QWidget:
    """Return the child that was added last under a name: that of the newest concern."""
    return window.findChildren(QWidget, name)[-1]


class Hand:
    """Goes through the close, one step after the other, with mouse and keyboard."""

    def __init__(self, close: MeetingCloseDialog) -> None:
        self._close = close
        self._typed = 0
        self._timer = QTimer(close)

    def go_to(self, step: str) -> None:
        """Answer every question up to a step, and that one."""
        for each in steps_to(step):
            for button in _BEGINNINGS[each]:
                self.click(button)
            for name, text in WRITTEN[each].items():
                self._write(name, text)

    def click(self, name: str) -> None:
        button = last_child(self._close, name)
        assert isinstance(button, QAbstractButton)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def type_on(self, step: str) -> None:
        """Type one sign after another in the step's field."""
        self._write(TYPED_ON[step], "")

        def type_one() -> None:
            insert(last_child(self._close, TYPED_ON[step]), sign(self._typed))
            self._typed += 1
            print(self._typed, flush=True)

        self._timer.timeout.connect(type_one)
        self._timer.start(1000 // SIGNS_A_SECOND)

    def press_last(self, way: str, when: str) -> None:
        """Press the last button of a way out, and die about then."""
        _step, button = LAST_PRESS[way]
        if when == "before":
            die()
        if when != "after":
            threading.Timer(int(when) / 1000, die).start()
        self.click(button)
        if when == "after":
            die()

    def _write(self, name: str, text: str) -> None:
        editor = last_child(self._close, name)
        assert isinstance(editor, QLineEdit | QPlainTextEdit)
        editor.selectAll()
        insert(editor, text)


def insert(editor: QWidget, text: str) -> None:
    """Type a text where the cursor stands, as an input method commits it."""
    if isinstance(editor, QLineEdit):
        editor.insert(text)
    else:
        assert isinstance(editor, QPlainTextEdit)
        editor.insertPlainText(text)


def die() -> NoReturn:
    """End as a power cut ends a program: nothing of it is asked or told."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError("SIGKILL cannot be survived")


def work(what: str, step_or_way: str, when: str) -> None:
    windows = QApplication.topLevelWidgets()
    [window] = [each for each in windows if isinstance(each, MainWindow)]
    window.dialogs.close_meeting(MEETING)
    close = window.findChild(MeetingCloseDialog)
    assert close is not None
    hand = Hand(close)
    if what == "type":
        hand.go_to(step_or_way)
        hand.type_on(step_or_way)
    else:
        hand.go_to(LAST_PRESS[step_or_way][0])
        QTimer.singleShot(_KEPT_MS, lambda: hand.press_last(step_or_way, when))


def give_up(kind: type[BaseException], fault: BaseException, at: TracebackType | None) -> None:
    traceback.print_exception(kind, fault, at)
    os._exit(1)


def main(data_dir: Path, what: str, step_or_way: str, when: str = "") -> int:
    use_language("ja")
    application = Application(data_dir)
    if application.hands_over():
        return 1
    application.start(open_store(data_dir), SystemClock())
    sys.excepthook = give_up
    QTimer.singleShot(0, lambda: work(what, step_or_way, when))
    return application.run()


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), *sys.argv[2:]))
