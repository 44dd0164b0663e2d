"""What is marked in a text is what the search compared, whatever folding did to it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.folding import fold, folded_words
from showroom_crm.domain.search_hits import places, snippet

JAPANESE = "あいかがアイｶﾞﾎﾟヴァヴゑっー佐藤高髙𠮷吉㈱㍿0９aBÄ 　・()\n、。゛゜葛\U000e0100ﬁ½"
TEXTS = st.text(alphabet=JAPANESE, max_size=24)


def marked(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in places(text, folded_words(words))]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("ハイブリッドの燃費が気になる", "燃費", ["燃費"]),
        ("ﾊｲﾌﾞﾘｯﾄﾞの燃費", "はいぶりっど", ["ﾊｲﾌﾞﾘｯﾄﾞ"]),
        ("電話は090-1234-5678です", "09012345678", ["090-1234-5678"]),
        ("与那覇 ヴェロニカ", "べろにか", ["ヴェロニカ"]),
        ("㈱小金井造園", "株", ["㈱"]),
        ("髙橋さん、高橋さん", "高橋", ["髙橋", "高橋"]),
        ("𠮷野家と燃費と𠮷", "吉", ["𠮷", "𠮷"]),
        ("妻と燃費の話", "燃費 妻", ["妻", "燃費"]),
        ("何もない", "燃費", []),
        ("", "燃費", []),
    ],
)
def test_words_are_marked_where_they_stand(text: str, words: str, found: list[str]) -> None:
    assert marked(text, words) == found


@given(TEXTS, st.data())
def test_every_marked_part_holds_the_word_and_every_word_that_is_held_is_marked(
    text: str, data: st.DataObject
) -> None:
    folded = fold(text)
    start = data.draw(st.integers(0, max(0, len(folded) - 1)))
    word = folded[start : start + data.draw(st.integers(1, 4))]
    if not word:
        assert places(text, ["燃費"]) == ()
        return
    found = places(text, [word])
    assert found
    for begun, ended in found:
        assert word in fold(text[begun:ended])
    assert word not in fold(text[: found[0][0]])


@given(TEXTS, TEXTS)
def test_a_snippet_is_one_line_and_its_marks_are_those_of_the_text(before: str, after: str) -> None:
    text = f"{before}、燃費、{after}"
    shown = snippet(text, ["燃費"])
    assert "\n" not in shown.text
    assert len(shown.text) <= 2 * 12 + 2 + 2
    assert [shown.text[start:end] for start, end in shown.marks] == ["燃費"]


def test_a_long_text_is_cut_around_the_first_word_that_is_found() -> None:
    text = "あ" * 50 + "燃費" + "い" * 50
    shown = snippet(text, ["燃費"])
    assert shown.text == "…" + "あ" * 12 + "燃費" + "い" * 12 + "…"
    assert shown.marks == ((13, 15),)


def test_signs_that_fold_together_across_places_where_nobody_cuts_are_left_unmarked() -> None:
    assert places("\u1112\u1161\u11ab 燃費", ["燃費"]) == ((4, 6),)
