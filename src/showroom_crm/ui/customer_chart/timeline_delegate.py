"""Paints a row of the timeline; text wraps and is never cut off."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)
from PySide6.QtWidgets import QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from showroom_crm.domain.search_hits import places
from showroom_crm.ui.customer_chart.timeline_entries import Telling, Tone
from showroom_crm.ui.customer_chart.timeline_model import TELLING_ROLE, TimelineModel
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import (
    BODY_PX,
    QUIET_PX,
    SPACE_4,
    SPACE_8,
    SPACE_12,
    SPACE_16,
)
from showroom_crm.ui.utf16 import utf16_length

_LINE_SEPARATOR = "\u2028"
_LINE_HEIGHT = 1.35
_DEAL_SHARE = 0.3


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
        told: Telling = index.data(TELLING_ROLE)
        height = SPACE_8 + _line_height(_font(self._view, QUIET_PX)) + SPACE_8
        for text, _quiet in _texts(self._view, told, width - 2 * SPACE_16, ()):
            height += SPACE_4 + round(_height(text))
        return QSize(width, height)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        told: Telling = index.data(TELLING_ROLE)
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, QColor(tokens().paper))
        area = rect.adjusted(SPACE_16, SPACE_8, -SPACE_16, -SPACE_8)
        self._paint_first_line(painter, area, told)
        top = area.top() + _line_height(_font(self._view, QUIET_PX))
        for text, quiet in _texts(self._view, told, area.width(), self._model.searched):
            top += SPACE_4
            painter.setPen(QColor(tokens().quiet if quiet else tokens().text))
            text.draw(painter, QPointF(area.left(), top))
            top += round(_height(text))
        painter.setPen(QColor(tokens().line))
        painter.drawLine(area.left(), rect.bottom(), area.right(), rect.bottom())
        painter.restore()

    def _paint_first_line(self, painter: QPainter, area: QRect, told: Telling) -> None:
        """Paint how it stands at the right, the deal before it, and the rest as far as it fits."""
        end = area.right() + 1
        end -= self._paint_word(painter, area, told.standing, _colour(told.tone), end=end)
        room = round(area.width() * _DEAL_SHARE)
        deal = _elided(self._view, told.deal, room)
        end -= self._paint_word(painter, area, deal, tokens().quiet, end=end)
        left = _elided(self._view, told.circumstances, end - area.left())
        taken = area.left() + _width(self._view, left)
        self._paint_word(painter, area, left, tokens().quiet, end=taken)

    def _paint_word(
        self, painter: QPainter, area: QRect, text: str, colour: str, *, end: int
    ) -> int:
        """Paint a text that ends at a place, and return how much room it takes with its gap."""
        if not text:
            return 0
        width = _width(self._view, text)
        layout = _laid_out(text, _font(self._view, QUIET_PX), width, self._model.searched)
        painter.setPen(QColor(colour))
        layout.draw(painter, QPointF(end - width, area.top()))
        return width + SPACE_12


def _texts(
    view: QListView, told: Telling, width: int, searched: Sequence[str]
) -> list[tuple[QTextLayout, bool]]:
    """Return the texts below the first line laid out, and whether each is quiet."""
    font = _font(view, BODY_PX)
    return [(_laid_out(line.text, font, width, searched), line.quiet) for line in told.lines]


def _laid_out(text: str, font: QFont, width: int, searched: Sequence[str]) -> QTextLayout:
    layout = QTextLayout(text.replace("\n", _LINE_SEPARATOR), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    if searched:
        layout.setFormats(_marks(text, searched))
    spacing = _line_height(font)
    layout.beginLayout()
    top = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(1, width))
        line.setPosition(QPointF(0, top + (spacing - line.height()) / 2))
        top += spacing
    layout.endLayout()
    return layout


def _marks(text: str, searched: Sequence[str]) -> list[QTextLayout.FormatRange]:
    """Return the words that were searched for as they are made to stand out."""
    shown = QTextCharFormat()
    shown.setBackground(QColor(tokens().today_ground))
    shown.setForeground(QColor(tokens().today))
    marks = []
    for start, end in places(text, searched):
        mark = QTextLayout.FormatRange()
        mark.start = utf16_length(text[:start])
        mark.length = utf16_length(text[start:end])
        mark.format = shown
        marks.append(mark)
    return marks


def _height(layout: QTextLayout) -> float:
    return layout.lineCount() * _line_height(layout.font())


def _line_height(font: QFont) -> int:
    return round(font.pixelSize() * _LINE_HEIGHT)


def _width(view: QListView, text: str) -> int:
    # One more: a line as wide as its advance may still break.
    return QFontMetrics(_font(view, QUIET_PX)).horizontalAdvance(text) + 1


def _elided(view: QListView, text: str, room: int) -> str:
    metrics = QFontMetrics(_font(view, QUIET_PX))
    return metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room))


def _font(view: QListView, size_px: int) -> QFont:
    font = QFont(view.font())
    font.setPixelSize(size_px)
    return font


def _colour(tone: Tone) -> str:
    return str(getattr(tokens(), tone))
