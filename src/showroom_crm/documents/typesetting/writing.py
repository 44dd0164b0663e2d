"""Lines of text on a page: runs of one font, and a box for a sign that no font has."""

from functools import cache
from itertools import groupby
from operator import attrgetter
from typing import Final

from reportlab.pdfbase.pdfdoc import PDFDocument
from reportlab.pdfgen.canvas import Canvas

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.fonts import EmbeddedFont
from showroom_crm.documents.typesetting.text import Line
from showroom_crm.documents.typesetting.typefaces import Piece

_BOX_SIDE = 0.76  # ems
_BOX_WEIGHT = 0.6
_FILLED: Final = 0
_FILLED_AND_STROKED: Final = 2
_EMBOLDENING = 0.35  # points around the outlines of a font that has no bold face

_EMBOLDENING_OF_LARGE = 0.027  # of the size, in larger type

_font_of = attrgetter("font")


class PageText:
    """All text of one page, as the operators of one text object in the PDF.

    WORKAROUND(reportlab 5.1): its own text object measures each text again and writes each byte
    of a two-byte code as four characters, which takes three times as long as all of this.
    """

    def __init__(self, canvas: Canvas) -> None:
        self._canvas = canvas
        # No public way leads from a canvas to its document.
        self._document: PDFDocument = canvas._doc  # type: ignore[attr-defined]
        self._operators = ["BT"]
        self._font: tuple[EmbeddedFont, float] | None = None
        self._colour = ""
        self._spread = 0.0
        self._render_mode = _FILLED

    def write(self, line: Line, *, x: float, y: float) -> None:
        """Write a line; (x, y) is where its baseline begins, in the canvas's points."""
        self._operators.append(_to(x, y))
        self._use(line)
        size = line.style.size
        for font, group in groupby(line.pieces, key=_font_of):
            pieces = list(group)
            width = size * sum(piece.advance for piece in pieces) + line.spread * len(pieces)
            if font is None:
                self._leave_room(pieces, x=x, y=y, line=line)
                self._operators.append(_to(x + width, y))
            else:
                self._show(pieces, font, line)
            x += width

    def write_turned(self, line: Line, *, x: float, y: float) -> None:
        """Write a line that runs down the page from (x, y); it holds no boxes."""
        self._operators.append(f"0 -1 1 0 {x:.3f} {y:.3f} Tm")
        self._use(line)
        for font, group in groupby(line.pieces, key=_font_of):
            if font is not None:
                self._show(list(group), font, line)

    def finish(self) -> None:
        """Put the text on the page."""
        self._canvas.saveState()
        self._canvas.setLineWidth(_EMBOLDENING)
        self._canvas.addLiteral("\n".join([*self._operators, "ET"]))
        self._canvas.restoreState()

    def _use(self, line: Line) -> None:
        if line.style.colour != self._colour:
            self._colour = line.style.colour
            self._operators.append(_of_colour(self._colour))
        if line.spread != self._spread:
            self._spread = line.spread
            self._operators.append(f"{self._spread:.3f} Tc")

    def _show(self, pieces: list[Piece], font: EmbeddedFont, line: Line) -> None:
        lacks_bold = line.style.bold and font is not line.style.typeface.first_font
        mode = _FILLED_AND_STROKED if lacks_bold else _FILLED
        if lacks_bold:
            weight = max(_EMBOLDENING, _EMBOLDENING_OF_LARGE * line.style.size)
            self._operators.append(f"{weight:.3f} w")
        if mode != self._render_mode:
            self._render_mode = mode
            self._operators.append(f"{mode} Tr")
        if (font, line.style.size) != self._font:
            self._font = font, line.style.size
            self._operators.append(f"/{font.name_in(self._document)} {line.style.size:.3f} Tf")
        codes = font.codes([piece.text for piece in pieces], self._document)
        self._operators.append(f"<{codes}> Tj")

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


def _to(x: float, y: float) -> str:
    return f"1 0 0 1 {x:.3f} {y:.3f} Tm"


@cache
def _of_colour(colour: str) -> str:
    parts = " ".join(f"{part / 255:.4f}" for part in bytes.fromhex(colour[1:]))
    return f"{parts} rg {parts} RG"
