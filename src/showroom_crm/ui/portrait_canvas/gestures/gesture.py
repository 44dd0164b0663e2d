"""What the canvas asks of every gesture."""

from math import isfinite
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF
from PySide6.QtGui import QPainter, QUndoCommand


class Sample(NamedTuple):
    """Where the hand is, in the widget's pixels and in canvas units; time in ms, tilt in degrees.

    `pressure` is None where the device feels none.
    """

    position: QPointF
    place: QPointF
    pressure: float | None
    time: int
    tilt: int = 0

    @property
    def is_somewhere(self) -> bool:
        """Whether it lies anywhere at all: a broken driver tells places that are none."""
        return isfinite(self.place.x() + self.place.y())


class Gesture(Protocol):
    def go_on(self, sample: Sample) -> None:
        """Take the next sample; the first one comes here too."""

    def finish(self) -> QUndoCommand | None:
        """The hand is lifted: return the step to keep, None where nothing changed."""

    def give_up(self) -> None:
        """Leave everything as if the gesture had not begun."""

    def paint(self, painter: QPainter) -> None:
        """Paint paper and ink as they are now, with what the gesture shows above them."""
