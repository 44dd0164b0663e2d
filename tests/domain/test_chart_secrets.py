"""What a chart knows of somebody is found in a text in the ways people write it."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from showroom_crm.domain.chart_secrets import secrets_of
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.masking import STRUCK_OUT, masked
from showroom_crm.domain.people import Person
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.vehicles import Vehicle

Mask = Callable[[str], str]

PROFILE = Profile(
    "佐藤 健一",
    "サトウ ケンイチ",
    (Phone("+819012345678"), Phone("+81422123456", PhoneKind.HOME)),
    postal_code="181-0013",
    address="東京都三鷹市下連雀3-16-4 パークハイツ301",
    birthday=date(1983, 10, 3),
    job="三鷹商事株式会社 課長",
    family="長女の葵ちゃん(小3)、お母さん",
    vehicles=(Vehicle("アクア", "トヨタ", "多摩 500 あ 12-34"),),
    people=(Person("美咲", "妻", birthday=date(1985, 2, 3)), Person(relation="父", born_in=1950)),
)


def _masking(profile: Profile) -> Mask:
    secrets = secrets_of(CustomerChart(Customer(CustomerId(1), 3201, profile), None, None, (), ()))
    return lambda text: masked(text, secrets)


@pytest.fixture(scope="module")
def mask() -> Mask:
    return _masking(PROFILE)


PHONES = (
    "090-1234-5678 09012345678 ０９０（１２３４）５６７８ 1234-5678 90-1234-5678 12345678 12-3456"
)
PLACES = (
    "181-0013 1810013 〒１８１ー００１３ 下連雀3-16-4 下連雀３丁目１６番４号"
    " 三鷹 三鷹市下連雀 パークハイツ301"
)
PLATES = "多摩500あ12-34 あ1234 12-34 500あ・12-34 品川300さ・・・5"
BIRTHDAYS = (
    "昭和58年(1983年)10月3日 1983-10-03 1983年10月3日 昭和58年10月3日"
    " S58.10.3 １９８３／１０／３ 19831003 S60.2.3"
)
NAMES = "三鷹商事株式会社 三鷹商事 葵 美咲 佐\u200b藤 ｻﾄｳ さとうけんいち taro.sato＠example.jp a@b"


@pytest.mark.parametrize(
    "text",
    [
        *" ".join((PHONES, PLACES, PLATES, BIRTHDAYS, NAMES)).split(),
        *("090 1234 5678", "+81 90-1234-5678", "090・1234・5678", "佐藤\n健一", "ｻﾄｳ ｹﾝｲﾁ"),
    ],
)
def test_it_is_struck_out_whole(mask: Mask, text: str) -> None:
    rest = mask(f"先日、{text}、と聞いた").removeprefix("先日、").removesuffix("、と聞いた")
    assert STRUCK_OUT in rest
    assert set(rest) <= set("○市500")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("お誕生日の10月3日に", "お誕生日の○○に"),
        ("10/3が誕生日", "○○が誕生日"),
        ("10月3日にご来店", "10月3日にご来店"),
        ("昭和58年生まれ", "○○生まれ"),
        ("1983年式のカローラ", "1983年式のカローラ"),
        ("お父様は1950年生まれ", "お父様は○○生まれ"),
        ("見積は3,280,000円、月々32,900円", "見積は3,280,000円、月々32,900円"),
        ("2024-2026年モデル、1,234台、5678円", "2024-2026年モデル、1,234台、5678円"),
        ("お母さんとアクアで12km", "お母さんとアクアで12km"),
        ("2月から3-16-4の順", "2月から○○の順"),
    ],
)
def test_the_rest_stays_as_it_was(mask: Mask, text: str, expected: str) -> None:
    assert mask(text) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("佐藤健一", "佐藤様の件、健一さんから", "○○様の件、○○さんから"),
        ("林健", "林様の林道、林さん", "○○様の林道、○○さん"),
        ("林 光", "林が光を、林道で光る", "○○が○○を、林道で光る"),
        ("林 静", "静かで、静さんも", "静かで、○○さんも"),
        ("林花子", "花子さんとお子さん、人の子", "○○さんとお子さん、人の子"),
        ("一ノ瀬 一", "一つだけ、一様に", "一つだけ、○○様に"),
        ("株式会社田無設備", "田無設備の社長、別の株式会社", "○○の社長、別の株式会社"),
        ("佐藤様", "佐藤さんは", "○○さんは"),
        ("☆彡 花", "☆彡さん", "○○さん"),
        ("Li Wei", "Li said Limited", "○○ said Limited"),
    ],
)
def test_a_name_is_known_by_its_parts(name: str, text: str, expected: str) -> None:
    assert _masking(Profile(name))(text) == expected


def test_numbers_of_an_address_or_an_odd_plate_are_not_found_within_amounts() -> None:
    profile = Profile(
        "1 2", address="三鷹市下連雀 3-16-4 301", vehicles=(Vehicle("A", plate="1234"),)
    )
    mask = _masking(profile)
    said = "1台で3,164円、23164円、301号車、1,234円、12345円、2月"
    assert mask(said) == said
    assert mask("3-16-4の1234番") == "○○の○○番"


def test_somebody_without_a_name_hides_nothing_but_figures() -> None:
    mask = _masking(replace(Profile(), looks="赤いフィットの親子"))
    assert mask("赤いフィット、090-1234-5678") == "赤いフィット、○○"
