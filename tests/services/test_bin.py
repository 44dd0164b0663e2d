"""What is deleted by mistake comes back as it was: chart, search, reminders (R1, R2, R5)."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import (
    CustomerId,
    FollowUpId,
    MeetingId,
    StaffId,
    UndoStepId,
)
from showroom_crm.domain.meeting_close import Answers, Lost, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import Query
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import bin as rubbish
from showroom_crm.services import customers, deal_endings, finding, follow_ups, meetings, reminders
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato
from tests.services.whole_customer import TEST_DRIVE, complete


@pytest.fixture
def wife(store: Store, sato: Sato, clock: MovableClock) -> CustomerId:
    return complete(store, sato, clock)


@pytest.fixture
def manager(store: Store) -> StaffId:
    return store.staff.add("tencho", "店長", StaffRole.MANAGER).id


def test_a_deleted_customers_chart_comes_back_as_it_was(
    store: Store, sato: Sato, wife: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    before = store.charts.chart(sato.customer_id)
    assert before.portrait and before.attempts and before.household and before.deals[0].estimates
    rubbish.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    assert sato.customer_id not in store.customers.ids()
    undone = rubbish.undo_last(store, by=tanaka, clock=clock)
    assert undone.customer_id == sato.customer_id
    assert store.charts.chart(sato.customer_id) == before


def test_a_deleted_customer_is_found_no_more_until_they_are_back(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    deleted = rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    assert finding.count(store, Query(words="サトウ"), clock=clock) == 0
    rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    assert finding.count(store, Query(words="サトウ"), clock=clock) == 1


def test_a_reminder_is_silent_in_the_bin_and_fires_late_afterwards(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    deleted = rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock)
    clock.advance(timedelta(hours=5))
    assert list(reminders.fire_due(store, clock=clock)) == []
    rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.contact.follow_up.id == sato.follow_up_id


def test_the_only_contact_of_an_open_deal_cannot_be_deleted(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    with pytest.raises(RuleBroken, match=r"follow_up\.last_of_deal"):
        rubbish.delete_follow_up(store, sato.follow_up_id, by=None, clock=clock)
    follow_ups.plan_contact(
        store, sato.customer_id, TEST_DRIVE, deal_id=sato.deal_id, by=None, clock=clock
    )
    rubbish.delete_follow_up(store, sato.follow_up_id, by=None, clock=clock)
    [left] = store.charts.chart(sato.customer_id).planned
    assert left.plan == TEST_DRIVE
    assert store.faults() == []


def test_a_contact_without_a_deal_can_always_be_deleted(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    plan = Plan(Channel.MAIL, NOON + timedelta(days=1), reason="お礼")
    planned = follow_ups.plan_contact(
        store, sato.customer_id, plan, deal_id=None, by=None, clock=clock
    )
    rubbish.delete_follow_up(store, planned.follow_up_id, by=None, clock=clock)
    assert [each.id for each in store.charts.chart(sato.customer_id).planned] == [sato.follow_up_id]


def test_a_meeting_goes_without_the_deal_it_opened(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    [meeting] = store.charts.chart(sato.customer_id).deals[0].meetings
    rubbish.delete_meeting(store, meeting.id, by=None, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].meetings == ()
    assert [each.id for each in chart.planned] == [sato.follow_up_id]


def lose(store: Store, sato: Sato, clock: MovableClock) -> None:
    begun = meetings.begin_meeting(
        store, sato.customer_id, Record(NOON), deal_id=sato.deal_id, by=None, clock=clock
    )
    meetings.close_meeting(
        store, begun.meeting_id, Answers(), Lost(LostReason.NOT_BUYING), by=None, clock=clock
    )


def test_a_contact_does_not_come_back_into_a_deal_that_ended_meanwhile(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    follow_ups.plan_contact(
        store, sato.customer_id, TEST_DRIVE, deal_id=sato.deal_id, by=None, clock=clock
    )
    deleted = rubbish.delete_follow_up(store, sato.follow_up_id, by=None, clock=clock)
    lose(store, sato, clock)
    with pytest.raises(RuleBroken, match=r"bin\.deal_ended"):
        rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    assert len(rubbish.contents(store)) == 1


def test_an_open_deal_does_not_come_back_to_who_wishes_no_contact_since(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    deleted = rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock)
    profile = store.customers.get(sato.customer_id).profile
    silent = replace(profile, reach=Reach(refusals=frozenset({Refusal.NO_CONTACT})))
    with store.transaction():
        customer = store.customers.get(sato.customer_id)
        store.customers.save(replace(customer, profile=silent), at=clock.utc())
    with pytest.raises(RuleBroken, match=r"bin\.no_contact_wished"):
        rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    assert store.charts.chart(sato.customer_id).deals == ()


def test_a_deal_that_waited_comes_back_lost_to_who_wishes_no_contact_since(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    waiting = store.deals.bring_in_waiting(
        sato.customer_id, staff_id=None, wish="ヤリス", on=clock.local().date()
    )
    deleted = rubbish.delete_deal(store, waiting.id, by=None, clock=clock)
    profile = store.customers.get(sato.customer_id).profile
    no_contact = Reach(refusals=frozenset({Refusal.NO_CONTACT}))
    customers.edit_profile(
        store, sato.customer_id, replace(profile, reach=no_contact), by=None, clock=clock
    )
    rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    back = store.deals.get(waiting.id)
    assert (back.state, back.lost_reason) == (DealState.LOST, LostReason.NO_CONTACT_WISHED)
    assert store.faults() == []


def test_what_lies_in_the_bin_says_who_and_what(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    [meeting] = store.charts.chart(sato.customer_id).deals[0].meetings
    rubbish.delete_meeting(store, meeting.id, by=tanaka, clock=clock)
    rubbish.delete_deal(store, sato.deal_id, by=tanaka, clock=clock)
    rubbish.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    titles = [each.title for each in rubbish.contents(store)]
    assert titles == [
        "佐藤 健一 様",
        "佐藤 健一 様・シエンタ",
        "佐藤 健一 様・10/1(木) 妻が後部座席を気にしていて",
    ]
    assert {each.staff_id for each in rubbish.contents(store)} == {tanaka}


def test_ctrl_z_takes_back_own_acts_of_today_the_latest_first(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, manager: StaffId
) -> None:
    [meeting] = store.charts.chart(sato.customer_id).deals[0].meetings
    rubbish.delete_meeting(store, meeting.id, by=tanaka, clock=clock)
    rubbish.delete_deal(store, sato.deal_id, by=tanaka, clock=clock)
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        rubbish.undo_last(store, by=manager, clock=clock)
    assert "シエンタ" in rubbish.undo_last(store, by=tanaka, clock=clock).title
    clock.advance(timedelta(days=1))
    with pytest.raises(RuleBroken, match=r"undo\.nothing"):
        rubbish.undo_last(store, by=tanaka, clock=clock)
    assert len(rubbish.contents(store)) == 1


def test_nothing_comes_back_twice(store: Store, sato: Sato, clock: MovableClock) -> None:
    deleted = rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock)
    rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    with pytest.raises(RuleBroken, match=r"undo\.gone"):
        rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)


def test_only_a_manager_empties_the_bin(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, manager: StaffId
) -> None:
    rubbish.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    for by in (tanaka, None):
        with pytest.raises(RuleBroken, match=r"bin\.manager_only"):
            rubbish.empty(store, by=by, clock=clock)
    rubbish.empty(store, by=manager, clock=clock)
    assert rubbish.contents(store) == []


def test_each_deletion_and_return_is_in_the_access_log(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, manager: StaffId
) -> None:
    rubbish.delete_deal(store, sato.deal_id, by=tanaka, clock=clock)
    rubbish.undo_last(store, by=tanaka, clock=clock)
    rubbish.delete_customer(store, sato.customer_id, by=tanaka, clock=clock)
    rubbish.empty(store, by=manager, clock=clock)
    log = store._database.rows(  # type: ignore[attr-defined]
        "SELECT act, customer_id, staff_id FROM access_log ORDER BY id DESC LIMIT 4"
    )
    assert log[::-1] == [
        ("deleted", sato.customer_id, tanaka),
        ("restored", sato.customer_id, tanaka),
        ("deleted", sato.customer_id, tanaka),
        ("emptied", sato.customer_id, manager),
    ]


@pytest.fixture
def delivered(store: Store, sato: Sato, clock: MovableClock) -> Sequence[FollowUpId]:
    """The contacts that follow the delivery of 佐藤's deal, which is won."""
    delivery = Won(clock.local().date() + timedelta(days=10))
    deal_endings.end_deal(store, sato.deal_id, delivery, by=None, clock=clock)
    return [each.id for each in store.follow_ups.after_delivery(sato.deal_id)]


