"""一切の連絡不要 ends what goes on with a customer, whole or not at all (R1)."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from showroom_crm.domain.customers import Customer, CustomerState, Profile
from showroom_crm.domain.deals import DealState, LostReason
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.meeting_close import Answers, Lost, NextContact, Outcome
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services import customers, follow_ups, meetings, profile_changes
from showroom_crm.services.customer_import import ImportRow, import_customers
from showroom_crm.services.store import Store
from tests.conftest import CALL, NOON, SATO, MovableClock, Sato

NEXT_WEEK = datetime(2026, 10, 10, 14, 0)
NO_CONTACT = Reach(refusals=frozenset({Refusal.NO_CONTACT}))
NO_PHONE = Reach(refusals=frozenset({Refusal.NO_PHONE, Refusal.NO_DIRECT_MAIL}))


def refuse(store: Store, customer_id: CustomerId, reach: Reach, clock: MovableClock) -> None:
    profile = replace(store.customers.get(customer_id).profile, reach=reach)
    customers.edit_profile(store, customer_id, profile, by=None, clock=clock)


def plan(
    store: Store,
    customer_id: CustomerId,
    clock: MovableClock,
    *,
    deal_id: DealId | None = None,
    channel: Channel = Channel.LINE,
) -> None:
    follow_ups.plan_contact(
        store,
        customer_id,
        Plan(channel, NEXT_WEEK, reason="試乗のご案内"),
        deal_id=deal_id,
        by=None,
        clock=clock,
    )


def changes_of(store: Store, sato: Sato) -> list[Event]:
    """The newest first."""
    kinds = (EventKind.STATE, EventKind.REFUSALS)
    events = store.charts.chart(sato.customer_id).events
    return [event for event in events if event.kind in kinds]


def second_deal(store: Store, sato: Sato, clock: MovableClock) -> DealId:
    deal = store.deals.bring_in_waiting(
        sato.customer_id, staff_id=None, wish="ヤリス", on=NOON.date()
    )
    return deal.id


def test_every_deal_is_lost_with_that_reason_and_every_contact_ends(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    waiting = second_deal(store, sato, clock)
    followed = second_deal(store, sato, clock)
    plan(store, sato.customer_id, clock, deal_id=followed)
    plan(store, sato.customer_id, clock, deal_id=sato.deal_id)
    plan(store, sato.customer_id, clock)
    stake = profile_changes.at_stake(store, sato.customer_id, clock=clock)
    assert (stake.deals, stake.contacts) == (3, 4)

    refuse(store, sato.customer_id, NO_CONTACT, clock)

    chart = store.charts.chart(sato.customer_id)
    assert {each.deal.id for each in chart.deals} == {sato.deal_id, waiting, followed}
    for each in chart.deals:
        assert each.deal.state is DealState.LOST
        assert each.deal.lost_reason is LostReason.NO_CONTACT_WISHED
        assert each.deal.ended_on == NOON.date()
    assert chart.planned == ()
    assert store.faults() == []
    clock.set(NEXT_WEEK + timedelta(days=1))
    assert store.reminders.due(now=clock.local()) == []


def test_a_deal_that_ended_before_keeps_its_own_reason(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    close(store, sato, Lost(LostReason.OTHER_MAKER), clock)
    refuse(store, sato.customer_id, NO_CONTACT, clock)
    assert store.deals.get(sato.deal_id).lost_reason is LostReason.OTHER_MAKER


def test_the_contacts_and_deals_of_others_go_on(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    suzuki = customers.add_customer(store, Profile("鈴木"), by=None, clock=clock).customer_id
    plan(store, suzuki, clock)
    refuse(store, sato.customer_id, NO_CONTACT, clock)
    assert len(store.charts.chart(suzuki).planned) == 1


def test_a_fault_in_the_middle_leaves_everything_as_it_was(
    store: Store, sato: Sato, clock: MovableClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    second_deal(store, sato, clock)
    before = store.charts.chart(sato.customer_id)

    def fail(*_args: object, **_more: object) -> None:
        raise OSError

    monkeypatch.setattr(store.follow_ups, "drop_all_of_customer", fail)
    with pytest.raises(OSError):
        refuse(store, sato.customer_id, NO_CONTACT, clock)
    assert store.charts.chart(sato.customer_id) == before


def test_a_refusal_that_stood_already_ends_nothing_anew(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    refuse(store, sato.customer_id, NO_CONTACT, clock)
    clock.advance(timedelta(days=1))
    refuse(store, sato.customer_id, replace(NO_CONTACT, consent_on=NOON.date()), clock)
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.ended_on == NOON.date()
    assert [event.kind for event in changes_of(store, sato)] == [EventKind.REFUSALS]


def test_other_refusals_end_nothing(store: Store, sato: Sato, clock: MovableClock) -> None:
    refuse(store, sato.customer_id, NO_PHONE, clock)
    chart = store.charts.chart(sato.customer_id)
    assert chart.deals[0].deal.state is DealState.OPEN
    assert len(chart.planned) == 1


def test_changes_of_state_and_refusals_stand_in_the_history(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    changed = replace(SATO, state=CustomerState.MOVED_AWAY, reach=NO_PHONE)
    customers.edit_profile(store, sato.customer_id, changed, by=None, clock=clock)
    refusals, state = changes_of(store, sato)
    assert (state.kind, state.details) == (
        EventKind.STATE,
        {"from": "active", "to": "moved_away"},
    )
    assert refusals.kind is EventKind.REFUSALS
    assert refusals.details == {"before": "", "now": "no_phone,no_direct_mail"}
    assert refusals.at == NOON


def test_nothing_stands_in_the_history_while_state_and_refusals_stay(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    customers.edit_profile(store, sato.customer_id, replace(SATO, job="教員"), by=None, clock=clock)
    assert changes_of(store, sato) == []


def test_an_imported_wish_of_someone_who_wants_no_contact_is_lost_at_once(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    refuse(store, sato.customer_id, NO_CONTACT, clock)
    row = ImportRow(2, Profile(SATO.name, phones=SATO.phones), wish="ジムニー")
    report = import_customers(store, [row], dry_run=False, by=None, clock=clock)
    assert report.updated == 1
    deals = [each.deal for each in store.charts.chart(sato.customer_id).deals]
    [jimny] = [deal for deal in deals if deal.wish == "ジムニー"]
    assert jimny.state is DealState.LOST
    assert jimny.lost_reason is LostReason.NO_CONTACT_WISHED
    assert follow_ups.waiting_deals(store) == []


@pytest.mark.parametrize(
    ("reach", "channel", "key"),
    [
        (NO_PHONE, Channel.PHONE, "reach.no_phone"),
        (NO_PHONE, Channel.POST, "reach.no_direct_mail"),
        *((NO_CONTACT, channel, "reach.no_contact") for channel in Channel),
    ],
)
def test_a_blocked_channel_is_refused_wherever_a_contact_is_set(
    store: Store, sato: Sato, clock: MovableClock, reach: Reach, channel: Channel, key: str
) -> None:
    suzuki = customers.add_customer(
        store, Profile("鈴木", reach=reach), by=None, clock=clock
    ).customer_id
    with pytest.raises(RuleBroken) as planned:
        plan(store, suzuki, clock, channel=channel)
    begun = meetings.begin_meeting(store, suzuki, Record(NOON, said="また"), by=None, clock=clock)
    with pytest.raises(RuleBroken) as closed:
        meetings.close_meeting(
            store,
            begun.meeting_id,
            Answers(),
            NextContact(replace(CALL, channel=channel)),
            by=None,
            clock=clock,
        )
    for refused in (planned, closed):
        assert refused.value.key == key
        assert refused.value.details["field"] == "channel"
    assert store.charts.chart(suzuki).planned == ()
    assert store.charts.chart(suzuki).deals == ()


def test_a_planned_contact_is_not_moved_by_a_blocked_channel(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    refuse(store, sato.customer_id, NO_PHONE, clock)
    later = replace(CALL, at=NEXT_WEEK)
    with pytest.raises(RuleBroken) as refused:
        follow_ups.move_contact(store, sato.follow_up_id, later, by=None, clock=clock)
    assert refused.value.key == "reach.no_phone"
    by_mail = replace(later, channel=Channel.MAIL)
    follow_ups.move_contact(store, sato.follow_up_id, by_mail, by=None, clock=clock)
    assert store.follow_ups.get(sato.follow_up_id).plan == by_mail


def test_a_meeting_with_someone_who_wants_no_contact_can_end_lost(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    refuse(store, sato.customer_id, NO_CONTACT, clock)
    close(store, sato, Lost(LostReason.NO_CONTACT_WISHED), clock)
    assert all(each.deal.state.ended for each in store.charts.chart(sato.customer_id).deals)


def close(store: Store, sato: Sato, outcome: Outcome, clock: MovableClock) -> None:
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(NOON, said="やめておきます"),
        deal_id=sato.deal_id,
        by=None,
        clock=clock,
    )
    meetings.close_meeting(store, begun.meeting_id, Answers(), outcome, by=None, clock=clock)


def test_a_customer_who_comes_in_with_the_refusal_has_nothing_to_end(
    store: Store, clock: MovableClock
) -> None:
    profile = Profile("鈴木", phones=(read_phone("0422-12-3456"),), reach=NO_CONTACT)
    added = customers.add_customer(store, profile, by=None, clock=clock)
    kept: Customer = store.customers.get(added.customer_id)
    assert kept.profile == profile
