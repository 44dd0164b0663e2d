"""What is drawn of a stroke: one closed polygon, filled by the nonzero rule.

Screen, thumbnail and paper all fill this same polygon, so that they show the same ink.
"""

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from math import acos, atan2, ceil, cos, hypot, pi, sin, sqrt

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
# From one centre to the next: a direction of length 1, and how far.
_Step = tuple[float, float, float]

# How many raw points around a part have a say in how it is drawn.
CONTEXT = 8
# Where this much need not be seen (canvas units), neither tremor nor bends between samples are.
ROUGH = 4.0
_ROUNDNESS = 0.4
_WIDEST_PIECE = pi / 3


def outline(stroke: Stroke, detail: float = FINE) -> Outline:
    """Return the closed polygon of a stroke in canvas units; empty when it has no place.

    The last point joins the first. Fill it by the nonzero rule: the ink may cross itself.
    `detail` is what need not be seen, in canvas units: a small picture takes a larger one.
    """
    line = centre_line(stroke, detail)
    # Where a rough look left most of the points, they lie too far apart to be spared.
    if detail < ROUGH or 2 * len(line) < len(stroke.points):
        line = simplified(line, detail)
    return outlined(line, detail)


def centre_line(stroke: Stroke, detail: float = FINE) -> list[Centre]:
    """Return the smooth line in the middle of the ink, with its radius along it."""
    line = cleaned(stroke, detail)
    if detail >= ROUGH:
        return line
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
    steps = [_step(before, after) for before, after in pairwise(line)]
    forward: list[tuple[float, float]] = []
    backward: list[tuple[float, float]] = []
    for centre, one, other in zip(line[1:], steps, steps[1:], strict=False):
        gentle = _gentle(centre, one, other, flatness)
        if gentle is not None:
            right, left = gentle
            forward.append(right)
            backward.append(left)
        else:
            turn = _turn(one, other)
            forward += _join(centre, _angle(one) - pi / 2, turn, flatness)
            backward += reversed(_join(centre, _angle(other) + pi / 2, -turn, flatness))
    across, down, _length = steps[0]
    tip = _cap(line[-1], steps[-1], flatness)
    tail = _cap(line[0], (-across, -down, 0.0), flatness)
    return (*forward, *tip, *reversed(backward), *tail)


def _step(before: Centre, after: Centre) -> _Step:
    across, down = after.x - before.x, after.y - before.y
    length = hypot(across, down)
    return (across / length, down / length, length) if length else (1.0, 0.0, 0.0)


def _gentle(
    centre: Centre, one: _Step, other: _Step, flatness: float
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Return the points right and left of a joint where one a side will do, else None.

    It will where the arc between them is flat and the inner side cannot fold.
    """
    from_x, from_y, came = one
    to_x, to_y, goes = other
    x, y, radius = centre
    half_cos = sqrt(max(0.0, (1 + from_x * to_x + from_y * to_y) / 2))
    if radius * (1 - half_cos) > flatness or not half_cos:
        return None
    half_tan = sqrt(max(0.0, 1 - half_cos * half_cos)) / half_cos
    if radius * half_tan >= min(came, goes) / 2:
        return None
    aside = radius / (2 * half_cos)
    across, down = (from_x + to_x) * aside, (from_y + to_y) * aside
    return (x + down, y - across), (x - down, y + across)


def _cap(centre: Centre, step: _Step, flatness: float) -> list[tuple[float, float]]:
    """Return the half circle at an end, from the right of the way there to its left."""
    x, y, radius = centre
    across, down = step[0] * radius, step[1] * radius
    return [
        (x + ahead * across - aside * down, y + ahead * down + aside * across)
        for ahead, aside in _half_circle(_pieces(pi, radius, flatness))
    ]


@lru_cache(maxsize=64)
def _half_circle(pieces: int) -> tuple[tuple[float, float], ...]:
    """Return the points of a half circle of radius 1, as how far ahead and aside they lie."""
    angles = [pi * step / pieces - pi / 2 for step in range(pieces + 1)]
    return tuple((cos(angle), sin(angle)) for angle in angles)


def _angle(step: _Step) -> float:
    return atan2(step[1], step[0])


def _turn(one: _Step, other: _Step) -> float:
    """Return the angle from one step to the next, between -pi and pi."""
    return atan2(one[0] * other[1] - one[1] * other[0], one[0] * other[0] + one[1] * other[1])


def _join(centre: Centre, angle: float, turn: float, flatness: float) -> list[tuple[float, float]]:
    """Return the side of a joint: an arc outside of the turn, through the centre inside."""
    if turn > 0:
        return _arc(centre, angle, turn, flatness)
    return [_aside(centre, angle), (centre.x, centre.y), _aside(centre, angle + turn)]


def _arc(centre: Centre, angle: float, turn: float, flatness: float) -> list[tuple[float, float]]:
    """Return the points of an arc, both ends included, within `flatness` of the circle."""
    x, y, radius = centre
    pieces = _pieces(turn, radius, flatness)
    angles = [angle + turn * step / pieces for step in range(pieces + 1)]
    return [(x + radius * cos(each), y + radius * sin(each)) for each in angles]


def _pieces(turn: float, radius: float, flatness: float) -> int:
    """Return in how many straight pieces an arc stays within `flatness` of the circle."""
    widest = 2 * acos(1 - flatness / max(radius, flatness))
    return max(1, ceil(turn / min(widest, _WIDEST_PIECE)))


def _aside(centre: Centre, angle: float) -> tuple[float, float]:
    return (centre.x + centre.radius * cos(angle), centre.y + centre.radius * sin(angle))