def test_a_deal_comes_back_though_a_contact_after_its_delivery_went_since(
    store: Store, sato: Sato, clock: MovableClock, delivered: Sequence[FollowUpId]
) -> None:
    deal = rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock)
    contact = rubbish.delete_follow_up(store, delivered[0], by=None, clock=clock)
    rubbish.restore(store, deal.undo_step_id, by=None, clock=clock)
    rubbish.restore(store, contact.undo_step_id, by=None, clock=clock)
    after = [each.id for each in store.follow_ups.after_delivery(sato.deal_id)]
    assert after == delivered
    assert store.faults() == []


def test_a_contact_after_a_delivery_comes_back_before_its_deal_and_follows_it_then(
    store: Store, sato: Sato, clock: MovableClock, delivered: Sequence[FollowUpId]
) -> None:
    contact = rubbish.delete_follow_up(store, delivered[0], by=None, clock=clock)
    deal = rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock)
    rubbish.restore(store, contact.undo_step_id, by=None, clock=clock)
    assert store.follow_ups.get(delivered[0]).status is FollowUpStatus.PLANNED
    rubbish.restore(store, deal.undo_step_id, by=None, clock=clock)
    after = [each.id for each in store.follow_ups.after_delivery(sato.deal_id)]
    assert after == delivered
    assert store.faults() == []


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(acts=st.lists(st.integers(0, 11), max_size=12))
def test_any_order_of_deletions_and_returns_leaves_everything_as_it_was(
    store: Store, sato: Sato, wife: CustomerId, clock: MovableClock, acts: list[int]
) -> None:
    ids = (sato.customer_id, wife)
    before = [store.charts.chart(each) for each in ids]
    counted = finding.counts(store, staff_id=None, clock=clock)
    for act in acts:
        _try(store, sato, wife, clock, act)
        assert store.faults() == []
    while waiting := rubbish.contents(store):
        returned = [_returned(store, each.id, clock) for each in waiting]
        assert any(returned)
    assert [store.charts.chart(each) for each in ids] == before
    assert finding.counts(store, staff_id=None, clock=clock) == counted
    assert store.faults() == []


