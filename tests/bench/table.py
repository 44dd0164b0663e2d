"""What was measured, as one table."""

import unicodedata
from collections.abc import Sequence
from math import ceil
from typing import NamedTuple


class Row(NamedTuple):
    """One line; an empty floor where nothing lies below."""

    what: str
    measured: str
    floor: str = ""
    ratio: str = ""
    goal: str = ""


def milliseconds(what: str, measured: float, floor: float, *, goal: str) -> Row:
    """Return a row of two times in seconds."""
    return Row(what, _ms(measured), _ms(floor), f"{measured / floor:.2f}", goal)


def p95(times: Sequence[float]) -> float:
    """Return the time that 95 of 100 do not exceed."""
    return sorted(times)[ceil(len(times) * 0.95) - 1]


def median(times: Sequence[float]) -> float:
    return sorted(times)[len(times) // 2]


def table(rows: Sequence[Row]) -> str:
    """Return the rows below their headings, in columns."""
    lines = [Row("what", "measured", "floor", "ratio", "goal"), *rows]
    widths = [max(map(_width, column)) for column in zip(*lines, strict=True)]
    written = [
        "  ".join(cell + " " * (w - _width(cell)) for cell, w in zip(line, widths, strict=True))
        for line in lines
    ]
    return "\n".join([written[0], "  ".join("-" * width for width in widths), *written[1:]])


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.2f} ms" if seconds < 0.1 else f"{seconds * 1000:.0f} ms"


def _width(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)
