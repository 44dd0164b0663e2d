"""The day's calls and visits on one list."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from pypdf import PdfReader

from showroom_crm.documents.day_sheet import day_sheet_pdf
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId, StaffId
from showroom_crm.domain.showroom import CustomerChart, DueContact
from showroom_crm.domain.staff import Staff
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]
DAY = date(2026, 10, 3)


def _due(chart: CustomerChart, at: datetime, reason: str) -> DueContact:
    plan = Plan(Channel.VISIT_THEM, at, reason, bring="査定書")
    follow_up = FollowUp(FollowUpId(1), CustomerId(1), None, None, plan)
    return DueContact(follow_up, chart.customer, chart.staff, "色は白がいい")


def _printed(contacts: list[DueContact], charts: list[CustomerChart]) -> PdfReader:
    pdf = day_sheet_pdf(
        contacts,
        charts,
        day=DAY,
        printed_at=datetime(2026, 10, 3, 8, 30),
        printed_by="田中 一郎",
        showroom="三鷹店",
    )
    return PdfReader(BytesIO(pdf))


def test_contacts_stand_in_the_order_of_their_time(make_chart: MakeChart) -> None:
    chart = make_chart("𠮷田 太郎")
    text = _printed(
        [
            _due(chart, datetime(2026, 10, 3, 18, 0), "三番目"),
            _due(chart, datetime(2026, 10, 3, 9, 30), "二番目"),
            _due(chart, datetime(2026, 10, 1, 20, 0), "一番目"),
        ],
        [],
    ).pages[0].extract_text()  # fmt: skip
    assert text.index("一番目") < text.index("二番目") < text.index("三番目")
    assert "▲ " + formats.day(date(2026, 10, 1)) in text
    assert "9:30" in text
    assert words.addressed("𠮷田 太郎") in text
    assert "090-1234-5678" in text
    assert words.channel(Channel.VISIT_THEM) in text
    assert "査定書" in text
    assert _("“{words}”").format(words="色は白がいい") in text
    assert text.count(_("Result")) == 3


def test_the_charts_follow_the_list(make_chart: MakeChart) -> None:
    chart = make_chart("髙橋 健一")
    reader = _printed([_due(chart, datetime(2026, 10, 3, 9, 30), "回答")], [chart])
    assert _("Customer chart") not in reader.pages[0].extract_text()
    assert _("Customer chart") in reader.pages[1].extract_text()
    assert len(reader.outline) == 2


def test_a_long_day_goes_on_over_pages_and_parts_no_contact(make_chart: MakeChart) -> None:
    chart = make_chart()
    contacts = [
        _due(chart, datetime(2026, 10, 3, 9, number), f"用件{number}。") for number in range(40)
    ]
    pages = [page.extract_text() for page in _printed(contacts, []).pages]
    assert len(pages) > 3
    for page in pages:
        assert page.count(_("Result")) == page.count("用件")
    assert f"1/{len(pages)}" in pages[0]


def test_a_day_without_contacts_is_an_empty_list(make_chart: MakeChart) -> None:
    assert len(_printed([], []).pages) == 1


def test_a_stand_in_is_named_with_the_rep(make_chart: MakeChart) -> None:
    chart = make_chart("山本")
    absent = Staff(StaffId(1), "1", "田中")
    due = replace(
        _due(chart, datetime(2026, 10, 3, 9, 30), "納期"),
        staff=absent,
        stand_in=Staff(StaffId(2), "2", "鈴木"),
    )
    text = _printed([due], []).pages[0].extract_text()
    assert words.doer("鈴木", "田中") in text
    assert "田中" in words.doer("鈴木", "田中")
