"""Plain text set in lines. Nothing in it is markup: what was typed is what is drawn."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from showroom_crm.documents.typesetting import paper, typefaces
from showroom_crm.documents.typesetting.line_breaking import break_lines
from showroom_crm.documents.typesetting.typefaces import Piece

_MOST_SPREAD = 1.2  # ems by which a line is spread at most to end at the margin
_ELLIPSIS = "…"


@dataclass(frozen=True)
class Style:
    """How text looks; `leading` is the height of a line in points."""

    size: float
    leading: float
    colour: str = paper.INK
    bold: bool = False

    @property
    def typeface(self) -> typefaces.Typeface:
        return typefaces.bold() if self.bold else typefaces.regular()

    def resized(self, size: float) -> "Style":
        return replace(self, size=size, leading=self.leading * size / self.size)


BODY = Style(10, 15.5)
STRONG = Style(10, 15.5, bold=True)
HEADING = Style(8.5, 15.5)
LABEL = Style(7.5, 15.5, paper.QUIET)
SMALL = Style(8, 12)
QUIET = Style(8, 12, paper.QUIET)


@dataclass(frozen=True)
class Line:
    """Pieces that stand side by side; `spread` points are added after each of them."""

    pieces: Sequence[Piece]
    style: Style
    spread: float = 0.0

    @property
    def width(self) -> float:
        """The width in points, as if it were not spread."""
        return self.style.size * sum(piece.advance for piece in self.pieces)

    @property
    def text(self) -> str:
        return "".join(piece.text for piece in self.pieces)


def set_line(text: str, style: Style) -> Line:
    """Return a text of one line, whatever its width."""
    return Line(style.typeface.pieces(" ".join(text.splitlines())), style)


def set_lines(text: str, style: Style, width: float) -> list[Line]:
    """Return a text of any length in lines of at most `width` points."""
    lines: list[Line] = []
    for paragraph in text.splitlines():
        lines += _paragraph(style.typeface.pieces(paragraph), style, width)
    return lines


def set_fitting(text: str, style: Style, width: float, *, least: float) -> list[Line]:
    """Return a text in one line, made smaller down to a least size, then in several lines."""
    line = set_line(text, style)
    if line.width <= width:
        return [line]
    size = max(least, style.size * width / line.width)
    return set_lines(" ".join(text.splitlines()), style.resized(size), width)


def set_in_one_line(text: str, style: Style, width: float, *, least: float) -> Line:
    """Return a text in one line, made smaller down to a least size, then cut by an ellipsis."""
    [line] = shortened(set_fitting(text, style, width, least=least), 1, width)
    return line


def shortened(lines: Sequence[Line], most: int, width: float) -> list[Line]:
    """Return the first lines; where some are left out, the last one ends in an ellipsis."""
    if len(lines) <= most:
        return list(lines)
    kept = list(lines[:most])
    last = kept[-1]
    end = last.style.typeface.pieces(_ELLIPSIS)
    room = width / last.style.size - sum(piece.advance for piece in end)
    pieces = list(last.pieces)
    while pieces and sum(piece.advance for piece in pieces) > room:
        pieces.pop()
    return [*kept[:-1], Line([*pieces, *end], last.style)]


def _paragraph(pieces: list[Piece], style: Style, width: float) -> list[Line]:
    if not pieces:
        return [Line([], style)]
    ranges = break_lines(
        [piece.text for piece in pieces],
        [piece.advance for piece in pieces],
        width / style.size,
    )
    lines = [Line(_without_spaces_at_end(pieces[start:end]), style) for start, end in ranges]
    return [*(_spread(line, width) for line in lines[:-1]), lines[-1]]


def _without_spaces_at_end(pieces: list[Piece]) -> list[Piece]:
    """Spaces that hang beyond the margin are not drawn."""
    end = len(pieces)
    while end > 1 and pieces[end - 1].text.isspace():
        end -= 1
    return pieces[:end]


def _spread(line: Line, width: float) -> Line:
    room = width - line.width
    gaps = len(line.pieces) - 1
    if gaps < 1 or not 0 < room <= _MOST_SPREAD * line.style.size:
        return line
    return replace(line, spread=room / gaps)
