"""Nothing is drawn outside the page or over something else, however much was typed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import combinations
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.chart.customer_chart import chart_part
from showroom_crm.documents.chart.head import running_head
from showroom_crm.documents.foot import Printing
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.flow import Page, Row
from showroom_crm.documents.typesetting.marks import (
    Code,
    Frame,
    Ink,
    Mark,
    Picture,
    Rule,
    Text,
    TurnedText,
)
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
Box = tuple[float, float, float, float]

NOTE = (
    "お客様は「家族で出かけるのが好きで、月に2回はキャンプに行く」とのこと。"
    "Bluetoothが必須。お電話は090-1234-5678へ。"
    "https://example.com/catalogue/noah/2026/option-list.html をご覧になった……。\n"
)
ROUNDING = 0.01


def test_a_note_of_ten_thousand_characters_flows_over_pages(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    note = "".join(f"{number}番目の文。" for number in range(1, 1500))[:10_000]
    reader = PdfReader(BytesIO(print_charts(make_chart(said=note, notes=note))))
    assert len(reader.pages) >= 5
    text = "".join(page.extract_text() for page in reader.pages).replace("\n", "")
    for number in (1, 400, 900, 1200):
        assert text.count(f"{number}番目の文。") >= 2


def test_pypdf_finds_no_text_outside_the_page(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    places: list[tuple[float, float]] = []

    def visit(text: str, _matrix: Any, text_matrix: Any, _font: Any, _size: Any) -> None:
        if text.strip():
            places.append((text_matrix[4], text_matrix[5]))

    pdf = print_charts(make_chart("山" * 100, "ヤ" * 100, said=NOTE * 80, reason=NOTE * 20))
    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=visit)
    assert len(places) > 200
    assert all(paper.LEFT - 1 <= x <= paper.RIGHT for x, _y in places)
    assert all(0 < y < paper.HEIGHT - paper.TOP for _x, y in places)


@pytest.mark.parametrize(
    "typed",
    ["山" * 100, "W" * 100, "あ、" * 50, "「" * 100, "。" * 100, "😀" * 100, " " * 99 + "山", NOTE],
)
def test_long_values_stay_in_their_place(typed: str, make_chart: MakeChart) -> None:
    line = " ".join(typed.split())[:100] or "山"
    chart = make_chart(
        line, line, said=typed * 5, reason=typed * 5, bring=typed * 5, notes=typed * 5
    )
    _assert_well_placed(chart)


def test_a_chart_that_is_nearly_empty_is_one_page(make_chart: MakeChart) -> None:
    chart = replace(make_chart("森", ""), deals=(), planned=(), staff=None)
    assert len(_pages(chart)) == 1


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    line=st.text(min_size=1, max_size=100),
    note=st.text(max_size=3000),
    short=st.text(max_size=300),
)
def test_any_text_stays_on_the_page_and_off_other_text(
    line: str, note: str, short: str, make_chart: MakeChart
) -> None:
    _assert_well_placed(
        make_chart(line, line, said=note, notes=short, reason=short or "理由", bring=line)
    )


def test_a_heading_never_stands_alone_at_the_foot_of_a_page(make_chart: MakeChart) -> None:
    for lines in range(0, 60):
        for page in _pages(make_chart(notes="行\n" * lines))[:-1]:
            placed = [(top, row) for top, row in page.rows if top < paper.BOTTOM]
            _top, last = placed[-1]
            assert not last.keeps_next


def _pages(chart: CustomerChart) -> Sequence[Page]:
    printing = Printing(datetime(2026, 10, 2, 9, 5), "田中 一郎", "三鷹店")
    return chart_part(chart, printing, visit_on=date(2026, 10, 3)).pages


def _assert_well_placed(chart: CustomerChart) -> None:
    for page in _pages(chart):
        marks = [(top, mark) for top, row in page.rows for mark in row.marks]
        for top, mark in marks:
            left, upper, right, lower = _box(mark, top)
            assert left >= paper.LEFT - ROUNDING
            assert right <= paper.RIGHT + ROUNDING
            assert upper >= paper.TOP - ROUNDING
            assert lower <= paper.HEIGHT - ROUNDING
        texts = [_box(mark, top) for top, mark in marks if isinstance(mark, Text | Code)]
        for one, other in combinations([box for box in texts if box[2] > box[0]], 2):
            assert not _overlap(one, other)


def _box(mark: Mark, top: float) -> Box:
    match mark:
        case Text(x, y, line):
            size = line.style.size
            width = line.width + line.spread * max(0, len(line.pieces) - 1)
            return (x, top + y - 0.75 * size, x + width, top + y + 0.1 * size)
        case Rule(x, y, to_x, to_y):
            return (x, top + y, to_x, top + to_y)
        case TurnedText(x, y, line):
            size = line.style.size
            return (x - 0.1 * size, top + y, x + 0.75 * size, top + y + line.width)
        case Frame(x, y, width, height) | Picture(x, y, width, height):
            return (x, top + y, x + width, top + y + height)
        case Ink(x, y, side) | Code(x, y, side):
            return (x, top + y, x + side, top + y + side)


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > ROUNDING
        and min(one[3], other[3]) - max(one[1], other[1]) > ROUNDING
    )


def test_a_concern_and_its_remedy_and_a_short_meeting_stay_on_one_page(
    make_chart: MakeChart, make_meeting: Callable[..., Meeting]
) -> None:
    chart = make_chart()
    [deal] = chart.deals
    concern = replace(deal.concerns[0], words="下取り", condition="十万円", remedy="再査定")
    held_at = datetime(2026, 9, 1, 10, 0)
    short = make_meeting(1, held_at, said="また来る", proposed="試乗")
    meetings = tuple(replace(short, id=MeetingId(number)) for number in range(5))
    full = replace(deal, concerns=(concern,) * 8, meetings=meetings)
    for topics in range(25):
        mentions = (Mention("話題"),) * topics
        pages = _pages(replace(chart, deals=(full,), mentions=mentions))
        assert len(pages) > 1
        for page in pages[1:]:
            _top, first = page.rows[1]
            assert not {*_said(first)} & {
                _("Condition"),
                _("Remedy"),
                _("They said"),
                _("We proposed"),
            }


def test_a_page_that_goes_on_with_a_section_names_it_in_its_head(make_chart: MakeChart) -> None:
    pages = _pages(make_chart(notes="長い行\n" * 100))
    heads = [_said(page.rows[0][1]) for page in pages[1:]]
    assert [_("Customer") in head for head in heads[:2]] == [True, True]
    starts = [page for page in pages[1:] if _("Meetings") in _said(page.rows[1][1])]
    for page in starts:
        assert _said(page.rows[0][1]) == _said(running_head(make_chart()))


def _said(row: Row) -> list[str]:
    return [mark.line.text for mark in row.marks if isinstance(mark, Text)]
