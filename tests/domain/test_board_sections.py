"""The days between which the morning board looks."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.board_sections import last_open_day, next_open_day
from showroom_crm.domain.open_days import ShowroomDays

_DAYS = st.dates(min_value=date(2026, 1, 1), max_value=date(2028, 12, 31))
_SHOWROOMS = st.frozensets(st.integers(0, 6), max_size=6).map(
    lambda closed: ShowroomDays(closed_weekdays=closed)
)


@given(today=_DAYS, days=_SHOWROOMS)
def test_nothing_but_closed_days_lies_between_today_and_the_open_days_beside_it(
    today: date, days: ShowroomDays
) -> None:
    before, after = last_open_day(today, days), next_open_day(today, days)
    assert before < today < after
    assert days.is_open(before)
    assert days.is_open(after)
    between = range(before.toordinal() + 1, after.toordinal())
    assert [each for each in map(date.fromordinal, between) if days.is_open(each)] in ([], [today])


def test_a_showroom_closed_for_a_year_looks_one_day_back_and_ahead() -> None:
    closed = ShowroomDays(closed_periods=((date(2025, 1, 1), date(2029, 1, 1)),))
    assert last_open_day(date(2027, 5, 5), closed) == date(2027, 5, 4)
    assert next_open_day(date(2027, 5, 5), closed) == date(2027, 5, 6)
