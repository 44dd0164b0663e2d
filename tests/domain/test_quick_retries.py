from collections.abc import Sequence
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.attempts import RESULTS_OF, Attempt, Result
from showroom_crm.domain.call_proposals import NextTry, next_try
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.other_ways import channels_at_hand, other_ways
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.quick_retries import result_in_vain, retries
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.reminders import LUNCH_ENDS, later_choices, latest_later, moved_later

# Closed on Sundays.
DAYS = ShowroomDays(closed_weekdays=frozenset({6}), opens=time(10), closes=time(19))
SATURDAY = datetime(2026, 10, 3, 15, 20, 30)
MONDAY = datetime(2026, 10, 5)
MOBILE, HOME = read_phone("090-1234-5678"), read_phone("0422-12-3456")
AT_ANY_TIME = Reach()
moments = st.datetimes(datetime(2026, 1, 1), datetime(2030, 1, 1))


def tried(
    result: Result = Result.NOT_IN,
    at: datetime = SATURDAY,
    channel: Channel = Channel.PHONE,
    number: str = "",
) -> Attempt:
    return Attempt(CustomerId(1), channel, result, at, number=number)


def offered(
    reach: Reach = AT_ANY_TIME,
    *,
    now: datetime = SATURDAY,
    channel: Channel = Channel.PHONE,
    earlier: Sequence[Attempt] = (),
) -> list[NextTry]:
    profile = Profile(name="佐藤", phones=(MOBILE,), reach=reach)
    failed = (tried(at=now, channel=channel), *earlier)
    return list(retries(failed, profile, attempts=earlier, days=DAYS, now=now))


def by_phone(*moments: datetime) -> list[NextTry]:
    return [NextTry(Channel.PHONE, each) for each in moments]


def test_at_midday_it_is_soon_this_evening_or_on_the_next_open_day() -> None:
    assert offered() == by_phone(
        datetime(2026, 10, 3, 15, 50),
        datetime(2026, 10, 3, 16, 20),
        datetime(2026, 10, 3, 18, 0),
        MONDAY.replace(hour=15),
    )


def test_shortly_before_the_showroom_closes_only_the_next_open_day_is_left() -> None:
    (only,) = offered(now=datetime(2026, 10, 3, 18, 45))
    assert only.at.date() == MONDAY.date()


def test_before_the_showroom_opens_it_is_not_tried() -> None:
    assert offered(now=datetime(2026, 10, 3, 9, 15))[:2] == by_phone(
        datetime(2026, 10, 3, 10, 15), datetime(2026, 10, 3, 18)
    )


def test_the_hours_that_suit_the_customer_are_kept_and_those_ahead_are_a_window() -> None:
    evenings = Reach(hours=(time(17, 30), time(20)))
    assert offered(evenings) == [
        NextTry(Channel.PHONE, datetime(2026, 10, 3, 17, 30), time(20)),
        NextTry(Channel.PHONE, datetime(2026, 10, 3, 18)),
        NextTry(Channel.PHONE, MONDAY.replace(hour=17, minute=30), time(20)),
    ]
    assert offered(evenings, now=datetime(2026, 10, 3, 17, 40))[:2] == by_phone(
        datetime(2026, 10, 3, 18, 10), datetime(2026, 10, 3, 18, 40)
    )


def test_hours_that_are_over_leave_the_next_open_day() -> None:
    mornings = Reach(hours=(time(10), time(12)))
    assert offered(mornings) == [NextTry(Channel.PHONE, MONDAY.replace(hour=10), time(12))]


def test_hours_that_begin_when_the_showroom_is_closed_are_not_for_today() -> None:
    late = Reach(hours=(time(19), time(21)))
    assert offered(late) == [NextTry(Channel.PHONE, MONDAY.replace(hour=19), time(21))]


def test_what_is_refused_meanwhile_gives_way_to_what_is_allowed() -> None:
    refuses = Reach(channel=Channel.LINE, refusals=frozenset({Refusal.NO_PHONE}))
    (only,) = offered(refuses)
    assert only == next_try(Channel.PHONE, Result.NOT_IN, now=SATURDAY, reach=refuses, days=DAYS)
    assert only.channel is Channel.LINE


def test_who_wishes_no_contact_at_all_is_tried_no_more() -> None:
    assert offered(Reach(refusals=frozenset({Refusal.NO_CONTACT}))) == []


@pytest.mark.parametrize("channel", [Channel.PHONE, Channel.SMS])
def test_a_number_without_a_line_is_not_tried_again(channel: Channel) -> None:
    dead = tried(Result.NUMBER_DEAD, number=MOBILE.number)
    reach = Reach(channel=Channel.LINE)
    (only,) = offered(reach, channel=channel, earlier=[dead])
    assert only.channel is Channel.LINE


def test_one_dead_number_of_two_leaves_the_other() -> None:
    profile = Profile(name="佐藤", phones=(MOBILE, HOME))
    dead = [tried(Result.NUMBER_DEAD, number=MOBILE.number)]
    found = retries((tried(), *dead), profile, attempts=dead, days=DAYS, now=SATURDAY)
    assert {each.channel for each in found} == {Channel.PHONE}
    assert len(found) == 4


def test_after_three_failures_the_other_ways_are_those_of_a_recorded_call() -> None:
    earlier = [tried(at=SATURDAY - timedelta(days=number)) for number in (1, 2)]
    assert offered(earlier=earlier[:1])[-1] == NextTry(Channel.PHONE, MONDAY.replace(hour=15))
    found = offered(earlier=earlier)
    profile = Profile(name="佐藤", phones=(MOBILE,))
    ways = other_ways(
        (tried(), *earlier),
        now=SATURDAY,
        reach=profile.reach,
        has=channels_at_hand(profile, earlier),
        days=DAYS,
    )
    assert len(ways) > 1
    assert found == [*offered()[:3], *ways]


@given(moments, st.tuples(st.times(), st.times()))
def test_each_retry_lies_ahead_when_somebody_is_there_and_it_suits_the_customer(
    now: datetime, hours: tuple[time, time]
) -> None:
    suits = (min(hours), max(hours))
    found = offered(Reach(hours=suits), now=now)
    at = [each.at for each in found]
    assert at == sorted(set(at))
    assert all(each > now - timedelta(minutes=1) for each in at)
    for each in at:
        if each.date() == now.date():
            assert DAYS.opens <= each.time() < DAYS.closes
            assert suits[0] <= each.time() < suits[1]
        else:
            assert DAYS.is_open(each.date())


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


@given(moments, st.integers(0, 3600))
def test_what_was_put_off_never_lies_beyond_what_can_be_chosen_later_on(
    now: datetime, seconds: int
) -> None:
    """Else a reminder put off until after lunch would come back too soon."""
    for minutes in later_choices(now=now):
        until = moved_later(minutes, now=now)
        then = now + timedelta(seconds=seconds)
        assert until <= latest_later(now=then)
