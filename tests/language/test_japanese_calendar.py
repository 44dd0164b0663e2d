"""Days by the Japanese calendar, and how far they lie ahead."""

from datetime import date

import pytest

from showroom_crm.domain.written_dates import read_day
from showroom_crm.language import formats
from showroom_crm.language.catalog import use_language


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(2027, 4, 30), "令和9年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 4, 30), "平成31年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1926, 12, 25), "昭和元年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1900, 1, 1), "明治33年"),
    ],
)
def test_a_year_begins_with_its_emperor(day: date, year: str) -> None:
    assert formats.era_year(day) == year


def test_a_day_bears_both_years() -> None:
    assert formats.era_day(date(2027, 4, 30)) == "令和9年(2027年)4月30日"
    use_language("en")
    assert formats.era_day(date(2027, 4, 30)) == "30 Apr 2027 (Reiwa 9)"


@pytest.mark.parametrize(
    ("until", "left"),
    [
        (date(2026, 9, 30), "3 days past"),
        (date(2026, 10, 3), "today"),
        (date(2026, 10, 4), "1 day left"),
        (date(2026, 12, 2), "60 days left"),
        (date(2027, 4, 3), "6 months left"),
        (date(2027, 4, 2), "5 months left"),
    ],
)
def test_time_left_is_told_in_days_then_in_months(until: date, left: str) -> None:
    use_language("en")
    assert formats.time_left(until, on=date(2026, 10, 3)) == left


@pytest.mark.parametrize(
    ("day", "typed"),
    [
        (date(2027, 4, 30), "R9.4.30"),
        (date(2019, 5, 1), "R1.5.1"),
        (date(2019, 4, 30), "H31.4.30"),
        (date(1989, 1, 7), "S64.1.7"),
    ],
)
def test_a_short_day_is_read_as_the_day_it_was(day: date, typed: str) -> None:
    assert formats.short_era_day(day) == typed
    assert read_day(typed, field="vehicles") == day
