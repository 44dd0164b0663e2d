"""Who is not there, and who stands in."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.days_off import (
    DayOff,
    StandIn,
    accepted_day_off,
    is_off,
    stand_in_for,
    stand_ins,
    whose,
)
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId

TODAY = date(2026, 11, 25)
A, B, C = StaffId(1), StaffId(2), StaffId(3)


def off(who: StaffId, stand_in: StaffId | None = None, days: int = 0) -> DayOff:
    return DayOff(who, TODAY, TODAY + timedelta(days=days), stand_in)


def test_a_day_off_holds_from_its_first_to_its_last_day() -> None:
    week = off(A, days=6)

    assert is_off([week], A, TODAY)
    assert is_off([week], A, TODAY + timedelta(days=6))
    assert not is_off([week], A, TODAY + timedelta(days=7))
    assert not is_off([week], B, TODAY)
    assert not is_off([week], None, TODAY)


def test_who_is_there_needs_nobody() -> None:
    assert stand_in_for([off(B, C)], A, TODAY) is None


def test_a_stand_in_who_is_off_as_well_hands_on() -> None:
    assert stand_in_for([off(A, B)], A, TODAY) == B
    assert stand_in_for([off(A, B), off(B, C)], A, TODAY) == C
    assert stand_in_for([off(A, B), off(B)], A, TODAY) is None


def test_those_who_point_at_each_other_lead_to_nobody() -> None:
    assert stand_in_for([off(A, B), off(B, A)], A, TODAY) is None


@given(
    st.lists(
        st.builds(
            DayOff,
            st.sampled_from([A, B, C]),
            st.dates(TODAY, TODAY + timedelta(days=3)),
            st.dates(TODAY, TODAY + timedelta(days=3)),
            st.sampled_from([None, A, B, C]),
        ),
        max_size=8,
    )
)
def test_a_stand_in_is_always_somebody_who_is_there(days_off: list[DayOff]) -> None:
    found = stand_in_for(days_off, A, TODAY)

    assert found is None or (found != A and not is_off(days_off, found, TODAY))


def test_a_stand_in_has_the_contacts_of_those_days_and_no_others() -> None:
    [span] = stand_ins([off(A, B, days=1)], today=TODAY)

    assert span == StandIn(A, TODAY, TODAY + timedelta(days=1), B)
    assert whose([span], A, TODAY - timedelta(days=1)) == A
    assert whose([span], A, TODAY + timedelta(days=1)) == B
    assert whose([span], A, TODAY + timedelta(days=2)) == A
    assert whose([span], C, TODAY) == C


def test_what_is_left_goes_back_when_the_days_off_are_over() -> None:
    week = off(A, B, days=6)

    assert whose(stand_ins([week], today=week.last_on), A, TODAY) == B
    assert not stand_ins([week], today=week.last_on + timedelta(days=1))


def test_who_stands_in_later_takes_what_is_left_along() -> None:
    week = off(A, B, days=6)
    away = DayOff(B, TODAY + timedelta(days=2), TODAY + timedelta(days=3), C)

    first = stand_ins([week, away], today=TODAY)
    assert [whose(first, A, TODAY + timedelta(days=day)) for day in range(8)] == [
        B, B, C, C, B, B, B, A,
    ]  # fmt: skip
    later = stand_ins([week, away], today=away.first_on)
    assert whose(later, A, TODAY) == C


def test_without_a_stand_in_everybody_keeps_their_own() -> None:
    assert not stand_ins([off(A, days=3)], today=TODAY)
    endless = DayOff(A, TODAY, date.max, B)
    assert whose(stand_ins([endless], today=TODAY), A, date.max) == B


@given(
    st.lists(
        st.builds(
            DayOff,
            st.sampled_from([A, B, C]),
            st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=3)),
            st.dates(TODAY - timedelta(days=3), TODAY + timedelta(days=5)),
            st.sampled_from([None, A, B, C]),
        ),
        max_size=8,
    ),
    st.integers(0, 5),
)
def test_the_spans_say_of_each_day_to_come_who_stands_in(days_off: list[DayOff], days: int) -> None:
    day = TODAY + timedelta(days=days)
    known = [each for each in days_off if each.first_on <= each.last_on]

    assert whose(stand_ins(known, today=TODAY), A, day) == (stand_in_for(known, A, day) or A)


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(RuleBroken, match=r"day_off\.reversed"):
        accepted_day_off(DayOff(A, TODAY, TODAY - timedelta(days=1)))
    with pytest.raises(RuleBroken, match=r"day_off\.own_stand_in"):
        accepted_day_off(off(A, A))
    assert accepted_day_off(off(A, B)) == off(A, B)
