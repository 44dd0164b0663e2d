"""The strokes that are chosen, with the frame and the grips by which they are changed."""

from collections.abc import Iterable
from enum import Enum
from math import hypot

from PySide6.QtCore import QObject, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QTransform

from showroom_crm.domain.ink import Layer
from showroom_crm.domain.ink_touch import touches
from showroom_crm.ui.portrait_canvas.inked import Inked, united
from showroom_crm.ui.portrait_canvas.page import Page
from showroom_crm.ui.theme.tokens import LIGHT

_GRIP = 7.0
_GRIP_REACH = 22.0
_KNOB_ABOVE = 44.0
_FRAME_EDGE = 6.0
# Between the grips of the smallest frame a finger still finds the inside.
_SMALLEST_FRAME = 2 * _GRIP_REACH + 44.0
# In pixels: how near a tap has to come.
_TAP_REACH = 12.0


class Grip(Enum):
    """By what a selection is held; corners count from the top left, clockwise on the screen."""

    INSIDE = "inside"
    KNOB = "knob"
    FIRST = 0
    SECOND = 1
    THIRD = 2
    FOURTH = 3


class Selection(QObject):
    """Signals: `changed()` when other strokes are chosen, or none."""

    changed = Signal()

    def __init__(self, page: Page, parent: QObject) -> None:
        super().__init__(parent)
        self._page = page
        self.items: tuple[Inked, ...] = ()

    def choose(self, items: Iterable[Inked]) -> None:
        chosen = tuple(items)
        if chosen != self.items:
            self.items = chosen
            self.changed.emit()

    def choose_at(self, place: QPointF) -> None:
        """Choose the uppermost stroke at a place (canvas units), or none."""
        reach = _TAP_REACH / self._page.view.scale
        spot = (place.x(), place.y())
        hit = [
            item
            for item in self._page.items_in_sight()
            if item.bounds.adjusted(-reach, -reach, reach, reach).contains(place)
            and touches(item.stroke, spot, spot, reach=reach)
        ]
        self.choose(sorted(hit, key=lambda item: item.stroke.layer is Layer.INK)[-1:])

    def keep_what_is_there(self) -> None:
        """Let go of strokes that are not on the paper any more, or out of sight."""
        there = {id(item) for item in self._page.items_in_sight()}
        self.choose(item for item in self.items if id(item) in there)

    @property
    def bounds(self) -> QRectF:
        """Return where the chosen strokes lie, in canvas units."""
        return united(self.items)

    def grip_at(self, position: QPointF) -> Grip | None:
        """Return what a hand takes hold of at a place in the widget; targets suit a finger."""
        if not self.items:
            return None
        frame = self._frame()
        held = [(_apart(position, self._knob(frame)), Grip.KNOB)]
        held += [(_apart(position, corner), Grip(n)) for n, corner in enumerate(_corners(frame))]
        nearest, grip = min(held, key=lambda each: each[0])
        if nearest <= _GRIP_REACH:
            return grip
        return Grip.INSIDE if frame.contains(position) else None

    def opposite(self, grip: Grip) -> QPointF:
        """Return what stays in place while a corner is pulled, in the widget's pixels."""
        return _corners(self._frame())[(int(grip.value) + 2) % 4]

    def middle(self) -> QPointF:
        """Return what stays in place while the knob is turned, in the widget's pixels."""
        return self._frame().center()

    def paint(self, painter: QPainter, transform: QTransform | None = None) -> None:
        """Paint frame and grips; with a transform (of canvas units) as they lie by it."""
        if not self.items:
            return
        onto = self._page.view.onto_widget()
        onto = onto if transform is None else onto.inverted()[0] * transform * onto
        frame = self._frame()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = QPen(QColor(LIGHT.act), 1.5)
        painter.setPen(line)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        shape = onto if transform is not None else QTransform()
        corners = [shape.map(corner) for corner in _corners(frame)]
        painter.drawPolygon(corners)
        knob = shape.map(self._knob(frame))
        painter.drawLine((corners[0] + corners[1]) / 2, knob)
        painter.setBrush(QColor(LIGHT.surface))
        for grip in (*corners, knob):
            painter.drawEllipse(grip, _GRIP, _GRIP)
        painter.restore()

    def _frame(self) -> QRectF:
        frame = self._page.view.onto_widget().mapRect(self.bounds)
        across = max(_FRAME_EDGE, (_SMALLEST_FRAME - frame.width()) / 2)
        down = max(_FRAME_EDGE, (_SMALLEST_FRAME - frame.height()) / 2)
        return frame.adjusted(-across, -down, across, down)

    def _knob(self, frame: QRectF) -> QPointF:
        """It stands above the frame, or within it where the widget ends."""
        above = frame.top() - _KNOB_ABOVE
        y = above if above > _GRIP_REACH else max(0.0, frame.top()) + _KNOB_ABOVE
        return QPointF(frame.center().x(), y)


def _corners(frame: QRectF) -> tuple[QPointF, QPointF, QPointF, QPointF]:
    return (frame.topLeft(), frame.topRight(), frame.bottomRight(), frame.bottomLeft())


def _apart(one: QPointF, other: QPointF) -> float:
    return hypot(one.x() - other.x(), one.y() - other.y())
