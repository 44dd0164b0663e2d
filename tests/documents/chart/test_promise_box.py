"""The box on a chart that tells the next contact."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime
from itertools import pairwise

import pytest

from showroom_crm.documents.chart.promise_box import promise_box
from showroom_crm.documents.typesetting.marks import Text
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _, use_language

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]


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


def test_a_customer_without_a_contact_gets_room_to_write_one_in(
    print_charts: PrintCharts, read_back: ReadBack
) -> None:
    empty = CustomerChart(Customer(CustomerId(9), 77, Profile("森")), None, None, (), ())
    text = read_back(print_charts(empty))
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


def test_a_promise_too_long_for_the_box_is_printed_in_full_below(
    make_chart: MakeChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    reason = "".join(f"理由その{number}、" for number in range(60))
    text = read_back(print_charts(make_chart(reason=reason))).replace("\n", "")
    assert "理由その59、" in text


@pytest.mark.parametrize("language", ["ja", "en"])
@pytest.mark.parametrize("channel", Channel)
def test_the_day_of_the_promise_leaves_room_for_its_channel(
    language: str, channel: Channel, make_chart: MakeChart
) -> None:
    use_language(language)
    chart = make_chart()
    planned = chart.planned[0]
    plan = replace(planned.plan, channel=channel, at=datetime(2026, 11, 25, 18, 0))
    chart = replace(chart, planned=(replace(planned, plan=plan),), deals=())
    box = promise_box(chart, visit_on=date(2027, 11, 26))  # long overdue
    texts = sorted(
        (mark for mark in box.marks if isinstance(mark, Text)), key=lambda text: (text.y, text.x)
    )
    assert len(texts) > 4
    for left, right in pairwise(texts):
        assert left.y != right.y or left.x + left.line.width < right.x
