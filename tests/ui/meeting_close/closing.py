"""How a test goes through the close of a meeting."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.showroom import CustomerChart, DealChart
from showroom_crm.services import customers
from showroom_crm.services.store import Store
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_close.dialog import MeetingCloseDialog
from tests.conftest import Sato
from tests.ui.forms import child


class Opener:
    """Opens the close of one meeting over a window, as often as it is asked to."""

    def __init__(self, qtbot: QtBot, desk: Desk, meeting_id: MeetingId, window: QWidget) -> None:
        self._qtbot = qtbot
        self._desk = desk
        self._window = window
        self.meeting_id = meeting_id

    def __call__(self) -> MeetingCloseDialog:
        dialog = MeetingCloseDialog(self._desk, self.meeting_id, self._window)
        dialog.open()
        self._qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog


class Hand:
    """Types into what has the focus, and counts the keys beside the text."""

    def __init__(self, dialog: QWidget) -> None:
        self._dialog = dialog
        self.keystrokes = 0

    def press(
        self, key: Qt.Key, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
    ) -> None:
        self.keystrokes += 1
        QTest.keyClick(self._focus(), key, modifier)

    def write(self, text: str) -> None:
        """Type a text, as an input method commits it."""
        editor = self._focus()
        if isinstance(editor, QLineEdit):
            editor.insert(text)
        else:
            assert isinstance(editor, QPlainTextEdit), f"{editor} takes no text"
            editor.insertPlainText(text)

    def _focus(self) -> QWidget:
        return self._dialog.focusWidget() or self._dialog


def said(dialog: MeetingCloseDialog, name: str) -> str:
    """Return what one of the large texts says."""
    return child(dialog, AiryText, name).text()


def page(dialog: MeetingCloseDialog) -> str:
    """Return the name of the page that is shown."""
    pages = ("concerns", "would_buy", "decision", "contact", "won", "lost")
    (shown,) = [
        name for name in pages if child(dialog, QWidget, f"{name}_page").isVisibleTo(dialog)
    ]
    return shown


def chart_of(store: Store, sato: Sato) -> CustomerChart:
    return customers.reread_chart(store, sato.customer_id)


def deal_of(store: Store, sato: Sato) -> DealChart:
    (deal,) = chart_of(store, sato).deals
    return deal


@contextmanager
def left_standing(store: Store, sato: Sato) -> Iterator[None]:
    """What happens within changes neither the deal nor its planned contacts."""
    before = deal_of(store, sato)
    yield
    after = deal_of(store, sato)
    assert (after.deal, after.planned, after.concerns) == (
        before.deal,
        before.planned,
        before.concerns,
    )
