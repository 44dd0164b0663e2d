"""A freehand drawing as it was made: raw strokes with pressure, never a bitmap.

The canvas is a square of CANVAS × CANVAS units; y grows downward.
"""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

CANVAS = 1000.0
INK = "#1F2328"
PEN_WIDTH = 9.0
COORDINATE_LIMIT = 2047.0

# Where something lies, in canvas units.
Place = tuple[float, float]


class InkTool(Enum):
    """What a stroke was drawn with; `ink_nibs` tells how each one's ink looks."""

    PEN = "pen"
    PENCIL = "pencil"
    BRUSH = "brush"
    MARKER = "marker"


class Layer(Enum):
    """Where a stroke lies: all of the sketch underneath, all of the ink above."""

    SKETCH = "sketch"
    INK = "ink"


class Point(NamedTuple):
    """One sample of the pen: canvas units, pressure 0 to 1, milliseconds since pen down.

    `tilt` is how far the pen leans from upright, in whole degrees; 0 where the device tells none.
    """

    x: float
    y: float
    pressure: float = 0.5
    time: int = 0
    tilt: int = 0


@dataclass(frozen=True)
class Stroke:
    """Pen down to pen up; `colour` is #RRGGBB, `width` the full-pressure width in units."""

    points: tuple[Point, ...]
    colour: str = INK
    width: float = PEN_WIDTH
    tool: InkTool = InkTool.PEN
    layer: Layer = Layer.INK


@dataclass(frozen=True)
class Drawing:
    """A portrait: its strokes in the order they were drawn.

    One that is `damaged` is kept, but what was drawn cannot be read.
    """

    strokes: tuple[Stroke, ...] = ()
    damaged: bool = False

    @property
    def empty(self) -> bool:
        """Whether nothing was drawn, as far as can be known."""
        return not self.strokes and not self.damaged

    @property
    def bottom_up(self) -> tuple[Stroke, ...]:
        """The strokes in the order they are painted: the sketch, then the ink above it."""
        sketch = [stroke for stroke in self.strokes if stroke.layer is Layer.SKETCH]
        return (*sketch, *(stroke for stroke in self.strokes if stroke.layer is Layer.INK))


# Stands where a portrait is that cannot be read.
DAMAGED = Drawing(damaged=True)
