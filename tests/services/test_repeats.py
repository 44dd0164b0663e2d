"""A contact that repeats is made anew when the one before is done, and one at a time."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUp, Plan, Repeat
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services import follow_ups, meetings
from showroom_crm.services.bin import delete_follow_up, undo_last
from showroom_crm.services.calls import record_attempt
from showroom_crm.services.store import Store
from tests.conftest import CALL, SATO, MovableClock, Sato

YEARLY = replace(CALL, reason="ご購入記念日のご挨拶", repeats=Repeat.YEARLY, lead_minutes=(60,))
NEXT_YEAR = datetime(2027, 10, 3, 15)


@pytest.fixture
def greeting(store: Store, sato: Sato, clock: MovableClock) -> FollowUp:
    """A yearly call at 15:00 today that belongs to no deal."""
    return planned_with(store, sato, YEARLY, clock)


def planned_with(
    store: Store, sato: Sato, plan: Plan, clock: MovableClock, *, of_deal: bool = False
) -> FollowUp:
    deal_id = sato.deal_id if of_deal else None
    planned = follow_ups.plan_contact(
        store, sato.customer_id, plan, deal_id=deal_id, by=None, clock=clock
    )
    return store.follow_ups.get(planned.follow_up_id)


def called(
    store: Store,
    contact: FollowUp,
    result: Result,
    clock: MovableClock,
    next_plan: Plan | None = None,
) -> None:
    clock.set(contact.plan.at)
    attempt = Attempt(
        contact.customer_id,
        contact.plan.channel,
        result,
        clock.local(),
        follow_up_id=contact.id,
    )
    record_attempt(store, attempt, next_plan, by=StaffId(1), clock=clock)


def met(store: Store, sato: Sato, contact: FollowUp, outcome: Outcome, clock: MovableClock) -> None:
    clock.set(contact.plan.at)
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="ありがとう"),
        deal_id=sato.deal_id,
        answers_id=contact.id,
        by=None,
        clock=clock,
    )
    meetings.close_meeting(store, begun.meeting_id, Answers(), outcome, by=None, clock=clock)


def repeating(store: Store, sato: Sato) -> list[FollowUp]:
    planned = store.follow_ups.of_customer(sato.customer_id)
    return [each for each in planned if each.plan.repeats is not Repeat.NEVER]


def keep_profile(
    store: Store, sato: Sato, clock: MovableClock, *, state: CustomerState, reach: Reach
) -> None:
    """Let the customer be so, whatever else would have ended their contacts."""
    customer = store.customers.get(sato.customer_id)
    changed = replace(customer, profile=replace(customer.profile, state=state, reach=reach))
    store.customers.save(changed, at=clock.utc())


def test_a_talk_brings_the_next_year_and_only_that(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    called(store, greeting, Result.SPOKE, clock)
    (following,) = repeating(store, sato)
    assert following.plan == replace(YEARLY, at=NEXT_YEAR, agreed=False)
    assert following.deal_id is None
    assert (following.uid != greeting.uid, following.sequence) == (True, 0)


def test_year_by_year_one_is_planned_at_any_time(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    years = []
    for _each in range(4):
        (standing,) = repeating(store, sato)
        years.append(standing.plan.at.year)
        called(store, standing, Result.SPOKE, clock)
    assert years == [2026, 2027, 2028, 2029]


def test_what_reached_nobody_comes_again_only_by_its_next_try(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    tomorrow = replace(YEARLY, at=CALL.at + timedelta(days=1), agreed=False)
    called(store, greeting, Result.NOT_IN, clock, tomorrow)
    (again,) = repeating(store, sato)
    assert again.plan == tomorrow
    called(store, again, Result.SPOKE, clock)
    assert [each.plan.at for each in repeating(store, sato)] == [datetime(2027, 10, 4, 15)]


def test_what_reached_nobody_and_is_not_tried_again_is_over(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    called(store, greeting, Result.NOT_IN, clock)
    assert repeating(store, sato) == []


def test_a_next_contact_that_repeats_alike_takes_the_place(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    other = replace(YEARLY, at=datetime(2027, 4, 1, 11))
    called(store, greeting, Result.SPOKE, clock, other)
    assert [each.plan for each in repeating(store, sato)] == [other]


def test_one_that_belongs_to_an_open_deal_stays_with_it_and_is_no_answer_for_its_next_step(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    own = planned_with(store, sato, YEARLY, clock, of_deal=True)
    with store.transaction():
        store.follow_ups.end(sato.follow_up_id, done=False, at=clock.utc())
    with pytest.raises(RuleBroken, match=r"attempt\.next_contact_missing"):
        called(store, own, Result.SPOKE, clock)
    assert [each.id for each in repeating(store, sato)] == [own.id]
    soon = replace(CALL, at=datetime(2026, 10, 5, 15))
    called(store, own, Result.SPOKE, clock, soon)
    plans = [(each.plan.at, each.deal_id) for each in store.follow_ups.of_deal(sato.deal_id)]
    assert plans == [(soon.at, sato.deal_id), (NEXT_YEAR, sato.deal_id)]


def test_a_meeting_that_answers_it_brings_the_next_year(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    soon = replace(CALL, at=datetime(2026, 10, 5, 15))
    met(store, sato, greeting, NextContact(soon), clock)
    assert [each.plan.at for each in repeating(store, sato)] == [NEXT_YEAR]


def test_a_meeting_that_loses_the_deal_leaves_it_to_the_customer_alone(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    own = planned_with(store, sato, YEARLY, clock, of_deal=True)
    met(store, sato, own, Lost(LostReason.NOT_BUYING), clock)
    assert store.deals.get(sato.deal_id).state is DealState.LOST
    (following,) = store.follow_ups.of_customer(sato.customer_id)
    assert (following.plan.at, following.deal_id) == (NEXT_YEAR, None)


@pytest.mark.parametrize(
    ("state", "refusal"),
    [
        (CustomerState.ACTIVE, Refusal.NO_CONTACT),
        (CustomerState.ACTIVE, Refusal.NO_PHONE),
        (CustomerState.SUSPENDED, None),
    ],
)
def test_nothing_repeats_for_one_who_wishes_none(
    store: Store,
    sato: Sato,
    greeting: FollowUp,
    clock: MovableClock,
    state: CustomerState,
    refusal: Refusal | None,
) -> None:
    refusals = frozenset() if refusal is None else frozenset({refusal})
    keep_profile(store, sato, clock, state=state, reach=Reach(refusals=refusals))
    called(store, greeting, Result.SPOKE, clock)
    assert repeating(store, sato) == []


def test_birthdays_and_inspections_go_by_what_the_chart_tells(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    assert SATO.birthday == date(1983, 4, 5)
    for repeats in (Repeat.BIRTHDAY, Repeat.INSPECTION):
        planned = planned_with(store, sato, replace(CALL, repeats=repeats), clock)
        called(store, planned, Result.SPOKE, clock)
    days = {each.plan.repeats: each.plan.at for each in repeating(store, sato)}
    assert days == {
        Repeat.BIRTHDAY: datetime(2027, 4, 5, 15),
        Repeat.INSPECTION: datetime(2026, 12, 31, 15),
    }


def test_an_outcome_that_cannot_be_kept_ends_nothing_and_plans_nothing(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    gone_by = replace(CALL, at=datetime(2026, 10, 1, 15))
    with pytest.raises(RuleBroken, match=r"follow_up\.in_past"):
        called(store, greeting, Result.SPOKE, clock, gone_by)
    assert repeating(store, sato) == [greeting]


def test_a_calendar_knows_it_by_one_uid_and_counts_what_it_can_see(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    changes: tuple[tuple[dict[str, Any], int], ...] = (
        ({"at": datetime(2026, 10, 4, 15)}, 1),
        ({"channel": Channel.LINE}, 2),
        ({"reason": "お祝い"}, 3),
        ({"bring": "花"}, 4),
        ({"lead_minutes": (5,)}, 4),
        ({"repeats": Repeat.BIRTHDAY}, 4),
        ({"agreed": False}, 4),
        ({}, 4),
    )
    plan = greeting.plan
    for change, sequence in changes:
        plan = replace(plan, **change)
        follow_ups.move_contact(store, greeting.id, plan, by=None, clock=clock)
        standing = store.follow_ups.get(greeting.id)
        assert (standing.plan, standing.uid) == (plan, greeting.uid)
        assert standing.sequence == sequence


def test_from_the_bin_it_comes_back_as_it_was(
    store: Store, sato: Sato, greeting: FollowUp, clock: MovableClock
) -> None:
    later = replace(YEARLY, at=datetime(2026, 10, 4, 15))
    follow_ups.move_contact(store, greeting.id, later, by=None, clock=clock)
    before = store.follow_ups.get(greeting.id)
    delete_follow_up(store, greeting.id, by=None, clock=clock)
    undo_last(store, by=None, clock=clock)
    back = store.follow_ups.get(greeting.id)
    assert (back, back.uid) == (before, greeting.uid)
    assert (back.plan, back.sequence) == (later, 1)
