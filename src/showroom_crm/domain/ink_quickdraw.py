"""Drawings in the simplified form of the Quick, Draw! data set, as strokes on our canvas."""

from collections.abc import Sequence
from math import hypot

from showroom_crm.domain.ink import CANVAS, Drawing, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_pressure import RESTING, hand_pressure

_SIDE = 255.0
_MARGIN = 90.0
_PACE = 0.4
_PACE_A_UNIT = 0.006


def drawing_from_quickdraw(strokes: Sequence[Sequence[Sequence[float]]]) -> Drawing:
    """Return the drawing of strokes given as [[x, …], [y, …]] in a square of 0 to 255.

    Times and pressures, which that form lacks, are those of a hand that runs along straight parts
    and slows down in small ones.
    """
    return Drawing(tuple(_stroke(xs, ys) for xs, ys in strokes if xs))


def _stroke(xs: Sequence[float], ys: Sequence[float]) -> Stroke:
    scale = (CANVAS - 2 * _MARGIN) / _SIDE
    points: list[Point] = []
    for x, y in zip(xs, ys, strict=True):
        at = Point(_MARGIN + x * scale, _MARGIN + y * scale, RESTING)
        if points:
            last = points[-1]
            length = hypot(at.x - last.x, at.y - last.y)
            elapsed = 1 + round(length / (_PACE + length * _PACE_A_UNIT))
            pressure = hand_pressure(last.pressure, length, elapsed)
            at = Point(at.x, at.y, pressure, last.time + elapsed)
        points.append(quantised(at))
    return Stroke(tuple(points))
