"""Where the words of a search stand in a text, though both are compared folded."""

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import jaconv

from showroom_crm.domain.folding import fold

AROUND = 12
_HALF_WIDTH_MARKS = "ﾞﾟ"
_SMALL_VOWELS = frozenset("ぁぃぇぉ")
_ELLIPSIS = "…"

Span = tuple[int, int]


class FoundIn(StrEnum):
    """What of a customer holds the words of a search."""

    SAID = "said"
    PROPOSED = "proposed"
    NEXT_TIME = "next_time"
    ATTENDEES = "attendees"
    TAG = "tag"
    NUMBER = "number"
    PHONE = "phone"
    CAR = "car"
    PERSON = "person"
    ADDRESS = "address"
    JOB = "job"
    FAMILY = "family"
    HOBBIES = "hobbies"
    NOTES = "notes"


@dataclass(frozen=True)
class Snippet:
    """Part of a text in one line; `marks` are the places of the words in it."""

    text: str
    marks: tuple[Span, ...]


@dataclass(frozen=True)
class Reason:
    """Why a customer was found; `on` is the day of the meeting that holds the words."""

    place: FoundIn
    snippet: Snippet
    on: date | None = None


def holds(text: str, words: Sequence[str]) -> bool:
    """Tell whether a text holds all of some folded words."""
    folded = fold(text)
    return all(word in folded for word in words)


def places(text: str, words: Sequence[str]) -> tuple[Span, ...]:
    """Return where folded words stand in a text, in order and without overlap.

    A sign that folds to several (㈱) is marked whole. A text that cannot be folded sign by
    sign gives none.
    """
    clusters = _clusters(text)
    folded = [_folded(text[start:end]) for start, end in clusters]
    joined = "".join(folded)
    if joined != fold(text):
        return ()
    owner = [i for i, part in enumerate(folded) for _sign in part]
    return _merged(
        (clusters[owner[at]][0], clusters[owner[at + len(word) - 1]][1])
        for word in words
        for at in _starts(joined, word)
    )


def snippet(text: str, words: Sequence[str], *, around: int = AROUND) -> Snippet:
    """Return what stands around the first of some folded words, with the places of all."""
    marks = places(text, words)
    first = marks[0] if marks else (0, 0)
    start, end = max(0, first[0] - around), min(len(text), first[1] + around)
    before, after = _ELLIPSIS if start else "", _ELLIPSIS if end < len(text) else ""
    shift = len(before) - start
    one_line = "".join(" " if sign.isspace() else sign for sign in text[start:end])
    inside = ((max(begun, start), min(ended, end)) for begun, ended in marks)
    return Snippet(
        before + one_line + after,
        tuple((begun + shift, ended + shift) for begun, ended in inside if begun < ended),
    )


def _starts(joined: str, word: str) -> list[int]:
    found, at = [], joined.find(word)
    while at >= 0:
        found.append(at)
        at = joined.find(word, at + len(word))
    return found


def _merged(spans: Iterable[Span]) -> tuple[Span, ...]:
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def _clusters(text: str) -> list[Span]:
    """Cut a text where folding may be cut: marks stay with their sign, ヴ with a small vowel."""
    starts: list[int] = []
    for at, sign in enumerate(text):
        if not at or not _belongs_to(text[starts[-1] : at], sign):
            starts.append(at)
    return list(pairwise([*starts, len(text)]))


def _belongs_to(before: str, sign: str) -> bool:
    if sign.isascii():
        return False
    if sign in _HALF_WIDTH_MARKS or unicodedata.combining(sign) or _is_later_jamo(sign):
        return True
    return _kana(sign) in _SMALL_VOWELS and _kana(before).endswith("ゔ")


def _is_later_jamo(sign: str) -> bool:
    return "\u1160" <= sign <= "\u11ff"


@lru_cache(maxsize=8192)
def _kana(text: str) -> str:
    return str(jaconv.kata2hira(unicodedata.normalize("NFKC", text)))


@lru_cache(maxsize=8192)
def _folded(cluster: str) -> str:
    return fold(cluster)
