"""Where the words and lines of a page stand, and that none lies over another or leaves the page."""

import re
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path

from tests.documents.drawn import Line, drawn_on

Box = tuple[float, float, float, float]

_TOUCHING = 1.2  # points: a font's own height is more than that of its ink
_PAGE = re.compile(r'<page width="([\d.]+)" height="([\d.]+)">(.*?)</page>', re.DOTALL)
_WORD = re.compile(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*?)</word>')


@dataclass(frozen=True)
class Words:
    """The boxes that poppler finds the words of a page in, from its upper left corner."""

    width: float
    height: float
    boxes: list[Box]


def words_on(program: str, pdf: bytes, folder: Path) -> list[Words]:
    """Return the words of each page, as the pdftotext `program` finds them."""
    file = folder / "printed.pdf"
    file.write_bytes(pdf)
    printed = subprocess.run([program, "-bbox", str(file), "-"], check=True, capture_output=True)
    # WORKAROUND(poppler writes a title beyond the first plane as two broken signs)
    said = printed.stdout.decode("utf-8", "replace")
    return [
        Words(
            float(width),
            float(height),
            [_box(found) for found in _WORD.findall(words) if unescape(found[4]).strip()],
        )
        for width, height, words in _PAGE.findall(said)
    ]


def assert_well_placed(pages: list[Words]) -> None:
    """Check that no word leaves its page or lies over another."""
    assert sum(len(page.boxes) for page in pages) > 0
    for page in pages:
        for left, upper, right, lower in page.boxes:
            assert left >= 0
            assert upper >= 0
            assert right <= page.width
            assert lower <= page.height
        from_top = sorted(map(_ink, page.boxes), key=lambda box: box[1])
        assert list(_overlapping(from_top)) == []


def assert_well_drawn(pdf: bytes, pages: list[Words]) -> int:
    """Check that no line, box or stroke leaves its page, and that no line crosses a word.

    Return how many strokes of a pen there are.
    """
    strokes = 0
    for drawn, words in zip(drawn_on(pdf), pages, strict=True):
        assert all(path.within(drawn.width, drawn.height) for path in drawn.paths)
        inks = [_upward(_ink(box), drawn.height) for box in words.boxes]
        assert [ink for ink in inks for line in drawn.lines() if _crosses(line, ink)] == []
        strokes += sum(path.is_ink for path in drawn.paths)
    return strokes


def _box(found: tuple[str, ...]) -> Box:
    left, upper, right, lower = map(float, found[:4])
    return left, upper, right, lower


def _ink(box: Box) -> Box:
    """Return what of a word's box has ink: the height is that of the whole font."""
    left, upper, right, lower = box
    spare = (lower - upper) * 0.15
    return left, upper + spare, right, lower - spare


def _upward(box: Box, height: float) -> Box:
    """Return a box that poppler counts from the top of the page as the PDF does, from below."""
    left, upper, right, lower = box
    return left, height - lower, right, height - upper


def _crosses(line: Line, ink: Box) -> bool:
    """Tell whether a level or upright line runs through the ink of a word."""
    left, below, right, above = ink
    return (
        line.left < right - _TOUCHING
        and line.right > left + _TOUCHING
        and line.below < above - _TOUCHING
        and line.above > below + _TOUCHING
    )


def _overlapping(boxes: list[Box]) -> Iterator[tuple[Box, Box]]:
    """Yield the pairs that lie over each other, of boxes in order from the top."""
    for number, one in enumerate(boxes):
        for other in boxes[number + 1 :]:
            if other[1] >= one[3] - _TOUCHING:
                break
            if min(one[2], other[2]) - max(one[0], other[0]) > _TOUCHING:
                yield one, other
