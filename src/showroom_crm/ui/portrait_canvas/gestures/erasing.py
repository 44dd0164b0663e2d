"""Strokes that are taken off, whole or where the eraser goes."""

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter, QUndoCommand

from showroom_crm.domain.ink import Place
from showroom_crm.domain.ink_parts import without
from showroom_crm.domain.ink_touch import touches
from showroom_crm.ui.portrait_canvas.gestures.gesture import Sample
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.steps import Rearranged


class Erasing:
    """`reach` is in canvas units; layers out of sight are not touched."""

    def __init__(self, page: Page, *, reach: float, parts: bool) -> None:
        self._page = page
        self._before = tuple(page.items)
        self._reach = reach
        self._parts = parts
        self._at: QPointF | None = None

    def go_on(self, sample: Sample) -> None:
        start, end = self._at or sample.place, sample.place
        self._at = end
        touched = QRectF(start, end).normalized()
        touched.adjust(-self._reach, -self._reach, self._reach, self._reach)
        after: list[Inked] = []
        for item in self._page.items:
            if self._may_meet(item, touched):
                after += self._left_of(item, _place(start), _place(end))
            else:
                after.append(item)
        self._page.arrange(after)

    def finish(self) -> QUndoCommand | None:
        after = tuple(self._page.items)
        return None if after == self._before else Rearranged(self._page, self._before, after)

    def give_up(self) -> None:
        self._page.arrange(self._before)

    def paint(self, painter: QPainter) -> None:
        self._page.paint(painter)

    def _may_meet(self, item: Inked, touched: QRectF) -> bool:
        return item.bounds.intersects(touched) and self._page.is_shown(item.stroke.layer)

    def _left_of(self, item: Inked, start: Place, end: Place) -> list[Inked]:
        if not self._parts:
            return [] if touches(item.stroke, start, end, reach=self._reach) else [item]
        pieces = without(item.stroke, start, end, self._reach)
        if pieces == (item.stroke,):
            return [item]
        return [Inked.of(piece) for piece in pieces]


def _place(point: QPointF) -> Place:
    return (point.x(), point.y())
