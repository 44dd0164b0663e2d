"""Names, phones and addresses are struck out of a text; the rest of it stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.chart_secrets import name_parts
from showroom_crm.domain.masking import STRUCK_OUT, Secrets, masked

SATO = Secrets(tuple(name_parts("佐藤 健一", "サトウ ケンイチ")))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("佐藤様の奥様", "○○様の奥様"),
        ("佐藤健一さんから", "○○さんから"),
        ("佐藤　健一 と", "○○ と"),
        ("健一くんの車", "○○くんの車"),
        ("サトウです。", "○○です。"),
        ("さとうさんは白がいい", "○○さんは白がいい"),
        ("ｻﾄｳ様", "○○様"),
        ("サトウキビ畑", "サトウキビ畑"),
        ("おさとうを一つ", "おさとうを一つ"),
        ("白がいい。12月の車検まで", "白がいい。12月の車検まで"),
        ("", ""),
    ],
)
def test_a_name_is_struck_out_however_it_is_spelled(text: str, expected: str) -> None:
    assert masked(text, SATO) == expected


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("髙橋 濵", "高橋様と濱様", "○○様と○○様"),
        ("高橋", "髙橋様", "○○様"),
        ("葛󠄀城", "葛󠄀城さん、葛城さん", "○○さん、○○さん"),
        ("Smith John", "SMITH said", "○○ said"),
        ("小川 カイ", "カイエンをカイ様に", "カイエンを○○様に"),
        ("", "そのまま", "そのまま"),
    ],
)
def test_a_variant_of_a_name_is_the_name(name: str, text: str, expected: str) -> None:
    assert masked(text, Secrets(tuple(name_parts(name)))) == expected


def test_a_name_of_one_sign_is_struck_out_only_where_somebody_is_addressed() -> None:
    assert masked("森様は森林公園の近く", Secrets(("森",))) == "○○様は森林公園の近く"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("090-1234-5678へ", "○○へ"),
        ("０９０－１２３４－５６７８へ", "○○へ"),
        ("電話は+81 90 1234 5678", "電話は○○"),
        ("0422(12)3456", "○○"),
        ("sato.k@example.co.jp まで", "○○ まで"),
        ("メールはsato@example.jpへ", "メールは○○へ"),
        ("〒181-0013 下連雀", "○○ 下連雀"),
        ("総額3,280,000円、1,010,000円で", "総額3,280,000円、1,010,000円で"),
        ("2026-10-03 15:00に", "2026-10-03 15:00に"),
        ("15万キロ、2027/4/30まで", "15万キロ、2027/4/30まで"),
    ],
)
def test_phones_mails_and_postal_codes_are_struck_out_and_other_figures_stay(
    text: str, expected: str
) -> None:
    assert masked(text, Secrets()) == expected


def test_an_address_and_a_plate_are_struck_out() -> None:
    secrets = ("東京都三鷹市下連雀3-16-4", "多摩 500 あ 12-34")
    text = "東京都三鷹市下連雀３－１６－４の多摩500あ12-34"
    assert masked(text, Secrets(secrets)) == "○○の○○"


@given(st.text(max_size=60), st.text(min_size=2, max_size=4, alphabet="山川田橋本"))
def test_no_text_keeps_a_name_of_two_signs_or_more(around: str, name: str) -> None:
    assert name not in masked(f"{around}{name}{around}", Secrets((name,))).replace(STRUCK_OUT, "|")
