"""The line in a row that says why a search found it, with the words marked."""

from datetime import date

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QPainter, QTextCharFormat, QTextLayout

from showroom_crm.domain.search_hits import Reason, Snippet
from showroom_crm.language import list_words
from showroom_crm.ui import painting
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import QUIET_PX, SPACE_4
from showroom_crm.ui.utf16 import utf16_length

_ELLIPSIS = "…"


def draw_reason(
    painter: QPainter, rect: QRectF, reason: Reason, base: QFont, *, today: date
) -> None:
    """Draw where the words were found and what stands there, the words in sight and marked."""
    font = painting.font_of(base, QUIET_PX)
    place, _text = list_words.reason(reason, today=today)
    room = QRectF(rect)
    place_width = min(_width(place, font), rect.width() / 2)
    painting.draw_line(painter, room, place, tokens().quiet, font)
    room.setLeft(room.left() + place_width + SPACE_4)
    _draw_marked(painter, room, _fitting(reason.snippet, font, room.width()), font)


def _fitting(shown: Snippet, font: QFont, width: float) -> Snippet:
    """Leave out what stands before the first mark, as much as must be so that it can be seen, and
    at the end what has no room.
    """
    return _ended(_begun(shown, font, width), font, width)


def _ended(shown: Snippet, font: QFont, width: float) -> Snippet:
    if _width(shown.text, font) <= width:
        return shown
    kept = len(shown.text) - 1
    while kept > 1 and _width(shown.text[:kept] + _ELLIPSIS, font) > width:
        kept -= 1
    marks = tuple((start, min(end, kept)) for start, end in shown.marks if start < kept)
    return Snippet(shown.text[:kept] + _ELLIPSIS, marks)


def _begun(shown: Snippet, font: QFont, width: float) -> Snippet:
    if not shown.marks or _width(shown.text, font) <= width:
        return shown
    start, end = shown.marks[0]
    cut = 0
    while cut < start and _width(_ELLIPSIS + shown.text[cut : end + 1], font) > width:
        cut += 1
    if not cut:
        return shown
    shift = len(_ELLIPSIS) - cut
    marks = tuple((begun + shift, ended + shift) for begun, ended in shown.marks)
    return Snippet(_ELLIPSIS + shown.text[cut:], marks)


def _draw_marked(painter: QPainter, rect: QRectF, shown: Snippet, font: QFont) -> None:
    """Marked by ground and underline: colour alone would not be seen by everyone."""
    quiet = QTextCharFormat()
    quiet.setForeground(QColor(tokens().text))
    layout = QTextLayout(shown.text, font)
    layout.setFormats([_range(shown.text, 0, len(shown.text), quiet), *_marks(shown)])
    layout.beginLayout()
    line = layout.createLine()
    if line.isValid():
        line.setNumColumns(utf16_length(shown.text))
    layout.endLayout()
    painter.save()
    painter.setClipRect(rect)
    height = line.height() if line.isValid() else 0
    layout.draw(painter, QPointF(rect.left(), rect.center().y() - height / 2))
    painter.restore()


def _marks(shown: Snippet) -> list[QTextLayout.FormatRange]:
    marked = QTextCharFormat()
    marked.setForeground(QColor(tokens().today))
    marked.setBackground(QColor(tokens().today_ground))
    marked.setFontUnderline(True)
    return [_range(shown.text, start, end, marked) for start, end in shown.marks]


def _range(text: str, start: int, end: int, look: QTextCharFormat) -> QTextLayout.FormatRange:
    made = QTextLayout.FormatRange()
    made.start = utf16_length(text[:start])
    made.length = utf16_length(text[start:end])
    made.format = look
    return made


def _width(text: str, font: QFont) -> float:
    return painting.badge_width(text, font) - painting.badge_width("", font)
