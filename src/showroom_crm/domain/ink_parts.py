"""What an eraser leaves that takes parts of strokes: the raw ink outside of where it went."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from math import hypot, isfinite, sqrt

from showroom_crm.domain.ink import Place, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_nibs import NIBS, widest_radius
from showroom_crm.domain.ink_touch import distance

# Of the ink's radius: a shorter piece would look like a blot.
_SHORTEST = 1.0
_APART = 1e-9


def without(stroke: Stroke, start: Place, end: Place, reach: float) -> tuple[Stroke, ...]:
    """Return what is left of a stroke where an eraser of radius `reach` went from start to end.

    It is cut so that the round ends of what is left just touch the eraser's rim. The raw points
    outside stay as they are; where the rim cuts a step, a point is put between.
    An untouched stroke comes back itself; of one that is gone nothing does. Times stay, so that
    a piece begins later than its stroke did.
    """
    reach += widest_radius(stroke)
    points = [point for point in stroke.points if isfinite(point.x + point.y)]
    if not points:
        return (stroke,)
    if len(points) == 1:
        taken = distance((points[0].x, points[0].y), start, end) <= reach
        return () if taken else (stroke,)
    pieces = list(_pieces(points, start, end, reach))
    if len(pieces) == 1 and pieces[0] == points:
        return (stroke,)
    return tuple(
        replace(stroke, points=tuple(piece)) for piece in pieces if _is_seen(piece, stroke)
    )


def _pieces(
    points: Sequence[Point], start: Place, end: Place, reach: float
) -> Iterator[list[Point]]:
    """Yield the runs of points that lie outside, with the points on the rim between them."""
    first = points[0]
    outside = distance((first.x, first.y), start, end) > reach
    piece = [first] if outside else []
    for one, other in pairwise(points):
        inside_from, inside_to = _inside(one, other, start, end, reach)
        if inside_from >= inside_to:
            # A step that sets out from the rim itself has no point of its own yet.
            piece = piece or [one]
            piece.append(other)
            continue
        if inside_from > _APART:
            piece.append(_between(one, other, inside_from))
        if piece:
            yield piece
        piece = []
        if inside_to < 1 - _APART:
            piece = [_between(one, other, inside_to), other]
    if piece:
        yield piece


def _inside(
    one: Point, other: Point, start: Place, end: Place, reach: float
) -> tuple[float, float]:
    """Return from where to where a step lies in the eraser's way, as shares; none is (1, 0).

    The way is convex, so that a straight step lies in it in one go: in either end's circle or in
    the band between them.
    """
    spans = [
        span
        for span in (
            _in_circle(one, other, start, reach),
            _in_circle(one, other, end, reach),
            _in_band(one, other, start, end, reach),
        )
        if span is not None
    ]
    if not spans:
        return (1.0, 0.0)
    return min(first for first, _last in spans), max(last for _first, last in spans)


def _in_circle(one: Point, other: Point, middle: Place, reach: float) -> tuple[float, float] | None:
    across, down = other.x - one.x, other.y - one.y
    from_x, from_y = one.x - middle[0], one.y - middle[1]
    square = across * across + down * down
    rest = from_x * from_x + from_y * from_y - reach * reach
    if not square:
        return (0.0, 1.0) if rest <= 0 else None
    half = from_x * across + from_y * down
    root = half * half - square * rest
    if root < 0:
        return None
    return _held((-half - sqrt(root)) / square, (-half + sqrt(root)) / square)


def _in_band(
    one: Point, other: Point, start: Place, end: Place, reach: float
) -> tuple[float, float] | None:
    """Return where a step lies beside the straight line from start to end, within reach."""
    ahead_x, ahead_y = end[0] - start[0], end[1] - start[1]
    length = hypot(ahead_x, ahead_y)
    if not length:
        return None
    ahead_x, ahead_y = ahead_x / length, ahead_y / length
    from_x, from_y = one.x - start[0], one.y - start[1]
    across, down = other.x - one.x, other.y - one.y
    along = _within(
        from_x * ahead_x + from_y * ahead_y, across * ahead_x + down * ahead_y, 0, length
    )
    aside = _within(
        from_y * ahead_x - from_x * ahead_y, down * ahead_x - across * ahead_y, -reach, reach
    )
    if along is None or aside is None:
        return None
    return _held(max(along[0], aside[0]), min(along[1], aside[1]))


def _within(value: float, slope: float, low: float, high: float) -> tuple[float, float] | None:
    """Return for which shares `value + share * slope` lies between two bounds."""
    if not slope:
        return (0.0, 1.0) if low <= value <= high else None
    one, other = (low - value) / slope, (high - value) / slope
    return min(one, other), max(one, other)


def _held(first: float, last: float) -> tuple[float, float] | None:
    first, last = max(0.0, first), min(1.0, last)
    return (first, last) if first < last else None


def _between(one: Point, other: Point, share: float) -> Point:
    def mixed(low: float, high: float) -> float:
        return low + (high - low) * share

    return quantised(
        Point(
            mixed(one.x, other.x),
            mixed(one.y, other.y),
            mixed(one.pressure, other.pressure),
            round(mixed(one.time, other.time)),
            round(mixed(one.tilt, other.tilt)),
        )
    )


def _is_seen(piece: Sequence[Point], stroke: Stroke) -> bool:
    length = sum(hypot(b.x - a.x, b.y - a.y) for a, b in pairwise(piece))
    nib = NIBS[stroke.tool]
    return length >= _SHORTEST * max(
        nib.radius(point.pressure, stroke.width, point.tilt) for point in piece
    )
