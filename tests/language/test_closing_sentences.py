"""Every sentence of the close as it is said aloud: read them, they are read to customers."""

from collections.abc import Sequence
from datetime import datetime, time
from itertools import combinations

import pytest

from showroom_crm.domain.deals import ConcernCategory
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.language.catalog import use_language
from showroom_crm.language.closing_sentences import (
    ask_concerns,
    ask_decision,
    ask_next_contact,
    ask_would_buy,
    concern_phrase,
    contact_reason,
)

AT = datetime(2026, 10, 3, 15, 0)
PRICE, TRADE_IN, OTHER = (
    ConcernCategory.PRICE,
    ConcernCategory.TRADE_IN,
    ConcernCategory.OTHER,
)

PHRASES = {
    ConcernCategory.PRICE: "お値段の点",
    ConcernCategory.TRADE_IN: "下取り額",
    ConcernCategory.FAMILY: "ご家族のご意見の点",
    ConcernCategory.TIMING: "ご購入時期の点",
    ConcernCategory.DELIVERY: "納期の点",
    ConcernCategory.OTHER_MAKER: "他社様との比較の点",
    ConcernCategory.LOAN: "ローンの点",
    ConcernCategory.EQUIPMENT: "装備の点",
    ConcernCategory.PARKING: "駐車場の点",
    ConcernCategory.OTHER: "気になられている点",
}
WISHES = {
    Channel.PHONE: "10月3日(土)の15時頃に、私からお電話をさせていただきたいのですが"
    "よろしいでしょうか？",
    Channel.VISIT_US: "10月3日(土)の15時頃に、ご来店いただきたいのですがよろしいでしょうか？",
    Channel.VISIT_THEM: "10月3日(土)の15時頃に、私がご自宅へお伺いしたいのですが"
    "よろしいでしょうか？",
    Channel.LINE: "10月3日(土)の15時頃に、私からLINEを差し上げたいのですがよろしいでしょうか？",
    Channel.SMS: "10月3日(土)の15時頃に、私からショートメッセージを差し上げたいのですが"
    "よろしいでしょうか？",
    Channel.MAIL: "10月3日(土)の15時頃に、私からメールを差し上げたいのですがよろしいでしょうか？",
    Channel.POST: "10月3日(土)頃に、私から郵送でお届けしたいのですがよろしいでしょうか？",
}
BLANKS = {
    ConcernCategory.PRICE: "お値段の点が解決できる方法",
    ConcernCategory.TRADE_IN: "下取り額が解決できる方法",
}


def test_the_first_question_is_the_original() -> None:
    assert ask_concerns() == (
        "ちなみに、現在お車のご購入に際して、気になられている点はどういったことでしょうか？"
    )


def test_the_third_question_is_the_original() -> None:
    assert ask_decision() == "最終的にいつ頃ご判断できそうですか？"


def test_every_category_has_its_phrase() -> None:
    assert {each: concern_phrase([each]) for each in ConcernCategory} == PHRASES


@pytest.mark.parametrize("category", ConcernCategory)
def test_the_second_question_names_the_concern(category: ConcernCategory) -> None:
    assert ask_would_buy([category]) == (
        f"{PHRASES[category]}が解決した場合はご購入ということでよろしいでしょうか？"
    )


@pytest.mark.parametrize("pair", list(combinations(ConcernCategory, 2)))
def test_two_concerns_are_joined(pair: Sequence[ConcernCategory]) -> None:
    first, second = pair
    assert ask_would_buy(pair) == (
        f"{PHRASES[first]}と{PHRASES[second]}が解決した場合はご購入ということでよろしいでしょうか？"
    )


def test_beyond_two_concerns_the_rest_is_hinted_at() -> None:
    assert concern_phrase([PRICE, TRADE_IN, OTHER]) == "お値段の点と下取り額など"


def test_a_category_named_twice_is_said_once() -> None:
    assert concern_phrase([OTHER, OTHER]) == "気になられている点"


