"""Strokes of the brush that painted parts share: lines of plain text, badges."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextLayout

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import Plan, Urgency
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import RADIUS
from showroom_crm.ui.utf16 import utf16_part

Pair = tuple[str, str]
_BADGE_PAD = 6.0
_BADGE_HEIGHT = 20.0


def promise_colours(plan: Plan, urgent: Urgency) -> Pair:
    """Return the colour of a promise's words and of the ground they stand on."""
    shown = tokens()
    match urgent:
        case Urgency.OVERDUE:
            return shown.overdue, shown.overdue_ground
        case Urgency.TODAY:
            return shown.today, shown.today_ground
        case Urgency.LATER if plan.agreed:
            return shown.agreed, shown.agreed_ground
        case Urgency.LATER:
            return shown.own_action, shown.own_action_ground


def deal_colour(state: DealState | None) -> str:
    """Return the colour of the words for a deal's state; one that waits stands on a badge."""
    shown = tokens()
    match state:
        case DealState.OPEN:
            return shown.text
        case DealState.WON:
            return shown.agreed
    return shown.quiet


def font_of(base: QFont, pixels: int) -> QFont:
    """Return a font in another size, its figures of equal width where it has such."""
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def draw_line(painter: QPainter, rect: QRectF, text: str, colour: str, font: QFont) -> None:
    """Draw one line of plain text, centred on the height, with an ellipsis where it is cut."""
    painter.setFont(font)
    painter.setPen(QColor(colour))
    one_line = text.replace("\n", " ")
    shown = QFontMetricsF(font).elidedText(one_line, Qt.TextElideMode.ElideRight, rect.width())
    painter.drawText(rect, Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)


def wrapped_lines(text: str, font: QFont, width: float) -> list[str]:
    """Return the text in at most two lines, with an ellipsis where the second is cut."""
    layout = QTextLayout(text, font)
    layout.beginLayout()
    first = layout.createLine()
    if not first.isValid():
        layout.endLayout()
        return []
    first.setLineWidth(width)
    layout.endLayout()
    begun = first.textLength()
    lines = [utf16_part(text, 0, begun).rstrip()]
    if rest := utf16_part(text, begun).strip():
        lines.append(QFontMetricsF(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
    return lines


def draw_badge(painter: QPainter, rect: QRectF, text: str, colours: Pair, font: QFont) -> None:
    """Draw words on their ground, at the left of `rect` and as wide as the words are."""
    words_colour, ground = colours
    room = rect.width() - 2 * _BADGE_PAD
    shown = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, room)
    width = QFontMetricsF(font).horizontalAdvance(shown) + 2 * _BADGE_PAD
    body = QRectF(rect.left(), rect.center().y() - _BADGE_HEIGHT / 2, width, _BADGE_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ground))
    painter.drawRoundedRect(body, RADIUS - 2, RADIUS - 2)
    words_room = body.adjusted(_BADGE_PAD, 0, 1, 0)
    draw_line(painter, words_room, shown, words_colour, font)


def badge_width(text: str, font: QFont) -> float:
    """Return how wide a badge must be so that its words are not cut."""
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * _BADGE_PAD
