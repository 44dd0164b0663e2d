"""How text is written into a PDF."""

from collections.abc import Iterator
from datetime import datetime
from io import BytesIO
from typing import Any

from pypdf import PdfReader

from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, line_row
from showroom_crm.documents.typesetting.pdf import Part, pdf
from showroom_crm.documents.typesetting.text import QUIET, STRONG, Line, Style, set_line

ONLY_IN_THE_SUPPLEMENT = "𠮷"
QUIET_AND_BOLD = Style(QUIET.size, QUIET.leading, QUIET.colour, bold=True)


def _shown(*lines: Line) -> Iterator[dict[bytes, list[Any]]]:
    """Yield the operators that hold for each text that is shown, the last of each kind."""
    page = Page()
    for line in lines:
        page.add(line_row(line, paper.LEFT))
    parts, made_at = [Part("紙", [page])], datetime(2026, 1, 1)
    made = pdf(parts, title="紙", author="店", language="ja", made_at=made_at)
    contents = PdfReader(BytesIO(made)).pages[0].get_contents()
    assert contents is not None
    holding: dict[bytes, list[Any]] = {}
    for operands, operator in contents.operations:
        holding[operator] = list(operands)
        if operator == b"Tj":
            yield dict(holding)


def test_a_sign_made_bold_by_a_stroke_has_the_stroke_in_its_own_colour() -> None:
    strong, quiet = _shown(
        set_line(ONLY_IN_THE_SUPPLEMENT, STRONG), set_line(ONLY_IN_THE_SUPPLEMENT, QUIET_AND_BOLD)
    )
    for holding in (strong, quiet):
        assert holding[b"Tr"] == [2]
        assert holding[b"rg"] == holding[b"RG"]
    assert strong[b"rg"] != quiet[b"rg"]


def test_a_sign_of_the_bold_font_is_not_stroked() -> None:
    rare, usual = _shown(set_line(ONLY_IN_THE_SUPPLEMENT + "田", STRONG))
    assert rare[b"Tr"] == [2]
    assert usual[b"Tr"] == [0]


def test_the_room_between_the_signs_of_a_spread_line_ends_with_it() -> None:
    line = set_line("山川", STRONG)
    spread, after = _shown(Line(line.pieces, line.style, spread=0.5), line)
    assert spread[b"Tc"] == [0.5]
    assert after[b"Tc"] == [0]
