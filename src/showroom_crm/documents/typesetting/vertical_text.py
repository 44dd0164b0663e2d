"""Text set in columns: signs below each other, columns from right to left.

What was typed is what is drawn, as in level text. A Latin word of up to three letters stands
upright; a longer one is turned by a right angle, and with it the words beside it. A sign that no
font has is a box.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from showroom_crm.documents.typesetting.column_fonts import (
    DASHES,
    bold_in_columns,
    regular_in_columns,
)
from showroom_crm.documents.typesetting.line_breaking import break_lines
from showroom_crm.documents.typesetting.marks import Frame, Mark, Text, TurnedText
from showroom_crm.documents.typesetting.text import Line, Style
from showroom_crm.documents.typesetting.typefaces import Piece, Typeface
from showroom_crm.domain.vertical_address import KANJI_DIGITS

_ELLIPSIS = "…"
_FEWEST_TURNED = 4
_FEWEST_AT_END = 3  # signs in a last column, else the columns are made alike
_LATIN_WORD = "[A-Za-zÀ-ɏḀ-ỿ][A-Za-zÀ-ɏḀ-ỿ'’.&]*"
_LATIN_WORDS = re.compile(f"{_LATIN_WORD}(?:[ -]{_LATIN_WORD})*")
_HALF_WIDTH_KANA = re.compile("[ｦ-ﾟ]+")
_DASH = f"[{re.escape(''.join(sorted(DASHES)))}ー]"
_NUMBERS = re.compile(f"[{KANJI_DIGITS}]+(?:{_DASH}[{KANJI_DIGITS}]+)*")
_COUNTED = re.compile(f"(?<=[{KANJI_DIGITS}])(?:丁目|番地|番|号室|号|室|階|棟|条)")
_HELD = "ー"  # begins no line, and a line may end behind it
_BOX_SIDE = 0.76  # ems
_MIDDLE = 0.38  # ems from a level line's baseline up to the middle of its signs
_ROUNDING = 1e-6


@dataclass(frozen=True)
class ColumnStyle(Style):
    """How text in columns looks; `leading` is the width of a column in points."""

    @property
    def typeface(self) -> Typeface:
        return bold_in_columns() if self.bold else regular_in_columns()

    @property
    def level(self) -> Style:
        """The same for text that is turned."""
        return Style(self.size, self.leading, self.colour, self.bold)


@dataclass(frozen=True)
class Cell:
    """A sign of a column; a `turned` one lies on its side."""

    piece: Piece
    turned: bool = False


@dataclass(frozen=True)
class Column:
    """Signs below each other."""

    cells: Sequence[Cell]
    style: ColumnStyle

    @property
    def length(self) -> float:
        """The height in points."""
        return self.style.size * sum(cell.piece.advance for cell in self.cells)

    @property
    def text(self) -> str:
        return "".join(cell.piece.text for cell in self.cells)


def set_columns(text: str, style: ColumnStyle, length: float) -> list[Column]:
    """Return a text in columns of at most `length` points, the first one to the right."""
    cells = _cells(" ".join(text.split()), style)
    if not cells:
        return []
    columns = _parted(cells, style, length)
    if len(columns) > 1 and len(columns[-1].cells) < _FEWEST_AT_END:
        total = sum(column.length for column in columns)
        for signs in range(ceil(total / len(columns) / style.size), int(length / style.size)):
            alike = _parted(cells, style, signs * style.size)
            if len(alike) == len(columns):
                return alike
    return columns


def shortened_columns(columns: Sequence[Column], most: int, length: float) -> list[Column]:
    """Return the first columns; where some are left out, the last one ends in an ellipsis."""
    if len(columns) <= most:
        return list(columns)
    kept = list(columns[:most])
    style = kept[-1].style
    end = _cells(_ELLIPSIS, style)
    cells = list(kept[-1].cells)
    while cells and Column([*cells, *end], style).length > length + _ROUNDING:
        cells.pop()
    return [*kept[:-1], Column([*cells, *end], style)]


def column_marks(column: Column, *, middle: float, top: float) -> list[Mark]:
    """Return the marks of a column around `middle`, from `top` down."""
    size = column.style.size
    marks: list[Mark] = []
    at = top
    for (turned, drawable), group in groupby(
        column.cells, lambda cell: (cell.turned, cell.piece.font is not None)
    ):
        pieces = [cell.piece for cell in group]
        if not drawable:
            marks += _boxes(pieces, column.style, middle=middle, top=at)
        elif turned:
            marks.append(TurnedText(middle - _MIDDLE * size, at, Line(pieces, column.style.level)))
        else:
            marks.append(Text(middle, at, Line(pieces, column.style)))
        at += size * sum(piece.advance for piece in pieces)
    return marks


def _cells(text: str, style: ColumnStyle) -> list[Cell]:
    text = _HALF_WIDTH_KANA.sub(lambda kana: unicodedata.normalize("NFKC", kana[0]), text)
    cells: list[Cell] = []
    at = 0
    for words in _LATIN_WORDS.finditer(text):
        longest = max(map(len, re.split("[ -]", words[0])))
        level = style.level.typeface.pieces(words[0])
        if longest >= _FEWEST_TURNED and all(piece.font for piece in level):
            cells += _upright(text[at : words.start()], style)
            cells += [Cell(piece, turned=True) for piece in level]
            at = words.end()
    return [*cells, *_upright(text[at:], style)]


def _upright(text: str, style: ColumnStyle) -> list[Cell]:
    return [Cell(piece) for piece in style.typeface.pieces(text)]


def _parted(cells: Sequence[Cell], style: ColumnStyle, length: float) -> list[Column]:
    ranges = break_lines(
        _signs_to_break(cells, length / style.size),
        [cell.piece.advance for cell in cells],
        length / style.size,
    )
    return [Column(_trimmed(cells[start:end]), style) for start, end in ranges]


def _signs_to_break(cells: Sequence[Cell], limit: float) -> str:
    """Return signs that part as the cells do: a number in kanji stays whole, and what it counts
    stays with it; 三-一六-四 parts at a hyphen where it is longer than a column."""
    text = "".join(cell.piece.text[:1] or " " for cell in cells)

    def in_one(numbers: re.Match[str]) -> str:
        hyphen = _HELD if len(numbers[0]) > limit else "-"
        return "".join("0" if sign in KANJI_DIGITS else hyphen for sign in numbers[0])

    counted = _COUNTED.sub(lambda counter: _HELD * len(counter[0]), text)
    return _NUMBERS.sub(in_one, counted)


def _trimmed(cells: Sequence[Cell]) -> Sequence[Cell]:
    """Spaces that hang below the column are not drawn."""
    end = len(cells)
    while end > 1 and cells[end - 1].piece.text.isspace():
        end -= 1
    return cells[:end]


def _boxes(
    pieces: Sequence[Piece], style: ColumnStyle, *, middle: float, top: float
) -> Iterator[Mark]:
    side = style.size * _BOX_SIDE
    for piece in pieces:
        height = style.size * piece.advance
        if piece.boxed:
            yield Frame(middle - side / 2, top + (height - side) / 2, side, side)
        top += height
