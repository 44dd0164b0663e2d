"""A line of ink with fewer centres, as close to the first one as asked for."""

from collections.abc import Sequence
from math import hypot, inf

from showroom_crm.domain.ink_centre_line import FINE, Centre

_WIDTH = 0.5


def simplified(line: Sequence[Centre], detail: float = FINE) -> list[Centre]:
    """Return fewer centres; every one left out lies within `detail` of the line that remains.

    The radius left out differs from the one drawn by at most half of that.
    """
    if len(line) < 3:
        return list(line)
    kept, index = [line[0]], 0
    while index < len(line) - 1:
        index = _reached(line, index, detail)
        kept.append(line[index])
    return kept


def _reached(line: Sequence[Centre], start: int, detail: float) -> int:
    """Return the last centre to which all after `start` lie close to one straight line.

    They narrow a cone of slopes, in the frame of the first step away, and one of growths, for
    the radius; the first centre that leaves either cone, or turns back, ends it.
    """
    from_x, from_y, from_radius = line[start]
    ahead_x = ahead_y = furthest = 0.0
    low, high, least, most = -1.0, 1.0, -inf, inf
    for index in range(start + 1, len(line)):
        x, y, radius = line[index]
        across, down, grown = x - from_x, y - from_y, radius - from_radius
        if furthest:
            along, aside = across * ahead_x + down * ahead_y, down * ahead_x - across * ahead_y
        else:
            along, aside = hypot(across, down), 0.0
            if not along:
                continue
            ahead_x, ahead_y = across / along, down / along
        if along <= furthest:
            return index - 1
        slope, growth = aside / along, grown / along
        if not (low <= slope <= high and least <= growth <= most):
            return index - 1
        furthest = along
        by = detail / along
        # Plain comparisons: max and min would double the cost of every point that is drawn.
        low = slope - by if slope - by > low else low
        high = slope + by if slope + by < high else high
        by *= _WIDTH
        least = growth - by if growth - by > least else least
        most = growth + by if growth + by < most else most
    return len(line) - 1
