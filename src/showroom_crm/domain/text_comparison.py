"""An earlier text beside the present one: what was taken out of it and what came in."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby, takewhile

# Japanese has no spaces between words: runs of one script stand for them.
_WORDS = re.compile(r"[一-鿿々]+|[ァ-ヿｦ-ﾟー]+|[0-9０-９]+|[A-Za-zＡ-Ｚａ-ｚ]+|.", re.DOTALL)
# The time to compare grows with the square of the length; longer parts are told as a whole.
_SIGNS_COMPARED = 4000


class Fate(StrEnum):
    KEPT = "kept"
    TAKEN_OUT = "taken_out"
    ADDED = "added"


@dataclass(frozen=True)
class Piece:
    """A part of one of the texts, or of both."""

    text: str
    fate: Fate


def compared(earlier: str, present: str) -> tuple[Piece, ...]:
    """Return both texts in one row of pieces, in reading order.

    Those kept or taken out make up the earlier text, those kept or added the present one.
    """
    lines_before, lines_now = earlier.splitlines(True), present.splitlines(True)
    return tuple(_joined(_by_lines(lines_before, lines_now)))


def _by_lines(before: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    for same, old, new in _stretches(before, now):
        if same:
            yield Piece(old, Fate.KEPT)
        elif not old or not new or len(old) + len(new) > _SIGNS_COMPARED:
            yield from _changed(old, new)
        else:
            yield from _by_words(_WORDS.findall(old), _WORDS.findall(new))


def _by_words(before: Sequence[str], now: Sequence[str]) -> Iterator[Piece]:
    """A single sign that happens to stay between two changes is read as part of the change."""
    out, came = "", ""
    for same, old, new in _stretches(before, now):
        if same and (len(old) > 1 or not (out or came)):
            yield from _changed(out, came)
            yield Piece(old, Fate.KEPT)
            out, came = "", ""
        else:
            out, came = out + old, came + new
    stays = _common_end(out, came)
    yield from _changed(out.removesuffix(stays), came.removesuffix(stays))
    yield Piece(stays, Fate.KEPT)


def _common_end(one: str, other: str) -> str:
    pairs = zip(reversed(one), reversed(other), strict=False)
    same = takewhile(lambda pair: pair[0] == pair[1], pairs)
    return "".join(sign for sign, _sign in same)[::-1]


def _stretches(before: Sequence[str], now: Sequence[str]) -> Iterator[tuple[bool, str, str]]:
    """Give parts of both: whether they are the same, the earlier and the present one."""
    matcher = SequenceMatcher(None, before, now, autojunk=False)
    for tag, start, end, start_now, end_now in matcher.get_opcodes():
        yield tag == "equal", "".join(before[start:end]), "".join(now[start_now:end_now])


def _changed(old: str, new: str) -> Iterator[Piece]:
    yield Piece(old, Fate.TAKEN_OUT)
    yield Piece(new, Fate.ADDED)


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Neighbours of one fate are one piece, and none is empty."""
    filled = (piece for piece in pieces if piece.text)
    for fate, neighbours in groupby(filled, key=lambda piece: piece.fate):
        yield Piece("".join(piece.text for piece in neighbours), fate)
