"""A row of the board: time in its colour, name, rep, what it is about, the way to a contact."""

from math import ceil

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.board import Entry, SectionKind
from showroom_crm.domain.follow_ups import Urgency
from showroom_crm.ui.board.model import (
    BELOW_ROLE,
    CONTACT_COLUMN,
    CUSTOMER_COLUMN,
    ENTRY_ROLE,
    KIND_ROLE,
    WHAT_COLUMN,
    WHEN_COLUMN,
    WORD_ROLE,
)
from showroom_crm.ui.painting import (
    Pair,
    badge_width,
    draw_badge,
    draw_line,
    font_of,
    promise_colours,
)
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import BODY_PX, NAME_PX, QUIET_PX, SPACE_4, SPACE_8

ROW_PX = 46
_LOUD = (
    SectionKind.OVERDUE,
    SectionKind.MISSED,
    SectionKind.UNCLOSED,
    SectionKind.DECISION_PASSED,
)
_SOON = (SectionKind.TODAY, SectionKind.DECIDES_UNACCOMPANIED)
_PLANNED = (
    SectionKind.REMEDY_NOT_READY,
    SectionKind.NOT_AGREED,
    SectionKind.WITHOUT_REMEDY,
)
_Index = QModelIndex | QPersistentModelIndex


class BoardDelegate(QStyledItemDelegate):
    """Paints two lines where there are two things to say, else one."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        shown, column = tokens(), index.column()
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(option.rect, QColor(shown.chosen_ground))
        painter.setPen(QColor(shown.line))
        painter.drawLine(option.rect.bottomLeft(), option.rect.bottomRight())
        room = QRectF(option.rect).adjusted(SPACE_8, SPACE_4, -SPACE_4, -SPACE_4)
        text = str(index.data() or "")
        if column == WHEN_COLUMN and text:
            font = font_of(option.font, BODY_PX)
            colour, ground = _colours(index)
            if ground:
                draw_badge(painter, room, text, (colour, ground), font)
            else:
                draw_line(painter, room, text, colour, font)
        else:
            colour = shown.act if column in (CUSTOMER_COLUMN, CONTACT_COLUMN) else shown.text
            _draw_lines(painter, room, option, index, text, colour)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        text, below = str(index.data() or ""), str(index.data(BELOW_ROLE) or "")
        font = font_of(option.font, _size_of(index))
        wide = badge_width(text, font) if index.column() == WHEN_COLUMN else _width(text, font)
        wide = max(wide, _width(below, font_of(option.font, QUIET_PX)))
        return QSize(ceil(wide) + 3 * SPACE_8, ROW_PX)


def _size_of(index: _Index) -> int:
    return NAME_PX if index.column() == CUSTOMER_COLUMN else BODY_PX


def _width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def _draw_lines(
    painter: QPainter,
    room: QRectF,
    option: QStyleOptionViewItem,
    index: _Index,
    text: str,
    colour: str,
) -> None:
    below, word = index.data(BELOW_ROLE), index.data(WORD_ROLE)
    second = str(word or below or "")
    if index.column() == WHAT_COLUMN and not text:
        text, second = second, ""
    font = font_of(option.font, _size_of(index))
    if not second:
        draw_line(painter, room, text, colour, font)
        return
    half = room.height() / 2
    draw_line(painter, room.adjusted(0, 0, 0, -half), text, colour, font)
    shown = tokens()
    draw_line(
        painter,
        room.adjusted(0, half, 0, 0),
        second,
        shown.own_action if word else shown.quiet,
        font_of(option.font, QUIET_PX),
    )


def _colours(index: _Index) -> Pair:
    shown = tokens()
    kind, entry = SectionKind(index.data(KIND_ROLE)), index.data(ENTRY_ROLE)
    if kind is SectionKind.WAITING:
        return shown.waiting, shown.waiting_ground
    if kind in _LOUD:
        return shown.overdue, shown.overdue_ground
    if kind in _SOON:
        return shown.today, shown.today_ground
    if kind in _PLANNED and isinstance(entry, Entry) and entry.contact is not None:
        return promise_colours(entry.contact.plan, Urgency.LATER)
    return shown.text, ""
