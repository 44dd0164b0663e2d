"""The bars of one figure, painted, with what chance may have made of each."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from showroom_crm.domain.statistics import WITH_INTERVAL, Bar, Figure
from showroom_crm.language import statistics_words
from showroom_crm.ui.theme.style import tokens
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_ROW, _BAR, _WHISKER = 26, 14, 4
_NAME_WIDTH, _SHARE_WIDTH, _LEAST_TRACK = 150, 150, 120
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CHOOSE = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureChart(QWidget):
    """A click on a bar, or the arrows and Enter, lead to the deals behind it.

    Signals:
    bar_chosen(Bar): show what it is counted from.
    """

    bar_chosen = Signal(object)

    def __init__(self, figure: Figure, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"chart_{figure.kind.value}")
        self._figure, self._row = figure, 0
        self._chosen = False
        self.setAccessibleName(statistics_words.title(figure.kind))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show the figure as it is counted now."""
        self._figure = figure
        self._row = min(self._row, max(len(figure.bars) - 1, 0))
        told = [statistics_words.bar_told(figure.kind, bar) for bar in figure.bars]
        self.setAccessibleDescription("\n".join(told))
        reached = Qt.FocusPolicy.StrongFocus if figure.bars else Qt.FocusPolicy.NoFocus
        self.setFocusPolicy(reached)
        self.updateGeometry()
        self.update()

    def mark(self, bar: Bar | None) -> None:
        """Show that the deals that are listed are those of a bar of this figure, or of none."""
        self._chosen = bar is not None
        if bar is not None:
            self._row = self._figure.bars.index(bar)
        self.update()

    def sizeHint(self) -> QSize:
        rows = len(self._figure.bars) * _ROW
        return QSize(_NAME_WIDTH + _SHARE_WIDTH + 2 * _LEAST_TRACK, rows)

    def minimumSizeHint(self) -> QSize:
        rows = len(self._figure.bars) * _ROW
        return QSize(_NAME_WIDTH + _SHARE_WIDTH + _LEAST_TRACK, rows)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for row, bar in enumerate(self._figure.bars):
            self._paint_bar(painter, bar, row)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        row = self._row + _STEPS.get(key, 0)
        if key in _CHOOSE:
            self._choose(self._row)
        elif key in _STEPS and 0 <= row < len(self._figure.bars):
            self._choose(row)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        row = int(event.position().y()) // _ROW
        if 0 <= row < len(self._figure.bars):
            self._choose(row)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def _choose(self, row: int) -> None:
        self._row = row
        self.update()
        self.bar_chosen.emit(self._figure.bars[row])

    def _paint_bar(self, painter: QPainter, bar: Bar, row: int) -> None:
        shown, top = tokens(), row * _ROW
        if row == self._row and (self._chosen or self.hasFocus()):
            ground = QRectF(0.5, top + 0.5, self.width() - 1, _ROW - 1)
            painter.setPen(QColor(shown.act) if self.hasFocus() else Qt.PenStyle.NoPen)
            painter.setBrush(QColor(shown.chosen_ground))
            painter.drawRoundedRect(ground, SPACE_4, SPACE_4)
        track = self._track(top)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(shown.line))
        painter.drawRect(track)
        share = bar.proportion.share
        if share is not None:
            painter.setBrush(QColor(shown.agreed))
            painter.drawRect(QRectF(track.left(), track.top(), track.width() * share, _BAR))
        if self._figure.kind in WITH_INTERVAL:
            self._paint_interval(painter, bar, track)
        self._write(painter, bar, top, track)

    def _paint_interval(self, painter: QPainter, bar: Bar, track: QRectF) -> None:
        interval = bar.proportion.interval
        if interval is None:
            return
        painter.setPen(QPen(QColor(tokens().text), 1.5))
        left, right = (track.left() + track.width() * bound for bound in interval)
        middle = track.center().y()
        painter.drawLine(int(left), int(middle), int(right), int(middle))
        for end in (left, right):
            painter.drawLine(int(end), int(middle - _WHISKER), int(end), int(middle + _WHISKER))

    def _write(self, painter: QPainter, bar: Bar, top: int, track: QRectF) -> None:
        centred, right = Qt.AlignmentFlag.AlignVCenter, Qt.AlignmentFlag.AlignRight
        painter.setPen(QColor(tokens().text))
        name = statistics_words.bar_name(self._figure.kind, bar.key)
        width = _NAME_WIDTH - 2 * SPACE_8
        shown = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideRight, width)
        painter.drawText(QRectF(SPACE_8, top, width, _ROW), centred, shown)
        place = QRectF(track.right(), top, _SHARE_WIDTH - SPACE_8, _ROW)
        painter.drawText(place, centred | right, statistics_words.share(bar.proportion))

    def _track(self, top: int) -> QRectF:
        width = self.width() - _NAME_WIDTH - _SHARE_WIDTH
        return QRectF(_NAME_WIDTH, top + (_ROW - _BAR) / 2, width, _BAR)
