"""Postal codes and the areas they stand for; which of them an address lies in."""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from showroom_crm.domain.folding import fold

_SEPARATORS = re.compile(r"[\s〒ー−‐‑–—―─-]")
_CODE = re.compile(r"[0-9]{7}")
_COUNTY = re.compile(r"^[^郡]+郡(?=.+[町村]$)")
_NUMBER = re.compile(r"([一二三四五六七八九]?)十([一二三四五六七八九]?)|[一二三四五六七八九]")
_DIGITS = {sign: number for number, sign in enumerate("一二三四五六七八九", start=1)}
_NOWHERE = (-1, 0)
_STREET = re.compile(r"通|上る|下る|東入|西入")
# How people write 上る, 西入 and the が, の of a place's name; all of it is folded text.
_SPELLINGS = (
    (re.compile(r"大字"), ""),
    (re.compile(r"([上下])がる"), r"\1る"),
    (re.compile(r"([東西]入)る"), r"\1"),
    (re.compile(r"が"), "け"),
    (re.compile(r"之"), "の"),
)


@dataclass(frozen=True)
class Municipality:
    """A city, ward, town or village; `prefixes` are the first three digits of its codes."""

    prefecture: str
    name: str
    prefixes: frozenset[str] = frozenset()


@dataclass(frozen=True)
class PostalArea:
    """What a postal code stands for, alone or among others.

    `note` tells apart areas of one town: blocks, streets of Kyoto, floors. `block` is the
    rest of the address of a large office that has a code of its own.
    """

    code: str
    prefecture: str
    city: str
    town: str
    note: str = ""
    block: str = ""

    @property
    def address(self) -> str:
        return f"{self.prefecture}{self.city}{self.town}{self.block}"


def read_code(typed: str) -> str | None:
    """Return the seven digits of a postal code typed in any width, or None."""
    digits = _SEPARATORS.sub("", unicodedata.normalize("NFKC", typed))
    return digits if _CODE.fullmatch(digits) else None


def written_code(code: str) -> str:
    """Return seven digits as they stand on an envelope: 181-0013."""
    return f"{code[:3]}-{code[3:]}"


def shared_address(areas: Sequence[PostalArea]) -> str:
    """Return the part of an address that all areas of one code share; it may be empty."""
    shared = ""
    for part in ("prefecture", "city", "town", "block"):
        values = {getattr(area, part) for area in areas}
        if len(values) > 1:
            break
        shared += values.pop()
    return shared


def municipalities_of(
    address: str, municipalities: Iterable[Municipality]
) -> Sequence[Municipality]:
    """Return those whose name the address begins with; it may leave out prefecture and 郡."""
    typed = _comparable(address)
    lengths = {each: _length_of_name(typed, each) for each in municipalities}
    longest = max(lengths.values(), default=0)
    return [each for each, length in lengths.items() if length == longest > 0]


def areas_of(
    address: str, municipality: Municipality, areas: Iterable[PostalArea]
) -> Sequence[PostalArea]:
    """Return the areas of a municipality whose town the address names, by their codes.

    Of several with that town, those are meant whose note the address holds, where one does.
    """
    typed = _comparable(address)
    rest = typed[_length_of_name(typed, municipality) :]
    along_streets = municipality.name.startswith("京都市") and _STREET.search(rest) is not None
    place_of = _last_place if along_streets else _first_place
    places = {area: place_of(rest, _comparable(area.town)) for area in areas if area.town}
    best = max(places.values(), default=_NOWHERE)
    named = [area for area, place in places.items() if place == best > _NOWHERE]
    noted = [area for area in named if _note_stands_in(rest, area.note)]
    return sorted(noted or named, key=lambda area: (area.code, area.note))


def _comparable(text: str) -> str:
    """Return a place as it is compared: 一丁目 and 1丁目, 霞が関 and 霞ヶ関 alike."""
    folded = fold(text)
    for spelling, usual in _SPELLINGS:
        folded = spelling.sub(usual, folded)
    return _NUMBER.sub(_in_digits, folded)


def _in_digits(number: re.Match[str]) -> str:
    if "十" not in number.group():
        return str(_DIGITS[number.group()])
    tens, ones = number.groups()
    return str(10 * _DIGITS.get(tens, 1) + _DIGITS.get(ones, 0))


def _length_of_name(typed: str, municipality: Municipality) -> int:
    """Return how much of a comparable address is the municipality's name, 0 for nothing."""
    prefecture, name = map(_comparable, (municipality.prefecture, municipality.name))
    without_county = _COUNTY.sub("", name)
    for spelling in (prefecture + name, prefecture + without_county, name, without_county):
        if typed.startswith(spelling):
            return len(spelling)
    return 0


def _first_place(rest: str, town: str) -> tuple[int, int]:
    """Rate a town that the rest of an address begins with: the longest name is meant."""
    cut_number = town[-1:].isdigit() and rest[len(town) :][:1].isdigit()
    return (0, len(town)) if rest.startswith(town) and not cut_number else _NOWHERE


def _last_place(rest: str, town: str) -> tuple[int, int]:
    """Rate a town that follows the streets of Kyoto: the one named last is meant."""
    at = rest.rfind(town)
    return (at + len(town), len(town)) if at >= 0 else _NOWHERE


def _note_stands_in(rest: str, note: str) -> bool:
    parts = (_comparable(part) for part in note.split("、"))
    return any(part and re.search(rf"(?<!\d){re.escape(part)}", rest) for part in parts)
