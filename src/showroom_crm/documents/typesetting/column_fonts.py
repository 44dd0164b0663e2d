"""Fonts for text that runs down the page: the signs' upright forms, in a PDF's vertical mode.

A viewer then knows a column as a line of text: it is selected, searched and copied out as one.
Every sign takes one em (the PDF's default), a space between words half of one.
"""

from collections.abc import Sequence
from functools import cache, cached_property
from pathlib import Path
from typing import Final

from reportlab.pdfbase import pdfmetrics

from showroom_crm.documents.typesetting.fonts import EmbeddedFont
from showroom_crm.documents.typesetting.signs import drawn
from showroom_crm.documents.typesetting.typefaces import Typeface, bold, regular
from showroom_crm.resources_folder import resources_folder

_SUFFIX = "-Upright"
_EM = 1000
_ORIGIN = 880  # of a sign, above its baseline
_SPACE = 0.5  # ems
_DASH = "ー"  # its upright form is the stroke that stands between the numbers of an address
DASHES: Final = frozenset("-‐‑‒–—−－")
_TO_WIDE = {chr(narrow): chr(narrow + 0xFEE0) for narrow in range(0x21, 0x7F)}
_DRAWN_AS = {**_TO_WIDE, **dict.fromkeys(DASHES, _DASH), "｢": "「", "｣": "」", "･": "・", "~": "〜"}


class ColumnFont(EmbeddedFont):
    """A font whose signs stand below each other; narrow letters are drawn wide."""

    writing = "Identity-V"

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, file)
        # The name tells this subset from that of the same file for level text.
        self.face.name += _SUFFIX.encode("ascii")

    def advance(self, sign: str) -> float:
        """Return the height of a sign in ems."""
        if sign == " ":
            return _SPACE
        return 1.0 if drawn(sign) else 0.0

    def heights(self, shown: Sequence[tuple[int, str]]) -> dict[str, object]:
        """Return the height of the space, where it is shown, and what stands in its middle."""
        for code, (glyph, sign) in enumerate(shown, start=1):
            if sign == " ":
                middle = self._width(glyph) / 2
                return {"W2": f"[{code} [{-_EM * _SPACE} {middle} {_ORIGIN}]]"}
        return {}

    def _found_glyph(self, sign: str) -> int:
        glyph = super()._found_glyph(_DRAWN_AS.get(sign, sign))
        return self._upright_forms.get(glyph, glyph)

    @cached_property
    def _upright_forms(self) -> dict[int, int]:
        """The glyphs that look otherwise in a column: brackets, marks, small kana."""
        # WORKAROUND(fontTools takes 90 ms to load and read): only for text in columns.
        from fontTools.ttLib import TTFont as FontTables

        with FontTables(self._file, lazy=True) as tables:
            if "GSUB" not in tables:
                return {}
            table = tables["GSUB"].table
            chosen = {
                index
                for record in table.FeatureList.FeatureRecord
                if record.FeatureTag == "vert"
                for index in record.Feature.LookupListIndex
            }
            return {
                tables.getGlyphID(level): tables.getGlyphID(upright)
                for index in chosen
                for subtable in table.LookupList.Lookup[index].SubTable
                for level, upright in getattr(subtable, "ExtSubTable", subtable).mapping.items()
            }


class ColumnTypeface(Typeface):
    """A typeface's fonts as those of columns."""

    def __init__(self, level: Typeface) -> None:
        super().__init__(*(name + _SUFFIX for name in level.font_names))

    def font(self, name: str) -> EmbeddedFont:
        return _column_font(name)


@cache
def regular_in_columns() -> ColumnTypeface:
    return ColumnTypeface(regular())


@cache
def bold_in_columns() -> ColumnTypeface:
    return ColumnTypeface(bold())


@cache
def _column_font(name: str) -> ColumnFont:
    file = name.removesuffix(_SUFFIX)
    font = ColumnFont(name, resources_folder() / "fonts" / f"{file}.ttf")
    pdfmetrics.registerFont(font)
    return font
