"""Phone numbers, postal codes, plates, birthdays and house numbers, found however written."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.phones import Phone
from showroom_crm.domain.plate_regions import REGIONS
from showroom_crm.domain.plates import read_plate

_Span = tuple[int, int]

_WIDE = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: ord(" ")}
_DASHES = dict.fromkeys(map(ord, "－ー−‐‑‒–—―─ｰ"), "-")
_PLAIN = str.maketrans(_WIDE | _DASHES)
_UNSEEN = ("Cf", "Mn")

_BETWEEN = r"[-.() ・]{0,2}"
_YEARS = r"(?!(?:19|20)\d\d-(?:19|20)\d\d(?!\d))"
_SHAPES = re.compile(
    r"(?<![A-Za-z0-9._+-])[A-Za-z0-9._+-]++@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)*"
    r"|〒\s?\d{3}-?\d{4}"
    rf"|(?<![\d.,])(?:\+\d{{1,3}}|\(?0)(?:{_BETWEEN}\d){{8,12}}(?!\d)"
    r"|(?<![\d-])\d{1,4}-\d{2,4}-\d{4}(?![\d-])"
    rf"|(?<![\d-]){_YEARS}\d{{3,4}}-\d{{4}}(?![\d-])"
    rf"|(?:{'|'.join(sorted(REGIONS, key=len, reverse=True))})\s?\d[0-9A-Z]{{1,2}}\s?"
    r"[ぁ-んA-Z]\s?[・.-]{0,3}\d(?:-?\d){0,3}(?!\d)"
)  # mail addresses, postal codes, phone numbers of any kind, number plates
_ERAS = (
    ("令和|令|[Rr]", 2018), ("平成|平|[Hh]", 1988), ("昭和|昭|[Ss]", 1925), ("大正|大|[Tt]", 1911),
)  # fmt: skip
_BORN = "誕生|生まれ|うまれ|生年|バースデ"
_LOCAL = (8, 7, 6)
_HOUSE = r"(?:丁目|番地?|号|の| |-)"


@dataclass(frozen=True)
class Figures:
    """Patterns of the figures that are known of somebody, in plain signs of one width."""

    patterns: tuple[str, ...] = ()

    def spans(self, text: str) -> Iterator[_Span]:
        """Give where they stand in a text, and all that looks like a phone, mail or plate."""
        plain, places = _plain(text)
        for pattern in (_SHAPES, *map(re.compile, self.patterns)):
            for found in pattern.finditer(plain):
                begin, end = found.span("own") if "own" in pattern.groupindex else found.span()
                if begin < end:
                    yield places[begin], places[end - 1] + 1


def of_phone(phone: Phone) -> Iterator[str]:
    """Give the number as dialled here, from abroad, and without its area code."""
    digits = phone.digits
    yield _number(digits)
    yield _number(digits.removeprefix("0"))
    yield _number("".join(sign for sign in phone.number if sign.isdigit()))
    # Where an area code ends is not always written as the numbering plan has it.
    yield from (_number(digits[-length:]) for length in _LOCAL if length < len(digits))


def of_postal_code(code: str) -> Iterator[str]:
    """Give a postal code without its sign."""
    digits = "".join(sign for sign in code.translate(_PLAIN) if sign.isdigit())
    if len(digits) == 7:
        yield _number(digits)


def of_plate(plate: str) -> Iterator[str]:
    """Give a plate without its place, and the four figures alone where a line parts them."""
    known = read_plate(plate)
    if known is None:
        return
    serial = str(known.serial)
    parted = f"{serial[:2]}-{serial[2:]}" if len(serial) == 4 else serial
    yield rf"{known.kana}\s?[・.-]{{0,3}}(?:{parted}|{serial})(?!\d)"
    if len(serial) == 4:
        yield rf"(?<![\d-]){parted}(?![\d-])"


def of_birthday(day: date) -> Iterator[str]:
    """Give a birthday with its year, in both calendars; without it only where one speaks of it."""
    year, month_day = _year(day.year), rf"0?{day.month}\s?[月/.-]\s?0?{day.day}(?!\d)日?"
    other_calendar = r"(?:\([^()\n]{1,9}\))?"
    yield rf"{year}\s?年?\s?{other_calendar}\s?[年/.-]?\s?{month_day}"
    yield _number(f"{day:%Y%m%d}")
    yield rf"(?:{_BORN})[^\d\n]{{0,12}}(?P<own>{month_day})"
    yield rf"(?<![\d/.-])(?P<own>{month_day})[^\d\n]{{0,8}}(?:{_BORN})"
    yield from of_birth_year(day.year)


def of_birth_year(year: int) -> Iterator[str]:
    """Give a year where it is said to be that of a birth."""
    yield rf"{_year(year)}年?(?=生|うまれ)"


def of_house_number(number: str) -> Iterator[str]:
    """Give the block and house of an address: 3-16-4, 3丁目16番4号; one alone as 164番地."""
    groups = re.findall(r"\d+", number.translate(_PLAIN))
    if len(groups) == 1:
        yield rf"(?<!\d){groups[0]}番地?"
    elif groups:
        between = rf"{_HOUSE}{{1,3}}"
        yield rf"(?<![\d-]){between.join(groups)}(?!\d)号?"


def combined(patterns: Iterable[str]) -> Figures:
    """Return the figures that some patterns describe, each once."""
    return Figures(tuple(dict.fromkeys(patterns)))


def _number(digits: str) -> str:
    return rf"(?<!\d)\(?{_BETWEEN.join(digits)}(?!\d)"


def _year(year: int) -> str:
    written = [rf"(?<!\d){year}"]
    for names, before in _ERAS:
        if year > before:
            number = "(?:1|元)" if year == before + 1 else str(year - before)
            written.append(rf"(?:{names})\.?\s?{number}")
            if len(written) > 2:  # a year in which an era changed has two names
                break
    return f"(?:{'|'.join(written)})"


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text in signs of one width, without unseen ones, and where each comes from."""
    kept = [
        (sign, place)
        for place, sign in enumerate(text.translate(_PLAIN))
        if sign.isascii() or unicodedata.category(sign) not in _UNSEEN
    ]
    return "".join(sign for sign, _place in kept), [place for _sign, place in kept]
