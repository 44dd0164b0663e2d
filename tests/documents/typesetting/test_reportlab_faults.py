"""Faults of reportlab 5.1 that papers work around: each is there, and no paper has it.

Where a test of the fault fails, reportlab has mended it and the way around it may go.
"""

import subprocess
import sys
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from types import FunctionType
from typing import Any

import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont as FontTables
from pypdf import PdfReader
from reportlab.lib.rl_accel import fp_str
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFError, TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from showroom_crm.documents.typesetting.text import BODY, set_line, set_lines
from showroom_crm.documents.typesetting.typefaces import embedded_font
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.resources_folder import resources_folder

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]

FOLDER = resources_folder() / "fonts"
REGULAR, KANJI = "BIZUDGothic-Regular", "KanjiSupplement-Regular"
BEYOND_THE_FIRST_PLANE = "𠮷"
SEQUENCE = "葛\U000e0100"
SIZE = 10
SEVERAL_HUNDRED = "".join(map(chr, range(0x5000, 0x5200)))


class _OwnFont(TTFont):
    """A font as reportlab has it, which counts how often it measures."""

    measured = 0

    def stringWidth(self, text: str, size: float, encoding: str = "utf8") -> float:  # noqa: N802
        self.measured += 1
        return super().stringWidth(text, size, encoding)


def _own_font(name: str) -> _OwnFont:
    font = _OwnFont(f"Own-{name}", FOLDER / f"{name}.ttf")
    font.face.name = font.fontName.encode("ascii")  # else it is taken for the font of the papers
    return font


@pytest.fixture(scope="session")
def own_fonts() -> dict[str, _OwnFont]:
    fonts = {name: _own_font(name) for name in (REGULAR, KANJI)}
    for font in fonts.values():
        pdfmetrics.registerFont(font)
    return fonts


def _drawn(text: str, font: TTFont) -> PdfReader:
    """Return a text as reportlab itself writes it, uncompressed."""
    file = BytesIO()
    canvas = Canvas(file, pageCompression=0)
    canvas.setFont(font.fontName, SIZE)
    canvas.drawString(50, 700, text)
    canvas.save()
    return PdfReader(file)


def _fonts(reader: PdfReader) -> list[Any]:
    found: dict[str, Any] = {}
    for page in reader.pages:
        resources: Any = page["/Resources"]
        found |= {name: font.get_object() for name, font in resources["/Font"].items()}
    return list(found.values())


def _lines(text: str, ems: int) -> list[str]:
    """Return the lines that reportlab breaks a Japanese paragraph into."""
    style = ParagraphStyle("", fontName=f"Own-{REGULAR}", fontSize=SIZE, wordWrap="CJK")
    paragraph: Any = Paragraph(text, style)
    paragraph.wrap(ems * SIZE + 0.01, 1000)
    return ["".join(words) for _room, words in paragraph.blPara.lines]


def _our_lines(text: str, ems: int) -> list[str]:
    lines = set_lines(text, BODY, ems * BODY.size)
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_reportlab_cuts_the_text_of_a_character_beyond_the_first_plane(
    own_fonts: dict[str, _OwnFont],
) -> None:
    reader = _drawn(BEYOND_THE_FIRST_PLANE, own_fonts[KANJI])
    assert BEYOND_THE_FIRST_PLANE not in reader.pages[0].extract_text()


