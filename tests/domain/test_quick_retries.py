from datetime import datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.attempts import RESULTS_OF
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.quick_retries import result_in_vain, retries
from showroom_crm.domain.reminders import LUNCH_ENDS, later_choices, moved_later

# Closed on Sundays.
DAYS = ShowroomDays(closed_weekdays=frozenset({6}), opens=time(10), closes=time(19))
SATURDAY = datetime(2026, 10, 3, 15, 20, 30)
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1))


def test_at_midday_it_is_soon_this_evening_or_the_next_open_day_at_the_same_time() -> None:
    assert retries(datetime(2026, 10, 3, 15, 0), DAYS, now=SATURDAY) == [
        datetime(2026, 10, 3, 15, 50),
        datetime(2026, 10, 3, 16, 20),
        datetime(2026, 10, 3, 18, 0),
        datetime(2026, 10, 5, 15, 0),
    ]


def test_shortly_before_the_showroom_closes_only_the_next_open_day_is_left() -> None:
    assert retries(SATURDAY, DAYS, now=datetime(2026, 10, 3, 18, 45)) == [
        datetime(2026, 10, 5, 15, 20, 30)
    ]


@given(moments, moments)
def test_each_retry_lies_ahead_on_an_open_day_and_they_come_in_order(
    agreed_for: datetime, now: datetime
) -> None:
    offered = retries(agreed_for, DAYS, now=now)
    assert list(offered) == sorted(set(offered))
    assert all(each > now - timedelta(minutes=1) for each in offered)
    assert all(DAYS.is_open(each.date()) for each in offered if each.date() != now.date())


def test_a_try_in_vain_has_a_result_that_its_channel_knows_and_that_reached_nobody() -> None:
    for channel in Channel:
        result = result_in_vain(channel)
        assert result in RESULTS_OF[channel]
        assert not result.reached


def test_before_lunch_it_can_wait_until_after_it() -> None:
    assert list(later_choices(now=datetime(2026, 10, 3, 11, 40, 15))) == [5, 10, 30, 80]
    assert list(later_choices(now=datetime(2026, 10, 3, 14, 0))) == [5, 10, 30]


@given(moments)
def test_later_never_is_another_day(now: datetime) -> None:
    for minutes in later_choices(now=now):
        assert moved_later(minutes, now=now).date() == now.date()
        assert minutes <= 30 or moved_later(minutes, now=now).time() >= LUNCH_ENDS
    assert moved_later(600, now=now).date() == now.date()
