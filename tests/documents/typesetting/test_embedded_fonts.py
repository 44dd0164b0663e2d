"""The fonts in the PDF: all embedded, cut down, and safe to share."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.resources_folder import resources_folder

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]


def _fonts(pdf: bytes) -> list[Any]:
    found: dict[str, Any] = {}
    for page in PdfReader(BytesIO(pdf)).pages:
        fonts: Any = page["/Resources"]
        for name, font in fonts["/Font"].items():
            found[name] = font.get_object()
    return list(found.values())


def _glyphs(file: BytesIO) -> list[Any]:
    """Return the outline of each glyph, as its coordinates."""
    with TTFont(file) as font:
        glyphs = font["glyf"]
        return [glyphs[name].getCoordinates(glyphs)[0] for name in font.getGlyphOrder()]


def _embedded_glyphs(font: Any) -> list[Any]:
    descriptor = font["/DescendantFonts"][0].get_object()["/FontDescriptor"]
    return _glyphs(BytesIO(descriptor["/FontFile2"].get_data()))


def test_every_font_of_the_paper_is_embedded_once(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    fonts = _fonts(print_charts(make_chart("𠮷田 Nguyễn"), make_chart("𣘺本")))
    names = sorted(font["/BaseFont"].split("+")[1] for font in fonts)
    assert names == [
        "BIZUDGothic-Bold",
        "BIZUDGothic-Regular",
        "Kanji-Supplement-Regular",
        "Latin-Supplement-Regular",
    ]
    for font in fonts:
        assert 1 < len(_embedded_glyphs(font)) < 300


@pytest.mark.parametrize("sequence", ["葛\U000e0100", "辻\U000e0100"])
def test_a_variation_sequence_is_drawn_by_its_own_glyph(
    sequence: str, make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    with TTFont(resources_folder() / "fonts" / "BIZUDGothic-Regular.ttf", lazy=True) as source:
        [table] = [table for table in source["cmap"].tables if table.format == 14]
        wanted = dict(table.uvsDict[ord(sequence[1])])[ord(sequence[0])]
        outline = source["glyf"][wanted].getCoordinates(source["glyf"])[0]
    fonts = _fonts(print_charts(make_chart("山", notes=sequence)))
    assert any(outline == glyph for font in fonts for glyph in _embedded_glyphs(font))


@pytest.mark.parametrize("typed", ["ぬ\u3099", "x\u0301", "漢\u3099", "か\u309a", "葛\U000e0100"])
def test_a_mark_that_no_glyph_has_together_with_its_sign_is_drawn_beside_it(
    typed: str, make_chart: MakeChart, print_charts: PrintCharts, read_back: Callable[[bytes], str]
) -> None:
    pdf = print_charts(make_chart("山", notes=typed))
    assert typed in read_back(pdf)
    for font in _fonts(pdf):
        places = font["/DescendantFonts"][0].get_object()["/CIDToGIDMap"].get_data()
        shown = [places[place : place + 2] for place in range(2, len(places), 2)]
        assert bytes(2) not in shown  # the first glyph is the font's own box


def test_a_word_with_a_rare_letter_is_drawn_whole_by_one_font(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    pdf = print_charts(make_chart("山", notes="Nguyễnさん"))
    [supplement] = [font for font in _fonts(pdf) if "Latin" in font["/BaseFont"]]
    mapped = supplement["/ToUnicode"].get_data().decode("ascii").upper()
    for letter in "Nguyễn":
        assert f"<{ord(letter):04X}>" in mapped


def test_a_chart_is_small_and_a_batch_embeds_its_fonts_once(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    one = print_charts(make_chart())
    assert len(one) <= 150_000
    assert len(print_charts(*[make_chart(number=number) for number in range(100)])) <= 2_000_000


def test_charts_printed_at_the_same_time_do_not_mix(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    charts = [make_chart(f"{name} 健一", said=name * 200) for name in "佐鈴高田渡伊山中小加"]
    one_by_one = [print_charts(chart) for chart in charts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(print_charts, charts)) == one_by_one


def test_the_supplement_fonts_hold_what_names_need() -> None:
    folder = resources_folder() / "fonts"
    known: set[int] = set()
    for name in ("BIZUDGothic-Regular", "KanjiSupplement-Regular"):
        with TTFont(folder / f"{name}.ttf", lazy=True) as font:
            known |= set(font.getBestCmap() or ())
    rows = [bytes((lead, cell)) for lead in range(0xA1, 0xFF) for cell in range(0xA1, 0xFF)]
    jis = {
        sign
        for row in rows
        for code in (row, b"\x8f" + row)
        for sign in map(ord, code.decode("euc_jis_2004", "ignore"))
        if sign > 0x2E80
    }
    assert len(jis) > 10_000
    assert jis - known == set()
    assert set(map(ord, "𠮷𣘺髙﨑邉濵桒栁德㈱㋿")) <= known
    assert set(range(0xFA0E, 0xFA2A)) <= known


def test_each_font_file_has_its_licence_beside_it() -> None:
    folder = resources_folder() / "fonts"
    readme = (folder / "README.md").read_text(encoding="utf-8")
    for font in folder.glob("*.ttf"):
        assert font.name in readme
    for licence in folder.glob("LICENSE-*.txt"):
        assert licence.name in readme
