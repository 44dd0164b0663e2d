"""A try to reach a customer ends one contact and opens the next, in one transaction."""

from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import bin as bin_service
from showroom_crm.services import calls, follow_ups
from showroom_crm.services.customers import add_customer
from showroom_crm.services.messages import messages_for
from showroom_crm.services.store import Store
from tests.conftest import CALL, NOON, MovableClock, Sato

AGAIN = Plan(Channel.PHONE, NOON + timedelta(days=1), reason="下取り額の回答", agreed=False)


@pytest.fixture
def not_in(sato: Sato) -> Attempt:
    """佐藤 was called as promised, and was not in."""
    return Attempt(
        sato.customer_id,
        Channel.PHONE,
        Result.NOT_IN,
        NOON,
        words="奥様が出られた",
        follow_up_id=sato.follow_up_id,
        number="+819012345678",
    )


def chart_of(store: Store, sato: Sato) -> CustomerChart:
    return store.charts.chart(sato.customer_id)


def record(store: Store, attempt: Attempt, next_plan: Plan | None, clock: MovableClock) -> None:
    calls.record_attempt(store, attempt, next_plan, by=StaffId(1), clock=clock)


def test_an_outcome_ends_the_contact_and_opens_the_next(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    record(store, not_in, AGAIN, clock)
    chart = chart_of(store, sato)
    assert [each.plan for each in chart.planned] == [AGAIN]
    assert chart.planned[0].deal_id == sato.deal_id
    assert store.follow_ups.get(sato.follow_up_id).status is FollowUpStatus.DONE
    (kept,) = chart.attempts
    assert replace(kept, id=None, entered_at=None) == replace(
        not_in, deal_id=sato.deal_id, staff_id=StaffId(1)
    )
    assert store.faults() == []


def test_a_deal_that_goes_on_is_never_left_without_a_contact(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    before = chart_of(store, sato)
    with pytest.raises(RuleBroken) as refused:
        record(store, not_in, None, clock)
    assert refused.value.key == "attempt.next_contact_missing"
    assert chart_of(store, sato) == before


def test_another_contact_of_the_deal_that_stays_is_enough(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    follow_ups.plan_contact(
        store, sato.customer_id, AGAIN, deal_id=sato.deal_id, by=tanaka, clock=clock
    )
    record(store, not_in, None, clock)
    assert [each.plan for each in chart_of(store, sato).planned] == [AGAIN]


def test_a_call_beside_the_promised_one_leaves_that_standing(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    record(store, replace(not_in, follow_up_id=None, deal_id=sato.deal_id), None, clock)
    chart = chart_of(store, sato)
    assert [each.id for each in chart.planned] == [sato.follow_up_id]
    assert chart.attempts[0].deal_id == sato.deal_id


def test_without_a_deal_a_next_contact_may_be_left_out(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = add_customer(store, Profile(name="鈴木"), by=tanaka, clock=clock).customer_id
    attempt = Attempt(suzuki, Channel.LINE, Result.ANSWERED, NOON - timedelta(days=2))
    record(store, attempt, None, clock)
    record(store, replace(attempt, result=Result.NO_ANSWER), AGAIN, clock)
    chart = store.charts.chart(suzuki)
    assert [each.result for each in chart.attempts] == [Result.NO_ANSWER, Result.ANSWERED]
    assert [each.deal_id for each in chart.planned] == [None]


def test_a_call_wakes_a_deal_that_waited(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = add_customer(store, Profile(name="鈴木"), by=tanaka, clock=clock).customer_id
    with store.transaction():
        deal = store.deals.bring_in_waiting(suzuki, staff_id=tanaka, wish="ヤリス", on=NOON.date())
    attempt = Attempt(suzuki, Channel.PHONE, Result.NOT_IN, NOON, deal_id=deal.id)
    with pytest.raises(RuleBroken):
        record(store, attempt, None, clock)
    record(store, attempt, AGAIN, clock)
    assert store.deals.get(deal.id).state is DealState.OPEN


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"happened_at": NOON + timedelta(minutes=1)}, "attempt.in_future"),
        ({"words": "\ud800"}, "text.lone_surrogate"),
    ],
)
def test_bad_input_is_refused_by_its_key(
    store: Store,
    sato: Sato,
    not_in: Attempt,
    clock: MovableClock,
    change: dict[str, object],
    key: str,
) -> None:
    with pytest.raises(RuleBroken) as refused:
        record(store, replace(not_in, **change), AGAIN, clock)  # type: ignore[arg-type]
    assert refused.value.key == key
    assert chart_of(store, sato).attempts == ()


def test_a_next_contact_in_the_past_leaves_everything_as_it_was(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    before = chart_of(store, sato)
    with pytest.raises(RuleBroken) as refused:
        record(store, not_in, replace(AGAIN, at=NOON - timedelta(hours=1)), clock)
    assert refused.value.key == "follow_up.in_past"
    assert chart_of(store, sato) == before


def test_a_contact_that_a_colleague_ended_is_not_ended_twice(
    store: Store, not_in: Attempt, clock: MovableClock
) -> None:
    record(store, not_in, AGAIN, clock)
    with pytest.raises(RuleBroken) as refused:
        record(store, not_in, AGAIN, clock)
    assert refused.value.key == "follow_up.ended"


def test_a_call_never_ends_the_contact_of_another_customer(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    other = add_customer(store, Profile(name="山田"), by=tanaka, clock=clock).customer_id
    for attempt in (
        replace(not_in, customer_id=other),
        replace(not_in, customer_id=other, follow_up_id=None, deal_id=sato.deal_id),
    ):
        with pytest.raises(RuleBroken) as refused:
            record(store, attempt, AGAIN, clock)
        assert refused.value.key == "attempt.other_customer"


def test_a_call_of_two_days_ago_keeps_all_three_times(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    then = NOON - timedelta(days=2)
    record(store, replace(not_in, happened_at=then), AGAIN, clock)
    (kept,) = chart_of(store, sato).attempts
    agreed_for = store.follow_ups.get(sato.follow_up_id).plan.at
    assert (agreed_for, kept.happened_at, kept.entered_at) == (CALL.at, then, clock.utc())


def test_a_call_with_a_customer_who_was_deleted_meanwhile_says_so(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    bin_service.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        record(store, not_in, AGAIN, clock)
    assert refused.value.key == "attempt.gone"


def test_a_call_of_theirs_moves_the_contact_that_was_planned(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock
) -> None:
    they_called = replace(not_in, result=Result.THEY_CALLED, follow_up_id=None)
    later = replace(CALL, at=CALL.at + timedelta(days=2))
    calls.record_attempt(
        store, they_called, later, moves=sato.follow_up_id, by=StaffId(1), clock=clock
    )
    chart = chart_of(store, sato)
    assert [(each.id, each.plan) for each in chart.planned] == [(sato.follow_up_id, later)]
    assert chart.attempts[0].deal_id == sato.deal_id
    assert store.faults() == []


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"at": NOON - timedelta(hours=1)}, "follow_up.in_past"),
        ({"reason": " "}, "follow_up.reason_missing"),
    ],
)
def test_a_move_keeps_to_the_rules_of_moving_and_else_leaves_all_as_it_was(
    store: Store,
    sato: Sato,
    not_in: Attempt,
    clock: MovableClock,
    change: dict[str, object],
    key: str,
) -> None:
    before = chart_of(store, sato)
    they_called = replace(not_in, result=Result.THEY_CALLED, follow_up_id=None)
    moved = replace(CALL, **change)  # type: ignore[arg-type]
    with pytest.raises(RuleBroken) as refused:
        calls.record_attempt(
            store, they_called, moved, moves=sato.follow_up_id, by=StaffId(1), clock=clock
        )
    assert refused.value.key == key
    assert chart_of(store, sato) == before


@pytest.mark.parametrize("whose", ["of_another", "ended"])
def test_the_contact_of_another_customer_or_one_that_ended_is_not_moved(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId, whose: str
) -> None:
    attempt, key = replace(not_in, follow_up_id=None), "follow_up.ended"
    if whose == "of_another":
        other = add_customer(store, Profile(name="山田"), by=tanaka, clock=clock).customer_id
        attempt, key = replace(attempt, customer_id=other), "attempt.other_customer"
    else:
        record(store, not_in, AGAIN, clock)
    with pytest.raises(RuleBroken) as refused:
        calls.record_attempt(store, attempt, AGAIN, moves=sato.follow_up_id, by=tanaka, clock=clock)
    assert refused.value.key == key


def test_whoever_asks_for_a_call_back_sets_a_try_of_their_own(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = add_customer(store, Profile(name="鈴木"), by=tanaka, clock=clock).customer_id
    asked = Attempt(suzuki, Channel.PHONE, Result.ASKED_FOR_CALL_BACK, NOON)
    with pytest.raises(RuleBroken) as refused:
        record(store, asked, None, clock)
    assert refused.value.key == "attempt.own_try_missing"
    assert store.charts.chart(suzuki).attempts == ()
    record(store, asked, AGAIN, clock)
    record(store, asked, None, clock)
    assert len(store.charts.chart(suzuki).planned) == 1


def test_the_rep_hears_of_a_talk_that_a_colleague_had(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    called = replace(not_in, result=Result.THEY_CALLED, words="土曜に伺いたい")
    calls.record_attempt(store, called, AGAIN, by=suzuki, clock=clock)
    (message,) = messages_for(store, tanaka)
    assert (message.taken_by, message.for_staff_id) == (suzuki, tanaka)
    assert "「土曜に伺いたい」" in message.words
    assert "10/4(日) 12:00" in message.words
    assert messages_for(store, suzuki) == []


def test_a_rep_needs_no_message_of_their_own_talk_nor_of_a_try_in_vain(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    calls.record_attempt(store, not_in, AGAIN, by=suzuki, clock=clock)
    spoke = replace(not_in, result=Result.SPOKE, follow_up_id=None, deal_id=sato.deal_id)
    record(store, spoke, None, clock)
    assert messages_for(store, tanaka) == []


def test_a_talk_that_is_refused_leaves_no_message(
    store: Store, sato: Sato, not_in: Attempt, clock: MovableClock, tanaka: StaffId
) -> None:
    suzuki = store.staff.add("suzuki", "鈴木", StaffRole.REP).id
    with pytest.raises(RuleBroken):
        calls.record_attempt(
            store, replace(not_in, result=Result.SPOKE), None, by=suzuki, clock=clock
        )
    assert messages_for(store, tanaka) == []
