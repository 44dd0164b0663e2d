"""What stands on the printed chart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO

import pytest
from pypdf import PdfReader

from showroom_crm.documents.chart.head import running_head
from showroom_crm.documents.foot import Printing, foot_row
from showroom_crm.documents.typesetting.flow import text_rows
from showroom_crm.documents.typesetting.grid import section
from showroom_crm.documents.typesetting.marks import Text
from showroom_crm.documents.typesetting.text import BODY, set_lines
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import RemedyState, WouldBuy
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.people import Person
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.wishes import Wish
from showroom_crm.language import deal_words, formats, words
from showroom_crm.language.catalog import _, use_language

MakeChart = Callable[..., CustomerChart]
MakeMeeting = Callable[..., Meeting]
WithMeetings = Callable[[CustomerChart, list[Meeting]], CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]


def _nearly_empty() -> CustomerChart:
    return CustomerChart(Customer(CustomerId(9), 77, Profile("森")), None, None, (), ())


def test_a_chart_holds_what_a_rep_needs_at_the_door(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart()
    text = read_back(print_charts(chart))
    plan = chart.planned[0].plan
    for expected in (
        words.addressed("佐藤 健一"),
        "サトウ ケンイチ",
        "3201",
        "田中 一郎",
        "090-1234-5678",
        formats.spoken_day(plan.at),
        formats.contact_time(plan),
        words.channel(Channel.PHONE),
        words.agreement(plan),
        "下取り額の回答",
        "査定書",
        "ノア S-Z",
        "今月末",
        "ご夫婦",
        "下取りがもう少し",
        "本部に再査定を依頼",
        "妻が後部座席を気にしていて",
        "再査定をお約束",
        "納期が気になる",
        "〒181-0013",
        "東京都三鷹市下連雀3-16-4",
        "アクア",
        "多摩 500 あ 12-34",
        formats.era_day(date(2027, 4, 30)),
    ):
        assert expected in text, expected


def test_their_words_last_time_stand_in_quotes_and_above_the_meetings(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(make_chart(said="色は白がいい")))
    quoted = _("“{words}”").format(words="色は白がいい")
    assert text.index(quoted) < text.index("再査定をお約束")


def test_words_that_were_typed_in_quotes_are_not_quoted_again(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    assert "「「" not in read_back(print_charts(make_chart(said="「白がいい」とのこと")))


def test_what_a_yes_if_depends_on_stands_with_its_concern(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart()
    deal = chart.deals[0]
    concern = replace(deal.concerns[0], would_buy=WouldBuy.YES_IF, condition="頭金なしなら")
    text = read_back(print_charts(replace(chart, deals=(replace(deal, concerns=(concern,)),))))
    assert words.would_buy(WouldBuy.YES_IF) in text
    assert text.index("下取りがもう少し") < text.index("頭金なしなら")
    assert text.index("頭金なしなら") < text.index("本部に再査定を依頼")


def test_a_concern_that_is_solved_is_left_out(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    assert "金利が高い" not in read_back(print_charts(make_chart()))


def test_age_is_that_of_the_day_of_the_visit(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    # Born on 3 October: 43 on the day of the visit, 42 on the day of printing.
    assert formats.years_old(43) in read_back(print_charts(make_chart()))


def test_empty_fields_leave_no_label(print_charts: PrintCharts, read_back: ReadBack) -> None:
    text = read_back(print_charts(_nearly_empty()))
    for label in (_("Address"), _("Birthday"), _("Cars"), _("Meetings"), _("Rep: {name}")):
        assert label not in text


def test_a_meeting_that_is_not_closed_yet_is_on_the_chart(
    make_chart: MakeChart, make_meeting: MakeMeeting, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    begun = replace(
        make_meeting(5, datetime(2026, 10, 2, 17, 0), said="やはり黒がいい"),
        ending=None,
        deal_id=None,
    )
    text = read_back(print_charts(replace(make_chart(), unclosed=(begun,))))
    assert _("“{words}”").format(words="やはり黒がいい") in text
    assert _("Not closed") in text


def test_older_meetings_are_told_in_a_line_and_the_rest_is_counted(
    make_chart: MakeChart,
    make_meeting: MakeMeeting,
    with_meetings: WithMeetings,
    print_charts: PrintCharts,
    read_back: ReadBack,
) -> None:
    meetings = [
        make_meeting(number, datetime(2026, 1, number, 10, 0), said=f"{number}回目の言葉")
        for number in range(1, 21)
    ]
    text = read_back(print_charts(with_meetings(make_chart(), meetings)))
    assert "20回目の言葉" in text
    assert "6回目の言葉" in text
    assert "\u30005回目の言葉" not in text
    left_out = _("{number} earlier meetings are in the chart on the screen.").format(number=5)
    assert left_out in text


def test_every_page_tells_who_printed_it_when_and_which_it_is(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    pages = PdfReader(BytesIO(print_charts(make_chart(said="長い話。" * 1500)))).pages
    assert len(pages) > 1
    for number, page in enumerate(pages, start=1):
        text = page.extract_text()
        assert f"{number}/{len(pages)}" in text
        assert _("Personal data: handle with care") in text
        assert "2026年10月2日(金) 9:05" in text
        assert "佐藤 健一" in text


def test_each_chart_of_a_batch_has_a_bookmark_and_pages_of_its_own(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    charts = [make_chart("𠮷田 太郎", number=7), make_chart("㈱ミナト物流", number=8)]
    reader = PdfReader(BytesIO(print_charts(*charts)))
    titles = [entry.title for entry in reader.outline if not isinstance(entry, list)]
    assert titles == [
        f"7  {words.addressed('𠮷田 太郎')}",
        f"8  {words.addressed('㈱ミナト物流')}",
    ]
    assert "1/" in reader.pages[-1].extract_text() or len(reader.pages) > 2


def test_the_document_says_what_it_is(make_chart: MakeChart, print_charts: PrintCharts) -> None:
    reader = PdfReader(BytesIO(print_charts(make_chart("𠮷田 太郎"))))
    assert reader.metadata is not None
    assert "𠮷田 太郎" in (reader.metadata.title or "")
    assert reader.metadata.author == "三鷹店"
    assert str(reader.root_object["/Lang"]) == "ja"
    width, height = reader.pages[0].mediabox.width, reader.pages[0].mediabox.height
    assert (round(width), round(height)) == (595, 842)


def test_the_same_chart_gives_the_same_bytes(
    make_chart: MakeChart, print_charts: PrintCharts
) -> None:
    assert print_charts(make_chart()) == print_charts(make_chart())


def test_a_chart_can_be_printed_in_english(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    use_language("en")
    text = read_back(print_charts(make_chart()))
    assert "Customer chart" in text
    assert "30 Apr 2027 (Reiwa 9)" in text
    assert "Agreed" in text


@pytest.mark.parametrize("broken", ["\ud83d", "a\udfffb"])
def test_a_broken_sign_does_not_keep_a_chart_from_being_printed(
    broken: str, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = replace(_nearly_empty(), customer=Customer(CustomerId(9), 77, Profile(f"森{broken}林")))
    assert "林" in read_back(print_charts(chart))


def test_a_note_in_the_margin_ends_above_the_next_rule() -> None:
    one_line = text_rows(set_lines("はい", BODY, 100.0), 0.0)
    rows = section("前回のお言葉", one_line, note="10月1日(木)")
    marks = [mark for row in rows for mark in row.marks if isinstance(mark, Text)]
    room = sum(row.height for row in rows[2:])
    assert len(marks) == 3, "heading, note and text"
    assert max(mark.y for mark in marks) < room


def test_family_members_and_wishes_stand_below_each_other_under_one_label(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart()
    people = (Person("美咲", "妻"), Person("陽太", "長男"))
    profile = replace(chart.customer.profile, people=people, family="")
    wishes = (Wish("ノア"), Wish("アルファード"))
    customer = replace(chart.customer, profile=profile)
    text = read_back(print_charts(replace(chart, customer=customer, wishes=wishes)))
    assert text.count(_("Family members")) == text.count(_("Wish")) == 1
    assert text.index("美咲") < text.index("陽太")


def test_the_number_is_at_the_top_of_each_page_however_long_the_name_is(
    make_chart: MakeChart,
) -> None:
    [head] = [mark for mark in running_head(make_chart("山" * 300)).marks if isinstance(mark, Text)]
    assert "3201" in head.line.text
    assert "…" in head.line.text


def test_a_foot_says_where_a_name_too_long_for_it_is_cut() -> None:
    printing = Printing(datetime(2026, 10, 2, 9, 5), "田中" * 100, "三鷹店")
    said = [mark.line for mark in foot_row("1/1", printing).marks if isinstance(mark, Text)]
    assert any(line.pieces[-1].text == "…" for line in said)


@pytest.mark.parametrize(
    ("state", "until"), [(RemedyState.PREPARING, True), (RemedyState.READY, False)]
)
def test_a_remedy_says_how_far_it_is_and_until_when(
    state: RemedyState,
    until: bool,
    make_chart: MakeChart,
    print_charts: PrintCharts,
    read_back: ReadBack,
) -> None:
    chart = make_chart()
    [deal] = chart.deals
    due = datetime(2026, 10, 3, 10, 0)
    concern = replace(deal.concerns[0], remedy_state=state, remedy_due=due)
    text = read_back(print_charts(replace(chart, deals=(replace(deal, concerns=(concern,)),))))
    assert deal_words.remedy_state(state) in text
    assert (deal_words.remedy_work("", due, late=False) in text) is until
