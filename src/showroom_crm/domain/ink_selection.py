"""Which strokes a lasso encloses, and the box in which strokes lie."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import hypot, isfinite
from typing import NamedTuple

from showroom_crm.domain.ink import Place, Stroke
from showroom_crm.domain.ink_nibs import widest_radius

_ENOUGH = 0.5
# A step of a line is looked at in pieces of this many units, to tell how much lies inside.
_PIECE = 8.0


class Box(NamedTuple):
    """Upright rectangle in canvas units."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Place:
        return ((self.left + self.right) / 2, (self.top + self.bottom) / 2)

    @property
    def corners(self) -> tuple[Place, Place, Place, Place]:
        """Top left, top right, bottom right, bottom left."""
        return (
            (self.left, self.top),
            (self.right, self.top),
            (self.right, self.bottom),
            (self.left, self.bottom),
        )


def enclosed(strokes: Sequence[Stroke], lasso: Sequence[Place]) -> list[int]:
    """Return the indices of the strokes of which the lasso encloses more than half.

    The lasso closes itself; what it winds around any number of times is inside (nonzero rule).
    """
    if len(lasso) < 3:
        return []
    around = _box_of(lasso)
    return [
        index
        for index, stroke in enumerate(strokes)
        if _may_meet(stroke, around) and _share_inside(stroke, lasso) > _ENOUGH
    ]


def bounds(strokes: Iterable[Stroke]) -> Box | None:
    """Return the box of the strokes with all their ink, None where there is none."""
    boxes = [box for stroke in strokes if (box := _inked(stroke)) is not None]
    if not boxes:
        return None
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


def _inked(stroke: Stroke) -> Box | None:
    places = _places(stroke)
    if not places:
        return None
    box = _box_of(places)
    reach = widest_radius(stroke)
    return Box(box.left - reach, box.top - reach, box.right + reach, box.bottom + reach)


def _places(stroke: Stroke) -> list[Place]:
    return [(point.x, point.y) for point in stroke.points if isfinite(point.x + point.y)]


def _box_of(places: Sequence[Place]) -> Box:
    xs, ys = [x for x, _y in places], [y for _x, y in places]
    return Box(min(xs), min(ys), max(xs), max(ys))


def _may_meet(stroke: Stroke, around: Box) -> bool:
    places = _places(stroke)
    if not places:
        return False
    box = _box_of(places)
    beside = box.right < around.left or around.right < box.left
    return not (beside or box.bottom < around.top or around.bottom < box.top)


def _share_inside(stroke: Stroke, lasso: Sequence[Place]) -> float:
    """Return how much of a stroke's length lies inside, 0 to 1; of a dot all or nothing."""
    places = _places(stroke)
    whole = inside = 0.0
    for one, other in pairwise(places):
        length = hypot(other[0] - one[0], other[1] - one[1])
        pieces = max(1, round(length / _PIECE))
        for piece in range(pieces):
            share = (piece + 0.5) / pieces
            middle = (one[0] + (other[0] - one[0]) * share, one[1] + (other[1] - one[1]) * share)
            inside += length / pieces * _winds_around(lasso, middle)
        whole += length
    if not whole:
        return float(bool(places) and _winds_around(lasso, places[0]))
    return inside / whole


def _winds_around(lasso: Sequence[Place], place: Place) -> bool:
    """Tell whether a closed line winds around a place (Sunday's winding number)."""
    x, y = place
    turns = 0
    for (from_x, from_y), (to_x, to_y) in pairwise((*lasso, lasso[0])):
        side = (to_x - from_x) * (y - from_y) - (x - from_x) * (to_y - from_y)
        if from_y <= y < to_y and side > 0:
            turns += 1
        elif to_y <= y < from_y and side < 0:
            turns -= 1
    return turns != 0
