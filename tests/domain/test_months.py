from datetime import date

import pytest

from showroom_crm.domain.months import months_later, quarter_of


@pytest.mark.parametrize(
    ("day", "months", "later"),
    [
        (date(2026, 10, 3), 0, date(2026, 10, 3)),
        (date(2026, 10, 3), 3, date(2027, 1, 3)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2027, 12, 31), 2, date(2028, 2, 29)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2024, 2, 29), 48, date(2028, 2, 29)),
        (date(2026, 1, 31), -2, date(2025, 11, 30)),
        (date(2026, 12, 1), -12, date(2025, 12, 1)),
    ],
)
def test_a_day_that_the_month_lacks_becomes_its_last(day: date, months: int, later: date) -> None:
    assert months_later(day, months) == later


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 10, 1), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
        (date(2027, 2, 15), date(2027, 1, 1), date(2027, 3, 31)),
        (date(2027, 4, 1), date(2027, 4, 1), date(2027, 6, 30)),
        (date(2027, 9, 30), date(2027, 7, 1), date(2027, 9, 30)),
    ],
)
def test_a_quarter_is_three_months_from_january_april_july_or_october(
    day: date, first: date, last: date
) -> None:
    assert quarter_of(day) == (first, last)
