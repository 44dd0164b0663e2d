"""Customers are given to another rep with what had still to be done for them."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.hand_overs import HandOverWord
from showroom_crm.domain.history import EventKind
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import finding, follow_ups
from showroom_crm.services.customers import add_customer
from showroom_crm.services.hand_over import hand_over, hand_over_deal
from showroom_crm.services.hand_over_words import hand_over_words, see_hand_over_word
from showroom_crm.services.store import Store
from tests.conftest import NOON, MovableClock, Sato


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


def test_deal_contact_and_reminder_go_to_the_new_rep(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    changes = hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    chart = store.charts.chart(sato.customer_id)
    assert changes.customers == {sato.customer_id}
    assert changes.follow_ups
    assert chart.customer.staff_id == suzuki
    assert chart.deals[0].deal.staff_id == suzuki
    assert store.follow_ups.get(sato.follow_up_id).staff_id == suzuki
    assert finding.counts(store, staff_id=suzuki, clock=clock).today == 1
    assert finding.counts(store, staff_id=tanaka, clock=clock).today == 0
    assert store.faults() == []


def test_one_deal_goes_with_its_contact_and_remedies_and_both_reps_are_told(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    beside = Plan(Channel.PHONE, NOON + timedelta(days=1), reason="保険のご案内")
    kept = follow_ups.plan_contact(
        store, sato.customer_id, beside, deal_id=None, by=tanaka, clock=clock
    ).follow_up_id
    remedies = [each for each in store.deals.concerns(sato.deal_id) if not each.resolved]
    assert any(each.remedy_by == tanaka for each in remedies)
    manager = store.staff.add("yamada", "山田", StaffRole.MANAGER).id

    changes = hand_over_deal(store, sato.deal_id, suzuki, by=manager, clock=clock)

    assert changes.customers == {sato.customer_id} and changes.follow_ups
    chart = store.charts.chart(sato.customer_id)
    assert chart.customer.staff_id == tanaka
    assert chart.deals[0].deal.staff_id == suzuki
    assert store.follow_ups.get(sato.follow_up_id).staff_id == suzuki
    assert store.follow_ups.get(kept).staff_id == tanaka
    assert all(each.remedy_by != tanaka for each in store.deals.concerns(sato.deal_id))
    [gained] = hand_over_words(store, suzuki)
    [given] = hand_over_words(store, tanaka)
    assert (gained.gained, gained.others, gained.customer_id) == (
        True, ("田中",), sato.customer_id
    )  # fmt: skip
    assert (given.gained, given.others) == (False, ("鈴木",))
    [event] = [each for each in chart.events if each.kind is EventKind.HANDED_OVER]
    assert event.deal_id == sato.deal_id
    assert store.faults() == []


def test_a_deal_that_is_theirs_already_changes_nothing(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    assert not hand_over_deal(store, sato.deal_id, tanaka, by=tanaka, clock=clock).customers
    assert hand_over_words(store, tanaka) == []


def test_what_a_colleague_took_on_stays_with_that_colleague(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    helper = store.staff.add("ito", "伊藤", StaffRole.REP).id
    plan = Plan(Channel.PHONE, NOON + timedelta(days=1), reason="保険のご案内")
    theirs = store.follow_ups.plan(
        sato.customer_id, plan, deal_id=None, staff_id=helper, at=clock.utc()
    )
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    assert store.follow_ups.get(theirs).staff_id == helper


def test_what_is_over_keeps_the_name_of_who_did_it(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    other = follow_ups.plan_contact(
        store,
        sato.customer_id,
        Plan(Channel.PHONE, NOON + timedelta(hours=1), reason="お礼"),
        deal_id=None,
        by=tanaka,
        clock=clock,
    ).follow_up_id
    store.follow_ups.end(other, done=True, at=clock.utc())
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    assert store.follow_ups.get(other).staff_id == tanaka


def test_the_history_and_the_access_log_tell_who_gave_whom_to_whom(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    event = store.charts.chart(sato.customer_id).events[0]
    assert (event.kind, event.at, event.staff_id) == (EventKind.HANDED_OVER, NOON, tanaka)
    assert event.details == {"from": "田中", "to": "鈴木"}


def test_a_customer_given_back_is_as_before(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    before = store.charts.chart(sato.customer_id)
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    hand_over(store, [sato.customer_id], tanaka, by=tanaka, clock=clock)
    after = store.charts.chart(sato.customer_id)
    assert replace(after, events=()) == replace(before, events=())
    assert len(after.events) == len(before.events) + 2


def test_those_who_are_theirs_already_or_gone_change_nothing(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    gone = CustomerId(sato.customer_id + 99)
    changes = hand_over(store, [sato.customer_id, gone], tanaka, by=tanaka, clock=clock)
    assert changes.customers == frozenset()
    kinds = [event.kind for event in store.charts.chart(sato.customer_id).events]
    assert EventKind.HANDED_OVER not in kinds


def test_who_becomes_the_main_rep_is_not_the_second_one_too(
    store: Store, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    added = add_customer(store, Profile(name="山本"), by=tanaka, clock=clock).customer_id
    customer = store.customers.get(added)
    store.customers.save(replace(customer, second_staff_id=suzuki), at=clock.utc())
    hand_over(store, [added], suzuki, by=tanaka, clock=clock)
    given = store.customers.get(added)
    assert (given.staff_id, given.second_staff_id) == (suzuki, None)


def test_customers_can_be_left_without_a_rep_and_taken_up_again(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    hand_over(store, [sato.customer_id], None, by=tanaka, clock=clock)
    assert store.customers.get(sato.customer_id).staff_id is None
    assert finding.counts(store, staff_id=None, clock=clock).today == 1
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    assert store.follow_ups.get(sato.follow_up_id).staff_id == suzuki
    assert store.follow_ups.get(sato.follow_up_id).plan.at == datetime(2026, 10, 3, 15, 0)


def test_both_reps_are_told_by_one_word_each_but_not_who_did_it(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    okada = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    second = add_customer(store, Profile(name="山本"), by=tanaka, clock=clock).customer_id
    both = [sato.customer_id, second]
    hand_over(store, both, suzuki, by=okada, clock=clock)
    assert hand_over_words(store, suzuki) == [HandOverWord(NOON, 2, True, ("田中",), "岡田")]
    assert hand_over_words(store, tanaka) == [HandOverWord(NOON, 2, False, ("鈴木",), "岡田")]
    assert not hand_over_words(store, okada)
    hand_over(store, [second], tanaka, by=suzuki, clock=clock)
    assert len(hand_over_words(store, suzuki)) == 1
    assert hand_over_words(store, tanaka)[1] == HandOverWord(
        NOON, 1, True, ("鈴木",), "鈴木", second
    )


def test_customers_of_several_reps_come_in_one_word(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    ito = store.staff.add("ito", "伊藤", StaffRole.REP).id
    given = [
        sato.customer_id,
        add_customer(store, Profile(name="山本"), by=ito, clock=clock).customer_id,
        add_customer(store, Profile(name="小林"), by=None, clock=clock).customer_id,
    ]
    hand_over(store, given, suzuki, by=None, clock=clock)
    assert hand_over_words(store, suzuki) == [HandOverWord(NOON, 3, True, ("田中", "伊藤"))]
    assert [word.number for word in hand_over_words(store, tanaka)] == [1]
    assert [word.number for word in hand_over_words(store, ito)] == [1]


def test_who_loses_a_customer_to_nobody_is_told_and_an_idle_act_says_nothing(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    hand_over(store, [sato.customer_id], tanaka, by=suzuki, clock=clock)
    assert not hand_over_words(store, tanaka)
    hand_over(store, [sato.customer_id], None, by=suzuki, clock=clock)
    [told] = hand_over_words(store, tanaka)
    assert (told.gained, told.others, told.customer_id) == (False, (), sato.customer_id)


def test_a_word_stays_until_it_is_seen(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    clock.advance(timedelta(minutes=1))
    hand_over(store, [sato.customer_id], tanaka, by=tanaka, clock=clock)
    first, second = hand_over_words(store, suzuki)
    see_hand_over_word(store, first, by=suzuki, clock=clock)
    see_hand_over_word(store, first, by=suzuki, clock=clock)
    assert hand_over_words(store, suzuki) == [second]
    see_hand_over_word(store, second, by=suzuki, clock=clock)
    assert not hand_over_words(store, suzuki)


def test_words_that_nobody_can_read_keep_no_window_from_opening(
    store: Store, clock: MovableClock, tanaka: StaffId
) -> None:
    for damaged in ("{", "7", '[{"at": "then"}]', '[{"at": "2026-10-03", "old": 1}]'):
        store.settings.keep(f"hand_over_words/{tanaka}", damaged, at=clock.utc())
        assert hand_over_words(store, tanaka) == []
    assert hand_over_words(store, None) == []


def test_a_remedy_that_the_former_rep_prepares_goes_along(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId, suzuki: StaffId
) -> None:
    [concern] = store.deals.concerns(sato.deal_id)
    assert concern.remedy_by == tanaka
    hand_over(store, [sato.customer_id], suzuki, by=tanaka, clock=clock)
    [concern] = store.deals.concerns(sato.deal_id)
    assert concern.remedy_by == suzuki
