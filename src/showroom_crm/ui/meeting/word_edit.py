"""Where a talk is written down: a time stamp and a quotation are one key each."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.clock import Clock
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import marks
from showroom_crm.ui.typed_text import NoteEdit

# On a Japanese keyboard the key of [ is that of 「.
_QUOTE_KEYS = (Qt.Key.Key_Q, Qt.Key.Key_BracketLeft)
_STAMP_KEY = Qt.Key.Key_Semicolon


class WordEdit(NoteEdit):
    """Ctrl+Q quotes what is selected, or opens a quotation; F5 and Ctrl+; tell the time."""

    def __init__(self, clock: Clock, lines: int, parent: QWidget | None = None) -> None:
        """`lines` is the least that can be seen of what is written."""
        super().__init__(parent)
        self._clock = clock
        self.setMinimumHeight(lines * self.fontMetrics().lineSpacing() + 20)
        self.setToolTip(_("F5: time stamp  Ctrl+Q: quotation marks"))

    def sizeHint(self) -> QSize:
        """Qt's would keep the fields below off the screen: it is the least, and grows."""
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if (plain and event.key() == Qt.Key.Key_F5) or (control and event.key() == _STAMP_KEY):
            self.stamp()
        elif control and event.key() in _QUOTE_KEYS:
            self.quote()
        else:
            super().keyPressEvent(event)

    def stamp(self) -> None:
        """Write the time at the cursor: [14:32]."""
        self.insertPlainText(f"[{formats.clock_time(self._clock.local())}] ")

    def quote(self) -> None:
        """Put what is selected between quotation marks, or the cursor between two new ones.

        Before a closing mark it leaves the quotation instead: the same key ends it.
        """
        opening, closing = marks()
        cursor = self.textCursor()
        if not cursor.hasSelection() and self._stands_before(closing):
            cursor.movePosition(QTextCursor.MoveOperation.NextCharacter)
        else:
            # Qt puts a paragraph separator where the text has a line break.
            quoted = cursor.selectedText().replace("\u2029", "\n")
            cursor.insertText(f"{opening}{quoted}{closing}")
            if not quoted:
                cursor.movePosition(QTextCursor.MoveOperation.PreviousCharacter)
        self.setTextCursor(cursor)

    def _stands_before(self, sign: str) -> bool:
        following = QTextCursor(self.textCursor())
        following.movePosition(
            QTextCursor.MoveOperation.NextCharacter, QTextCursor.MoveMode.KeepAnchor
        )
        return following.selectedText() == sign
