"""When and how a customer is tried again."""

from datetime import date, datetime, time, timedelta

import pytest

from showroom_crm.domain.attempts import Attempt, Result, dead_numbers, tries_in_vain
from showroom_crm.domain.call_proposals import NextTry, next_try
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.open_days import ALWAYS_OPEN, ShowroomDays
from showroom_crm.domain.reaching import Reach, Refusal

SATURDAY = datetime(2026, 10, 3, 14, 20)
SUNDAY = date(2026, 10, 4)
NUMBER = "+819012345678"
NO_WISHES = Reach()


def proposed(
    channel: Channel = Channel.PHONE,
    result: Result = Result.NOT_IN,
    *,
    now: datetime = SATURDAY,
    reach: Reach = NO_WISHES,
    days: ShowroomDays = ALWAYS_OPEN,
    other_number: bool = False,
) -> NextTry | None:
    return next_try(channel, result, now=now, reach=reach, days=days, other_number=other_number)


def test_the_same_channel_is_proposed_for_the_next_day_at_this_hour() -> None:
    assert proposed() == NextTry(Channel.PHONE, datetime.combine(SUNDAY, time(14)))


def test_days_on_which_the_showroom_is_closed_are_passed_over() -> None:
    closed = ShowroomDays(
        closed_weekdays=frozenset({1}), closed_periods=((SUNDAY, date(2026, 10, 5)),)
    )
    found = proposed(days=closed)
    assert found is not None
    assert found.at.date() == date(2026, 10, 7)


def test_the_hours_that_suit_the_customer_make_a_window() -> None:
    found = proposed(reach=Reach(hours=(time(18), time(20))))
    assert found == NextTry(Channel.PHONE, datetime.combine(SUNDAY, time(18)), time(20))


@pytest.mark.parametrize(("hour", "proposed_at"), [(8, 10), (14, 14), (22, 19)])
def test_the_hour_is_one_at_which_somebody_is_there(hour: int, proposed_at: int) -> None:
    found = proposed(now=SATURDAY.replace(hour=hour, minute=0))
    assert found is not None
    assert found.at.hour == proposed_at


@pytest.mark.parametrize(
    ("reach", "channel"),
    [
        (Reach(channel=Channel.LINE, refusals=frozenset({Refusal.NO_PHONE})), Channel.LINE),
        (Reach(refusals=frozenset({Refusal.NO_PHONE})), Channel.VISIT_US),
        (Reach(channel=Channel.LINE), Channel.PHONE),
    ],
)
def test_a_refused_channel_gives_way_to_one_that_is_allowed(reach: Reach, channel: Channel) -> None:
    found = proposed(reach=reach)
    assert found is not None
    assert found.channel is channel


def test_a_customer_who_wishes_no_contact_is_proposed_none() -> None:
    assert proposed(reach=Reach(refusals=frozenset({Refusal.NO_CONTACT}))) is None


@pytest.mark.parametrize(
    ("other_number", "channel"), [(True, Channel.PHONE), (False, Channel.LINE)]
)
def test_a_dead_number_calls_for_another_number_or_another_way(
    other_number: bool, channel: Channel
) -> None:
    found = proposed(
        result=Result.NUMBER_DEAD,
        reach=Reach(channel=Channel.LINE, refusals=frozenset({Refusal.NO_DIRECT_MAIL})),
        other_number=other_number,
    )
    assert found is not None
    assert found.channel is channel


def test_a_dead_number_gets_no_text_message_either() -> None:
    found = proposed(result=Result.NUMBER_DEAD, reach=Reach(channel=Channel.SMS))
    assert found is not None
    assert found.channel is Channel.VISIT_US


def tried(result: Result, days_ago: int, number: str = NUMBER) -> Attempt:
    at = SATURDAY - timedelta(days=days_ago)
    return Attempt(CustomerId(1), Channel.PHONE, result, at, number=number)


def test_a_number_is_dead_until_somebody_answers_there() -> None:
    dead = tried(Result.NUMBER_DEAD, 2)
    assert dead_numbers([tried(Result.NOT_IN, 1, ""), dead]) == {NUMBER}
    assert dead_numbers([tried(Result.SPOKE, 1), dead]) == frozenset()


def test_tries_are_counted_since_the_customer_was_last_reached() -> None:
    tries = [tried(Result.NOT_IN, 1), tried(Result.VOICE_MAIL, 2), tried(Result.NOT_IN, 3)]
    assert tries_in_vain([*tries, tried(Result.SPOKE, 4), *tries], since=None) == 3
    assert tries_in_vain(tries, since=SATURDAY - timedelta(days=2)) == 1
    assert tries_in_vain([], since=None) == 0
