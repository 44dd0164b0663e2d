"""Names, phones and addresses struck out of what was written in one's own words."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from showroom_crm.domain.folding import fold

STRUCK_OUT = "○○"

_HONORIFICS = ("様", "さま", "さん", "氏", "君", "くん", "ちゃん", "殿", "先生", "家")
_AROUND = 4
_PARTICLES = "はがのにをもとへでやか"
_SHAPES = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)+"
    r"|〒\s?[0-9０-９]{3}[-－ー‐]?[0-9０-９]{4}"
    r"|(?<![0-9０-９])[+＋0０][0-9０-９\-－ー‐‑()（） ]{8,16}[0-9０-９]"
)  # mail addresses, postal codes, phone numbers
_KATAKANA = re.compile(r"[ァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ゖー]")
_FOLDED_KANA = re.compile(r"[ぁ-ゖー]+")

_Span = tuple[int, int]


def masked(text: str, secrets: Iterable[str]) -> str:
    """Return the text with each secret struck out, however it is spelled, and all phone numbers.

    A name of one sign, which stands in many words, counts only before an honorific; a reading
    only where no word goes on around it.
    """
    if not text.strip():
        return text
    spans = [found.span() for found in _SHAPES.finditer(text)]
    folded, places = _folded(text)
    for secret in {fold(secret) for secret in secrets} - {""}:
        spans += _found(secret, text, folded, places)
    return _without(text, spans)


def name_parts(*names: str) -> Iterator[str]:
    """Return the names whole and in their parts (佐藤 健一, 佐藤, 健一)."""
    for name in names:
        yield name
        yield from name.split()


def _folded(text: str) -> tuple[str, list[int]]:
    """Return the folded text, and where in the text each of its signs comes from."""
    folded = [(sign, place) for place, typed in enumerate(text) for sign in _folded_sign(typed)]
    return "".join(sign for sign, _place in folded), [place for _sign, place in folded]


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return fold(sign)


def _found(secret: str, text: str, folded: str, places: list[int]) -> Iterator[_Span]:
    start = folded.find(secret)
    while start >= 0:
        begin, end = places[start], _sign_end(text, places[start + len(secret) - 1])
        if _counts(secret, text, begin, end):
            yield begin, end
        start = folded.find(secret, start + 1)


def _sign_end(text: str, place: int) -> int:
    """Return where a sign ends, its marks and variation selectors included."""
    end = place + 1
    while end < len(text) and unicodedata.category(text[end]) == "Mn":
        end += 1
    return end


def _counts(secret: str, text: str, begin: int, end: int) -> bool:
    before, after = text[max(0, begin - 1) : begin], text[end : end + _AROUND].lstrip()
    if after.startswith(_HONORIFICS):
        return True
    if len(secret) == 1:
        return False
    if not _FOLDED_KANA.fullmatch(secret):
        return True
    if _KATAKANA.match(text[begin]):
        return not (_KATAKANA.match(before) or _KATAKANA.match(after))
    return not _HIRAGANA.match(before) and (
        not _HIRAGANA.match(after) or after.startswith(tuple(_PARTICLES))
    )


def _without(text: str, spans: Iterable[_Span]) -> str:
    parts, reached = [], 0
    for begin, end in sorted(spans):
        if begin >= reached:
            parts += [text[reached:begin], STRUCK_OUT]
        reached = max(reached, end)
    return "".join(parts) + text[reached:]
