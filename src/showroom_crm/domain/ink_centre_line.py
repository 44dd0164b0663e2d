"""The line that the hand meant: raw points → cleaned → steadied → curved.

Each step is a function that leaves its input as it was; what is stored is always the raw input.
"""

from collections.abc import Sequence
from itertools import pairwise
from math import acos, ceil, hypot, isfinite, pi, sqrt
from typing import NamedTuple

from showroom_crm.domain.ink import COORDINATE_LIMIT, Point, Stroke
from showroom_crm.domain.ink_nibs import NIBS, pressed_share

# Canvas units by which what is drawn may differ from what was meant: finer than a screen shows.
FINE = 0.3
_SAME_PLACE = 0.66
_FLATNESS = 0.33
_PASSES = 3
_LARGEST_SHIFT = 2.0
_CORNER_ARM = 10.0
_CORNER_TURN = 80 * pi / 180


class Centre(NamedTuple):
    """A point of the centre line with half the ink's width there, in canvas units."""

    x: float
    y: float
    radius: float


class _Flow(NamedTuple):
    """Direction of the line at a point (unit vector), and how far its handle may reach."""

    x: float
    y: float
    reach: float


def cleaned(
    stroke: Stroke, detail: float = FINE, *, points: Sequence[Point] | None = None
) -> list[Centre]:
    """Return the points as centres, without those that are no place or the place before.

    With `points` only those, drawn as the stroke is.
    """
    near = (detail * _SAME_PLACE) ** 2
    nib, width = NIBS[stroke.tool], stroke.width
    thinnest, curve = nib.thinnest, nib.curve
    kept: list[Centre] = []
    for x, y, pressure, _time, tilt in stroke.points if points is None else points:
        if not (
            -COORDINATE_LIMIT <= x <= COORDINATE_LIMIT
            and -COORDINATE_LIMIT <= y <= COORDINATE_LIMIT
        ):
            if not (isfinite(x) and isfinite(y)):
                continue
            x, y = _held(x), _held(y)
        if tilt:
            half = nib.radius(pressure, width, tilt)
        else:
            half = width / 2 * pressed_share(pressure, thinnest, curve)
        if kept:
            last = kept[-1]
            across, down = x - last.x, y - last.y
            if across * across + down * down < near:
                if half > last.radius:
                    kept[-1] = last._replace(radius=half)
                continue
        kept.append(Centre(x, y, half))
    return kept


def steadied(line: Sequence[Centre], fixed: frozenset[int]) -> list[Centre]:
    """Return as many centres with the hand's tremor taken out; ends and `fixed` stay in place.

    No centre moves by more than two units, so that the first points are neither late nor off.
    """
    if len(line) < 3:
        return list(line)
    xs, ys, radii = ([centre[axis] for centre in line] for axis in range(3))
    for _pass in range(_PASSES):
        radii = _averaged(radii, frozenset())
        xs = _averaged(xs, fixed)
        ys = _averaged(ys, fixed)
    return [
        _near(line[index], x, y, half)
        for index, (x, y, half) in enumerate(zip(xs, ys, radii, strict=True))
    ]


def corners(line: Sequence[Centre]) -> frozenset[int]:
    """Return the indices at which the line turns sharply, seen over ten units each way."""
    along = _lengths(line)
    sharp: dict[int, float] = {}
    behind = ahead = 0
    for index in range(1, len(line) - 1):
        while along[index] - along[behind + 1] >= _CORNER_ARM:
            behind += 1
        ahead = max(ahead, index + 1)
        while ahead < len(line) - 1 and along[ahead] - along[index] < _CORNER_ARM:
            ahead += 1
        turn = _turn(line[behind], line[index], line[ahead])
        if turn > _CORNER_TURN:
            sharp[index] = turn
    return _sharpest(sharp, along)


def curved(
    line: Sequence[Centre],
    fixed: frozenset[int],
    detail: float = FINE,
    first: int = 0,
    last: int | None = None,
) -> list[Centre]:
    """Return the centres `first` to `last` with more between them where the line bends.

    At the indices in `fixed` it stays a corner.
    """
    until = len(line) - 1 if last is None else last
    flows = [_flow(line, index, fixed) for index in range(first, until + 1)]
    result = list(line[first : first + 1])
    for index, (leaving, coming) in enumerate(pairwise(flows), start=first):
        result += _bend(line[index], line[index + 1], leaving, coming, detail * _FLATNESS)
    return result


