"""What is drawn of a stroke: one closed polygon, filled by the nonzero rule.

Screen, thumbnail and paper all fill this same polygon, so that they show the same ink.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin, tan

from showroom_crm.domain.ink import Stroke
from showroom_crm.domain.ink_centre_line import (
    FINE,
    Centre,
    cleaned,
    corners,
    curved,
    steadied,
)
from showroom_crm.domain.ink_simplified import simplified

Outline = tuple[tuple[float, float], ...]

# How many raw points around a part have a say in how it is drawn.
CONTEXT = 8
_ROUNDNESS = 0.16
_WIDEST_PIECE = pi / 3


def outline(stroke: Stroke, detail: float = FINE) -> Outline:
    """Return the closed polygon of a stroke in canvas units; empty when it has no place.

    The last point joins the first. Fill it by the nonzero rule: the ink may cross itself.
    `detail` is what need not be seen, in canvas units: a small picture takes a larger one.
    """
    return outlined(simplified(centre_line(stroke, detail), detail), detail)


def centre_line(stroke: Stroke, detail: float = FINE) -> list[Centre]:
    """Return the smooth line in the middle of the ink, with its radius along it."""
    line = cleaned(stroke, detail)
    fixed = corners(line)
    return curved(steadied(line, fixed), fixed, detail)


def part_outline(stroke: Stroke, first: int, last: int) -> Outline:
    """Return the polygon of the raw points `first` to `last` (included), as in the whole stroke.

    The points around them are looked at, but the cost does not grow with the stroke's length.
    """
    begin = max(0, first - CONTEXT)
    lead = len(cleaned(stroke, points=stroke.points[begin:first]))
    reached = len(cleaned(stroke, points=stroke.points[begin : last + 1]))
    line = cleaned(stroke, points=stroke.points[begin : last + 1 + CONTEXT])
    fixed = corners(line)
    first, last = max(0, lead - 1), max(0, reached - 1)
    return outlined(curved(steadied(line, fixed), fixed, first=first, last=last))


def outlined(line: Sequence[Centre], detail: float = FINE) -> Outline:
    """Return the polygon around a centre line, with round caps and round joins.

    One side forward, the other back. Where the line turns sharply, the inner side passes through
    the centre: so every piece winds the same way and nonzero filling is their exact union.
    """
    if not line:
        return ()
    flatness = detail * _ROUNDNESS
    if len(line) == 1:
        return tuple(_arc(line[0], 0.0, 2 * pi, flatness)[:-1])
    steps = [(after.x - before.x, after.y - before.y) for before, after in pairwise(line)]
    angles = [atan2(down, across) for across, down in steps]
    lengths = [hypot(across, down) for across, down in steps]
    forward: list[tuple[float, float]] = []
    backward: list[tuple[float, float]] = []
    for index in range(1, len(line) - 1):
        centre = line[index]
        turn = _signed(angles[index] - angles[index - 1])
        if _gentle(centre.radius, turn, min(lengths[index - 1], lengths[index]), flatness):
            middle = angles[index - 1] + turn / 2
            forward.append(_aside(centre, middle - pi / 2))
            backward.append(_aside(centre, middle + pi / 2))
        else:
            forward += _join(centre, angles[index - 1] - pi / 2, turn, flatness)
            backward += reversed(_join(centre, angles[index] + pi / 2, -turn, flatness))
    tip = _arc(line[-1], angles[-1] - pi / 2, pi, flatness)
    tail = _arc(line[0], angles[0] + pi / 2, pi, flatness)
    return (*forward, *tip, *reversed(backward), *tail)


def _gentle(radius: float, turn: float, length: float, flatness: float) -> bool:
    """Tell whether one point a side will do: the arc is flat and the inner side cannot fold."""
    half = abs(turn) / 2
    return radius * (1 - cos(half)) <= flatness and radius * tan(half) < length / 2


def _join(centre: Centre, angle: float, turn: float, flatness: float) -> list[tuple[float, float]]:
    """Return the side of a joint: an arc outside of the turn, through the centre inside."""
    if turn > 0:
        return _arc(centre, angle, turn, flatness)
    return [_aside(centre, angle), (centre.x, centre.y), _aside(centre, angle + turn)]


def _arc(centre: Centre, angle: float, turn: float, flatness: float) -> list[tuple[float, float]]:
    """Return the points of an arc, both ends included, within `flatness` of the circle."""
    widest = 2 * acos(1 - flatness / max(centre.radius, flatness))
    pieces = max(1, ceil(turn / min(widest, _WIDEST_PIECE)))
    return [_aside(centre, angle + turn * step / pieces) for step in range(pieces + 1)]


def _aside(centre: Centre, angle: float) -> tuple[float, float]:
    return (centre.x + centre.radius * cos(angle), centre.y + centre.radius * sin(angle))


def _signed(turn: float) -> float:
    """Return the same turn between -pi and pi."""
    return (turn + pi) % (2 * pi) - pi
