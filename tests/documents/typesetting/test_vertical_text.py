"""Text in columns: where a column ends, what stands upright and what lies on its side."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from showroom_crm.documents.typesetting.column_fonts import regular_in_columns
from showroom_crm.documents.typesetting.marks import Frame, Text, TurnedText
from showroom_crm.documents.typesetting.typefaces import regular
from showroom_crm.documents.typesetting.vertical_text import (
    Column,
    ColumnStyle,
    column_marks,
    set_columns,
    shortened_columns,
)

STYLE = ColumnStyle(10, 15)


def _columns(text: str, signs: float) -> list[str]:
    return [column.text for column in set_columns(text, STYLE, signs * STYLE.size)]


def test_a_sign_takes_one_em_and_a_space_half_of_one() -> None:
    [column] = set_columns("佐藤 A1ｱ", STYLE, 1000)
    assert column.length == 5.5 * STYLE.size


@pytest.mark.parametrize(
    ("text", "signs", "columns"),
    [
        ("東京都三鷹市下連雀三-一六-四", 9, ["東京都三鷹市下連雀", "三-一六-四"]),
        ("三鷹市下連雀三-一六-四", 8, ["三鷹市下連雀", "三-一六-四"]),
        ("三鷹市中央一二三四番地", 9, ["三鷹市中央", "一二三四番地"]),
        ("メゾン三鷹一〇一号室", 8, ["メゾン三鷹", "一〇一号室"]),
        ("泉四-三-一九-五〇五号", 7, ["泉四-三-", "一九-五〇五号"]),
        ("三鷹ハイツー", 5, ["三鷹ハ", "イツー"]),
        ("三鷹市(仮)駅前", 4, ["三鷹市", "(仮)", "駅前"]),
    ],
)
def test_numbers_stay_whole_and_marks_begin_no_column(
    text: str, signs: float, columns: list[str]
) -> None:
    assert _columns(text, signs) == columns


def test_one_sign_is_not_left_alone_in_a_last_column() -> None:
    assert _columns("東京都三鷹市下連", 7) == ["東京都三", "鷹市下連"]


def test_marks_have_their_upright_form_and_narrow_letters_are_wide() -> None:
    fonts = {
        sign: (level.font, upright.font)
        for sign in "ー（）「」、。〜ッァ"
        for level, upright in zip(
            regular().pieces(sign), regular_in_columns().pieces(sign), strict=True
        )
    }
    for sign, (level, upright) in fonts.items():
        assert level is not None
        assert upright is not None
        assert level._glyph(sign) != upright._glyph(sign)
    [dash], [bar] = regular_in_columns().pieces("-"), regular_in_columns().pieces("ー")
    [narrow], [wide] = regular_in_columns().pieces("A"), regular_in_columns().pieces("Ａ")
    for one, other in ((dash, bar), (narrow, wide)):
        assert one.font is not None
        assert one.font._glyph(one.text) == one.font._glyph(other.text)


def test_a_short_latin_word_stands_and_a_long_one_lies() -> None:
    [column] = set_columns("NTT東京Premier棟", STYLE, 1000)
    standing, lying, last = column_marks(column, middle=50, top=20)
    assert isinstance(standing, Text)
    assert isinstance(lying, TurnedText)
    assert isinstance(last, Text)
    assert lying.y == 20 + 5 * STYLE.size
    assert last.y == pytest.approx(lying.y + lying.line.width)


def test_a_sign_that_no_font_has_is_a_box_in_its_place() -> None:
    [column] = set_columns("森🚗蓮", STYLE, 1000)
    above, box, below = column_marks(column, middle=50, top=0)
    assert isinstance(box, Frame)
    assert isinstance(above, Text)
    assert isinstance(below, Text)
    assert above.y + STYLE.size <= box.y
    assert box.y + box.height <= below.y
    assert box.x + box.width / 2 == 50


def test_half_width_kana_are_set_whole() -> None:
    assert _columns("ｶﾞｰﾃﾞﾝﾊｲﾂ", 20) == ["ガーデンハイツ"]


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=200), st.integers(3, 30))
def test_any_text_is_whole_and_no_column_is_too_long(text: str, signs: int) -> None:
    columns = set_columns(text, STYLE, signs * STYLE.size)
    for column in columns:
        assert column.length <= signs * STYLE.size + 0.01
    shown = "".join(column.text for column in columns)
    [whole] = set_columns(text, STYLE, float("inf")) or [Column([], STYLE)]
    assert "".join(shown.split()) == "".join(whole.text.split())
    for most in (1, 2):
        cut = shortened_columns(columns, most, signs * STYLE.size)
        assert len(cut) <= most
        assert all(column.length <= signs * STYLE.size + 0.01 for column in cut)


@pytest.mark.parametrize("typed", ["Maximilian von Bach", "Nguyễn Thị Hoa", "Anne-Li May"])
def test_a_short_word_lies_with_the_long_ones_beside_it(typed: str) -> None:
    [column] = set_columns(typed, STYLE, 1000)
    [lying] = column_marks(column, middle=50, top=20)
    assert isinstance(lying, TurnedText)
    assert column.text == typed
