"""Half a page that says what counts, two customers on a sheet that is cut in two."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pypdf import PdfReader

from showroom_crm.documents.chart.brief_chart import brief_parts
from showroom_crm.documents.chart.customer_chart import customer_chart_pdf
from showroom_crm.documents.chart.variant import Variant
from showroom_crm.documents.foot import Printing
from showroom_crm.documents.typesetting import paper
from showroom_crm.documents.typesetting.marks import Code, Mark, Text
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.staff import Staff
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]
ReadBack = Callable[[bytes], str]
Box = tuple[float, float, float, float]

ROUNDING = 0.01
HALF = paper.HEIGHT / 2
VISIT = date(2026, 10, 3)
PRINTING = Printing(datetime(2026, 10, 2, 9, 5), "田中 一郎", "三鷹店")


def _printed(*charts: CustomerChart) -> bytes:
    return customer_chart_pdf(
        charts,
        printed_at=PRINTING.at,
        printed_by=PRINTING.by,
        showroom=PRINTING.showroom,
        variant=Variant.BRIEF,
    )


@pytest.mark.parametrize(("customers", "pages"), [(1, 1), (2, 1), (3, 2), (6, 3)])
def test_two_customers_share_a_page_and_each_has_a_bookmark_to_it(
    customers: int, pages: int, make_chart: MakeChart
) -> None:
    charts = [make_chart(f"客{place}", number=place) for place in range(1, customers + 1)]
    reader = PdfReader(BytesIO(_printed(*charts)))
    assert len(reader.pages) == pages
    bookmarks = [each for each in reader.outline if not isinstance(each, list)]
    assert [str(each.title) for each in bookmarks] == [
        f"{chart.customer.number}  {words.customer(chart.customer)}" for chart in charts
    ]
    leads_to = [reader.get_destination_page_number(each) for each in bookmarks]
    assert leads_to == [place // 2 for place in range(customers)]
    for place, chart in enumerate(charts):
        assert words.customer(chart.customer) in reader.pages[place // 2].extract_text()


def test_it_says_what_counts(make_chart: MakeChart, read_back: ReadBack) -> None:
    chart = make_chart()
    text = read_back(_printed(chart))
    plan = chart.planned[0].plan
    for expected in (
        *(words.addressed("佐藤 健一"), "サトウ ケンイチ", "3201", "田中 一郎", "090-1234-5678"),
        *(formats.spoken_day(plan.at), formats.contact_time(plan), words.agreement(plan)),
        *("下取り額の回答", "査定書", "妻が後部座席を気にしていて"),
        *("ノア S-Z", "今月末", "ご夫婦", "下取りがもう少し", "本部に再査定を依頼"),
        *("アクア", formats.era_day(date(2027, 4, 30))),
    ):
        assert expected in text, expected
    assert text.count(_("Personal data: handle with care")) == 1


def test_what_has_no_room_is_left_out_and_said_to_be(
    make_chart: MakeChart, read_back: ReadBack
) -> None:
    chart = make_chart(notes="駐車場" * 500)
    [deal] = chart.deals
    many = replace(chart, deals=(replace(deal, concerns=(deal.concerns[0],) * 30),))
    assert _("More is on the full chart.") in read_back(_printed(many))
    empty = CustomerChart(Customer(CustomerId(9), 77, Profile("森")), None, None, (), ())
    text = read_back(_printed(empty))
    assert _("More is on the full chart.") not in text
    assert _("Notes of this visit") in text


def test_a_page_of_two_is_cut_in_the_middle(make_chart: MakeChart) -> None:
    parts = brief_parts([make_chart(), make_chart()], PRINTING, visits=[VISIT, VISIT])
    [page] = parts[-1].pages
    assert [top for top, row in page.rows if row.height == 0] == [HALF]


@pytest.mark.parametrize(
    "typed", ["山" * 100, "W" * 100, "あ、" * 50, "「" * 100, "😀" * 100, "長い文。\n" * 300]
)
def test_long_values_stay_in_their_half(typed: str, make_chart: MakeChart) -> None:
    line = " ".join(typed.split())[:100]
    _assert_well_placed(
        _with_much_in_the_head(make_chart(line, line, said=typed, reason=typed), line)
    )


@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(line=st.text(min_size=1, max_size=100), note=st.text(max_size=2000))
def test_any_text_stays_in_its_half_and_off_other_text(
    line: str, note: str, make_chart: MakeChart
) -> None:
    chart = make_chart(line, line, said=note, notes=note, reason=note or "理由", bring=note)
    _assert_well_placed(_with_much_in_the_head(chart, line))


def _with_much_in_the_head(chart: CustomerChart, line: str) -> CustomerChart:
    profile = chart.customer.profile
    reach = Reach(refusals=frozenset(Refusal))
    full = replace(profile, reach=reach, phones=profile.phones * 3)
    [planned] = chart.planned
    further = [
        FollowUp(FollowUpId(place), CustomerId(1), None, None, planned.plan) for place in (2, 3, 4)
    ]
    assert chart.staff is not None
    return replace(
        chart,
        customer=replace(chart.customer, profile=full),
        staff=Staff(chart.staff.id, "T1", line),
        planned=(planned, *further),
    )


def _assert_well_placed(chart: CustomerChart) -> None:
    [part] = brief_parts([chart], PRINTING, visits=[VISIT])
    [page] = part.pages
    [(top, half)] = page.rows
    assert top == 0
    assert half.height <= HALF + ROUNDING
    boxes = [box for mark in half.marks if (box := _box(mark)) is not None]
    for left, upper, right, lower in boxes:
        assert left >= paper.LEFT - ROUNDING
        assert right <= paper.RIGHT + ROUNDING
        assert upper >= 5 * paper.MM
        assert lower <= HALF - 5 * paper.MM
    for one, other in combinations(boxes, 2):
        assert not _overlap(one, other)


def _box(mark: Mark) -> Box | None:
    """Return where a text that is seen, or a code, stands."""
    match mark:
        case Text(x, y, line) if line.width:
            size = line.style.size
            width = line.width + line.spread * max(0, len(line.pieces) - 1)
            return (x, y - 0.75 * size, x + width, y + 0.1 * size)
        case Code(x, y, side):
            return (x, y, x + side, y + side)
    return None


def _overlap(one: Box, other: Box) -> bool:
    return (
        min(one[2], other[2]) - max(one[0], other[0]) > ROUNDING
        and min(one[3], other[3]) - max(one[1], other[1]) > ROUNDING
    )


def test_what_a_customer_refuses_is_never_cut(make_chart: MakeChart, read_back: ReadBack) -> None:
    chart = _with_much_in_the_head(make_chart(), "田中")
    said = read_back(_printed(chart)).replace("\n", "")
    assert words.refusals(Refusal) in said
