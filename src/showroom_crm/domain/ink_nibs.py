"""How the ink of each tool looks: how wide at a pressure and a tilt, and how much shines through.

A curve and a floor, so that the lightest touch leaves no ghost of a line; what is stored stays raw.
"""

from dataclasses import dataclass
from functools import lru_cache
from math import isfinite

from showroom_crm.domain.ink import PEN_WIDTH, InkTool, Stroke

PRESSURE_UNKNOWN = 0.5
_FLATTEST = 60.0


@dataclass(frozen=True)
class Nib:
    """The tip of a tool.

    `thinnest` is the share of the width at no pressure, `curve` the power of the pressure that
    leads from there to the full width, `leaning` how many times as wide the tip draws at a tilt
    of 60° or more, `opacity` 1 where nothing shines through.
    """

    thinnest: float
    curve: float
    leaning: float = 1.0
    opacity: float = 1.0

    def radius(self, pressure: float, width: float, tilt: int = 0) -> float:
        """Return half the width drawn, in the unit of `width`, the width at full pressure."""
        upright = width / 2 * pressed_share(pressure, self.thinnest, self.curve)
        if not tilt:
            return upright
        return upright * (1 + (self.leaning - 1) * min(1.0, abs(tilt) / _FLATTEST))


@lru_cache(maxsize=4096)  # a stored pressure is one of 256
def pressed_share(pressure: float, thinnest: float, curve: float) -> float:
    """Return which share of the full width a pressure draws."""
    if not isfinite(pressure):
        pressure = PRESSURE_UNKNOWN
    pressed: float = min(1.0, max(0.0, pressure)) ** curve
    return thinnest + (1 - thinnest) * pressed


def widest_radius(stroke: Stroke) -> float:
    """Return half the width of a stroke where it is widest, in canvas units; 0 without points."""
    radius = NIBS[stroke.tool].radius
    return max(
        (radius(point.pressure, stroke.width, point.tilt) for point in stroke.points), default=0.0
    )


NIBS = {
    InkTool.PEN: Nib(thinnest=0.35, curve=0.5),
    InkTool.PENCIL: Nib(thinnest=0.6, curve=0.7, leaning=4.0, opacity=0.7),
    InkTool.BRUSH: Nib(thinnest=0.12, curve=1.3),
    InkTool.MARKER: Nib(thinnest=1.0, curve=1.0, opacity=0.4),
}

# The width at full pressure with which each tool comes to hand, in canvas units.
WIDTHS = {
    InkTool.PEN: PEN_WIDTH,
    InkTool.PENCIL: 6.0,
    InkTool.BRUSH: 26.0,
    InkTool.MARKER: 48.0,
}
