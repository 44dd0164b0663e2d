import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.plate_regions import EARLIER_REGIONS, REGIONS
from showroom_crm.domain.plates import Plate, PlateDoubt, doubt, read_plate

FULL_WIDTH = str.maketrans({chr(sign): chr(sign + 0xFEE0) for sign in range(0x21, 0x7F)})
KANA = "あいうえかきくけこさすせそたちつてとなにぬねのはひふほまみむめもやゆよらりるろを"
CLASS_NUMBERS = st.from_regex(r"[0-9](?:[0-9]|[0-9PXY][0-9ACFHKLMPXY])?", fullmatch=True)
SIGNS = "品川富士山 　0123456789０３９AYよあがンー-・.()²①"
PLATES = st.builds(
    Plate,
    region=st.sampled_from(sorted(REGIONS | EARLIER_REGIONS)),
    class_number=CLASS_NUMBERS,
    kana=st.sampled_from(KANA + "EHKMTYAB"),
    serial=st.integers(1, 9999),
)


@pytest.mark.parametrize(
    "typed",
    [
        "品川 500 あ 12-34",
        "品川500あ1234",
        "品川　５００　あ　１２－３４",
        "品川 500 ア 12ー34",
        "品川５００ｱ１２３４",
        " 品川-500-あ-1234 ",
        "品川500(あ)12-34",
    ],
)
def test_a_plate_is_read_in_any_width_and_spacing(typed: str) -> None:
    plate = read_plate(typed)
    assert plate == Plate("品川", "500", "あ", 1234)
    assert plate.written == "品川 500 あ 12-34"
    assert doubt(typed) is None


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("練馬 30A さ 5678", "練馬 30A さ 56-78"),
        ("足立3xaす1", "足立 3XA す ・・・1"),
        ("なにわ500さ・・12", "なにわ 500 さ ・・12"),
        ("尾張小牧 330 な ･123", "尾張小牧 330 な ・123"),
        ("富士山580あ1001", "富士山 580 あ 10-01"),
        ("飛鳥 300 た 8", "飛鳥 300 た ・・・8"),
        ("南信州 480 え 0042", "南信州 480 え ・・42"),
        ("袖ケ浦 501 ね 7-77", "袖ヶ浦 501 ね ・777"),
        ("横浜33Y1234", "横浜 33 Y 12-34"),
        ("横浜 330 ｅ 12-34", "横浜 330 E 12-34"),
        ("沖縄 580 A 12-34", "沖縄 580 A 12-34"),
        ("品 5 あ 12-34", "品 5 あ 12-34"),
        ("栃木 55 り 12-34", "栃木 55 り 12-34"),
        ("品川 500 を 12-34", "品川 500 を 12-34"),
        ("横浜 300 よ 12-34", "横浜 300 よ 12-34"),
    ],
)
def test_rare_plates_are_read_without_a_doubt(typed: str, written: str) -> None:
    plate = read_plate(typed)
    assert plate is not None
    assert plate.written == written
    assert doubt(typed) is None


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1234", PlateDoubt.FORM),
        ("品川 500 12-34", PlateDoubt.FORM),
        ("品川 あ 12-34", PlateDoubt.FORM),
        ("しろいアクア", PlateDoubt.FORM),
        ("長野県 500 あ 12-34", PlateDoubt.REGION),
        ("彦根 500 さ 12-34", PlateDoubt.REGION),
        ("品川 5B0 あ 12-34", PlateDoubt.CLASS_NUMBER),
        ("品川 50Z あ 12-34", PlateDoubt.CLASS_NUMBER),
        ("品川 500 お 12-34", PlateDoubt.KANA),
        ("品川 500 シ 12-34", PlateDoubt.KANA),
        ("品川 500 へ 12-34", PlateDoubt.KANA),
        ("品川 500 ん 12-34", PlateDoubt.KANA),
        ("品川 500 が 12-34", PlateDoubt.KANA),
        ("品川 500 Q 12-34", PlateDoubt.KANA),
        ("品川 500 あ 123-45", PlateDoubt.SERIAL),
        ("品川 500 あ 0", PlateDoubt.SERIAL),
        ("品川 500 わ 12-34", PlateDoubt.RENTAL),
        ("品川 300 れ 12-34", PlateDoubt.RENTAL),
    ],
)
def test_what_looks_wrong_is_doubted(typed: str, found: PlateDoubt) -> None:
    assert doubt(typed) is found


@pytest.mark.parametrize("typed", ["", " 　"])
def test_no_plate_is_no_doubt(typed: str) -> None:
    assert doubt(typed) is None
    assert read_plate(typed) is None


@pytest.mark.parametrize("typed", ["彦根 500 さ 12-34", "品川 50Z お 12-34", "品川 500 わ 12-34"])
def test_a_doubted_plate_is_still_read(typed: str) -> None:
    plate = read_plate(typed)
    assert plate is not None
    assert plate.written == typed


@given(PLATES, st.booleans(), st.booleans())
def test_every_plate_is_read_back_as_it_is_written(
    plate: Plate, full_width: bool, closed_up: bool
) -> None:
    typed = plate.written.translate(FULL_WIDTH) if full_width else plate.written
    typed = typed.replace(" ", "") if closed_up else typed
    assert read_plate(typed) == plate
    assert doubt(typed) is None


@given(st.text(alphabet=SIGNS, max_size=16) | st.text(max_size=12))
def test_any_text_is_read_or_doubted_but_never_a_bug(typed: str) -> None:
    if read_plate(typed) is None:
        assert (doubt(typed) is None) is (typed.strip() == "")


def test_a_number_of_endless_digits_is_doubted() -> None:
    assert doubt("品川 500 あ " + "9" * 5000) is PlateDoubt.SERIAL


def test_the_place_names_are_complete() -> None:
    assert len(REGIONS) == 138
    assert {"知床", "飛鳥", "富士山", "奄美", "伊勢志摩", "十勝", "江戸川"} <= REGIONS
