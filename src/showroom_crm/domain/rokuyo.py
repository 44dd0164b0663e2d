"""The 六曜 of a day: 大安, 仏滅 and four more, by which customers choose a day of delivery."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from enum import StrEnum
from typing import Final


class Rokuyo(StrEnum):
    """In the order in which they follow each other within a month of the old calendar."""

    TAIAN = "taian"
    SHAKKO = "shakko"
    SENSHO = "sensho"
    TOMOBIKI = "tomobiki"
    SEMBU = "sembu"
    BUTSUMETSU = "butsumetsu"


# The months of the old calendar (旧暦) by the first day of its year: 大 has 30 days, 小 has 29,
# and a month after 閏 bears the number of the one before. Computed with the new moons and the
# solar terms (中気) in Japan's time, so a Chinese table (one hour west) is not its equal. In the
# winter of 2033 the old rule fails; 閏11月 is what the makers of calendars agreed on.
_YEARS: Final[Mapping[date, str]] = {
    date(2020, 1, 25): "大小大大閏小大小小大小大小大",
    date(2021, 2, 12): "小大大小大小大小大小大小",
    date(2022, 2, 1): "大小大小大大小大小大小大",
    date(2023, 1, 22): "小大閏小大小大小大大小大小大",
    date(2024, 2, 10): "小大小小大小大大小大大小",
    date(2025, 1, 29): "大小大小小大閏小大小大大大小",
    date(2026, 2, 17): "大小大小小大小大小大大大",
    date(2027, 2, 7): "小大小大小小大小小大大大",
    date(2028, 1, 27): "小大大小大閏小小大小小大大小",
    date(2029, 2, 13): "大大小大大小小大小小大大",
    date(2030, 2, 3): "小大小大大小大小大小大小",
    date(2031, 1, 23): "大小大閏小大小大大小大小大小",
    date(2032, 2, 11): "大小小大小大大小大大小大",
    date(2033, 1, 31): "小大小小大小大小大大大閏小大",
    date(2034, 2, 19): "小大小小大小大小大大大小",
    date(2035, 2, 8): "大小大小小大小小大大小大",
    date(2036, 1, 28): "大大小大小小閏大小小大大小大",
    date(2037, 2, 15): "大大小大小小大小小大小大",
    date(2038, 2, 4): "大大小大小大小大小小大小",
    date(2039, 1, 24): "大大小大大閏小大小大小大小小",
    date(2040, 2, 12): "大小大大小大大小大小大小",
    date(2041, 2, 1): "大小小大小大大小大大小大",
    date(2042, 1, 22): "小大閏小小大小大小大大小大大",
    date(2043, 2, 10): "小大小小大小小大大小大大",
    date(2044, 1, 30): "大小大小小大小閏小大小大大大",
    date(2045, 2, 17): "大小大小小大小小大小大大",
    date(2046, 2, 6): "大小大大小小大小小大小大",
    date(2047, 1, 26): "大小大大小閏大小大小小大小大",
    date(2048, 2, 14): "小大大小大大小大小大小小",
    date(2049, 2, 2): "大小大小大大小大大小大小",
}


def rokuyo(day: date) -> Rokuyo | None:
    """Return the 六曜 of a day from 2020-01-25 to 2050-01-22, None for others."""
    place = bisect_right(_MONTHS, day, key=_first_day) - 1
    if place < 0 or day > _LAST:
        return None
    first, month = _MONTHS[place]
    number = (day - first).days + 1
    return tuple(Rokuyo)[(month + number) % len(Rokuyo)]


def _first_day(month: tuple[date, int]) -> date:
    return month[0]


def _months() -> Iterator[tuple[date, int]]:
    """Yield the first day of each month and its number."""
    for first, lengths in _YEARS.items():
        number = 0
        for before, length in zip(" " + lengths, lengths, strict=False):
            if length == "閏":
                continue
            number += before != "閏"
            yield first, number
            first += timedelta(30 if length == "大" else 29)


_MONTHS: Final = tuple(_months())
_LAST: Final = _MONTHS[-1][0] + timedelta(28)
