"""The 六曜, against what others published of them."""

from datetime import date, timedelta

import holidays
import pytest

from showroom_crm.domain.rokuyo import Rokuyo, rokuyo

SIGNS = dict(zip("大赤先友負仏", Rokuyo, strict=True))

# Every 大安 of 2025, by month, from original-calendar.com (大安カレンダー).
TAIAN_OF_2025 = (
    (5, 11, 17, 23),
    (2, 8, 14, 20, 26),
    (3, 9, 15, 21, 27, 31),
    (6, 12, 18, 24, 29),
    (5, 11, 17, 23, 27),
    (2, 8, 14, 20, 30),
    (6, 12, 18, 24, 30),
    (5, 11, 17, 27),
    (2, 8, 14, 20, 25),
    (1, 7, 13, 19, 23, 29),
    (4, 10, 16, 21, 27),
    (3, 9, 15, 20, 26),
)
# Every day of a month: calendar-calendar.com (2023) and ca-len.com (2026).
FEBRUARY_2023 = "大赤先友負仏大赤先友負仏大赤先友負仏大友負仏大赤先友負仏"
APRIL_2023 = "赤先友負仏大赤先友負仏大赤先友負仏大赤負仏大赤先友負仏大赤先"
MARCH_2026 = "先友負仏大赤先友負仏大赤先友負仏大赤友負仏大赤先友負仏大赤先友"
# Single days from koyominote.com and higoyo.me; those of the winter of 2033 stand on 閏11月.
SINGLE_DAYS = {
    date(2024, 2, 6): "友",
    date(2026, 1, 1): "大",
    date(2026, 1, 18): "仏",
    date(2027, 1, 31): "大",
    date(2027, 2, 28): "仏",
    date(2027, 12, 1): "友",
    date(2028, 10, 6): "先",
    date(2033, 4, 14): "大",
    date(2033, 11, 13): "先",
    date(2033, 11, 30): "先",
    date(2033, 12, 7): "友",
    date(2033, 12, 14): "負",
    date(2033, 12, 30): "先",
}


def test_every_taian_of_a_year_with_a_leap_month_is_the_published_one() -> None:
    days = [date(2025, 1, 1) + timedelta(each) for each in range(365)]
    found = [day for day in days if rokuyo(day) is Rokuyo.TAIAN]
    assert found == [
        date(2025, month, day) for month, days in enumerate(TAIAN_OF_2025, 1) for day in days
    ]


@pytest.mark.parametrize(
    ("first", "published"),
    [
        (date(2023, 2, 1), FEBRUARY_2023),
        (date(2023, 4, 1), APRIL_2023),
        (date(2026, 3, 1), MARCH_2026),
    ],
)
def test_every_day_of_a_month_is_the_published_one(first: date, published: str) -> None:
    found = [rokuyo(first + timedelta(each)) for each in range(len(published))]
    assert found == [SIGNS[sign] for sign in published]


@pytest.mark.parametrize(("day", "published"), list(SINGLE_DAYS.items()))
def test_single_days_are_as_published(day: date, published: str) -> None:
    assert rokuyo(day) is SIGNS[published]


def test_the_feasts_of_the_old_calendar_that_korea_keeps_fall_on_their_own() -> None:
    """Korea has Japan's time, and with it the same months: 1/1, 4/8 and 8/15 are holidays."""
    feasts = {
        "Korean New Year": Rokuyo.SENSHO,
        "Buddha's Birthday": Rokuyo.TAIAN,
        "Chuseok": Rokuyo.BUTSUMETSU,
    }
    kept = holidays.country_holidays("KR", years=range(2021, 2050), language="en_US")
    found = [
        (day, feast, rokuyo(day))
        for day, names in kept.items()
        for feast in names.split("; ")
        if feast in feasts
    ]
    assert len(found) == 3 * 29
    assert [each for each in found if each[2] is not feasts[each[1]]] == []


def test_beyond_the_years_that_are_known_nothing_is_said() -> None:
    assert rokuyo(date(2020, 1, 24)) is None
    assert rokuyo(date(2020, 1, 25)) is Rokuyo.SENSHO
    assert rokuyo(date(2050, 1, 22)) is not None
    assert rokuyo(date(2050, 1, 23)) is None
