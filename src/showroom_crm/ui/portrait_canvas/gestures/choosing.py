"""The lasso: strokes are chosen by a line around them, or by a tap."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF, QUndoCommand

from showroom_crm.domain.ink_selection import enclosed
from showroom_crm.ui.portrait_canvas.gestures.gesture import Sample
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.selection import Selection
from showroom_crm.ui.theme.tokens import LIGHT

# In pixels: a hand that goes no further has tapped.
TAP = 6.0


class Choosing:
    """A choice is no step of undo: it changes no ink."""

    def __init__(self, page: Page, selection: Selection) -> None:
        self._page = page
        self._selection = selection
        self._line = QPolygonF()
        self._lasso: list[QPointF] = []

    def go_on(self, sample: Sample) -> None:
        self._line.append(sample.position)
        self._lasso.append(sample.place)
        self._page.repainted.emit(self._line.boundingRect().toAlignedRect().adjusted(-3, -3, 3, 3))

    def finish(self) -> QUndoCommand | None:
        box = self._line.boundingRect()
        if max(box.width(), box.height()) > TAP:
            self._selection.choose(self._enclosed())
        elif self._lasso:
            self._selection.choose_at(self._lasso[-1])
        self.give_up()
        return None

    def give_up(self) -> None:
        area = self._line.boundingRect().toAlignedRect().adjusted(-3, -3, 3, 3)
        self._line, self._lasso = QPolygonF(), []
        self._page.repainted.emit(area)

    def paint(self, painter: QPainter) -> None:
        self._page.paint(painter)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(LIGHT.act), 1.5, Qt.PenStyle.DashLine))
        painter.drawPolyline(self._line)
        painter.restore()

    def _enclosed(self) -> list[Inked]:
        items = self._page.items_in_sight()
        lasso = [(place.x(), place.y()) for place in self._lasso]
        return [items[index] for index in enclosed([item.stroke for item in items], lasso)]
