"""Outlines of faces to start from: light pencil lines in the sketch, sized as a portrait."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, hypot, pi, sin, sqrt
from typing import Final

from showroom_crm.domain.face_guides import HEAD_BOTTOM, HEAD_LEFT, HEAD_RIGHT, HEAD_TOP
from showroom_crm.domain.ink import Drawing, InkTool, Layer, Place, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_nibs import WIDTHS

_COLOUR: Final = "#8A9199"
_STEPS: Final = 72
_PACE_UNITS_A_MILLISECOND: Final = 0.6


@dataclass(frozen=True)
class FaceShape:
    """Half a head: shares of half its width at the cheekbones and at the jaw, its length.

    `jaw` is how wide the face still is a sixth above the chin, `chin` how blunt it ends (2 is an
    ellipse, more is squarer), `length` the height of the head as a share of the usual one.
    """

    name: str
    width: float
    length: float
    jaw: float
    chin: float


@dataclass(frozen=True)
class FaceOutline:
    """`name` is what the shape is called in code; the screen has a word for it."""

    name: str
    drawing: Drawing


SHAPES: Final = (
    FaceShape("oval", width=0.92, length=1.0, jaw=0.52, chin=2.0),
    FaceShape("round", width=1.0, length=0.88, jaw=0.62, chin=2.2),
    FaceShape("long", width=0.82, length=1.06, jaw=0.56, chin=2.2),
    FaceShape("square", width=0.92, length=0.96, jaw=0.74, chin=3.0),
    FaceShape("pointed", width=0.95, length=0.98, jaw=0.46, chin=1.7),
)


def outlines() -> tuple[FaceOutline, ...]:
    """Return the outlines, each the face from ear to ear round the chin, the skull, two ears."""
    return tuple(FaceOutline(shape.name, Drawing(_strokes(shape))) for shape in SHAPES)


def _strokes(shape: FaceShape) -> tuple[Stroke, ...]:
    middle_x, middle_y = (HEAD_LEFT + HEAD_RIGHT) / 2, (HEAD_TOP + HEAD_BOTTOM) / 2
    half_width = (HEAD_RIGHT - HEAD_LEFT) / 2 * shape.width
    half_height = (HEAD_BOTTOM - HEAD_TOP) / 2 * shape.length
    turns = [2 * pi * step / _STEPS - pi / 2 for step in range(_STEPS + 1)]
    head = [
        (
            middle_x + half_width * _side(shape, turn) * cos(turn),
            middle_y + half_height * sin(turn),
        )
        for turn in turns
    ]
    ears = [
        _ear(middle_x + toward * half_width * 0.985, middle_y + half_height * 0.06, toward)
        for toward in (-1, 1)
    ]
    return tuple(_stroke(line) for line in (head, *ears))


def _side(shape: FaceShape, turn: float) -> float:
    """Return how far the side lies out at a turn: 1 above the eyes, narrower toward the chin."""
    down = sin(turn)
    if down <= 0:
        return 1.0
    # At a depth of 5/6 of the lower half an ellipse is 0.55 of its width: there the jaw is.
    jaw_depth = 5 / 6
    ellipse = sqrt(1 - jaw_depth * jaw_depth)
    pull: float = (shape.jaw / ellipse - 1) * (down / jaw_depth) ** shape.chin
    return max(0.05, 1 + pull * (1 - (down - jaw_depth) ** 2))


def _ear(x: float, y: float, toward: int) -> list[Place]:
    """Return an ear on the left (-1) or right (1) side, from its top to its lobe."""
    turns = [pi * step / 24 - pi / 2 for step in range(25)]
    return [(x + toward * 36 * cos(turn), y + 74 * sin(turn)) for turn in turns]


def _stroke(line: Sequence[Place]) -> Stroke:
    """Return the line as a light hand draws it: it sets on softly, presses, and lifts again."""
    points: list[Point] = []
    time = 0.0
    for index, (x, y) in enumerate(line):
        if index:
            before_x, before_y = line[index - 1]
            time += hypot(x - before_x, y - before_y) / _PACE_UNITS_A_MILLISECOND
        pressure = 0.3 + 0.35 * sin(pi * index / (len(line) - 1))
        points.append(quantised(Point(x, y, pressure, round(time))))
    return Stroke(
        tuple(points), _COLOUR, WIDTHS[InkTool.PENCIL], tool=InkTool.PENCIL, layer=Layer.SKETCH
    )
