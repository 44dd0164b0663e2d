"""Lines of text on a canvas: runs of one font, and a box for a sign that no font has."""

from functools import cache
from itertools import groupby
from typing import Final, Literal

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.documents import paper
from showroom_crm.documents.fonts import EmbeddedFont
from showroom_crm.documents.text import Line
from showroom_crm.documents.typefaces import Piece

_BOX_SIDE = 0.76  # ems
_BOX_WEIGHT = 0.6
_FILLED: Final = 0
_FILLED_AND_STROKED: Final = 2
_EMBOLDENING = 0.35  # points around the outlines of a font that has no bold face


@cache
def _parsed(colour: str) -> Color:
    return HexColor(colour)


class PageText:
    """All text of one page, in one text object of the canvas."""

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        self._words = canvas.beginText()
        self._colour = ""
        self._spread = 0.0
        self._render_mode: Literal[0, 2] = _FILLED

    def write(self, line: Line, *, x: float, y: float) -> None:
        """Write a line; (x, y) is where its baseline begins, in the canvas's points."""
        self._words.setTextOrigin(x, y)
        self._use(line)
        size = line.style.size
        for font, group in groupby(line.pieces, key=lambda piece: piece.font):
            pieces = list(group)
            width = size * sum(piece.advance for piece in pieces) + line.spread * len(pieces)
            if font is None:
                self._leave_room(pieces, x=x, y=y, line=line)
                self._words.setTextOrigin(x + width, y)
            else:
                self._embolden(font, line)
                self._words.setFont(font.fontName, size)
                self._words.textOut("".join(piece.text for piece in pieces))
            x += width

    def finish(self) -> None:
        """Put the text on the page."""
        self._canvas.setLineWidth(_EMBOLDENING)
        self._canvas.drawText(self._words)

    def _use(self, line: Line) -> None:
        if line.style.colour != self._colour:
            self._colour = line.style.colour
            self._words.setFillColor(_parsed(self._colour))
        if line.spread != self._spread:
            self._spread = line.spread
            self._words.setCharSpace(self._spread)

    def _embolden(self, font: EmbeddedFont, line: Line) -> None:
        lacks_bold = line.style.bold and font.fontName != line.style.typeface.font_name
        mode: Literal[0, 2] = _FILLED_AND_STROKED if lacks_bold else _FILLED
        if mode != self._render_mode:
            self._render_mode = mode
            self._words.setTextRenderMode(mode)
            self._words.setStrokeColor(_parsed(line.style.colour))

    def _leave_room(self, pieces: list[Piece], *, x: float, y: float, line: Line) -> None:
        size = line.style.size
        side = size * _BOX_SIDE
        self._canvas.setLineWidth(_BOX_WEIGHT)
        self._canvas.setStrokeColor(paper.INK)
        for piece in pieces:
            if piece.boxed:
                self._canvas.rect(
                    x + size * (piece.advance - _BOX_SIDE) / 2, y - size * 0.06, side, side
                )
            x += size * piece.advance + line.spread
