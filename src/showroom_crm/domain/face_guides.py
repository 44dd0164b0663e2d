"""Guide lines of a face, by the proportions that drawing books teach; they are never ink.

The eyes lie half-way down the head, the hair line at a seventh of it; brow, nose and chin divide
the face below the hair into thirds, the mouth lies a third below the nose.
"""

from typing import NamedTuple

from showroom_crm.domain.ink import Place

# The head in the middle of the canvas, for which the outlines are drawn too.
HEAD_LEFT, HEAD_TOP, HEAD_RIGHT, HEAD_BOTTOM = 230.0, 140.0, 770.0, 860.0
_OVERHANG = 30.0


class GuideLine(NamedTuple):
    """A straight line from one place to another; `strong` are axis and eye line."""

    start: Place
    end: Place
    strong: bool = False


def guide_lines() -> tuple[GuideLine, ...]:
    """Return the axis, the eye line, and quieter ones for brow, nose and mouth."""
    middle = (HEAD_LEFT + HEAD_RIGHT) / 2
    height = HEAD_BOTTOM - HEAD_TOP
    hair = HEAD_TOP + height / 7
    third = (HEAD_BOTTOM - hair) / 3
    nose = hair + 2 * third
    axis = GuideLine((middle, HEAD_TOP - _OVERHANG), (middle, HEAD_BOTTOM + _OVERHANG), strong=True)
    return (
        axis,
        _across(HEAD_TOP + height / 2, strong=True),
        _across(hair + third),
        _across(nose),
        _across(nose + third / 3),
    )


def _across(y: float, *, strong: bool = False) -> GuideLine:
    return GuideLine((HEAD_LEFT - _OVERHANG, y), (HEAD_RIGHT + _OVERHANG, y), strong)
