"""Which strokes an eraser touches."""

from itertools import pairwise
from math import hypot

from showroom_crm.domain.ink import Place, Stroke
from showroom_crm.domain.ink_nibs import widest_radius


def touches(stroke: Stroke, start: Place, end: Place, *, reach: float) -> bool:
    """Tell whether a move from `start` to `end` comes within `reach` units of the stroke's ink."""
    near = reach + widest_radius(stroke)
    places = [(point.x, point.y) for point in stroke.points]
    if len(places) == 1:
        return distance(places[0], start, end) <= near
    return any(_apart(one, other, start, end) <= near for one, other in pairwise(places))


def _apart(one: Place, other: Place, start: Place, end: Place) -> float:
    """Return the distance between two straight lines; 0 where they cross."""
    if _crosses(one, other, start, end):
        return 0.0
    return min(
        distance(one, start, end),
        distance(other, start, end),
        distance(start, one, other),
        distance(end, one, other),
    )


def distance(place: Place, start: Place, end: Place) -> float:
    across, down = end[0] - start[0], end[1] - start[1]
    square = across * across + down * down
    share = 0.0
    if square:
        share = ((place[0] - start[0]) * across + (place[1] - start[1]) * down) / square
        share = min(1.0, max(0.0, share))
    return hypot(place[0] - start[0] - share * across, place[1] - start[1] - share * down)


def _crosses(one: Place, other: Place, start: Place, end: Place) -> bool:
    return (
        _side(one, other, start) * _side(one, other, end) < 0
        and _side(start, end, one) * _side(start, end, other) < 0
    )


def _side(one: Place, other: Place, place: Place) -> float:
    return (other[0] - one[0]) * (place[1] - one[1]) - (other[1] - one[1]) * (place[0] - one[0])
