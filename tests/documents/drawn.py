"""The lines, boxes and curves of a PDF, read back from its pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from typing import Any, NamedTuple

from pypdf import PageObject, PdfReader
from pypdf.generic import ContentStream

Point = tuple[float, float]
_Matrix = tuple[float, float, float, float, float, float]
_STRAIGHT = 0.01
_CORNERS = 5
_UPRIGHT: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_PAINTS = {b"S", b"s", b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"}


@dataclass(frozen=True)
class Path:
    """What one operator paints: its points from the lower left, and its line's width."""

    points: tuple[Point, ...]
    width: float

    @property
    def is_ink(self) -> bool:
        """Tell whether it is a stroke of a pen: boxes and lines have at most four corners."""
        return len(self.points) > _CORNERS

    def within(self, width: float, height: float) -> bool:
        """Tell whether it lies on a page, its line's width included."""
        half = self.width / 2
        return all(half <= x <= width - half and half <= y <= height - half for x, y in self.points)


class Line(NamedTuple):
    """A level or upright line."""

    left: float
    below: float
    right: float
    above: float


@dataclass(frozen=True)
class Drawn:
    """The paths of a page and its size in points."""

    width: float
    height: float
    paths: tuple[Path, ...]

    def lines(self) -> Iterator[Line]:
        """Give the level and upright lines, the sides of boxes among them."""
        for path in self.paths:
            if path.is_ink:
                continue
            for one, other in pairwise((*path.points, path.points[0])):
                (left, right), (below, above) = map(sorted, zip(one, other, strict=True))
                if right - left < _STRAIGHT or above - below < _STRAIGHT:
                    yield Line(left, below, right, above)


def drawn_on(pdf: bytes) -> Iterator[Drawn]:
    """Give each page with its paths."""
    reader = PdfReader(BytesIO(pdf))
    for page in reader.pages:
        paths = tuple(_paths(page, reader))
        yield Drawn(float(page.mediabox.width), float(page.mediabox.height), paths)


def _paths(page: PageObject, reader: PdfReader) -> Iterator[Path]:
    matrix, width = _UPRIGHT, 1.0
    points: list[Point] = []
    kept: list[tuple[_Matrix, float]] = []
    for operands, operator in _operations(page, reader):
        match operator:
            case b"q":
                kept.append((matrix, width))
            case b"Q":
                matrix, width = kept.pop()
            case b"cm":
                matrix = _within(matrix, operands)
            case b"w":
                width = operands[0]
            case b"m" | b"l":
                points.append(_at(matrix, *operands))
            case b"c" | b"v" | b"y":
                points += _pairs(matrix, operands)
            case b"re":
                x, y, right, up = operands
                points += _pairs(matrix, [x, y, x + right, y, x + right, y + up, x, y + up])
            case _ if operator in _PAINTS:
                yield Path(tuple(points), width * abs(matrix[0] or matrix[1]))
                points = []
            case b"n":
                points = []


def _operations(page: PageObject, reader: PdfReader) -> Iterator[tuple[list[float], bytes]]:
    content = page.get_contents()
    assert content is not None
    for operands, operator in ContentStream(content, reader).operations:
        yield [float(each) for each in operands if isinstance(each, int | float)], operator


def _within(outer: _Matrix, inner: Any) -> _Matrix:
    a, b, c, d, e, f = inner
    right, up = _at(outer, e, f)
    return (
        a * outer[0] + b * outer[2],
        a * outer[1] + b * outer[3],
        c * outer[0] + d * outer[2],
        c * outer[1] + d * outer[3],
        right,
        up,
    )


def _at(matrix: _Matrix, x: float, y: float) -> Point:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _pairs(matrix: _Matrix, numbers: list[float]) -> Iterator[Point]:
    return (_at(matrix, *numbers[place : place + 2]) for place in range(0, len(numbers), 2))
