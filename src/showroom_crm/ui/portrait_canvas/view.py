"""How the paper lies in its widget: how near, which part of it, and whether as in a mirror."""

from dataclasses import dataclass, replace
from math import floor

from PySide6.QtCore import QPointF, QRect, QRectF, QSize
from PySide6.QtGui import QTransform

from showroom_crm.domain.ink import CANVAS

NEAREST = 16.0
FURTHEST = 0.5
_MIDDLE = (CANVAS / 2, CANVAS / 2)


@dataclass(frozen=True)
class View:
    """`zoom` 1 fits the paper into the widget; `centre` is what lies in the widget's middle.

    The centre is in canvas units, all else in the widget's pixels.
    """

    size: QSize = QSize(0, 0)
    zoom: float = 1.0
    centre: tuple[float, float] = _MIDDLE
    mirrored: bool = False

    @property
    def scale(self) -> float:
        """Pixels of the widget for each canvas unit."""
        return max(1, min(self.size.width(), self.size.height())) / CANVAS * self.zoom

    def onto_widget(self) -> QTransform:
        """Return what maps canvas units to the widget; it begins at a whole pixel."""
        across = -self.scale if self.mirrored else self.scale
        left = floor(self.size.width() / 2 - across * self.centre[0])
        top = floor(self.size.height() / 2 - self.scale * self.centre[1])
        return QTransform(across, 0, 0, self.scale, left, top)

    def to_canvas(self, position: QPointF) -> QPointF:
        return self.onto_widget().inverted()[0].map(position)

    @property
    def sheet(self) -> QRect:
        """Return the paper's place in the widget, which it may exceed."""
        return self.onto_widget().mapRect(QRectF(0, 0, CANVAS, CANVAS)).toRect()

    def resized(self, size: QSize) -> "View":
        return replace(self, size=size)

    def fitted(self) -> "View":
        return replace(self, zoom=1.0, centre=_MIDDLE)

    def turned(self, *, mirrored: bool) -> "View":
        return replace(self, mirrored=mirrored)

    def moved(self, by: QPointF) -> "View":
        """Return the view with the paper pushed by some pixels, never out of sight."""
        across = by.x() / (-self.scale if self.mirrored else self.scale)
        return replace(
            self,
            centre=(_held(self.centre[0] - across), _held(self.centre[1] - by.y() / self.scale)),
        )

    def zoomed(self, by: float, about: QPointF) -> "View":
        """Return the view so many times nearer, with the place under `about` staying there."""
        zoom = min(NEAREST, max(FURTHEST, self.zoom * by))
        nearer = replace(self, zoom=zoom)
        shifted = nearer.onto_widget().map(self.to_canvas(about))
        return nearer.moved(about - shifted)


def _held(coordinate: float) -> float:
    return min(CANVAS, max(0.0, coordinate))