def _held(coordinate: float) -> float:
    return min(COORDINATE_LIMIT, max(-COORDINATE_LIMIT, coordinate))


def _averaged(values: list[float], fixed: frozenset[int]) -> list[float]:
    result = list(values)
    for index in range(1, len(values) - 1):
        if index not in fixed:
            result[index] = (values[index - 1] + 2 * values[index] + values[index + 1]) / 4
    return result


def _near(raw: Centre, x: float, y: float, half: float) -> Centre:
    shift = hypot(x - raw.x, y - raw.y)
    share = min(1.0, _LARGEST_SHIFT / shift) if shift else 0.0
    return Centre(raw.x + (x - raw.x) * share, raw.y + (y - raw.y) * share, half)


def _lengths(line: Sequence[Centre]) -> list[float]:
    along = [0.0]
    for one, other in pairwise(line):
        along.append(along[-1] + hypot(other.x - one.x, other.y - one.y))
    return along


def _turn(before: Centre, at: Centre, after: Centre) -> float:
    """Return the angle by which the line turns, 0 to pi."""
    in_x, in_y = at.x - before.x, at.y - before.y
    out_x, out_y = after.x - at.x, after.y - at.y
    lengths = hypot(in_x, in_y) * hypot(out_x, out_y)
    if not lengths:
        return 0.0
    return acos(min(1.0, max(-1.0, (in_x * out_x + in_y * out_y) / lengths)))


def _sharpest(sharp: dict[int, float], along: list[float]) -> frozenset[int]:
    """Keep one corner for each bend: its neighbours see the same turn, less of it."""
    chosen: list[int] = []
    for index, turn in sharp.items():
        if chosen and along[index] - along[chosen[-1]] < _CORNER_ARM:
            if turn > sharp[chosen[-1]]:
                chosen[-1] = index
        else:
            chosen.append(index)
    return frozenset(chosen)


def _flow(line: Sequence[Centre], index: int, fixed: frozenset[int]) -> _Flow | None:
    """Return the direction at a centre; None at ends and corners, where nothing bends."""
    if index in (0, len(line) - 1) or index in fixed:
        return None
    before, at, after = line[index - 1], line[index], line[index + 1]
    reached = hypot(at.x - before.x, at.y - before.y)
    left = hypot(after.x - at.x, after.y - at.y)
    x = (at.x - before.x) / reached * left + (after.x - at.x) / left * reached
    y = (at.y - before.y) / reached * left + (after.y - at.y) / left * reached
    length = hypot(x, y)
    if not length:
        return None
    return _Flow(x / length, y / length, 2 * min(reached, left))


def _bend(
    start: Centre, end: Centre, leaving: _Flow | None, coming: _Flow | None, flatness: float
) -> list[Centre]:
    """Return the centres after `start` up to `end`, along a cubic between the two directions."""
    across, down = end.x - start.x, end.y - start.y
    length = hypot(across, down)
    if leaving is None:
        first = (start.x + across / 3, start.y + down / 3)
    else:
        handle = min(length, leaving.reach) / 3
        first = (start.x + leaving.x * handle, start.y + leaving.y * handle)
    if coming is None:
        second = (end.x - across / 3, end.y - down / 3)
    else:
        handle = min(length, coming.reach) / 3
        second = (end.x - coming.x * handle, end.y - coming.y * handle)
    pieces = _pieces(start, first, second, end, flatness)
    return [_between(start, first, second, end, step / pieces) for step in range(1, pieces)] + [end]


def _pieces(
    start: Centre,
    first: tuple[float, float],
    second: tuple[float, float],
    end: Centre,
    flatness: float,
) -> int:
    """Return how many straight pieces keep within `flatness` of the cubic."""
    bend = max(
        hypot(start.x - 2 * first[0] + second[0], start.y - 2 * first[1] + second[1]),
        hypot(first[0] - 2 * second[0] + end.x, first[1] - 2 * second[1] + end.y),
    )
    return max(1, ceil(sqrt(0.75 * bend / flatness)))


def _between(
    start: Centre,
    first: tuple[float, float],
    second: tuple[float, float],
    end: Centre,
    share: float,
) -> Centre:
    rest = 1 - share
    a, b, c, d = rest**3, 3 * rest**2 * share, 3 * rest * share**2, share**3
    return Centre(
        a * start.x + b * first[0] + c * second[0] + d * end.x,
        a * start.y + b * first[1] + c * second[1] + d * end.y,
        start.radius + (end.radius - start.radius) * share,
    )
