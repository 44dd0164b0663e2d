from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.lead_times import LONGEST, LeadTimes, accepted_lead_times, accepted_minutes

VISIT = Plan(Channel.VISIT_US, datetime(2026, 10, 3, 14, 0), reason="ご試乗")
minutes = st.lists(st.integers(1, 1440), max_size=5)


def test_a_visit_is_prepared_in_the_morning_and_a_call_is_not() -> None:
    leads = LeadTimes(minutes=(10,), prepare_at=time(9, 30))
    ten_before = VISIT.at - timedelta(minutes=10)
    assert leads.moments(VISIT) == {ten_before, datetime(2026, 10, 3, 9, 30)}
    call = Plan(Channel.PHONE, VISIT.at, reason="回答")
    assert leads.moments(call) == {ten_before}


def test_a_visit_before_the_morning_s_preparation_has_none() -> None:
    early = Plan(Channel.VISIT_THEM, datetime(2026, 10, 3, 9, 0), reason="納車")
    assert LeadTimes(minutes=(), prepare_at=time(9, 30)).moments(early) == frozenset()


def test_a_contact_s_own_lead_times_stand_in_place_of_the_minutes() -> None:
    own = Plan(Channel.PHONE, VISIT.at, reason="回答", lead_minutes=())
    assert LeadTimes(minutes=(10,)).moments(own) == frozenset()


@given(minutes, st.none() | st.times(), st.sampled_from(Channel), st.datetimes())
def test_each_moment_lies_before_the_contact_by_a_day_at_most(
    leads: list[int], prepare_at: time | None, channel: Channel, at: datetime
) -> None:
    at = max(at, datetime.min + LONGEST)
    moments = LeadTimes(tuple(leads), prepare_at).moments(Plan(channel, at, reason="回答"))
    assert all(at - LONGEST <= moment < at for moment in moments)
    assert {at - timedelta(minutes=each) for each in leads} <= moments


@given(minutes)
def test_accepted_minutes_come_once_each_and_the_longest_first(leads: list[int]) -> None:
    accepted = accepted_minutes(leads)
    assert set(accepted) == set(leads)
    assert list(accepted) == sorted(set(leads), reverse=True)


@pytest.mark.parametrize(
    ("leads", "key"),
    [
        ((0,), "lead_times.out_of_range"),
        ((1441,), "lead_times.out_of_range"),
        ((1, 2, 3, 4, 5, 6), "lead_times.too_many"),
    ],
)
def test_lead_times_that_make_no_sense_are_refused(leads: tuple[int, ...], key: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        accepted_lead_times(LeadTimes(leads))
    assert refused.value.key == key
