"""What was taken out of an earlier text, and what came in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.text_comparison import Fate, Piece, compared


def told(earlier: str, present: str) -> str:
    """Return the pieces in one line: -taken out-, +added+."""
    signs = {Fate.KEPT: "", Fate.TAKEN_OUT: "-", Fate.ADDED: "+"}
    pieces = compared(earlier, present)
    return "".join(f"{signs[each.fate]}{each.text}{signs[each.fate]}" for each in pieces)


@pytest.mark.parametrize(
    ("earlier", "present", "pieces"),
    [
        ("予算は200万円まで", "予算は230万円まで", "予算は-200-+230+万円まで"),
        ("妻が反対", "妻が反対\n母も反対", "妻が反対+\n母も反対+"),
        ("一行目\n二行目\n", "二行目\n", "-一行目\n-二行目\n"),
        ("シエンタの試乗", "別の提案", "-シエンタの試乗-+別の提案+"),
        ("妻が反対。", "母が賛成。", "-妻が反対-+母が賛成+。"),
        ("同じ", "同じ", "同じ"),
        ("", "新しい", "+新しい+"),
        ("", "", ""),
    ],
)
def test_the_words_that_differ_stand_out(earlier: str, present: str, pieces: str) -> None:
    assert told(earlier, present) == pieces


@given(st.text("あ亜ア\n 𠮷1", max_size=40), st.text("あ亜ア\n 𠮷1", max_size=40))
def test_both_texts_can_be_read_out_of_the_pieces(earlier: str, present: str) -> None:
    pieces = compared(earlier, present)
    assert _without(pieces, Fate.ADDED) == earlier
    assert _without(pieces, Fate.TAKEN_OUT) == present


def test_long_texts_are_compared_in_no_time() -> None:
    earlier = "\n".join(f"{number}行目の話" for number in range(3000))
    present = earlier.replace("1500行目", "千五百行目")
    assert _without(compared(earlier, present), Fate.ADDED) == earlier
    assert _without(compared("あ" * 100_000, "い" * 100_000), Fate.TAKEN_OUT) == "い" * 100_000


def _without(pieces: tuple[Piece, ...], fate: Fate) -> str:
    return "".join(piece.text for piece in pieces if piece.fate is not fate)
