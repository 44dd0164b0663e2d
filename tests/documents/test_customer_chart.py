"""What stands on the printed chart."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import pairwise

import pytest
from pypdf import PdfReader

from showroom_crm.documents.chart_profile import vehicles
from showroom_crm.documents.flow import text_rows
from showroom_crm.documents.grid import section
from showroom_crm.documents.marks import Text
from showroom_crm.documents.promise_box import promise_box
from showroom_crm.documents.text import BODY, set_lines
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import DealState, WouldBuy
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.meetings import Meeting
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Payment, Vehicle, VehicleUse
from showroom_crm.language import car_words, formats, words
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


def _with_cars(chart: CustomerChart, *vehicles: Vehicle) -> CustomerChart:
    profile = replace(chart.customer.profile, vehicles=vehicles)
    return replace(chart, customer=replace(chart.customer, profile=profile))


def test_all_that_is_known_of_a_car_is_printed(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    ends = [date(2027, 2, day) for day in (15, 16, 17, 18, 19)]
    car = Vehicle(
        "ハイゼット",
        "ダイハツ",
        "多摩 480 あ 12-34",
        ends[0],
        "スペシャル",
        VehicleUse.KEI_CARGO,
        first_registered=date(2021, 4, 1),
        mileage_km=45_000,
        payment=Payment.BALLOON,
        payment_until=ends[1],
        maintenance_until=ends[2],
        warranty_until=ends[3],
        insurer="海上損保",
        insurance_until=ends[4],
    )
    text = read_back(print_charts(_with_cars(make_chart(), car))).replace("\n", "")
    for expected in (
        "スペシャル",
        words.vehicle_use(VehicleUse.KEI_CARGO),
        formats.month_of_both_calendars(date(2021, 4, 1)),
        formats.kilometres(45_000),
        words.payment(Payment.BALLOON),
        "海上損保",
        *map(formats.era_day, ends),
    ):
        assert expected in text, expected


def test_a_car_of_which_only_the_model_is_known_takes_one_line(make_chart: MakeChart) -> None:
    bare = vehicles(_with_cars(make_chart(), Vehicle("アクア")), visit_on=date(2026, 10, 3))
    known = vehicles(
        _with_cars(make_chart(), Vehicle("アクア", mileage_km=1, payment=Payment.CASH)),
        visit_on=date(2026, 10, 3),
    )
    assert len(known) == len(bare) + 1


def test_an_earlier_car_is_printed_after_those_of_today_and_says_so(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    earlier = Vehicle("ヴィッツ", owned_until=date(2020, 2, 10))
    text = read_back(print_charts(_with_cars(make_chart(), earlier, Vehicle("アクア"))))
    assert text.index("アクア") < text.index("ヴィッツ")
    assert car_words.parted(earlier) in text


def test_sixty_cars_are_printed_to_the_last(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    cars = [Vehicle(f"営業車{number}号", mileage_km=1000 * number) for number in range(1, 61)]
    text = read_back(print_charts(_with_cars(make_chart(), *cars)))
    assert all(car.model in text for car in cars)


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


def test_a_promise_that_is_not_agreed_says_so(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart(agreed=False)
    text = read_back(print_charts(chart))
    assert words.agreement(chart.planned[0].plan) in text
    assert "○" in text
    assert "●" not in text


def test_further_contacts_stand_below_the_next_one(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart()
    ride = Plan(Channel.VISIT_US, datetime(2026, 10, 10, 11, 0), "試乗")
    further = FollowUp(FollowUpId(2), CustomerId(1), None, None, ride)
    text = read_back(print_charts(replace(chart, planned=(further, *chart.planned))))
    assert text.index("下取り額の回答") < text.index("試乗")


def test_age_is_that_of_the_day_of_the_visit(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    # Born on 3 October: 43 on the day of the visit, 42 on the day of printing.
    assert formats.years_old(43) in read_back(print_charts(make_chart()))


def test_empty_fields_leave_no_label(print_charts: PrintCharts, read_back: ReadBack) -> None:
    text = read_back(print_charts(_nearly_empty()))
    for label in (_("Address"), _("Birthday"), _("Cars"), _("Meetings"), _("Rep: {name}")):
        assert label not in text


def test_a_customer_without_a_contact_gets_room_to_write_one_in(
    print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(_nearly_empty()))
    assert _("No contact is planned.") in text
    assert _("Date and time") in text


def test_a_waiting_deal_is_named_in_the_box(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    chart = make_chart()
    deal_chart = chart.deals[0]
    waiting = replace(
        chart,
        deals=(replace(deal_chart, deal=replace(deal_chart.deal, state=DealState.WAITING)),),
        planned=(),
    )
    text = read_back(print_charts(waiting))
    assert "■ " + words.deal_state(DealState.WAITING) in text


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


def test_a_promise_too_long_for_the_box_is_printed_in_full_below(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    reason = "".join(f"理由その{number}、" for number in range(60))
    text = read_back(print_charts(make_chart(reason=reason))).replace("\n", "")
    assert "理由その59、" in text


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


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("channel", Channel)
def test_the_day_of_the_promise_leaves_room_for_its_channel(
    language: str, channel: Channel, make_chart: MakeChart
) -> None:
    use_language(language)
    chart = make_chart()
    planned = chart.planned[0]
    plan = replace(planned.plan, channel=channel, at=datetime(2026, 11, 25, 18, 0))
    box = promise_box(replace(chart, planned=(replace(planned, plan=plan),), deals=()))
    texts = sorted(
        (mark for mark in box.marks if isinstance(mark, Text)), key=lambda text: (text.y, text.x)
    )
    assert len(texts) > 4
    for left, right in pairwise(texts):
        assert left.y != right.y or left.x + left.line.width < right.x


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