def test_without_a_concern_we_ask_what_keeps_them_from_an_order_today() -> None:
    assert ask_would_buy([]) == (
        "ありがとうございます。それでは、本日お決めいただくにあたって、"
        "何かほかにご心配な点はございますでしょうか？"
    )


@pytest.mark.parametrize("channel", Channel)
@pytest.mark.parametrize("category", ConcernCategory)
def test_the_fourth_question_has_a_form_for_each_concern_and_channel(
    category: ConcernCategory, channel: Channel
) -> None:
    assert ask_next_contact([category], channel, AT) == (
        f"かしこまりました。それでは、私も{PHRASES[category]}が解決できる方法を一度考えて"
        f"再度ご提案をさせていただきますので、{WISHES[channel]}"
    )


@pytest.mark.parametrize("channel", Channel)
def test_the_fourth_question_has_a_form_without_a_concern(channel: Channel) -> None:
    assert ask_next_contact([], channel, AT) == (f"かしこまりました。それでは、{WISHES[channel]}")


def test_two_concerns_are_joined_in_the_fourth_question_too() -> None:
    assert "私もお値段の点と下取り額が解決できる方法を一度考えて" in ask_next_contact(
        [PRICE, TRADE_IN], Channel.PHONE, AT
    )


@pytest.mark.parametrize(
    ("at", "until", "said"),
    [
        (AT, None, "10月3日(土)の15時頃に、"),
        (AT.replace(minute=30), None, "10月3日(土)の15時30分頃に、"),
        (AT.replace(hour=18), time(20), "10月3日(土)の18時から20時の間に、"),
        (None, None, "〇月〇日の〇時頃に、"),
    ],
)
def test_times_are_said_as_people_say_them(
    at: datetime | None, until: time | None, said: str
) -> None:
    assert ask_next_contact([], Channel.PHONE, at, until).startswith(
        f"かしこまりました。それでは、{said}"
    )


def test_a_letter_has_a_day_and_no_hour() -> None:
    sentence = ask_next_contact([], Channel.POST, None)
    assert sentence.startswith("かしこまりました。それでは、〇月〇日頃に、")


@pytest.mark.parametrize(("category", "way"), list(BLANKS.items()))
def test_the_reason_of_the_contact_is_made_from_the_concern(
    category: ConcernCategory, way: str
) -> None:
    assert contact_reason([category]) == f"{way}のご提案"


def test_without_a_concern_the_reason_is_left_to_the_rep() -> None:
    assert contact_reason([]) == ""


@pytest.mark.parametrize("channel", Channel)
def test_another_car_is_spoken_of_instead_of_the_concerns(channel: Channel) -> None:
    assert ask_next_contact([PRICE], channel, AT, other_car=True) == (
        "かしこまりました。それでは、私もお客様に合う別のお車を一度考えて"
        f"再度ご提案をさせていただきますので、{WISHES[channel]}"
    )


@pytest.mark.parametrize(
    ("car", "reason"),
    [("", "別のお車のご提案"), (" ルーミー G", "別のお車(ルーミー G)のご提案")],
)
def test_another_car_is_the_reason_of_the_contact(car: str, reason: str) -> None:
    assert contact_reason([PRICE], other_car=car) == reason


def test_the_sentences_are_natural_in_english() -> None:
    use_language("en")
    assert ask_next_contact([PRICE, TRADE_IN], Channel.VISIT_US, AT) == (
        "I understand. I will look for a way to settle the price and the trade-in value "
        "and make you a new proposal. "
        "Would you come to our showroom on Saturday, 3 October at about 3:00\u202fPM?"
    )
    assert ask_would_buy([ConcernCategory.FAMILY]) == (
        "If your family's wishes were settled, would you go ahead and buy?"
    )
    assert ask_next_contact([PRICE], Channel.PHONE, AT, other_car=True) == (
        "I understand. I will look for another car that suits you and make you a new proposal. "
        "May I call you on Saturday, 3 October at about 3:00\u202fPM?"
    )
    assert contact_reason([], other_car="Roomy G") == "Proposal of another car (Roomy G)"
