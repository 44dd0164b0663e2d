"""When to propose our next contact, and what day the customer's words mean."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.open_days import CLOSES, OPENS, ShowroomDays
from showroom_crm.domain.proposals import contact_moments

NOW = datetime(2026, 10, 3, 14, 40)
MOMENTS = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2080, 1, 1))
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2080, 1, 1))

TIMES = st.times()
WINDOWS = st.tuples(TIMES, TIMES).map(sorted).map(tuple).filter(lambda ends: ends[0] < ends[1])
SHOWROOMS = st.builds(
    lambda weekdays, opening: ShowroomDays(weekdays, opens=opening[0], closes=opening[1]),
    st.frozensets(st.integers(min_value=0, max_value=6)),
    WINDOWS,
)
CLOSED_ON_TUESDAYS = ShowroomDays(frozenset({1}))


def test_the_first_proposal_is_tomorrow_at_the_nearest_full_hour() -> None:
    assert contact_moments(now=NOW) == [
        datetime(2026, 10, 4, 15),
        datetime(2026, 10, 5, 15),
        datetime(2026, 10, 6, 15),
        datetime(2026, 10, 10, 15),
    ]


@pytest.mark.parametrize(("hour", "proposed"), [(7, 10), (9, 10), (21, 19), (23, 19)])
def test_a_meeting_outside_of_the_opening_hours_proposes_hours_within(
    hour: int, proposed: int
) -> None:
    first = contact_moments(now=NOW.replace(hour=hour, minute=45))[0]
    assert first == datetime(2026, 10, 4, proposed)


def test_we_are_in_touch_before_the_day_on_which_the_customer_decides() -> None:
    assert contact_moments(now=NOW, decides_on=date(2026, 10, 6)) == [
        datetime(2026, 10, 4, 15),
        datetime(2026, 10, 5, 15),
    ]


def test_a_decision_tomorrow_leaves_this_evening_and_that_morning() -> None:
    assert contact_moments(now=NOW, decides_on=date(2026, 10, 4)) == [
        datetime(2026, 10, 3, 16),
        datetime(2026, 10, 3, 19),
        datetime(2026, 10, 4, 10),
    ]


def test_a_decision_tonight_after_hours_falls_back_on_the_next_days() -> None:
    late = NOW.replace(hour=20)
    assert contact_moments(now=late, decides_on=late.date())[0] == datetime(2026, 10, 4, 19)


def test_a_decision_day_that_has_passed_limits_nothing() -> None:
    assert contact_moments(now=NOW, decides_on=date(2026, 9, 1)) == contact_moments(now=NOW)


@given(now=MOMENTS, decides_on=st.none() | DAYS)
def test_proposals_are_open_hours_ahead_in_order(now: datetime, decides_on: date | None) -> None:
    moments = contact_moments(now=now, decides_on=decides_on)
    assert 1 <= len(moments) <= 4
    assert list(moments) == sorted(set(moments))
    for moment in moments:
        assert moment > now
        assert OPENS <= moment.time() <= CLOSES
        assert (moment.minute, moment.second, moment.microsecond) == (0, 0, 0)


@given(now=MOMENTS, days=st.integers(min_value=2, max_value=400))
def test_with_a_day_in_between_every_proposal_precedes_the_decision(
    now: datetime, days: int
) -> None:
    decides_on = now.date() + timedelta(days=days)
    assert all(m.date() < decides_on for m in contact_moments(now=now, decides_on=decides_on))


def test_a_closed_day_is_passed_over() -> None:
    assert contact_moments(now=NOW, days=CLOSED_ON_TUESDAYS) == [
        datetime(2026, 10, 4, 15),
        datetime(2026, 10, 5, 15),
        datetime(2026, 10, 7, 15),
        datetime(2026, 10, 10, 15),
    ]


def test_a_holiday_of_the_showroom_is_passed_over() -> None:
    new_year = ShowroomDays(closed_periods=((date(2026, 12, 29), date(2027, 1, 4)),))
    moments = contact_moments(now=datetime(2026, 12, 27, 14), days=new_year)
    assert [moment.date() for moment in moments] == [
        date(2026, 12, 28),
        date(2027, 1, 5),
        date(2027, 1, 6),
    ]


def test_a_public_holiday_is_proposed() -> None:
    moments = contact_moments(now=datetime(2026, 11, 2, 14))
    assert moments[0] == datetime(2026, 11, 3, 14)


@pytest.mark.parametrize(
    ("hours", "at"),
    [
        ((time(18), time(20)), time(18)),
        ((time(9), time(11)), time(11)),
        ((time(20), time(22)), time(20)),
        ((time(12, 15), time(12, 45)), time(12, 15)),
    ],
)
def test_the_hours_that_suit_the_customer_are_proposed(hours: tuple[time, time], at: time) -> None:
    assert {moment.time() for moment in contact_moments(now=NOW, hours=hours)} == {at}


def test_a_decision_after_closed_days_leaves_today_and_that_morning() -> None:
    closed = ShowroomDays(frozenset({6, 0}))
    assert contact_moments(now=NOW, days=closed, decides_on=date(2026, 10, 6)) == [
        datetime(2026, 10, 3, 16),
        datetime(2026, 10, 3, 19),
        datetime(2026, 10, 6, 10),
    ]


@given(now=MOMENTS, decides_on=st.none() | DAYS, days=SHOWROOMS, hours=st.none() | WINDOWS)
def test_no_proposal_falls_on_a_closed_day_or_outside_of_the_hours(
    now: datetime,
    decides_on: date | None,
    days: ShowroomDays,
    hours: tuple[time, time] | None,
) -> None:
    moments = contact_moments(now=now, decides_on=decides_on, days=days, hours=hours)
    assert 1 <= len(moments) <= 4
    assert list(moments) == sorted(set(moments))
    first, last = hours or (days.opens, days.closes)
    for moment in moments:
        assert moment > now
        assert first <= moment.time() <= last
        assert days.is_open(moment.date()) or len(days.closed_weekdays) == 7


@given(now=MOMENTS, ahead=st.integers(min_value=1, max_value=60), days=SHOWROOMS)
def test_with_an_open_day_in_between_every_proposal_precedes_the_decision(
    now: datetime, ahead: int, days: ShowroomDays
) -> None:
    decides_on = now.date() + timedelta(days=ahead)
    in_between = [now.date() + timedelta(days=later) for later in range(1, ahead)]
    moments = contact_moments(now=now, decides_on=decides_on, days=days)
    if any(map(days.is_open, in_between)):
        assert all(moment.date() < decides_on for moment in moments)
