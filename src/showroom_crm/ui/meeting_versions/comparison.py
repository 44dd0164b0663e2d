"""Two records of a meeting in one text: struck through what went out, underlined what came in."""

from collections.abc import Iterator

from PySide6.QtGui import QColor, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QLabel, QTextEdit, QWidget

from showroom_crm.domain.meetings import Record
from showroom_crm.domain.text_comparison import Fate, compared
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import QUIET_PX

_LINE_HEIGHT = 140.0


class ComparisonView(QTextEdit):
    """Read-only; typed text comes in as text with a format, never as markup (R6)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("comparison")
        self.setAccessibleName(_("Comparison"))
        self.setReadOnly(True)
        self.legend: QLabel = quiet_label(
            _("Struck through 〈－…〉: taken out   Underlined 〈＋…〉: came in"),
            name="legend",
            wrap=True,
        )

    def compare(self, earlier: Record, present: Record) -> None:
        """Show one record beside the other, part by part; what is empty in both is left out."""
        self.clear()
        cursor = self.textCursor()
        cursor.beginEditBlock()
        for caption, before, now in _parts(earlier, present):
            if not cursor.atStart():
                cursor.insertText("\n\n", _plain())
            cursor.setBlockFormat(_airy())
            cursor.insertText(caption + "\n", _quiet())
            _insert(cursor, before, now)
        cursor.endEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.Start)
        self.setTextCursor(cursor)


def _parts(earlier: Record, present: Record) -> Iterator[tuple[str, str, str]]:
    """Give each part with its caption, as it was and as it is."""
    parts = (
        (_("What the customer said"), earlier.said, present.said),
        (_("What we said and proposed"), earlier.proposed, present.proposed),
        (_("For next time"), earlier.next_time, present.next_time),
        (_("Tags"), _tags(earlier), _tags(present)),
        (_("Who was there"), earlier.attendees, present.attendees),
        (_("When and where"), _when_and_where(earlier), _when_and_where(present)),
    )
    return (part for part in parts if part[1].strip() or part[2].strip())


def _insert(cursor: QTextCursor, before: str, now: str) -> None:
    for piece in compared(before, now):
        match piece.fate:
            case Fate.KEPT:
                cursor.insertText(piece.text, _plain())
            case Fate.TAKEN_OUT:
                _insert_marked(cursor, "－", piece.text, _taken_out())
            case Fate.ADDED:
                _insert_marked(cursor, "＋", piece.text, _added())


def _insert_marked(cursor: QTextCursor, sign: str, text: str, shown: QTextCharFormat) -> None:
    """The signs stand around the words, not around the line breaks before them."""
    words_of = text.lstrip("\n")
    cursor.insertText(text[: len(text) - len(words_of)], _plain())
    cursor.insertText(f"〈{sign}{words_of}〉", shown)


def _tags(record: Record) -> str:
    return "　".join(record.tags)


def _when_and_where(record: Record) -> str:
    day = formats.full_day(record.held_at)
    return f"{day} {formats.clock_time(record.held_at)}　{words.place(record.place)}"


def _airy() -> QTextBlockFormat:
    shown = QTextBlockFormat()
    shown.setLineHeight(_LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    return shown


def _plain() -> QTextCharFormat:
    return QTextCharFormat()


def _quiet() -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setForeground(QColor(tokens().quiet))
    shown.setProperty(QTextCharFormat.Property.FontPixelSize, QUIET_PX)
    return shown


def _taken_out() -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setFontStrikeOut(True)
    shown.setForeground(QColor(tokens().overdue))
    shown.setBackground(QColor(tokens().overdue_ground))
    return shown


def _added() -> QTextCharFormat:
    shown = QTextCharFormat()
    shown.setFontUnderline(True)
    shown.setForeground(QColor(tokens().agreed))
    shown.setBackground(QColor(tokens().agreed_ground))
    return shown
