"""An address as it is written in columns: numbers in kanji, digit by digit (位取り記数法).

So 12番地 is 一二番地 and 101号室 is 一〇一号室, as guides to addressing letters have it: 十, 百 and
千 are left out. Hyphens stay; a column draws them upright.
"""

import re
from typing import Final, NamedTuple

KANJI_DIGITS: Final = "〇一二三四五六七八九"

_IN_KANJI = str.maketrans("0123456789０１２３４５６７８９", KANJI_DIGITS * 2)
_DASH = "[-‐‑‒–—−－ーｰの]"
# What a building's or a room's own column may begin after: 3-16-4, 16番4号, 1234番地5.
_HOUSE_NUMBER = re.compile(
    rf"\d+(?:{_DASH}\d+)+(?!\d|{_DASH}|[号室番丁棟階FＦ])|\d+番地?の?\d+号?|\d+番地(?!の?\d)"
)
_ENDS_STREET = re.compile(r"(?:\d|番地?|号)$")


class AddressParts(NamedTuple):
    """The part up to the house number, and what follows it: a building and a room."""

    street: str
    building: str


def vertical_address(address: str) -> AddressParts:
    """Return an address in two parts with its numbers in kanji; the second may be empty."""
    street, building = parted_address(" ".join(address.split()))
    return AddressParts(street.translate(_IN_KANJI), building.translate(_IN_KANJI))


def parted_address(address: str) -> AddressParts:
    """Return an address as it was typed: up to the house number, and what follows it."""
    for gap in re.finditer(" ", address):
        street, building = address[: gap.start()], address[gap.end() :]
        if _ENDS_STREET.search(street):
            return AddressParts(street, building)
    numbers = list(_HOUSE_NUMBER.finditer(address))
    if " " not in address and numbers:
        end = numbers[0].end()
        return AddressParts(address[:end], address[end:])
    return AddressParts(address, "")
