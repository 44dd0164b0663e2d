"""The remedy as work: who prepares it, by when, whether it is ready."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from showroom_crm.domain.deals import Concern, ConcernCategory, RemedyState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.open_days import ShowroomDays
from showroom_crm.domain.remedies import (
    assigned,
    due_proposals,
    due_too_late,
    is_late,
    not_ready,
    ready_by,
    refuse_past_due,
    without_remedy,
)

CLOSED_WEDNESDAYS = ShowroomDays(closed_weekdays=frozenset({2}))
PRICE = Concern(ConcernCategory.PRICE, "高い", remedy="値引きを相談")


def test_for_an_afternoon_it_is_the_morning_of_that_day() -> None:
    assert ready_by(datetime(2026, 11, 27, 15), ShowroomDays()) == datetime(2026, 11, 27, 10)


def test_for_a_morning_it_is_the_noon_of_the_open_day_before() -> None:
    thursday = datetime(2026, 11, 26, 11)

    assert ready_by(thursday, ShowroomDays()) == datetime(2026, 11, 25, 13)
    assert ready_by(thursday, CLOSED_WEDNESDAYS) == datetime(2026, 11, 24, 13)


@given(
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.frozensets(st.integers(0, 6), max_size=6),
)
def test_it_is_always_before_the_contact(contact: datetime, closed: frozenset[int]) -> None:
    due = ready_by(contact, ShowroomDays(closed_weekdays=closed, opens=time(9), closes=time(18)))

    assert due <= contact
    assert (contact.date() - due.date()).days <= 8


def given_out(concern: Concern, contact_at: datetime, now: datetime, staff: int = 3) -> Concern:
    return assigned(
        concern, contact_at=contact_at, staff_id=StaffId(staff), days=ShowroomDays(), now=now
    )


def test_nobody_s_remedy_falls_to_who_makes_the_contact() -> None:
    now = datetime(2026, 11, 25, 12)
    first = given_out(PRICE, datetime(2026, 11, 27, 15), now)
    assert (first.remedy_by, first.remedy_due) == (3, datetime(2026, 11, 27, 10))
    assert given_out(first, datetime(2026, 12, 9, 15), now, staff=4) == first


def test_a_day_that_is_over_is_set_anew_for_the_same_person() -> None:
    first = given_out(PRICE, datetime(2026, 11, 27, 15), datetime(2026, 11, 25, 12))
    anew = given_out(first, datetime(2026, 12, 9, 15), datetime(2026, 11, 28, 12), staff=4)
    assert (anew.remedy_by, anew.remedy_due) == (3, datetime(2026, 12, 9, 10))


def test_a_contact_in_an_hour_leaves_that_hour() -> None:
    soon = datetime(2026, 11, 27, 15)
    assert given_out(PRICE, soon, datetime(2026, 11, 27, 14)).remedy_due == soon


def test_a_solved_concern_is_no_work() -> None:
    solved = Concern(ConcernCategory.PRICE, resolved=True)

    assert given_out(solved, datetime(2026, 1, 2), datetime(2026, 1, 1)) is solved
    assert without_remedy([solved]) == not_ready([solved]) == ()


def test_what_is_not_thought_of_or_not_ready_is_told() -> None:
    thoughtless = Concern(ConcernCategory.FAMILY, "妻が反対", remedy="  ")
    ready = Concern(ConcernCategory.LOAN, remedy="金利の資料", remedy_state=RemedyState.READY)

    assert without_remedy([PRICE, thoughtless, ready]) == (thoughtless,)
    assert not_ready([PRICE, thoughtless, ready]) == (PRICE, thoughtless)


def promised(due: datetime | None) -> Concern:
    return replace(PRICE, remedy_due=due)


def test_a_remedy_is_not_promised_for_a_time_that_is_over() -> None:
    now = datetime(2026, 11, 25, 12)
    for before in (None, PRICE, promised(datetime(2026, 11, 24, 12))):
        with pytest.raises(RuleBroken, match=r"remedy\.due_in_past"):
            refuse_past_due(before, promised(now - timedelta(minutes=1)), now=now)
        refuse_past_due(before, promised(now), now=now)
        refuse_past_due(before, promised(None), now=now)


def test_one_that_has_become_late_may_stay_while_other_things_of_it_change() -> None:
    late = promised(datetime(2026, 11, 24, 12))
    begun = replace(late, remedy_state=RemedyState.PREPARING)
    refuse_past_due(late, begun, now=datetime(2026, 11, 25, 12))


def test_late_is_what_was_to_be_ready_by_now_and_is_not() -> None:
    now = datetime(2026, 11, 25, 12)
    late = promised(now - timedelta(minutes=1))
    assert is_late(late, now=now)
    assert not is_late(replace(late, remedy_state=RemedyState.READY), now=now)
    assert not is_late(replace(late, resolved=True), now=now)
    assert not is_late(promised(now), now=now)
    assert not is_late(PRICE, now=now)


def test_ready_only_after_the_contact_is_too_late() -> None:
    contact = datetime(2026, 11, 27, 15)
    assert due_too_late(contact + timedelta(minutes=1), contact)
    assert not due_too_late(contact, contact)
    assert not due_too_late(None, contact)
    assert not due_too_late(contact, None)


def test_it_could_be_ready_today_tomorrow_noon_or_half_a_day_before_the_contact() -> None:
    wednesday = datetime(2026, 11, 25, 12)
    friday = datetime(2026, 11, 27, 15)
    assert due_proposals(friday, ShowroomDays(), now=wednesday) == [
        datetime(2026, 11, 25, 19),
        datetime(2026, 11, 26, 13),
        datetime(2026, 11, 27, 10),
    ]
    assert due_proposals(friday, CLOSED_WEDNESDAYS, now=wednesday)[0] == datetime(2026, 11, 26, 13)
    assert due_proposals(None, ShowroomDays(), now=wednesday) == [
        datetime(2026, 11, 25, 19),
        datetime(2026, 11, 26, 13),
    ]


@given(
    st.none() | st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)),
    st.frozensets(st.integers(0, 6), max_size=6),
)
def test_what_is_proposed_is_to_come_and_never_too_late(
    contact: datetime | None, now: datetime, closed: frozenset[int]
) -> None:
    proposed = due_proposals(contact, ShowroomDays(closed_weekdays=closed), now=now)
    assert proposed == sorted(set(proposed))
    assert all(each > now and not due_too_late(each, contact) for each in proposed)
    assert proposed or (contact is not None and contact <= now)
