"""Chosen strokes moved, scaled or turned by a grip."""

from math import atan2, hypot

from PySide6.QtCore import QPointF, QRect
from PySide6.QtGui import QPainter, QTransform, QUndoCommand

from showroom_crm.domain.ink_transform import Transform, transformed
from showroom_crm.ui.ink_painting import ink_colour
from showroom_crm.ui.portrait_canvas.gestures.choosing import TAP
from showroom_crm.ui.portrait_canvas.gestures.gesture import Sample
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.portrait_canvas.selection import Grip, Selection
from showroom_crm.ui.portrait_canvas.steps import Rearranged

_SMALLEST = 1.0


class Changing:
    """While the hand moves, the chosen ink floats above the paper; at the end it is raw ink."""

    def __init__(self, page: Page, selection: Selection, grip: Grip) -> None:
        self._page = page
        self._selection = selection
        self._grip = grip
        self._before = tuple(page.items)
        self._chosen = selection.items
        self._stays = page.to_canvas(
            selection.middle() if grip in (Grip.KNOB, Grip.INSIDE) else selection.opposite(grip)
        )
        self._began: Sample | None = None
        self._moving = False
        self._transform = Transform()

    def go_on(self, sample: Sample) -> None:
        if self._began is None:
            self._began = sample
            return
        if not self._moving:
            gone = (sample.position - self._began.position).manhattanLength()
            if gone <= TAP:
                return
            self._lift()
        self._transform = self._by(self._began.place, sample.place)
        self._redraw()

    def finish(self) -> QUndoCommand | None:
        if not self._moving:
            if self._began is not None and self._grip is Grip.INSIDE:
                self._selection.choose_at(self._began.place)
            return None
        if self._transform == Transform():
            self.give_up()
            return None
        changed = {
            id(item): Inked.of(transformed(item.stroke, self._transform)) for item in self._chosen
        }
        after = [changed.get(id(item), item) for item in self._before]
        self._page.arrange(after)
        self._selection.choose(changed.values())
        self._redraw()
        return Rearranged(self._page, self._before, after)

    def give_up(self) -> None:
        self._page.arrange(self._before)
        self._transform = Transform()
        self._redraw()

    def paint(self, painter: QPainter) -> None:
        self._page.paint(painter)
        if self._moving:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setTransform(self._float() * self._page.view.onto_widget(), combine=True)
            for item in self._chosen:
                painter.fillPath(item.path, ink_colour(item.stroke))
            painter.restore()
        self._selection.paint(painter, self._float())

    def _lift(self) -> None:
        """Take the chosen ink off the paper, to float above it."""
        self._moving = True
        chosen = {id(item) for item in self._chosen}
        self._page.arrange([item for item in self._before if id(item) not in chosen])

    def _float(self) -> QTransform:
        """Return how the chosen ink is changed so far, of canvas units."""
        return QTransform(*self._transform)

    def _by(self, start: QPointF, end: QPointF) -> Transform:
        if self._grip is Grip.INSIDE:
            return Transform.moved(end.x() - start.x(), end.y() - start.y())
        fixed = (self._stays.x(), self._stays.y())
        one, other = start - self._stays, end - self._stays
        if self._grip is Grip.KNOB:
            turn = atan2(other.y(), other.x()) - atan2(one.y(), one.x())
            return Transform.rotated(turn, fixed)
        length = max(_SMALLEST, hypot(one.x(), one.y()))
        return Transform.scaled(hypot(other.x(), other.y()) / length, fixed)

    def _redraw(self) -> None:
        size = self._page.view.size
        self._page.repainted.emit(QRect(0, 0, size.width(), size.height()))
