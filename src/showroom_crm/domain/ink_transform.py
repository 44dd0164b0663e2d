"""Strokes moved, scaled, turned and mirrored; what comes out is raw ink again."""

from dataclasses import replace
from math import cos, isfinite, sin, sqrt
from typing import NamedTuple, Self

from showroom_crm.domain.ink import Place, Stroke
from showroom_crm.domain.ink_format import quantised

# Smaller than this, what is drawn could not be seen nor taken hold of again.
SMALLEST_SCALE = 0.05
LARGEST_SCALE = 20.0
THINNEST_WIDTH = 1.0
WIDEST_WIDTH = 400.0


class Transform(NamedTuple):
    """x' = a·x + c·y + e and y' = b·x + d·y + f, in canvas units."""

    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 1.0
    e: float = 0.0
    f: float = 0.0

    @classmethod
    def moved(cls, across: float, down: float) -> Self:
        return cls(e=across, f=down)

    @classmethod
    def scaled(cls, by: float, about: Place) -> Self:
        """Return a scaling from a place; a factor out of bounds is held at the nearest one."""
        held = min(LARGEST_SCALE, max(SMALLEST_SCALE, by)) if isfinite(by) else 1.0
        x, y = about
        return cls(a=held, d=held, e=x - held * x, f=y - held * y)

    @classmethod
    def rotated(cls, radians: float, about: Place) -> Self:
        """Return a turn about a place; clockwise, since y grows downward."""
        turn, side = cos(radians), sin(radians)
        x, y = about
        return cls(turn, side, -side, turn, x - turn * x + side * y, y - side * x - turn * y)

    @classmethod
    def mirrored(cls, about_x: float) -> Self:
        """Return what swaps left and right of an upright line."""
        return cls(a=-1.0, e=2 * about_x)

    def then(self, other: "Transform") -> "Transform":
        """Return this one followed by another."""
        return Transform(
            other.a * self.a + other.c * self.b,
            other.b * self.a + other.d * self.b,
            other.a * self.c + other.c * self.d,
            other.b * self.c + other.d * self.d,
            other.a * self.e + other.c * self.f + other.e,
            other.b * self.e + other.d * self.f + other.f,
        )

    def map(self, x: float, y: float) -> Place:
        """Return where a place comes to lie."""
        return (self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f)

    @property
    def scale(self) -> float:
        """By how much lengths grow; for what is not even, that of an area's side."""
        return sqrt(abs(self.a * self.d - self.b * self.c))


def transformed(stroke: Stroke, transform: Transform) -> Stroke:
    """Return a stroke at its new place; its ink grows with it, pressure, time and tilt stay.

    Places are held within COORDINATE_LIMIT and on the grid of the format; a point without a
    place stays as it is.
    """
    points = tuple(
        quantised(point._replace(x=x, y=y)) if isfinite(x + y) else point
        for point, (x, y) in ((point, transform.map(point.x, point.y)) for point in stroke.points)
    )
    width = stroke.width * transform.scale
    return replace(stroke, points=points, width=min(WIDEST_WIDTH, max(THINNEST_WIDTH, width)))
