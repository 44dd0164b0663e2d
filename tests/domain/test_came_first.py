"""They come or call first: what a talk does to the contact that was planned."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.came_first import Bearing, channels_at, contact_meant, usual_bearing
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.meetings import Place

NOON = datetime(2026, 10, 3, 12)
DAY = timedelta(days=1)


def plan(channel: Channel, at: datetime) -> Plan:
    return Plan(channel, at, reason="下取り額の回答")


def contact(number: int, channel: Channel, at: datetime) -> FollowUp:
    return FollowUp(FollowUpId(number), CustomerId(1), None, None, plan(channel, at))


@pytest.mark.parametrize(
    ("at", "bearing"),
    [
        (NOON - 2 * DAY, Bearing.FULFILS),
        (NOON + timedelta(hours=3), Bearing.FULFILS),
        (NOON + DAY, Bearing.STANDS),
    ],
)
def test_a_visit_fulfils_the_call_that_is_due_and_leaves_a_later_one(
    at: datetime, bearing: Bearing
) -> None:
    visit = channels_at(Place.SHOWROOM)
    assert usual_bearing(plan(Channel.PHONE, at), visit, at=NOON) is bearing


@pytest.mark.parametrize(
    ("place", "channel"),
    [
        (Place.SHOWROOM, Channel.VISIT_US),
        (Place.PHONE, Channel.PHONE),
        (Place.THEIR_HOME, Channel.VISIT_THEM),
        (Place.ONLINE, Channel.LINE),
    ],
)
def test_whoever_comes_or_calls_first_fulfils_what_was_to_be_done_that_way(
    place: Place, channel: Channel
) -> None:
    later = NOON + 3 * DAY
    assert usual_bearing(plan(channel, later), channels_at(place), at=NOON) is Bearing.FULFILS
    for other in set(Channel) - set(channels_at(place)):
        assert usual_bearing(plan(other, later), channels_at(place), at=NOON) is Bearing.STANDS


def test_a_try_in_vain_before_its_day_leaves_the_promise_standing() -> None:
    call = plan(Channel.PHONE, NOON + DAY)
    tried = usual_bearing(call, {Channel.PHONE}, at=NOON, reached=False)
    assert tried is Bearing.STANDS
    due = plan(Channel.PHONE, NOON)
    assert usual_bearing(due, {Channel.PHONE}, at=NOON, reached=False) is Bearing.FULFILS


def test_a_visit_of_today_stands_though_they_are_called_in_vain_before() -> None:
    visit = plan(Channel.VISIT_US, NOON + timedelta(hours=2))
    assert usual_bearing(visit, {Channel.PHONE}, at=NOON, reached=False) is Bearing.STANDS


def test_a_talk_of_two_days_ago_is_judged_by_its_own_day() -> None:
    due_today = plan(Channel.PHONE, NOON + timedelta(hours=3))
    visit = channels_at(Place.SHOWROOM)
    assert usual_bearing(due_today, visit, at=NOON - 2 * DAY) is Bearing.STANDS


def test_of_several_contacts_the_one_that_is_fulfilled_is_meant() -> None:
    call = contact(1, Channel.PHONE, NOON + DAY)
    drive = contact(2, Channel.VISIT_US, NOON + 3 * DAY)
    both = (drive, call)
    assert contact_meant(both, channels_at(Place.SHOWROOM), at=NOON) == drive
    assert contact_meant(both, channels_at(Place.ELSEWHERE), at=NOON) == call
    assert contact_meant((), channels_at(Place.SHOWROOM), at=NOON) is None


@given(
    st.lists(st.tuples(st.sampled_from(Channel), st.integers(-99, 99)), min_size=1),
    st.sampled_from(Place),
)
def test_what_is_due_is_never_passed_over_for_a_later_contact(
    planned: list[tuple[Channel, int]], place: Place
) -> None:
    contacts = [
        contact(number, channel, NOON + timedelta(hours=hours))
        for number, (channel, hours) in enumerate(planned)
    ]
    meant = contact_meant(contacts, channels_at(place), at=NOON)
    earliest = min(contacts, key=lambda each: each.plan.at)
    assert meant in contacts
    if earliest.plan.at.date() <= NOON.date():
        assert meant is not None
        assert meant.plan.at == earliest.plan.at
