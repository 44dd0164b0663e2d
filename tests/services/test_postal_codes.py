"""Postal codes as Japan Post lists them, from code to address and back."""

import pytest

from showroom_crm.domain.postal_areas import written_code
from showroom_crm.services.postal_codes import address_of, codes_of

MITAKA = "東京都三鷹市下連雀"


@pytest.mark.parametrize(
    "typed",
    [
        "1810013",
        "181-0013",
        "〒181-0013",
        "１８１－００１３",
        "181ー0013",
        " 〒 181 0013 ",
        "181‐0013",
    ],
)
def test_a_code_is_read_in_any_width_and_with_any_hyphen(typed: str) -> None:
    assert address_of(typed) == MITAKA


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "181001",
        "18100134",
        "999-9999",
        "abcdefg",
        "181-OO13",
        "१८१००१३",
        "x' OR 1=1 --",
        "\x00",
    ],
)
def test_what_is_no_code_has_no_address(typed: str) -> None:
    assert address_of(typed) is None


def test_a_large_office_has_a_code_of_its_own_with_the_whole_address() -> None:
    assert address_of("100-8901") == "東京都千代田区霞が関1丁目3-1"


def test_a_code_that_towns_share_gives_what_their_addresses_have_in_common() -> None:
    assert address_of("950-1144") == "新潟県"
    assert address_of("498-0000") == ""


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("東京都三鷹市下連雀1-2-3", "181-0013"),
        ("三鷹市下連雀三丁目 2番地", "181-0013"),
        ("東京都 三鷹市　下連雀１－２－３", "181-0013"),
        ("千代田区霞ヶ関1-3-1", "100-0013"),
        ("千代田区霞が関霞が関ビル12階", "100-6012"),
        ("西多摩郡瑞穂町箱根ヶ崎2335", "190-1221"),
        ("東京都瑞穂町箱根ケ崎2335", "190-1221"),
        ("蒲郡市旭町1", "443-0045"),
        ("郡山市朝日1-23-7", "963-8024"),
        ("旭川市秋月二条1丁目", "079-8402"),
        ("新潟市江南区俵柳1", "950-1143"),
    ],
)
def test_an_address_gives_its_code_however_it_is_written(address: str, code: str) -> None:
    assert [written_code(area.code) for area in codes_of(address)] == [code]


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("京都市中京区寺町通御池上る上本能寺前町488", "604-0925"),
        ("京都府京都市中京区堺町通夷川下ル亀屋町170", "604-0811"),
        ("京都市中京区蛸薬師通堀川東入る亀屋町", "604-8253"),
    ],
)
def test_in_kyoto_the_streets_tell_towns_of_one_name_apart(address: str, code: str) -> None:
    assert [written_code(area.code) for area in codes_of(address)] == [code]


def test_several_codes_of_one_town_are_told_apart_by_their_notes() -> None:
    areas = codes_of("札幌市中央区北1条西5丁目")
    assert [(written_code(area.code), area.note) for area in areas] == [
        ("060-0001", "1〜19丁目"),
        ("064-0821", "20〜28丁目"),
    ]
    assert len(codes_of("京都市中京区亀屋町")) == 5


def test_cities_of_one_name_are_all_looked_through() -> None:
    assert {area.prefecture for area in codes_of("府中市府中町1")} == {"東京都", "広島県"}


@pytest.mark.parametrize(
    "address",
    [
        "",
        "   ",
        "三鷹市",
        "東京都三鷹市ほげ町1",
        "霞が関",
        "x'; DROP TABLE postal_data--",
        "%",
        "𠮷\x00",
    ],
)
def test_an_address_without_a_known_town_has_no_code(address: str) -> None:
    assert codes_of(address) == []


@pytest.mark.parametrize("code", ["181-0013", "900-0001", "060-0042", "604-8084", "907-1801"])
def test_the_address_of_a_code_leads_back_to_it(code: str) -> None:
    address = address_of(code)
    assert address is not None
    assert code in [written_code(area.code) for area in codes_of(address)]
