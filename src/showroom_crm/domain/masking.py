"""Names, addresses and figures struck out of what was written in one's own words."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from showroom_crm.domain.folding import fold
from showroom_crm.domain.personal_figures import Figures

STRUCK_OUT = "○○"

_HONORIFICS = (
    "様", "さま", "さん", "氏", "君", "くん", "ちゃん", "殿", "先生", "家", "宅", "邸",
    "夫妻", "夫婦", "ご夫妻", "ご夫婦", "ご一家",
    "社長", "部長", "課長", "係長", "主任", "所長", "店長", "専務", "常務",
)  # fmt: skip
_AROUND = 4
_CASES = frozenset("はがのにをもとへでや")
_PARTICLES = _CASES | frozenset("かだよねなっ")
_CERTAIN_KANA = 4  # from so many signs on a reading is no part of another word
_KATAKANA = re.compile(r"[ァ-ヺー]")
_HIRAGANA = re.compile(r"[ぁ-ゖー]")
_LATIN = re.compile(r"[A-Za-zＡ-Ｚａ-ｚ]")
_KANJI = re.compile(r"[㐀-鿿豈-﫿𠀀-𲎯々〆]")
_NUMERALS = frozenset("一二三四五六七八九十百千万")
# A sign with its marks, the voice of half-width kana included; ヴァ is one sound.
_SIGN_TO_FOLD = re.compile(
    r"(?s:(?:[ヴゔ][ァィェォぁぃぇぉ]|ｳﾞ[ｧｨｪｫ]|.)"
    r"[ﾞﾟ\u0300-\u036f\u3099\u309a\ufe00-\ufe0f\U000e0100-\U000e01ef]*)"
)
_FIGURES = re.compile(r"[^,.，．]*")
_FOLDED_KANA = re.compile(r"[ぁ-ゖー]+")
_FOLDED_LATIN = re.compile(r"[a-z]+")

_Span = tuple[int, int]


@dataclass(frozen=True)
class Secrets:
    """What is known of somebody: `words` are names and places, `figures` all with digits."""

    words: tuple[str, ...] = ()
    figures: Figures = Figures()


def masked(text: str, secrets: Secrets) -> str:
    """Return the text with each secret struck out, however it is spelled, and all phone numbers.

    A name of one sign counts before an honorific or alone between kana, where it is no numeral;
    a short reading only where no word goes on around it.
    """
    if not text.strip():
        return text
    spans = list(secrets.figures.spans(text))
    folded, places = _folded(text)
    for secret in {fold(word) for word in secrets.words} - {""}:
        spans += _found(secret, text, folded, places)
    for typed in {word.strip() for word in secrets.words if _is_lost_in_folding(word)}:
        spans += ((place, place + len(typed)) for place in _places_of(typed, text))
    return _without(text, spans)


def _is_lost_in_folding(word: str) -> bool:
    """Tell whether folding drops signs of a word (☆彡), so that it is found as it was typed."""
    signs = "".join(word.split())
    return len(signs) > 1 and len(fold(signs)) < len(signs)


def _folded(text: str) -> tuple[str, list[_Span]]:
    """Return the folded text, and of each of its signs where in the text it comes from."""
    folded = [
        (sign, found.span())
        for found in _SIGN_TO_FOLD.finditer(text)
        for sign in _folded_sign(found[0])
    ]
    return "".join(sign for sign, _span in folded), [span for _sign, span in folded]


@lru_cache(maxsize=4096)
def _folded_sign(sign: str) -> str:
    return fold(sign)


def _found(secret: str, text: str, folded: str, places: list[_Span]) -> Iterator[_Span]:
    for start in _places_of(secret, folded):
        begin, end = places[start][0], places[start + len(secret) - 1][1]
        if _counts(secret, text, begin, end):
            yield begin, end


def _places_of(part: str, text: str) -> Iterator[int]:
    start = text.find(part)
    while start >= 0:
        yield start
        start = text.find(part, start + 1)


def _counts(secret: str, text: str, begin: int, end: int) -> bool:
    before, after = text[max(0, begin - 1) : begin], text[end : end + _AROUND].lstrip()
    if after.startswith(_HONORIFICS):
        return True
    if _is_within_number(secret, text, begin, end):
        return False
    if _FOLDED_LATIN.fullmatch(secret):
        return len(secret) > 1 and not (_LATIN.match(before) or _LATIN.match(text, end))
    if _FOLDED_KANA.fullmatch(secret):
        return len(secret) > 1 and _is_reading(secret, text[begin], before, after)
    return len(secret) > 1 or _stands_alone(secret, before, after)


def _is_within_number(secret: str, text: str, begin: int, end: int) -> bool:
    """Tell whether a secret with figures at an end is part of a longer number, or of an amount."""
    return (
        (secret[0].isdigit() and text[max(0, begin - 1) : begin].isdigit())
        or (secret[-1].isdigit() and text[end : end + 1].isdigit())
        or (secret.isdigit() and not _FIGURES.fullmatch(text, begin, end))
    )


def _is_reading(secret: str, first: str, before: str, after: str) -> bool:
    if len(secret) >= _CERTAIN_KANA:
        return True
    if _KATAKANA.match(first):
        return not (_KATAKANA.match(before) or _KATAKANA.match(after))
    goes_on = _HIRAGANA.match(before) and before not in _PARTICLES
    return not goes_on and (not _HIRAGANA.match(after) or after[0] in _PARTICLES)


def _stands_alone(secret: str, before: str, after: str) -> bool:
    """Tell whether one kanji is a word of its own, which 光る, 静か and 森林 are not."""
    if secret in _NUMERALS or not secret.isalpha():
        return False
    if _KANJI.match(before) or _KANJI.match(after):
        return False
    return not _HIRAGANA.match(after) or after[0] in _CASES


def _without(text: str, spans: Iterable[_Span]) -> str:
    parts, reached = [], 0
    for begin, end in sorted(spans):
        if begin >= reached:
            parts += [text[reached:begin], STRUCK_OUT]
        reached = max(reached, end)
    return "".join(parts) + text[reached:]
