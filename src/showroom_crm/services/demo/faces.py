"""The faces of the demo: plain ones, some with colour, some as they were years ago too."""

from collections.abc import Sequence
from math import cos, pi, sin
from random import Random

from showroom_crm.domain.ink import Drawing, InkTool, Layer, Point, Stroke
from showroom_crm.domain.ink_format import quantised

_PLAIN_BETWEEN = 2
BROWN = "#6B4226"
_BLACK, _GREY = "#3A3330", "#8A9199"
_CHEEKS = "#E58F86"
# An outline: its width by its height, and its share of the whole drawing.
_NARROWEST, _SMALLEST = 0.7, 0.3
_MILLISECONDS = 12
_STEPS = 24


class Faces:
    """Gives each customer a face, and some of them an earlier one beside it."""

    def __init__(self, faces: Sequence[Drawing], random: Random) -> None:
        self._faces = faces
        self._random = random
        self._plain = _PLAIN_BETWEEN
        self._coloured = 0

    def next(self) -> tuple[Drawing, Drawing | None]:
        """Return the face as it is now and, of a few, as it was: the hair was dark then."""
        face = self._random.choice(self._faces)
        if self._plain < _PLAIN_BETWEEN or not has_room(face):
            self._plain += 1
            return face, None
        self._plain = 0
        self._coloured += 1
        if self._coloured % 2:
            return coloured(face, hair=_GREY), coloured(face, hair=_BLACK)
        return coloured(face, hair=BROWN), None


def has_room(face: Drawing) -> bool:
    """Tell whether a face has an outline that is wide enough for hair and cheeks."""
    left, top, right, bottom = _box(max(face.strokes, key=_extent))
    all_of_it = Stroke(tuple(point for stroke in face.strokes for point in stroke.points))
    wide = right - left > _NARROWEST * (bottom - top)
    return wide and (right - left) * (bottom - top) > _SMALLEST * _extent(all_of_it)


def coloured(face: Drawing, *, hair: str) -> Drawing:
    """Return a face with hair of the brush and, underneath, cheeks of the marker."""
    left, top, right, bottom = _box(max(face.strokes, key=_extent))
    middle, width, height = (left + right) / 2, right - left, bottom - top
    cheeks = (
        _stroke(
            [(x - width * 0.05, top + height * 0.6), (x + width * 0.05, top + height * 0.6)],
            _CHEEKS,
            width * 0.13,
            InkTool.MARKER,
            Layer.SKETCH,
        )
        for x in (middle - width * 0.27, middle + width * 0.27)
    )
    arc = [pi + pi * (0.08 + 0.84 * step / _STEPS) for step in range(_STEPS + 1)]
    crown = [
        (middle + width * 0.49 * cos(turn), top + height * (0.42 + 0.4 * sin(turn))) for turn in arc
    ]
    brush = _stroke(crown, hair, width * 0.16, InkTool.BRUSH, Layer.INK)
    return Drawing((*cheeks, *face.strokes, brush))


def _stroke(
    places: Sequence[tuple[float, float]], colour: str, width: float, tool: InkTool, layer: Layer
) -> Stroke:
    """Return a stroke that presses down in its middle."""
    last = len(places) - 1
    points = (
        quantised(Point(x, y, 0.4 + 0.6 * sin(pi * step / last), step * _MILLISECONDS))
        for step, (x, y) in enumerate(places)
    )
    return Stroke(tuple(points), colour, round(width), tool, layer)


def _extent(stroke: Stroke) -> float:
    left, top, right, bottom = _box(stroke)
    return (right - left) * (bottom - top)


def _box(stroke: Stroke) -> tuple[float, float, float, float]:
    xs = [point.x for point in stroke.points]
    ys = [point.y for point in stroke.points]
    return min(xs), min(ys), max(xs), max(ys)
