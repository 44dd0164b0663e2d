"""The day's calls and visits by rep, and below them what is overdue or waits."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

from pypdf import PdfReader

from showroom_crm.documents.day_sheet import day_sheet_pdf
from showroom_crm.domain.board import SectionKind
from showroom_crm.domain.day_sheet import day_sheet_of
from showroom_crm.domain.deals import Concern, ConcernCategory, RemedyState
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.phones import PhoneKind
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import CustomerChart, DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff
from showroom_crm.language import board_words, formats, words
from showroom_crm.language.catalog import _

MakeChart = Callable[..., CustomerChart]
DAY = date(2026, 10, 3)
NOW = datetime(2026, 10, 3, 8, 30)
TANAKA = Staff(StaffId(1), "101", "田中 一郎")
SUZUKI = Staff(StaffId(2), "102", "鈴木 次郎")


def _due(chart: CustomerChart, at: datetime, reason: str, staff: Staff = TANAKA) -> DueContact:
    plan = Plan(Channel.VISIT_THEM, at, reason, bring="査定書")
    follow_up = FollowUp(FollowUpId(1), CustomerId(1), None, None, plan)
    return DueContact(follow_up, chart.customer, staff, "色は白がいい")


def _printed(
    contacts: Sequence[DueContact],
    charts: Sequence[CustomerChart] = (),
    *,
    waiting: Sequence[WaitingDeal] = (),
    whose: Staff | None = TANAKA,
    day: date = DAY,
) -> PdfReader:
    pdf = day_sheet_pdf(
        day_sheet_of(contacts, waiting, day=day, whose=whose, now=NOW),
        charts,
        printed_at=NOW,
        printed_by="田中 一郎",
        showroom="三鷹店",
    )
    return PdfReader(BytesIO(pdf))


def _text(reader: PdfReader) -> str:
    return "\n".join(page.extract_text() for page in reader.pages)


def _with_refusals(chart: CustomerChart, *refusals: Refusal) -> CustomerChart:
    profile = replace(chart.customer.profile, reach=Reach(refusals=frozenset(refusals)))
    return replace(chart, customer=replace(chart.customer, profile=profile))


def _in_order(text: str, *parts: str) -> bool:
    places = [text.index(part) for part in parts]
    return places == sorted(places)


def test_contacts_stand_in_the_order_of_their_time_and_the_overdue_below(
    make_chart: MakeChart,
) -> None:
    chart = make_chart("𠮷田 太郎")
    text = _text(
        _printed(
            [
                _due(chart, datetime(2026, 10, 3, 18, 0), "二番目"),
                _due(chart, datetime(2026, 10, 3, 9, 30), "一番目"),
                _due(chart, datetime(2026, 10, 1, 20, 0), "三番目"),
            ]
        )
    )
    overdue = board_words.heading(SectionKind.OVERDUE, 1)
    assert _in_order(text, "一番目", "二番目", overdue, "三番目")
    assert "▲ " + formats.day(date(2026, 10, 1)) in text
    assert "9:30" in text
    assert words.addressed("𠮷田 太郎") in text
    assert "090-1234-5678" in text
    assert words.channel(Channel.VISIT_THEM) in text
    assert "査定書" in text
    assert _("“{words}”").format(words="色は白がいい") in text
    assert text.count(_("Result")) == 3


def test_the_sheet_of_all_is_by_rep_and_that_of_one_names_them_in_its_title(
    make_chart: MakeChart,
) -> None:
    chart = make_chart("山本")
    due = [
        _due(chart, datetime(2026, 10, 3, 9, 0), "鈴木の一", SUZUKI),
        _due(chart, datetime(2026, 10, 3, 10, 0), "田中の一"),
        _due(chart, datetime(2026, 10, 3, 11, 0), "鈴木の二", SUZUKI),
        replace(_due(chart, datetime(2026, 10, 3, 8, 0), "担当なし"), staff=None),
    ]
    text = _text(_printed(due, whose=None))
    assert _in_order(
        text,
        *("田中 一郎", "田中の一", "鈴木 次郎", "鈴木の一", "鈴木の二", _("No rep"), "担当なし"),
    )
    [first, *_rest] = _text(_printed(due[1:2])).splitlines()
    assert "田中 一郎" in first


def test_a_page_that_goes_on_with_a_rep_names_them_in_its_head(make_chart: MakeChart) -> None:
    chart = make_chart("山本")
    due = [_due(chart, datetime(2026, 10, 3, 9, minute), "回答") for minute in range(20)]
    last = [_due(chart, datetime(2026, 10, 3, 9, 0), "鈴木の一", SUZUKI)]
    pages = [page.extract_text() for page in _printed([*due, *last], whose=None).pages]
    assert len(pages) > 2
    assert all("田中 一郎" in page.split("9:")[0] for page in pages[1:])
    assert all("鈴木 次郎" not in page.split("9:")[0] for page in pages)


def test_a_waiting_deal_has_a_line_for_the_next_contact(make_chart: MakeChart) -> None:
    chart = make_chart("山本")
    deal = chart.deals[0].deal
    waiting = [WaitingDeal(deal, chart.customer, SUZUKI)]
    text = _text(_printed([], waiting=waiting, whose=None))
    heading = board_words.heading(SectionKind.WAITING, 1)
    assert _in_order(text, _("No contact is planned for this day."), heading, "ノア S-Z")
    assert _("Rep: {name}").format(name="鈴木 次郎") in text
    assert _("Next contact") in text
    assert _("Since {day}").format(day=formats.day(deal.opened_on)) in text


def test_a_day_gone_by_tells_nothing_that_is_late_or_waits_today(make_chart: MakeChart) -> None:
    chart = make_chart("山本")
    waiting = [WaitingDeal(chart.deals[0].deal, chart.customer)]
    due = [
        _due(chart, datetime(2026, 9, 30, 9, 0), "おととい"),
        _due(chart, datetime(2026, 10, 1, 9, 0), "その日"),
    ]
    text = _text(_printed(due, waiting=waiting, day=date(2026, 10, 1)))
    assert "その日" in text
    assert "おととい" not in text
    assert "ノア" not in text


def test_what_is_still_to_be_done_today_is_not_overdue_on_the_sheet_of_tomorrow(
    make_chart: MakeChart,
) -> None:
    chart = make_chart("山本")
    due = [
        _due(chart, datetime(2026, 10, 3, 8, 0), "朝に忘れた"),
        _due(chart, datetime(2026, 10, 3, 18, 0), "今夜の電話"),
        _due(chart, datetime(2026, 10, 4, 9, 0), "明日の訪問"),
    ]
    text = _text(_printed(due, day=date(2026, 10, 4)))
    assert _in_order(text, "明日の訪問", "朝に忘れた")
    assert "今夜の電話" not in text


def test_what_the_customer_refuses_stands_beside_the_number_that_may_be_called(
    make_chart: MakeChart,
) -> None:
    chart = _with_refusals(make_chart("山本"), Refusal.NO_MESSAGE, Refusal.NO_WORK_PHONE)
    profile = chart.customer.profile
    office, home = replace(profile.phones[0], kind=PhoneKind.WORK), profile.phones[1]
    profile = replace(profile, phones=(office, home))
    chart = replace(chart, customer=replace(chart.customer, profile=profile))
    text = _text(_printed([_due(chart, datetime(2026, 10, 3, 9, 0), "納期")]))
    assert words.refusals(profile.reach.refusals) in text.replace("\n", "")
    assert formats.phone(home) in text
    assert formats.phone(office) not in text


def test_a_remedy_that_is_not_ready_and_the_managers_word_are_told(make_chart: MakeChart) -> None:
    unready = Concern(ConcernCategory.LOAN, "金利が高い", "低金利プラン")
    ready = Concern(
        ConcernCategory.TRADE_IN, "下取りが低い", "再査定", remedy_state=RemedyState.READY
    )
    due = replace(
        _due(make_chart("山本"), datetime(2026, 10, 3, 9, 0), "納期"),
        concerns=(unready, ready),
        manager_words=(
            ManagerWord(DealId(1), "私も同席します", NOW),
            ManagerWord(DealId(1), "確認済みの言葉", NOW, ticked_at=NOW),
        ),
    )
    text = _text(_printed([due])).replace("\n", "")
    assert "△ " + board_words.title(SectionKind.REMEDY_NOT_READY) in text
    assert board_words.concern(unready) in text
    assert "下取りが低い" not in text
    assert "私も同席します" in text
    assert "確認済みの言葉" not in text


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
    pages = [page.extract_text() for page in _printed(contacts).pages]
    assert len(pages) > 3
    for page in pages:
        assert page.count(_("Result")) == page.count("用件")
    assert f"1/{len(pages)}" in pages[0]


def test_no_heading_stands_alone_at_the_foot_of_a_page(make_chart: MakeChart) -> None:
    chart = make_chart()
    for number in range(1, 15):
        rep = Staff(StaffId(9), "109", "末尾 担当")
        contacts = [_due(chart, datetime(2026, 10, 3, 9, each), "用件") for each in range(number)]
        contacts.append(_due(chart, datetime(2026, 10, 3, 9, 0), "最後", rep))
        for page in _printed(contacts, whose=None).pages:
            text = page.extract_text()
            assert ("末尾 担当" in text) == ("最後" in text)


def test_a_day_without_contacts_says_so(make_chart: MakeChart) -> None:
    [page] = _printed([]).pages
    assert _("No contact is planned for this day.") in page.extract_text()


def test_a_stand_in_is_named_with_the_rep(make_chart: MakeChart) -> None:
    due = _due(make_chart("山本"), datetime(2026, 10, 3, 9, 30), "納期")
    text = _text(_printed([replace(due, stand_in=SUZUKI)], whose=SUZUKI))
    assert words.doer("鈴木 次郎", "田中 一郎") in text
