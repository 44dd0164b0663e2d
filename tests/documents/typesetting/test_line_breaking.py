"""Lines end where a reader of Japanese expects it."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.documents.typesetting.line_breaking import (
    NOT_AT_END,
    NOT_AT_START,
    break_lines,
    may_break,
)
from showroom_crm.documents.typesetting.signs import split_signs

_SIGNS = (
    st.sampled_from("漢字山川あいうアイウ")
    | st.sampled_from(sorted(NOT_AT_START))
    | st.sampled_from(sorted(NOT_AT_END))
    | st.sampled_from("abcXYZ0123456789-")
    | st.sampled_from(" \u3000\u200b\u0301\u309a")
    | st.characters()
)
TEXTS = st.text(_SIGNS, max_size=120)
LIMITS = st.integers(min_value=1, max_value=30)


def _width(sign: str) -> float:
    return 0.5 if sign < "\u2e80" else 1.0


def _lines(text: str, limit: float) -> list[list[str]]:
    """Return the lines, each as its signs."""
    signs = split_signs(text)
    ranges = break_lines(signs, [_width(sign) for sign in signs], limit)
    return [signs[start:end] for start, end in ranges]


@given(TEXTS, LIMITS)
def test_the_lines_joined_are_the_text(text: str, limit: int) -> None:
    assert "".join(map("".join, _lines(text, limit))) == text


@given(TEXTS, LIMITS)
def test_no_line_is_wider_than_the_limit(text: str, limit: int) -> None:
    for line in _lines(text, limit):
        while len(line) > 1 and line[-1].isspace():
            line.pop()
        assert sum(map(_width, line)) <= limit


@given(TEXTS, LIMITS)
def test_no_sign_begins_or_ends_a_line_that_may_not_where_that_can_be_avoided(
    text: str, limit: int
) -> None:
    for line, after in pairwise(_lines(text, limit)):
        if after[0][0] in NOT_AT_START or line[-1][0] in NOT_AT_END:
            for before, sign in pairwise(line):
                assert _never_parted(before[0], sign[0])


@given(TEXTS, LIMITS)
def test_a_word_is_cut_only_when_the_line_has_no_other_end(text: str, limit: int) -> None:
    for line, after in pairwise(_lines(text, limit)):
        if not may_break(line[-1], after[0]):
            assert not any(may_break(before, sign) for before, sign in pairwise(line))


def _never_parted(before: str, sign: str) -> bool:
    wide_digits = "０１２３４５６７８９"
    return (
        sign in NOT_AT_START
        or before in NOT_AT_END
        or sign.isspace()
        or (before == sign and sign in "…‥—―")
        or (before in wide_digits and sign in wide_digits)
    )


@pytest.mark.parametrize(
    ("text", "limit", "lines"),
    [
        ("あいうえ。か", 4, ["あいう", "え。か"]),
        ("あいう「え」", 4, ["あいう", "「え」"]),
        ("あいうっか", 3, ["あい", "うっか"]),
        ("スーパーカー", 3, ["スー", "パー", "カー"]),
        ("電話は090-1234-5678へ", 8, ["電話は", "090-1234-5678へ"]),
        ("新型Prius試乗", 4, ["新型", "Prius試", "乗"]),
        ("ああ……いい", 2.5, ["ああ", "……い", "い"]),
        ("ABCDEFGHIJ", 3, ["ABCDEF", "GHIJ"]),
        ("１２３４円と", 4, ["１２３４", "円と"]),
        ("the back seat", 4, ["the back ", "seat"]),
        ("。。。。", 2, ["。。", "。。"]),
        ("あいうえ。\u200bか", 4, ["あいう", "え。\u200bか"]),
        ("アイヌㇷ\u309aカ", 3, ["アイ", "ヌㇷ\u309aカ"]),
        ("", 4, []),
    ],
)
def test_examples(text: str, limit: float, lines: list[str]) -> None:
    assert ["".join(line) for line in _lines(text, limit)] == lines
