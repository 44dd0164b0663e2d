"""Editors into which no sign comes that a text may not hold, whatever is pasted."""

import re
import unicodedata

from PySide6.QtCore import QMimeData, QObject
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QPlainTextEdit, QWidget

# Programs end lines in many ways; a spreadsheet puts a vertical tab into a cell.
_BREAK = re.compile("\r\n|[\n\r\v\f\x85\u2028\u2029]")
_BREAKS_AT_END = re.compile(f"(?:{_BREAK.pattern})+\\Z")
_TAB = "\t"


def note_text(text: str) -> str:
    """Return a text of several lines as `plain_text.note` takes it."""
    return _without_control_signs(_BREAK.sub("\n", text), but="\n" + _TAB)


def line_text(text: str) -> str:
    """Return a text as one line, as `plain_text.line` takes it; a break within is a space."""
    spaced = _BREAK.sub(" ", _BREAKS_AT_END.sub("", text))
    return _without_control_signs(spaced.replace(_TAB, " "))


class NoteEdit(QPlainTextEdit):
    """An editor of several lines; Tab leaves it, as in any other field."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take what is pasted or dropped."""
        plain = QMimeData()
        plain.setText(note_text(source.text()))
        super().insertFromMimeData(plain)


class OneLine(QValidator):
    """Keeps the text of a line editor on one line, without refusing any."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)

    def validate(
        self, text: str, cursor: int
    ) -> QValidator.State | tuple[QValidator.State, str, int]:
        plain = line_text(text)
        if plain == text:
            # The state alone: half a character, while its other half is typed, stays as it is.
            return QValidator.State.Acceptable
        return QValidator.State.Acceptable, plain, len(line_text(text[:cursor]))


def _without_control_signs(text: str, *, but: str = "") -> str:
    return "".join(sign for sign in text if sign in but or unicodedata.category(sign) != "Cc")
