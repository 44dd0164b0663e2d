"""The two faces that papers are set in, each with the fonts that supplement it."""

import threading
from collections.abc import Iterable
from functools import cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics

from showroom_crm.documents.typesetting.fonts import EmbeddedFont
from showroom_crm.documents.typesetting.signs import drawn, split_signs
from showroom_crm.resources_folder import resources_folder

_REGULAR = "BIZUDGothic-Regular"
_BOLD = "BIZUDGothic-Bold"
_KANJI = "KanjiSupplement-Regular"
_LATIN = "LatinSupplement-Regular"

_BOX_WIDTH = 1.0
_BLANK_WIDTH = 0.5
_FIRST_CJK = "\u2e80"

_reading = threading.Lock()


class Piece(NamedTuple):
    """A sign, the font that draws it and its width in ems.

    Without a font it is a box, or a blank where the sign has no ink.
    """

    text: str
    font: EmbeddedFont | None
    advance: float

    @property
    def boxed(self) -> bool:
        return self.font is None and self.advance == _BOX_WIDTH


class Typeface:
    """Fonts asked in order: a sign is drawn by the first that has it."""

    def __init__(self, *font_names: str) -> None:
        self.font_names = font_names
        self._known: dict[str, tuple[Piece, ...]] = {}

    @property
    def first_font(self) -> EmbeddedFont:
        """The font that is asked first."""
        return self.font(self.font_names[0])

    def font(self, name: str) -> EmbeddedFont:
        """Return one of its fonts."""
        return embedded_font(name)

    def pieces(self, text: str) -> list[Piece]:
        """Return the text as pieces; a word of letters is drawn whole by one font."""
        pieces: list[Piece] = []
        for sign in split_signs(text):
            found = self._known.get(sign)
            if found is None:
                found = self._known[sign] = tuple(self._found(sign))
            pieces += found
        if any(map(_is_supplemented_letter, pieces)):
            return _with_whole_words(pieces)
        return pieces

    def _found(self, sign: str) -> Iterable[Piece]:
        for name in self.font_names:
            font = self.font(name)
            if font.draws(sign):
                return [Piece(sign, font, font.advance(sign))]
        seen = drawn(sign)
        if len(seen) > 1:  # no font has the base and its marks in one glyph
            return [piece for part in seen for piece in self._found(part)]
        if not seen:
            return [Piece(sign, None, 0.0)]
        return [Piece(sign, None, _BLANK_WIDTH if seen.isspace() else _BOX_WIDTH)]


def embedded_font(name: str) -> EmbeddedFont:
    """Return a font of the resources; its file is read at first use, once for all threads."""
    with _reading:  # or two papers made at once would hold a font twice, which fails
        return _read_font(name)


@cache
def _read_font(name: str) -> EmbeddedFont:
    font = EmbeddedFont(name, resources_folder() / "fonts" / f"{name}.ttf")
    pdfmetrics.registerFont(font)
    return font


@cache
def regular() -> Typeface:
    return Typeface(_REGULAR, _KANJI, _LATIN)


@cache
def bold() -> Typeface:
    return Typeface(_BOLD, _REGULAR, _KANJI, _LATIN)


def _is_letter(piece: Piece) -> bool:
    return piece.text < _FIRST_CJK and (piece.text[0].isalpha() or piece.text in "'’")


def _is_supplemented_letter(piece: Piece) -> bool:
    return piece.font is not None and piece.font.fontName == _LATIN and _is_letter(piece)


def _with_whole_words(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces with each word in the supplement font that has a letter from there."""
    supplement = embedded_font(_LATIN)
    whole: list[Piece] = []
    for is_word, group in groupby(pieces, _is_letter):
        word = list(group)
        if is_word and any(map(_is_supplemented_letter, word)):
            word = [
                Piece(piece.text, supplement, supplement.advance(piece.text))
                if supplement.draws(piece.text)
                else piece
                for piece in word
            ]
        whole += word
    return whole
