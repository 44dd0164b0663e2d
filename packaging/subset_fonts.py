"""Make the supplement fonts of `resources/fonts` from their full sources.

What BIZ UDGothic lacks and names need is cut from larger fonts, as TrueType outlines:

    python packaging/subset_fonts.py \
        --first BIZUDGothic-Regular.ttf \
        --kanji HanaMinA.ttf HanaMinB.ttf \
        --adobe-japan1 UniJIS2004-UTF32-H \
        --latin DejaVuSansCondensed.ttf \
        --into resources/fonts

The same sources give the same bytes.
"""

import argparse
import re
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

KANJI_FILE = "KanjiSupplement-Regular.ttf"
LATIN_FILE = "LatinSupplement-Regular.ttf"

_LEAST_KANJI = 0x2E80
_NAMED_IN_THE_DESIGN = {ord("𠮷"), ord("𣘺")}
_COMPATIBILITY_IDEOGRAPHS = {*range(0xF900, 0xFADA), *range(0x2F800, 0x2FA1E)}
_LATIN_GREEK_CYRILLIC = {
    *range(0x00A0, 0x0250),
    *range(0x0300, 0x0370),
    *range(0x0370, 0x0530),
    *range(0x1E00, 0x2000),
}
_ASCII = set(range(0x20, 0x7F))  # a word is drawn whole in one font
_SIGNS = {0x25D0, 0x2610, 0x2611, 0x2713, *range(0x2010, 0x2028)}
_ROWS = range(0xA1, 0xFF)
_COMMON_CHINESE_ROWS = range(0xB0, 0xD8)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write KANJI_FILE and LATIN_FILE into a folder."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--first", type=Path, required=True, help="the font to be supplemented")
    parser.add_argument("--kanji", type=Path, nargs="+", required=True)
    parser.add_argument("--adobe-japan1", type=Path, required=True, help="a UTF-32 CMap")
    parser.add_argument("--latin", type=Path, required=True)
    parser.add_argument("--into", type=Path, required=True)
    chosen = parser.parse_args(arguments)

    known = characters_of(chosen.first)
    wanted = {sign for sign in kanji_of_names(chosen.adobe_japan1) if sign >= _LEAST_KANJI} - known
    write_merged(chosen.kanji, wanted, chosen.into / KANJI_FILE, family="Kanji Supplement")
    latin = (_LATIN_GREEK_CYRILLIC | _SIGNS) | _ASCII
    write_merged([chosen.latin], latin, chosen.into / LATIN_FILE, family="Latin Supplement")


def kanji_of_names(adobe_japan1: Path) -> set[int]:
    """Return the kanji that names bear: JIS X 0213, JIS X 0212, Adobe-Japan1, compatibility
    ideographs, and the common signs of simplified Chinese."""
    return (
        set(_two_byte_signs("euc_jis_2004", leads=(b"", b"\x8f")))
        | set(_two_byte_signs("euc_jp", leads=(b"\x8f",)))
        | set(_two_byte_signs("gb2312", leads=(b"",), rows=_COMMON_CHINESE_ROWS))
        | set(_signs_of_cmap(adobe_japan1))
        | _COMPATIBILITY_IDEOGRAPHS
        | _NAMED_IN_THE_DESIGN
    )


def characters_of(font_file: Path) -> set[int]:
    """Return the characters a font can draw."""
    with TTFont(font_file, lazy=True) as font:
        return set(font.getBestCmap() or ())


def write_merged(sources: Iterable[Path], wanted: set[int], target: Path, *, family: str) -> None:
    """Write one TrueType font with those wanted characters that the sources have."""
    with tempfile.TemporaryDirectory() as folder:
        parts: list[str] = []
        missing = set(wanted)
        for source in sources:
            found = missing & characters_of(source)
            missing -= found
            part = Path(folder) / source.name
            _write_subset(source, found, part)
            parts.append(str(part))
        font = Merger().merge(parts) if len(parts) > 1 else TTFont(parts[0])
        _rename(font, family=family)
        font.recalcTimestamp = False
        _date_as(Path(parts[0]), font)
        font.save(target)


def _write_subset(source: Path, characters: set[int], target: Path) -> None:
    options = Options(
        hinting=False,
        glyph_names=False,
        layout_features=[],
        notdef_outline=True,
        recalc_timestamp=False,
        drop_tables=[
            "BASE", "DSIG", "FFTM", "GDEF", "GPOS", "GSUB", "MATH", "VORG",
            "gasp", "kern", "vhea", "vmtx",
        ],
    )  # fmt: skip
    font = TTFont(source, recalcTimestamp=False)
    # A variation selector is drawn through the first font; here the base character is enough.
    font["cmap"].tables = [table for table in font["cmap"].tables if table.format in (4, 12)]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    font.save(target)


def _date_as(source: Path, font: TTFont) -> None:
    """Give the font the date of its source, so that a second run makes the same bytes."""
    with TTFont(source) as dated:
        made = vars(dated["head"])["created"]
    vars(font["head"]).update(created=made, modified=made)


def _rename(font: TTFont, *, family: str) -> None:
    """Give the font a name of its own: a changed font does not bear its source's name."""
    kept = {0, 13, 14}
    names = font["name"]
    names.names = [name for name in names.names if name.nameID in kept and name.platformID == 3]
    full = f"{family} Regular"
    postscript = full.replace(" ", "-")
    for name_id, text in ((1, family), (2, "Regular"), (3, full), (4, full), (6, postscript)):
        names.setName(text, name_id, 3, 1, 0x409)


def _two_byte_signs(
    codec: str, *, leads: Iterable[bytes], rows: Iterable[int] = _ROWS
) -> Iterable[int]:
    for lead in leads:
        for row in rows:
            for cell in _ROWS:
                try:
                    text = (lead + bytes((row, cell))).decode(codec)
                except UnicodeDecodeError:
                    continue
                yield from map(ord, text)


def _signs_of_cmap(cmap_file: Path) -> Iterable[int]:
    """Yield the code points of a UTF-32 CMap: `<first> <last> cid` and `<sign> cid` lines."""
    entry = re.compile(r"<([0-9a-f]{8})>(?: +<([0-9a-f]{8})>)? +\d+")
    for line in cmap_file.read_text(encoding="ascii").splitlines():
        if found := entry.fullmatch(line.strip()):
            first = int(found[1], 16)
            yield from range(first, int(found[2] or found[1], 16) + 1)


if __name__ == "__main__":
    main()
