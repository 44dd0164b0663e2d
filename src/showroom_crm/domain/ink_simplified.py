"""A line of ink with fewer centres, as close to the first one as asked for."""

from collections.abc import Sequence
from itertools import pairwise
from math import hypot, inf

from showroom_crm.domain.ink_centre_line import FINE, Centre

_WIDTH = 0.5


def simplified(line: Sequence[Centre], detail: float = FINE) -> list[Centre]:
    """Return fewer centres; every one left out lies within `detail` of the line that remains.

    The radius left out differs from the one drawn by at most half of that.
    """
    if len(line) < 3:
        return list(line)
    kept = [line[0]]
    reach = _Reach(line[0], detail)
    for earlier, centre in pairwise(line):
        if not reach.goes_on_to(centre):
            kept.append(earlier)
            reach = _Reach(earlier, detail)
            reach.goes_on_to(centre)
    kept.append(line[-1])
    return kept


class _Reach:
    """From one kept centre: the ends for which all centres passed lie close to the straight line.

    A cone of slopes, narrowed by each centre passed, in the frame of the first step away; and
    one of growths, for the radius.
    """

    __slots__ = ("ahead", "detail", "furthest", "growths", "slopes", "start")

    def __init__(self, start: Centre, detail: float) -> None:
        self.start = start
        self.detail = detail
        self.ahead: tuple[float, float] | None = None
        self.furthest = 0.0
        self.slopes = (-1.0, 1.0)
        self.growths = (-inf, inf)

    def goes_on_to(self, centre: Centre) -> bool:
        """Pass a centre, and tell whether the line may end there; the first always may."""
        x, y, radius = centre
        from_x, from_y, from_radius = self.start
        across, down, grown = x - from_x, y - from_y, radius - from_radius
        if self.ahead is None:
            along, aside = hypot(across, down), 0.0
            if along:
                self.ahead = (across / along, down / along)
        else:
            ahead_x, ahead_y = self.ahead
            along = across * ahead_x + down * ahead_y
            aside = down * ahead_x - across * ahead_y
        if along <= self.furthest:
            return self.ahead is None
        low, high = self.slopes
        least, most = self.growths
        if not (low <= aside / along <= high and least <= grown / along <= most):
            return False
        self._narrow(along, aside, grown)
        return True

    def _narrow(self, along: float, aside: float, grown: float) -> None:
        low, high = self.slopes
        least, most = self.growths
        aside_by, grown_by = self.detail / along, self.detail * _WIDTH / along
        slope, growth = aside / along, grown / along
        self.furthest = along
        self.slopes = (max(low, slope - aside_by), min(high, slope + aside_by))
        self.growths = (max(least, growth - grown_by), min(most, growth + grown_by))
