"""Numbers in kanji, and where an address parts."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.vertical_address import parted_address, vertical_address


@pytest.mark.parametrize(
    ("typed", "street", "building"),
    [
        ("東京都三鷹市下連雀3-16-4", "東京都三鷹市下連雀三-一六-四", ""),
        ("下連雀３－１６－４", "下連雀三－一六－四", ""),
        ("下連雀3丁目16番4号三鷹ハイツ", "下連雀三丁目一六番四号", "三鷹ハイツ"),
        ("下連雀3-16-4メゾン三鷹101号室", "下連雀三-一六-四", "メゾン三鷹一〇一号室"),
        ("下連雀3-16-4 メゾン三鷹101号室", "下連雀三-一六-四", "メゾン三鷹一〇一号室"),
        ("下連雀3-16-4\nPark Axis 三鷹 101", "下連雀三-一六-四", "Park Axis 三鷹 一〇一"),
        ("東京都 三鷹市 下連雀 3-16-4", "東京都 三鷹市 下連雀 三-一六-四", ""),
        ("茅ケ崎中央1234番地5 タワー", "茅ケ崎中央一二三四番地五", "タワー"),
        ("下連雀3-16-4-405", "下連雀三-一六-四-四〇五", ""),
        ("下連雀3-16-4-405号室", "下連雀三-一六-四-四〇五号室", ""),
        ("北海道札幌市中央区北1条西2丁目", "北海道札幌市中央区北一条西二丁目", ""),
        ("〒", "〒", ""),
        ("", "", ""),
    ],
)
def test_numbers_are_in_kanji_digit_by_digit_and_a_building_stands_apart(
    typed: str, street: str, building: str
) -> None:
    assert vertical_address(typed) == (street, building)


@given(st.text(max_size=60))
def test_nothing_but_spaces_is_lost_between_the_parts(typed: str) -> None:
    parts = parted_address(" ".join(typed.split()))
    assert "".join("".join(parts).split()) == "".join(typed.split())
    assert len("".join("".join(vertical_address(typed)).split())) == len("".join(typed.split()))