def _try(store: Store, sato: Sato, wife: CustomerId, clock: MovableClock, act: int) -> None:
    """One click of a rep, some of them on what is not there any more."""
    deletions: list[Callable[[], object]] = [
        lambda: rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock),
        lambda: rubbish.delete_customer(store, wife, by=None, clock=clock),
        lambda: rubbish.delete_deal(store, sato.deal_id, by=None, clock=clock),
        lambda: rubbish.delete_follow_up(store, sato.follow_up_id, by=None, clock=clock),
        lambda: rubbish.delete_meeting(store, _meeting(store, sato, 0), by=None, clock=clock),
        lambda: rubbish.delete_meeting(store, _meeting(store, sato, -1), by=None, clock=clock),
    ]
    waiting = rubbish.contents(store)
    if act < len(deletions):
        try:
            deletions[act]()
        except (RuleBroken, KeyError, IndexError):
            return
    elif waiting:
        _returned(store, waiting[act % len(waiting)].id, clock)


def _meeting(store: Store, sato: Sato, place: int) -> MeetingId:
    return store.charts.chart(sato.customer_id).deals[0].meetings[place].id


def _returned(store: Store, step_id: UndoStepId, clock: MovableClock) -> bool:
    try:
        rubbish.restore(store, step_id, by=None, clock=clock)
    except RuleBroken:
        return False
    return True
