"""Fonts as a PDF embeds them: one subset for a font and document, every sign copied out whole.

WORKAROUND(reportlab 5.1): its own TrueType fonts cut the ToUnicode entry of a character beyond
U+FFFF, draw a variation selector as a box of its own, and split a font into subsets of 256 glyphs.
An EmbeddedFont is a Type 0 font with two-byte codes instead: a code stands for one glyph and the
text it shows, which may be several characters.
"""

import threading
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import cast
from weakref import WeakKeyDictionary

from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFStream,
    PDFString,
    PDFZCompress,
)
from reportlab.pdfbase.ttfonts import TTFont

from showroom_crm.documents.typesetting.signs import drawn, selector

_EM = 1000
_UNDEFINED_GLYPH = 0
_ENTRIES_A_BLOCK = 100  # the most that a CMap may hold in one block

_CMAP_HEAD = """\
/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
"""
_CMAP_FOOT = """\
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


@dataclass
class _Used:
    """What one document shows of a font; a code is a place in `shown`, counted from 1."""

    name: str = ""
    shown: list[tuple[int, str]] = field(default_factory=list)
    codes: dict[str, str] = field(default_factory=dict)


class EmbeddedFont(TTFont):
    """A TrueType font that is given only signs that it can draw.

    Text is written by its `codes`, never by reportlab's canvas; that asks for the subset when a
    document is saved.
    """

    # How its codes are read: from left to right, or by a font that is derived from it downward.
    writing = "Identity-H"

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), shapable=False)
        self._file = file
        self._glyph_of_character: dict[int, int] = self.face.charToGlyph
        # Glyphs are looked up here; reportlab's makeSubset is given their numbers as they are.
        self.face.charToGlyph = range(self.face.numGlyphs)
        self._glyphs: dict[str, int] = {}
        self._advances: dict[str, float] = {}
        self._documents: WeakKeyDictionary[PDFDocument, _Used] = WeakKeyDictionary()
        self._reading = threading.Lock()  # the face has one position in its file

    def draws(self, sign: str) -> bool:
        """Tell whether one glyph of the font draws the whole sign."""
        return self._glyph(sign) != _UNDEFINED_GLYPH

    def advance(self, sign: str) -> float:
        """Return the width of a sign in ems."""
        advance = self._advances.get(sign)
        if advance is None:
            advance = self._advances[sign] = self._width(self._glyph(sign)) / _EM
        return advance

    def name_in(self, doc: PDFDocument) -> str:
        """Return the name that the pages of a document know the font by."""
        used = self._used(doc)
        if not used.name:
            used.name = f"F{len(doc.fontMapping) + 1}"
            doc.fontMapping[self.fontName] = f"/{used.name}"
            doc.delayedFonts.append(self)
        return used.name

    def codes(self, signs: Iterable[str], doc: PDFDocument) -> str:
        """Return the signs as a document shows them: four hexadecimal digits for each."""
        used = self._used(doc)
        return "".join([self._code(sign, used) for sign in signs])

    def addObjects(self, doc: PDFDocument) -> None:  # noqa: N802 - reportlab's name
        used = self._documents.pop(doc)
        glyphs = [_UNDEFINED_GLYPH, *(glyph for glyph, _ in used.shown)]
        base_name = f"SHOWRM+{self.face.name.decode('ascii')}"
        with self._reading:
            descriptor = self.face.addSubsetObjects(doc, base_name, glyphs)
        descendant = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("CIDFontType2"),
                "BaseFont": PDFName(base_name),
                "CIDSystemInfo": PDFDictionary(
                    {
                        "Registry": PDFString("Adobe"),
                        "Ordering": PDFString("Identity"),
                        "Supplement": 0,
                    }
                ),
                "FontDescriptor": descriptor,
                "DW": _EM,
                "W": f"[{self._widths(glyphs)}]",
                **self.heights(used.shown),
                "CIDToGIDMap": _stream(doc, _glyph_places(glyphs), f"places:{used.name}"),
            }
        )
        font = PDFDictionary(
            {
                "Type": PDFName("Font"),
                "Subtype": PDFName("Type0"),
                "BaseFont": PDFName(base_name),
                "Encoding": PDFName(self.writing),
                "DescendantFonts": PDFArray([doc.Reference(descendant, f"cid:{used.name}")]),
                "ToUnicode": _stream(doc, _unicode_map(used.shown), f"unicode:{used.name}"),
            }
        )
        fonts = cast(PDFDictionary, doc.idToObject["BasicFonts"]).dict
        fonts[used.name] = doc.Reference(font, used.name)

    def heights(self, shown: Sequence[tuple[int, str]]) -> dict[str, object]:
        """Return what a PDF has to know of the signs' heights: nothing for level text."""
        return {}

    def _used(self, doc: PDFDocument) -> _Used:
        used = self._documents.get(doc)
        if used is None:
            used = self._documents[doc] = _Used()
        return used

    def _code(self, sign: str, used: _Used) -> str:
        code = used.codes.get(sign)
        if code is None:
            used.shown.append((self._glyph(sign), sign))
            code = used.codes[sign] = f"{len(used.shown):04X}"
        return code

    def _widths(self, glyphs: Sequence[int]) -> str:
        """Return the widths that are not a whole em: most signs of Japanese text are."""
        widths = enumerate(map(self._width, glyphs))
        return " ".join(f"{code} [{width}]" for code, width in widths if width != _EM)

    def _width(self, glyph: int) -> float:
        units: int = self.face.hmetrics[glyph][0]
        em: int = self.face.unitsPerEm
        return round(units * _EM / em, 2)

    def _glyph(self, sign: str) -> int:
        glyph = self._glyphs.get(sign)
        if glyph is None:
            glyph = self._glyphs[sign] = self._found_glyph(sign)
        return glyph

    def _found_glyph(self, sign: str) -> int:
        seen = drawn(sign)
        if len(seen) > 1:
            seen = unicodedata.normalize("NFC", seen)
        if len(seen) != 1:
            return _UNDEFINED_GLYPH
        glyph = self._glyph_of_character.get(ord(seen), _UNDEFINED_GLYPH)
        chosen = selector(sign)
        if glyph and chosen is not None:
            return self._variations.get((seen, chosen), glyph)
        return glyph

    @cached_property
    def _variations(self) -> dict[tuple[str, str], int]:
        """The glyphs of base characters with a variation selector, where they differ."""
        # WORKAROUND(fontTools takes 90 ms to load and read): only for a text that asks for one.
        from fontTools.ttLib import TTFont as FontTables

        with FontTables(self._file, lazy=True) as tables:
            return {
                (chr(base), chr(chosen)): tables.getGlyphID(name)
                for table in tables["cmap"].tables
                if table.format == 14
                for chosen, sequences in table.uvsDict.items()
                for base, name in sequences
                if name is not None
            }


def _glyph_places(glyphs: Sequence[int]) -> bytes:
    """Return where makeSubset puts the glyph of each code: in order of first appearance."""
    places: dict[int, int] = {}
    for glyph in glyphs:
        places.setdefault(glyph, len(places))
    return b"".join(places[glyph].to_bytes(2, "big") for glyph in glyphs)


def _unicode_map(shown: Sequence[tuple[int, str]]) -> bytes:
    entries = [
        f"<{code:04X}> <{sign.encode('utf-16-be').hex().upper()}>\n"
        for code, (_, sign) in enumerate(shown, start=1)
    ]
    blocks = [
        entries[start : start + _ENTRIES_A_BLOCK]
        for start in range(0, len(entries), _ENTRIES_A_BLOCK)
    ]
    body = [f"{len(block)} beginbfchar\n{''.join(block)}endbfchar\n" for block in blocks]
    return "".join([_CMAP_HEAD, *body, _CMAP_FOOT]).encode("ascii")


def _stream(doc: PDFDocument, content: bytes, name: str) -> object:
    stream = PDFStream(content=content)
    stream.filters = [PDFZCompress]
    return doc.Reference(stream, name)
