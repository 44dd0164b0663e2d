"""After three failures in a row another channel or another hour is proposed."""

from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.attempts import RESULTS_OF, Attempt, Result, in_vain
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.other_ways import FAILURES, channels_at_hand, nearest_hour, other_ways
from showroom_crm.domain.phones import Phone, PhoneKind
from showroom_crm.domain.reaching import Reach, Refusal, blocking

NOON = datetime(2026, 10, 3, 12)
SUNDAY = date(2026, 10, 4)
MOBILE = Phone("+819012345678")
HOME = Phone("+81422221234", PhoneKind.HOME)
ALL = frozenset(Channel)
NO_WISHES = Reach()


def tried(
    *hours: int, channel: Channel = Channel.PHONE, result: Result = Result.NOT_IN
) -> list[Attempt]:
    """Return tries on the last days, the newest first, each at its hour."""
    return [
        Attempt(CustomerId(1), channel, result, NOON.replace(hour=hour) - timedelta(days=days))
        for days, hour in enumerate(hours)
    ]


def ways(
    tries: list[Attempt],
    *,
    reach: Reach = NO_WISHES,
    has: frozenset[Channel] = ALL,
    days: ShowroomDays = ALWAYS_OPEN,
) -> list[tuple[Channel, datetime]]:
    found = other_ways(tries, now=NOON, reach=reach, has=has, days=days)
    return [(each.channel, each.at) for each in found]


def test_two_failures_call_for_no_other_way() -> None:
    assert ways(tried(12, 12)) == []


def test_after_three_calls_at_noon_the_evening_and_line_are_proposed() -> None:
    assert ways(tried(12, 12, 12))[:2] == [
        (Channel.PHONE, datetime.combine(SUNDAY, time(18))),
        (Channel.LINE, datetime.combine(SUNDAY, time(12))),
    ]


def test_the_channel_they_like_comes_first_unless_it_failed_at_every_hour() -> None:
    assert ways(tried(12, 12, 12), reach=Reach(channel=Channel.LINE))[0][0] is Channel.LINE
    mornings = Reach(channel=Channel.PHONE, hours=(time(10), time(12)))
    assert ways(tried(10, 11, 10), reach=mornings)[0][0] is Channel.LINE
    assert ways(tried(10, 10, 10), reach=mornings)[0] == (
        Channel.PHONE,
        datetime.combine(SUNDAY, time(11)),
    )


def test_nobody_is_invited_who_cannot_be_reached() -> None:
    found = ways(tried(12, 12, 12), has=frozenset({Channel.VISIT_US, Channel.VISIT_THEM}))
    assert [channel for channel, _at in found if channel is not Channel.VISIT_US] == [
        Channel.VISIT_THEM
    ]
    assert Channel.VISIT_US not in channels_at_hand(Profile(name="山田"), ())


@pytest.mark.parametrize(
    ("profile", "channels"),
    [
        (Profile(), set()),
        (Profile(phones=(HOME,)), {Channel.PHONE}),
        (Profile(phones=(MOBILE,)), {Channel.PHONE, Channel.SMS, Channel.LINE}),
        (Profile(address="三鷹市"), {Channel.VISIT_THEM, Channel.POST}),
        (
            Profile(
                address="三鷹市",
                phones=(HOME,),
                reach=Reach(refusals=frozenset({Refusal.KEEP_FROM_FAMILY})),
            ),
            {Channel.PHONE},
        ),
        (Profile(reach=Reach(channel=Channel.MAIL)), {Channel.MAIL}),
    ],
)
def test_what_is_known_of_a_customer_tells_how_they_are_got_at(
    profile: Profile, channels: set[Channel]
) -> None:
    assert channels_at_hand(profile, ()) == channels


def test_what_they_answered_by_is_at_hand_and_a_dead_number_is_not() -> None:
    answered = tried(12, channel=Channel.LINE, result=Result.ANSWERED)
    assert channels_at_hand(Profile(), answered) == {Channel.LINE}
    dead = Attempt(CustomerId(1), Channel.PHONE, Result.NUMBER_DEAD, NOON, number=MOBILE.number)
    assert channels_at_hand(Profile(phones=(MOBILE,)), [dead, *answered]) == {Channel.LINE}


TRIES = st.lists(
    st.builds(
        lambda channel, minutes: Attempt(
            CustomerId(1), channel, RESULTS_OF[channel][-1], NOON - timedelta(minutes=minutes)
        ),
        st.sampled_from(Channel),
        st.integers(0, 20_000),
    ),
    max_size=12,
)
HOURS = st.none() | st.tuples(st.integers(0, 11), st.integers(12, 23)).map(
    lambda ends: (time(ends[0]), time(ends[1]))
)


@given(
    tries=TRIES,
    reach=st.builds(
        Reach,
        channel=st.none() | st.sampled_from(Channel),
        hours=HOURS,
        refusals=st.frozensets(st.sampled_from(Refusal)),
    ),
    has=st.frozensets(st.sampled_from(Channel)),
    closed=st.frozensets(st.integers(0, 6), max_size=6),
)
def test_a_proposal_is_allowed_at_hand_on_an_open_day_and_never_a_repetition(
    tries: list[Attempt], reach: Reach, has: frozenset[Channel], closed: frozenset[int]
) -> None:
    days = ShowroomDays(closed_weekdays=closed)
    found = other_ways(tries, now=NOON, reach=reach, has=has, days=days)
    assert not found or len(tries) >= FAILURES
    assert len({each.channel for each in found}) == len(found) <= 3
    for each in found:
        assert each.channel in has
        assert blocking(reach, each.channel) is None
        assert each.at > NOON
        assert days.is_open(each.at.date())
        repeated = [at for at in tries if at.channel is each.channel]
        assert each.at.hour not in [nearest_hour(at.happened_at) for at in repeated]
        if repeated and reach.hours is not None:
            assert reach.hours[0] <= each.at.time() <= reach.hours[1]


@given(TRIES)
def test_only_the_tries_since_somebody_was_reached_count(tries: list[Attempt]) -> None:
    newest_first = sorted(tries, key=lambda each: each.happened_at, reverse=True)
    failed = in_vain(newest_first, since=None)
    assert not any(each.result.reached for each in failed)
    assert list(failed) == newest_first[: len(failed)]
    if len(failed) < len(newest_first):
        assert newest_first[len(failed)].result.reached
