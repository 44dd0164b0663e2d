"""The stroke that is being drawn: its raw points, and the part of its ink that still changes."""

from dataclasses import replace
from math import hypot

from showroom_crm.domain.ink import Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.domain.ink_outline import CONTEXT, Outline, part_outline
from showroom_crm.domain.ink_pressure import RESTING, hand_pressure

_LONGEST_TIP = 2 * CONTEXT


class WetStroke:
    """Takes points one by one; the cost of each does not grow with their number."""

    def __init__(self, bare: Stroke, began_at: int) -> None:
        """`bare` tells tool, colour, width and layer; `began_at` is the first event's time."""
        self.bare = bare
        self._began_at = began_at
        self._points: list[Point] = []
        self._settled = 0

    def add(
        self, x: float, y: float, pressure: float | None, timestamp: int, tilt: int = 0
    ) -> None:
        """Take a point in canvas units; a pressure of None is simulated by the speed."""
        time = timestamp - self._began_at
        if pressure is None:
            pressure = self._simulated(x, y, time)
        self._points.append(quantised(Point(x, y, pressure, time, tilt)))

    def tip(self) -> Outline:
        """Return the ink from the last settled point on."""
        return self._part(self._settled, len(self._points) - 1)

    def settle(self) -> Outline:
        """Return ink that no further point will change, once; empty while the tip is short."""
        last = len(self._points) - 1
        if last - self._settled < _LONGEST_TIP:
            return ()
        first, self._settled = self._settled, last - CONTEXT
        return self._part(first, self._settled)

    def finished(self) -> Stroke:
        return replace(self.bare, points=tuple(self._points))

    def _part(self, first: int, last: int) -> Outline:
        begin = max(0, first - CONTEXT)
        window = replace(self.bare, points=tuple(self._points[begin:]))
        return part_outline(window, first - begin, last - begin)

    def _simulated(self, x: float, y: float, time: int) -> float:
        if not self._points:
            return RESTING
        before = self._points[-1]
        length = hypot(x - before.x, y - before.y)
        return hand_pressure(before.pressure, length, time - before.time)
