"""A freehand drawing as it was made: raw strokes with pressure, never a bitmap.

The canvas is a square of CANVAS × CANVAS units; y grows downward.
"""

from dataclasses import dataclass

CANVAS = 1000.0
INK = "#1F2328"
PEN_WIDTH = 9.0
COORDINATE_LIMIT = 2047.0


@dataclass(frozen=True)
class Point:
    """One sample of the pen: canvas units, pressure 0 to 1, milliseconds since pen down."""

    x: float
    y: float
    pressure: float = 0.5
    time: int = 0


@dataclass(frozen=True)
class Stroke:
    """Pen down to pen up; `colour` is #RRGGBB, `width` the full-pressure width in units."""

    points: tuple[Point, ...]
    colour: str = INK
    width: float = PEN_WIDTH


@dataclass(frozen=True)
class Drawing:
    """A portrait: its strokes in the order they were drawn."""

    strokes: tuple[Stroke, ...] = ()

    @property
    def empty(self) -> bool:
        return not self.strokes
