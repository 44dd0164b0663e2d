"""When the showroom is open, and which day comes after one on which it is not."""

from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.open_days import (
    ALWAYS_OPEN,
    PERIODS_LIMIT,
    Closing,
    ShowroomDays,
    accepted_days,
    public_holiday,
)

TUESDAY = date(2026, 10, 6)
CULTURE_DAY = date(2026, 11, 3)  # a Tuesday
NEW_YEAR = (date(2026, 12, 29), date(2027, 1, 4))
CLOSED_ON_TUESDAYS = ShowroomDays(frozenset({1}), closed_periods=(NEW_YEAR,))
ANY_DAY = st.dates()
WEEKDAYS = st.frozensets(st.integers(min_value=0, max_value=6))


@pytest.mark.parametrize(
    ("day", "name"),
    [
        (CULTURE_DAY, "文化の日"),
        (date(2026, 9, 22), "国民の休日"),
        (date(2027, 3, 22), "振替休日"),
        (date(2019, 5, 1), "天皇の即位の日"),
        (TUESDAY, None),
        (date(2026, 12, 31), None),
    ],
)
def test_public_holidays_have_their_japanese_names(day: date, name: str | None) -> None:
    found = public_holiday(day)
    assert found == name or (name is not None and found is not None and name in found)


@pytest.mark.parametrize("day", [date.min, date(1948, 11, 3), date(2100, 1, 1), date.max])
def test_the_holidays_of_far_years_are_not_known(day: date) -> None:
    assert public_holiday(day) is None


@pytest.mark.parametrize(
    ("days", "day", "closing"),
    [
        (ALWAYS_OPEN, TUESDAY, None),
        (ALWAYS_OPEN, CULTURE_DAY, Closing.PUBLIC_HOLIDAY),
        (CLOSED_ON_TUESDAYS, TUESDAY, Closing.WEEKDAY),
        (CLOSED_ON_TUESDAYS, CULTURE_DAY, Closing.WEEKDAY),
        (CLOSED_ON_TUESDAYS, NEW_YEAR[0] + timedelta(days=1), Closing.PERIOD),
        (CLOSED_ON_TUESDAYS, date(2027, 1, 1), Closing.PERIOD),
        (CLOSED_ON_TUESDAYS, NEW_YEAR[1], Closing.PERIOD),
        (CLOSED_ON_TUESDAYS, date(2027, 1, 6), None),
    ],
)
def test_a_day_says_why_it_may_not_suit(
    days: ShowroomDays, day: date, closing: Closing | None
) -> None:
    assert days.closing(day) is closing
    assert days.is_open(day) is (closing in (None, Closing.PUBLIC_HOLIDAY))


@pytest.mark.parametrize(
    ("day", "following"),
    [
        (TUESDAY, date(2026, 10, 7)),
        (date(2026, 11, 2), date(2026, 11, 4)),
        (date(2026, 12, 28), date(2027, 1, 6)),
        (date(2026, 5, 2), date(2026, 5, 7)),
        (date.max, None),
    ],
)
def test_the_next_ordinary_day_is_open_and_no_public_holiday(
    day: date, following: date | None
) -> None:
    assert CLOSED_ON_TUESDAYS.next_ordinary_day(day) == following


def test_a_showroom_that_is_never_open_has_no_next_day() -> None:
    never = ShowroomDays(frozenset(range(7)))
    assert never.first_open_day(TUESDAY) is None
    assert never.next_ordinary_day(TUESDAY) is None


@given(day=ANY_DAY, closed=WEEKDAYS)
def test_no_open_day_is_left_out_before_the_first_one(day: date, closed: frozenset[int]) -> None:
    days = ShowroomDays(closed)
    first = days.first_open_day(day)
    if first is not None:
        skipped = [date.fromordinal(each) for each in range(day.toordinal(), first.toordinal())]
        assert days.is_open(first)
        assert not any(map(days.is_open, skipped))


@pytest.mark.parametrize(
    ("days", "key"),
    [
        (ShowroomDays(frozenset(range(7))), "showroom.never_open"),
        (ShowroomDays(opens=time(19), closes=time(10)), "showroom.hours_reversed"),
        (ShowroomDays(opens=time(10), closes=time(10)), "showroom.hours_reversed"),
        (ShowroomDays(closed_periods=(NEW_YEAR[::-1],)), "showroom.period_reversed"),
        (
            ShowroomDays(closed_periods=(NEW_YEAR,) * (PERIODS_LIMIT + 1)),
            "showroom.too_many_periods",
        ),
    ],
)
def test_days_that_cannot_be_meant_are_refused(days: ShowroomDays, key: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        accepted_days(days)
    assert refused.value.key == key