def test_a_paper_tells_such_a_character_by_its_two_halves(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    pdf = print_charts(make_chart(f"{BEYOND_THE_FIRST_PLANE}田"))
    assert f"{BEYOND_THE_FIRST_PLANE}田" in read_back(pdf)
    halves = BEYOND_THE_FIRST_PLANE.encode("utf-16-be").hex().upper()
    told = [font["/ToUnicode"].get_data().decode("ascii") for font in _fonts(_read(pdf))]
    assert any(f"<{halves}>" in text for text in told)


def test_reportlab_gives_a_variation_selector_room_of_its_own(
    own_fonts: dict[str, _OwnFont],
) -> None:
    font = own_fonts[REGULAR]
    assert font.stringWidth(SEQUENCE, SIZE) > font.stringWidth(SEQUENCE[0], SIZE)


def test_on_paper_a_variation_sequence_is_one_sign(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    assert set_line(SEQUENCE, BODY).width == set_line(SEQUENCE[0], BODY).width
    assert f"{SEQUENCE}城" in read_back(print_charts(make_chart(f"{SEQUENCE}城")))


def test_reportlab_splits_a_font_into_subsets_of_256_signs(
    own_fonts: dict[str, _OwnFont],
) -> None:
    fonts = _fonts(_drawn(SEVERAL_HUNDRED, own_fonts[REGULAR]))
    assert len([font for font in fonts if REGULAR in font["/BaseFont"]]) > 1


def test_a_paper_holds_a_font_once_for_any_number_of_signs(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    fonts = _fonts(_read(print_charts(make_chart(notes=SEVERAL_HUNDRED))))
    assert len([font for font in fonts if REGULAR in font["/BaseFont"]]) == 1


@pytest.mark.parametrize(
    ("text", "ems", "by_reportlab", "on_paper"),
    [
        ("あいう「え」", 4, ["あいう「", "え」"], ["あいう", "「え」"]),
        ("あいうえ。」か", 4, ["あいうえ。", "」か"], ["あいう", "え。」か"]),
        (
            "電話は090-1234-5678へ",
            8,
            ["電話は090-1234-5", "678へ"],
            ["電話は", "090-1234-5678へ"],
        ),
    ],
)
def test_reportlab_breaks_lines_where_no_reader_of_japanese_does(
    text: str, ems: int, by_reportlab: list[str], on_paper: list[str], own_fonts: object
) -> None:
    assert _lines(text, ems) == by_reportlab
    assert _our_lines(text, ems) == on_paper


@pytest.mark.parametrize(
    "typed",
    ["<para>", "<b>太田", '<img src="{file}"/>', '<font color="[1 for _ in (1,)]">a</font>'],
)
def test_reportlab_takes_typed_text_for_markup(
    typed: str,
    tmp_path: Path,
    make_chart: MakeChart,
    print_charts: PrintCharts,
    read_back: ReadBack,
) -> None:
    typed = typed.format(file=tmp_path / "not there.png")
    with pytest.raises((ValueError, OSError, AssertionError)):
        Paragraph(typed, ParagraphStyle("")).wrap(100, 100)
    printed = "".join(read_back(print_charts(make_chart(notes=typed))).split())
    assert "".join(typed.split()) in printed


def test_reportlab_reads_no_font_with_outlines_of_postscript(tmp_path: Path) -> None:
    file = tmp_path / "postscript.otf"
    _make_postscript_font(file)
    with pytest.raises(TTFError):
        TTFont("PostScript", file)


def test_the_fonts_of_papers_have_outlines_of_truetype() -> None:
    for file in FOLDER.glob("*.ttf"):
        with FontTables(file, lazy=True) as font:
            assert "glyf" in font


def test_reportlab_names_a_font_on_a_page_that_has_no_text() -> None:
    file = BytesIO()
    canvas = Canvas(file)
    canvas.showPage()
    canvas.save()
    [font] = _fonts(PdfReader(file))
    assert font["/BaseFont"] == "/Helvetica"
    assert "/FontDescriptor" not in font  # it is not embedded


def test_reportlab_takes_two_fonts_of_one_face_for_the_same() -> None:
    ours: object = embedded_font(REGULAR)
    pdfmetrics.registerFont(TTFont("Twin", FOLDER / f"{REGULAR}.ttf"))
    assert pdfmetrics.getFont("Twin") is ours


_IN_A_FRESH_PROCESS = """
import sys
from datetime import datetime
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row, line_row
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import BODY, set_line

pdfmetrics.registerFont(TTFont("Twin", sys.argv[1]))
page = Page()
for text in sys.argv[2:]:
    page.add(line_row(set_line(text, BODY), paper.LEFT))
parts, made_at = [Part("紙", [page])], datetime(2026, 1, 1)
made = pdf(parts, title="紙", author="店", language="ja", made_at=made_at)
sys.stdout.buffer.write(made)
"""


def test_a_paper_without_text_in_a_fresh_program_has_no_font() -> None:
    assert _fonts(_read(_in_a_fresh_process())) == []


def test_a_paper_is_written_in_its_own_font_after_another_one_of_the_same_face() -> None:
    reader = _read(_in_a_fresh_process(BEYOND_THE_FIRST_PLANE + SEQUENCE))
    assert BEYOND_THE_FIRST_PLANE + SEQUENCE in reader.pages[0].extract_text()
    assert {font["/Subtype"] for font in _fonts(reader)} == {"/Type0"}


def test_reportlab_measures_a_text_again_and_writes_a_byte_as_four(
    own_fonts: dict[str, _OwnFont],
) -> None:
    font = own_fonts[REGULAR]
    font.measured = 0
    contents = _drawn("山川", font).pages[0].get_contents()
    assert font.measured == 1
    assert contents is not None
    assert rb"(\001\002) Tj" in contents.get_data()


def test_reportlab_formats_numbers_in_python() -> None:
    assert isinstance(fp_str, FunctionType)


def test_reportlab_loads_all_bar_codes_with_one_and_a_paper_without_a_code_loads_none() -> None:
    bar_codes = "sorted(name for name in sys.modules if name.startswith('reportlab.graphics.bar'))"
    for imported, all_of_them in (
        ("reportlab.graphics.barcode.qr", True),
        ("showroom_crm.documents.chart.customer_chart", False),
    ):
        program = f"import sys; import {imported}; print({bar_codes})"
        command = [sys.executable, "-c", program]
        said = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        assert ("reportlab.graphics.barcode.code128" in said) == all_of_them


def _read(pdf: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf))


def _in_a_fresh_process(*texts: str) -> bytes:
    font = str(FOLDER / f"{REGULAR}.ttf")
    command = [sys.executable, "-c", _IN_A_FRESH_PROCESS, font, *texts]
    return subprocess.run(command, check=True, capture_output=True).stdout


def _make_postscript_font(file: Path) -> None:
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder([".notdef"])
    builder.setupCharacterMap({})
    outline = T2CharStringPen(500, None).getCharString()
    builder.setupCFF("PostScript", {}, {".notdef": outline}, {})
    builder.setupHorizontalMetrics({".notdef": (500, 0)})
    builder.setupHorizontalHeader()
    builder.setupNameTable({"psName": "PostScript"})
    builder.setupOS2()
    builder.setupPost()
    builder.save(file)
