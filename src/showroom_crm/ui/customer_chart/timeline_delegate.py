"""Paints a deal's heading or a meeting; text wraps and is never cut off."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.meetings import Ending, Meeting
from showroom_crm.ui.customer_chart import timeline_entries
from showroom_crm.ui.customer_chart.timeline_entries import DealEntry, Entry, MeetingEntry
from showroom_crm.ui.customer_chart.timeline_model import ENTRY_ROLE, TimelineModel
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import (
    BODY_PX,
    NAME_PX,
    QUIET_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)

_LINE_SEPARATOR = "\u2028"
_LINE_HEIGHT = 1.35


class TimelineDelegate(QStyledItemDelegate):
    """The view is asked for its width, so that each row is as high as its text needs."""

    def __init__(self, view: QListView, model: TimelineModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        width = self._view.viewport().width()
        entry = index.data(ENTRY_ROLE)
        if isinstance(entry, DealEntry):
            return QSize(width, _line_height(_font(self._view, NAME_PX)) + SPACE_16 + SPACE_4)
        assert isinstance(entry, MeetingEntry)
        texts = _texts(self._view, entry.meeting, width - 2 * SPACE_16)
        height = SPACE_8 + _line_height(_font(self._view, QUIET_PX)) + SPACE_8
        return QSize(width, height + round(sum(SPACE_4 + _height(text) for text, _q in texts)))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        entry: Entry = index.data(ENTRY_ROLE)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens().paper))
        area = rect.adjusted(SPACE_16, SPACE_8, -SPACE_16, -SPACE_8)
        if isinstance(entry, DealEntry):
            self._paint_deal(painter, area.adjusted(0, SPACE_4, 0, 0), entry)
        else:
            self._paint_meeting(painter, area, entry.meeting)
            painter.setPen(QColor(tokens().line))
            painter.drawLine(area.left(), rect.bottom(), area.right(), rect.bottom())
        painter.restore()

    def _paint_deal(self, painter: QPainter, area: QRect, entry: DealEntry) -> None:
        deal = entry.deal
        colour = tokens().overdue if deal.state is DealState.WAITING else tokens().quiet
        right = timeline_entries.deal_standing(deal, self._model.today)
        self._paint_line(
            painter,
            area,
            left=(timeline_entries.deal_heading(deal), NAME_PX, tokens().text),
            right=(right, QUIET_PX, colour),
        )

    def _paint_meeting(self, painter: QPainter, area: QRect, meeting: Meeting) -> None:
        model = self._model
        circumstances = timeline_entries.circumstances(meeting, model.staff_names, model.today)
        self._paint_line(
            painter,
            area,
            left=(circumstances, QUIET_PX, tokens().quiet),
            right=(timeline_entries.ending(meeting), QUIET_PX, _ending_colour(meeting.ending)),
        )
        top = area.top() + _line_height(_font(self._view, QUIET_PX))
        for text, quiet in _texts(self._view, meeting, area.width()):
            top += SPACE_4
            painter.setPen(QColor(tokens().quiet if quiet else tokens().text))
            text.draw(painter, QPointF(area.left(), top))
            top += round(_height(text))

    def _paint_line(
        self,
        painter: QPainter,
        area: QRect,
        *,
        left: tuple[str, int, str],
        right: tuple[str, int, str],
    ) -> None:
        """Paint one line with a text at each end; the left one is elided to fit."""
        text, size_px, colour = right
        font = _font(self._view, size_px)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line = QRect(area.left(), area.top(), area.width(), _line_height(font))
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        taken = QFontMetrics(font).horizontalAdvance(text) + SPACE_12
        text, size_px, colour = left
        font = _font(self._view, size_px)
        painter.setFont(font)
        painter.setPen(QColor(colour))
        line.setHeight(_line_height(font))
        line.setWidth(max(0, area.width() - taken))
        elided = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)


def _texts(view: QListView, meeting: Meeting, width: int) -> list[tuple[QTextLayout, bool]]:
    """Return the customer's words and our proposal laid out, and whether each is quiet."""
    font = _font(view, BODY_PX)
    spoken = timeline_entries.said(meeting.record)
    proposed = timeline_entries.proposed(meeting.record)
    return [
        (_laid_out(text, font, width), quiet)
        for text, quiet in ((spoken, False), (proposed, True))
        if text
    ]


def _laid_out(text: str, font: QFont, width: int) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    spacing = _line_height(font)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top + (spacing - line.height()) / 2))
        top += spacing
    layout.endLayout()
    return layout


def _height(layout: QTextLayout) -> float:
    return layout.lineCount() * _line_height(layout.font())


def _line_height(font: QFont) -> int:
    return round(font.pixelSize() * _LINE_HEIGHT)


def _font(view: QListView, size_px: int) -> QFont:
    font = QFont(view.font())
    font.setPixelSize(size_px)
    return font


def _ending_colour(ending: Ending | None) -> str:
    match ending:
        case Ending.AGREED | Ending.WON:
            return tokens().agreed
        case Ending.OWN_ACTION:
            return tokens().own_action
        case _:
            return tokens().quiet
