"""What is in the chart beside the talks is on paper too, whatever is typed into it (R6, R7)."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, time

import pytest

from showroom_crm.documents.unprintable import unprintable
from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.estimates import Estimate, Step, StepDone
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.people import Person
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.wishes import TradeIn, Wish, WishKind
from showroom_crm.language import contact_words

MakeChart = Callable[..., CustomerChart]
PrintCharts = Callable[..., bytes]
ReadBack = Callable[[bytes], str]


@pytest.fixture
def full(make_chart: MakeChart) -> CustomerChart:
    """Everything that a rep can note, each told by a word of its own."""
    chart = make_chart()
    [deal] = chart.deals
    profile = replace(
        chart.customer.profile,
        looks="黒いリュックの方",
        state=CustomerState.REPLACED_ELSEWHERE,
        reach=Reach(
            Channel.LINE,
            hours=(time(18), time(20)),
            refusals=frozenset({Refusal.NO_WORK_PHONE, Refusal.NO_DIRECT_MAIL}),
        ),
        people=(
            Person("美咲", "妻", birthday=date(1985, 6, 1), drives=True, decides=True),
            Person("葵", "長女", born_in=2017),
        ),
    )
    last, *earlier = deal.meetings
    last = replace(
        last, record=replace(last.record, next_time="カタログを持参", tags=("納期", "予算"))
    )
    deal = replace(
        deal,
        deal=replace(
            deal.deal,
            rivals="ホンダ フリード",
            trade_in=TradeIn("アクア", mileage_km=45_000, our_estimate=650_000),
        ),
        meetings=(last, *earlier),
        estimates=(
            Estimate(date(2026, 9, 28), car="ノア", grade="S-Z", total=3_456_000),
            Estimate(date(2026, 9, 1), car="ノア", total=3_999_000),
        ),
        steps=(StepDone(Step.TEST_DRIVE, date(2026, 9, 26)),),
        roles=(DealRole(Role.OWNER, "トヨタファイナンス"),),
    )
    housemate = replace(chart.customer, profile=replace(profile, name="佐藤 花子"))
    return replace(
        chart,
        customer=replace(chart.customer, profile=profile),
        deals=(deal,),
        household=(housemate,),
        wishes=(Wish("ノア S-Z"), Wish("ヴォクシー", kind=WishKind.WHEN_ONE_COMES)),
        mentions=(
            Mention("娘さんの受験", date(2026, 10, 9)),
            Mention("来年の旅行", date(2027, 3, 1)),
            Mention("もう話した話題", ticked_on=date(2026, 9, 1)),
        ),
        attempts=(
            Attempt(
                chart.customer.id,
                Channel.PHONE,
                Result.VOICE_MAIL,
                datetime(2026, 10, 1, 17, 40),
                words="折返しの番号をお伝え",
            ),
        ),
    )


def test_everything_that_is_noted_is_on_paper(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(full)).replace("\n", "")
    for expected in (
        "黒いリュックの方", "他社代替", "LINE", "18:00–20:00", "勤務先への電話不可", "DM不可",
        "妻 美咲さん (41歳)", "運転する", "決める", "長女 葵さん", "佐藤 花子", "ホンダ フリード",
        "45,000 km", "650,000円", "3,456,000円", "試乗 9/26(土)", "所有者 トヨタファイナンス",
        "★ ノア S-Z", "ヴォクシー", "入庫しだい", "娘さんの受験 10/9(金)", "カタログを持参",
        "納期、予算", "留守電", "折返しの番号をお伝え",
    ):  # fmt: skip
        assert expected in text, expected


def test_what_they_refuse_stands_under_their_numbers_in_the_head(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    head, _heading, rest = read_back(print_charts(full)).partition("前回のお言葉")
    assert "⊗ 勤務先への電話不可・DM不可" in head.replace("\n", "")
    assert "⊗" not in rest


def test_what_is_past_or_far_away_is_not(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    text = read_back(print_charts(full))
    for unexpected in ("3,999,000", "来年の旅行", "もう話した話題"):
        assert unexpected not in text


def test_a_sign_that_no_font_has_is_told_wherever_it_stands(full: CustomerChart) -> None:
    sign = "\U0001f697"
    [deal] = full.deals
    marked = replace(
        full,
        wishes=(Wish(sign),),
        mentions=(Mention(sign),),
        attempts=(replace(full.attempts[0], words=sign),),
        deals=(replace(deal, roles=(DealRole(Role.OWNER, sign),)),),
        customer=replace(
            full.customer, profile=replace(full.customer.profile, people=(Person(sign),))
        ),
    )
    fields = {each.field for each in unprintable([marked])}
    assert fields == {"ご希望の車", "話題", "連絡の記録", "役割", "ご家族・ご担当者"}


def test_a_number_without_a_line_says_so_in_the_head(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    number = full.customer.profile.phones[0].number
    tried = replace(full.attempts[0], result=Result.NUMBER_DEAD, number=number, words="")
    said = contact_words.dead_number()
    assert said in read_back(print_charts(replace(full, attempts=(tried,))))
    assert said not in read_back(print_charts(replace(full, attempts=())))


def test_markup_prints_as_it_was_typed(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    typed = '<b>&amp;</b><img src="x">'
    marked = replace(full, wishes=(Wish(typed),), mentions=(Mention(typed),))
    assert read_back(print_charts(marked)).replace("\n", "").count(typed) == 2


def test_what_the_customer_does_until_the_decision_is_on_paper(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    [deal] = full.deals
    decision = replace(deal.deal.decision, customer_does="ご家族と車庫を測る\U0001f697")
    told = replace(full, deals=(replace(deal, deal=replace(deal.deal, decision=decision)),))
    assert "ご家族と車庫を測る" in read_back(print_charts(told)).replace("\n", "")
    assert len(unprintable([told])) == 1


def test_an_order_tells_its_day_of_delivery_on_paper(
    full: CustomerChart, print_charts: PrintCharts, read_back: ReadBack
) -> None:
    [deal] = full.deals
    won = replace(
        deal.deal,
        state=DealState.WON,
        ended_on=date(2026, 10, 1),
        delivery_on=date(2026, 11, 2),
    )
    told = replace(full, deals=(replace(deal, deal=won),))
    assert "2026年11月2日(月)" in read_back(print_charts(told)).replace("\n", "")
