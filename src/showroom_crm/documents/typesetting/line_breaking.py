"""Where a line of Japanese text may end (禁則処理), for any mix with Latin words and numbers.

After JIS X 4051: some signs may not begin a line and some may not end one; words, numbers and
phone numbers stay whole. Spaces at a line's end hang beyond its limit.
"""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

NOT_AT_START = frozenset(
    "、。，．・：；？！,.:;?!‼⁇⁈⁉｡､･"
    "）〕］｝〉》」』】〙〗｠｣)]}»’”〞〟"
    "ゝゞヽヾ々〻ーｰ゛゜ﾞﾟ～〜–‐゠"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶｧｨｩｪｫｬｭｮｯ"
    "ㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ"
    "%％‰℃°′″"
)
NOT_AT_END = frozenset("（〔［｛〈《「『【〘〖｟｢([{«‘“〝￥¥＄$￡£€＃#№〒")
_NOT_PARTED = frozenset("…‥—―")
_IN_WORDS = frozenset("+-./:@_%&'’#~=?,!*()[]{}<>\"\\|;^`$")
_WIDE_DIGITS = frozenset("０１２３４５６７８９")
_FIRST_CJK = "\u2e80"
_ROUNDING = 1e-6


def break_lines(
    signs: Sequence[str], widths: Sequence[float], limit: float
) -> list[tuple[int, int]]:
    """Return the lines as ranges of signs, in order and without gaps.

    A line is at most `limit` wide, its trailing spaces and a sign wider than the limit excepted.
    A word longer than a line is cut.
    """
    reach = list(accumulate(widths))
    lines: list[tuple[int, int]] = []
    start = 0
    while start < len(signs):
        begun = reach[start - 1] if start else 0.0
        end = bisect_right(reach, begun + limit + _ROUNDING, lo=start)
        end = _with_spaces(signs, max(end, start + 1))
        end = _last_break(signs, start, end)
        lines.append((start, end))
        start = end
    return lines


def may_break(before: str, after: str) -> bool:
    """Tell whether a line may end between two signs."""
    return _may_part(before, after) and not (_is_narrow(before) and _is_narrow(after))


def _may_part(before: str, after: str) -> bool:
    """Tell whether a line may end between two signs where a word must be cut."""
    before, after = before[0], after[0]  # without marks and what is not seen
    if after in NOT_AT_START or before in NOT_AT_END or after.isspace():
        return False
    if before in _WIDE_DIGITS and after in _WIDE_DIGITS:
        return False
    return not (before == after and before in _NOT_PARTED)


def _is_narrow(sign: str) -> bool:
    return sign[0] in _IN_WORDS or (sign < _FIRST_CJK and sign[0].isalnum())


def _with_spaces(signs: Sequence[str], end: int) -> int:
    while end < len(signs) and signs[end].isspace():
        end += 1
    return end


def _last_break(signs: Sequence[str], start: int, end: int) -> int:
    """Return the last place where the line may end, else where it must."""
    if end == len(signs):
        return end
    for rule in (may_break, _may_part):
        for place in range(end, start, -1):
            if rule(signs[place - 1], signs[place]):
                return place
    return end
