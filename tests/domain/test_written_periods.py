"""Closed periods as a manager writes them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_periods import read_periods, written_periods

TODAY = date(2026, 10, 3)
NEW_YEAR = (date(2026, 12, 29), date(2027, 1, 4))

YEARS_OF_FOUR_DIGITS = st.dates(min_value=date(1000, 1, 1))


@pytest.mark.parametrize(
    "typed",
    [
        "12/29〜1/4",
        "１２／２９～１／４",
        "12月29日から1月4日",
        "2026-12-29 - 2027-01-04",
        "12/29 ~ 1/4 ",
    ],
)
def test_a_period_is_read_however_it_is_written(typed: str) -> None:
    assert read_periods(typed, field="closed_periods", today=TODAY) == [NEW_YEAR]


@pytest.mark.parametrize("typed", ["8/11〜8/15\n12/29〜1/4\n", "8/11〜8/15、12/29〜1/4"])
def test_several_periods_stand_in_lines_or_after_commas(typed: str) -> None:
    assert read_periods(typed, field="closed_periods", today=TODAY) == [
        (date(2027, 8, 11), date(2027, 8, 15)),
        NEW_YEAR,
    ]


def test_a_single_day_is_a_period_and_nothing_is_none() -> None:
    day = date(2026, 11, 3)
    assert read_periods("11/3", field="closed_periods", today=TODAY) == [(day, day)]
    assert read_periods(" \n、", field="closed_periods", today=TODAY) == []


@pytest.mark.parametrize("typed", ["お盆", "8/11〜", "8/11〜15", "13/40〜1/4", "〜1/4", "\x00"])
def test_what_is_no_period_is_refused_by_the_part_that_cannot_be_read(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_periods(typed, field="closed_periods", today=TODAY)
    assert (refused.value.key, refused.value.details["field"]) == (
        "date.unreadable",
        "closed_periods",
    )


@given(
    periods=st.lists(st.tuples(st.dates(min_value=date(1000, 1, 1)), st.dates(date(1000, 1, 1))))
)
def test_what_is_written_is_read_again(periods: list[tuple[date, date]]) -> None:
    assert read_periods(written_periods(periods), field="at", today=TODAY) == periods
