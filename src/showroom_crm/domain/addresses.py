"""Japanese addresses as they are typed, in one line."""

import re

_PREFECTURE = re.compile(r"^(?:東京都|北海道|京都府|大阪府|.{2,3}県)")
_TOWN = re.compile(
    r"^(?:(?:四日市|廿日市|野々市)市|[^\s\d]{1,5}?市|[^\s\d]{1,5}?区|[^\s\d]{0,5}?郡?[^\s\d]{1,5}?[町村])"
)


def town(address: str) -> str:
    """Return the city, ward, town or village of an address; empty where it names none."""
    local = _PREFECTURE.sub("", "".join(address.split()))
    match = _TOWN.match(local)
    return match.group() if match else ""
