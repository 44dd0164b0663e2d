"""Two charts of one customer become one, and can be parted again."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.history import EventKind
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.people import Person
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.roles import DealRole, Role
from showroom_crm.domain.showroom import CustomerChart, Query
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.domain.wishes import Wish
from showroom_crm.services import bin, finding, first_visit, meetings, merging
from showroom_crm.services.calls import record_attempt
from showroom_crm.services.customers import add_customer, edit_profile
from showroom_crm.services.deal_endings import reopen_deal
from showroom_crm.services.follow_ups import plan_contact
from showroom_crm.services.messages import take_message
from showroom_crm.services.store import Store
from tests.conftest import CALL, MovableClock, Sato

LOOKS = "赤いフィットの親子"
VISIT = replace(CALL, channel=Channel.VISIT_US, at=CALL.at + timedelta(days=3), reason="試乗")


def drawing(x: float) -> Drawing:
    points = (Point(x, 1.0, 1.0, 0), Point(x + 1, 2.0, 1.0, 8))
    return Drawing((Stroke(points),))


@pytest.fixture
def walk_in(store: Store, clock: MovableClock, tanaka: StaffId) -> CustomerId:
    """Someone without a name, with a deal of their own and something of every kind."""
    profile = Profile(looks=LOOKS, vehicles=(Vehicle("フィット", maker="ホンダ"),))
    begun = first_visit.add_with_first_words(
        store, profile, "子どもが増えるので", "フリード", attendees="お子様", by=tanaka, clock=clock
    )
    outcome = NextContact(VISIT)
    meetings.close_meeting(store, begun.meeting_id, Answers(), outcome, by=tanaka, clock=clock)
    chart = store.charts.chart(begun.customer_id)
    deal_id = chart.deals[0].deal.id
    customer_id = begun.customer_id
    with store.transaction():
        today = clock.local().date()
        store.portraits.save(customer_id, drawing(1), on=today, staff_id=tanaka)
        store.mentions.save(Mention("運動会", on=today, customer_id=customer_id))
        store.wishes.replace(customer_id, [Wish("フリード")])
        store.estimates.save(deal_id, Estimate(today, car="フリード", total=2_800_000))
        store.roles.replace(deal_id, [DealRole(Role.BUYER, LOOKS, customer_id)])
        store.attempts.add(
            Attempt(customer_id, Channel.PHONE, Result.NOT_IN, clock.local(), deal_id=deal_id),
            at=clock.utc(),
        )
    return customer_id


@pytest.fixture
def both(store: Store, sato: Sato, walk_in: CustomerId, clock: MovableClock) -> Sato:
    with store.transaction():
        store.wishes.replace(sato.customer_id, [Wish("シエンタ"), Wish("ノア")])
        yesterday = clock.local().date() - timedelta(days=1)
        store.portraits.save(sato.customer_id, drawing(5), on=yesterday, staff_id=None)
    return sato


def merge(
    store: Store, kept: CustomerId, other: CustomerId, clock: MovableClock, **wishes: bool
) -> CustomerChart:
    merging.merge_customers(store, kept, other, frozenset(), by=StaffId(1), clock=clock, **wishes)
    return store.charts.chart(kept)


def found(store: Store, words: str, clock: MovableClock) -> list[int]:
    rows = finding.page(store, Query(words), offset=0, limit=9, clock=clock)
    return [row.id for row in rows]


def test_everything_of_both_is_on_the_chart_that_stays(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock
) -> None:
    before = [store.charts.chart(each) for each in (both.customer_id, walk_in)]
    chart = merge(store, both.customer_id, walk_in, clock)
    for kind in ("deals", "planned", "wishes", "mentions", "attempts", "attachments", "ended"):
        assert len(getattr(chart, kind)) == sum(len(getattr(each, kind)) for each in before)
    held = [meeting for deal in chart.deals for meeting in deal.meetings]
    assert {meeting.record.said for meeting in held} == {
        "妻が後部座席を気にしていて", "子どもが増えるので",
    }  # fmt: skip
    assert {deal.deal.wish for deal in chart.deals} == {"シエンタ", "フリード"}
    assert all(deal.planned for deal in chart.deals)
    assert [wish.car for wish in chart.wishes] == ["シエンタ", "ノア", "フリード"]
    assert chart.customer.profile.looks == LOOKS
    assert [car.model for car in chart.customer.profile.vehicles] == ["アクア", "フィット"]
    [merged] = [event for event in chart.events if event.kind is EventKind.MERGED]
    assert merged.details["number"] == "1002"
    assert store.customers.count() == 1
    assert store.faults() == []


def test_a_role_in_a_deal_and_a_place_in_a_family_go_over_too(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    wife = Profile(name="鈴木", people=(Person("子", "長男", customer_id=walk_in),))
    added = add_customer(store, wife, by=tanaka, clock=clock)
    chart = merge(store, both.customer_id, walk_in, clock)
    roles = [role for deal in chart.deals for role in deal.roles]
    assert [role.customer_id for role in roles] == [both.customer_id]
    [person] = store.customers.get(added.customer_id).profile.people
    assert person.customer_id == both.customer_id


def test_those_who_lived_with_the_other_live_with_the_one_who_stays(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    added = add_customer(store, Profile(name="佐藤 美香"), by=tanaka, clock=clock)
    store.households.join(added.customer_id, walk_in)
    chart = merge(store, both.customer_id, walk_in, clock)
    assert [each.id for each in chart.household] == [added.customer_id]


def test_the_other_is_found_by_number_words_and_looks_at_the_one_who_stays(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock
) -> None:
    merge(store, both.customer_id, walk_in, clock)
    for words in ("1002", "赤いフィット", "子どもが増える"):
        assert found(store, words, clock) == [both.customer_id]


def test_the_number_of_the_other_is_given_to_nobody_again(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    merge(store, both.customer_id, walk_in, clock)
    added = add_customer(store, Profile(name="鈴木"), by=tanaka, clock=clock)
    assert store.customers.get(added.customer_id).number == 1003


@pytest.mark.parametrize("others", [True, False])
def test_the_portrait_that_was_chosen_is_shown_until_a_new_one_is_drawn(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, others: bool
) -> None:
    chart = merge(store, both.customer_id, walk_in, clock, others_portrait=others)
    assert chart.portrait == drawing(1 if others else 5)
    tomorrow = clock.local().date() + timedelta(days=1)
    with store.transaction():
        store.portraits.save(both.customer_id, drawing(9), on=tomorrow, staff_id=None)
    assert store.charts.chart(both.customer_id).portrait == drawing(9)


def test_the_only_portrait_is_shown_whoever_had_it(
    store: Store, sato: Sato, walk_in: CustomerId, clock: MovableClock
) -> None:
    assert merge(store, sato.customer_id, walk_in, clock).portrait == drawing(1)


def test_a_merge_that_would_lose_a_record_changes_nothing(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    before = [store.charts.chart(each) for each in (both.customer_id, walk_in)]
    counts = store.merging.counts

    def fewer_afterwards(kept_id: CustomerId, other_id: CustomerId) -> Mapping[str, int]:
        counted = dict(counts(kept_id, other_id))
        gone = store.customers.count() == 1
        return counted | {"meeting": counted["meeting"] - gone}

    monkeypatch.setattr(store.merging, "counts", fewer_afterwards)
    with pytest.raises(StoreFailed, match=r"merge\.counts_differ"):
        merge(store, both.customer_id, walk_in, clock)
    assert [store.charts.chart(each) for each in (both.customer_id, walk_in)] == before
    assert store.undo.steps(in_bin=False) == []


def test_undoing_brings_both_charts_back_as_they_were(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock
) -> None:
    before = [store.charts.chart(each) for each in (both.customer_id, walk_in)]
    merge(store, both.customer_id, walk_in, clock, others_portrait=True)
    bin.undo_last(store, by=StaffId(1), clock=clock)
    assert [store.charts.chart(each) for each in (both.customer_id, walk_in)] == before
    assert found(store, "赤いフィット", clock) == [walk_in]
    assert found(store, "1002", clock) == [walk_in]


def test_a_meeting_added_since_stays_where_it_was_added(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    other = store.charts.chart(walk_in)
    merge(store, both.customer_id, walk_in, clock)
    begun = meetings.begin_meeting(
        store,
        both.customer_id,
        Record(held_at=clock.local(), said="やはり広い車がいい"),
        deal_id=both.deal_id,
        by=tanaka,
        clock=clock,
    )
    bin.undo_last(store, by=StaffId(1), clock=clock)
    assert store.charts.chart(walk_in) == other
    assert store.meetings.get(begun.meeting_id).customer_id == both.customer_id
    assert store.faults() == []


def test_who_wished_no_contact_on_one_chart_is_contacted_no_more(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    other = store.customers.get(walk_in).profile
    refused = Reach(refusals=frozenset({Refusal.NO_CONTACT}))
    edit_profile(store, walk_in, replace(other, reach=refused), by=tanaka, clock=clock)
    seen = merging.both_charts(store, both.customer_id, walk_in, by=tanaka, clock=clock)
    assert seen.ends_contacts
    before = [seen.kept, seen.other]
    chart = merge(store, both.customer_id, walk_in, clock)
    assert chart.planned == ()
    assert {deal.deal.state for deal in chart.deals} == {DealState.LOST}
    bin.undo_last(store, by=StaffId(1), clock=clock)
    assert [store.charts.chart(each) for each in (both.customer_id, walk_in)] == before


def test_a_deal_that_waited_until_a_merge_lost_it_does_not_go_back_to_waiting(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    other = add_customer(store, Profile("佐藤 健"), by=tanaka, clock=clock).customer_id
    waited = store.deals.bring_in_waiting(
        other, staff_id=tanaka, wish="ノア", on=clock.local().date()
    )
    refused = Reach(refusals=frozenset({Refusal.NO_CONTACT}))
    ours = store.customers.get(sato.customer_id).profile
    edit_profile(store, sato.customer_id, replace(ours, reach=refused), by=tanaka, clock=clock)
    merge(store, sato.customer_id, other, clock)
    bin.undo_last(store, by=StaffId(1), clock=clock)
    [chart] = store.charts.chart(other).deals
    assert (chart.deal.id, chart.deal.state) == (waited.id, DealState.LOST)
    reopen_deal(store, waited.id, VISIT, by=tanaka, clock=clock)
    assert store.deals.get(waited.id).state is DealState.OPEN
    assert store.faults() == []


def test_a_meeting_that_was_closed_since_stays_with_its_deal(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    begun = first_visit.add_with_first_words(
        store, Profile("佐藤 健"), "燃費が", "", by=tanaka, clock=clock
    )
    merge(store, sato.customer_id, begun.customer_id, clock)
    meetings.close_meeting(
        store, begun.meeting_id, Answers(), NextContact(VISIT), by=tanaka, clock=clock
    )
    assert store.meetings.get(begun.meeting_id).deal_id == sato.deal_id
    bin.undo_last(store, by=StaffId(1), clock=clock)
    assert store.meetings.get(begun.meeting_id).customer_id == sato.customer_id
    assert store.charts.chart(begun.customer_id).unclosed == ()
    assert store.faults() == []


def test_a_customer_can_be_deleted_whose_contact_was_answered_while_they_were_another(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    other = add_customer(store, Profile("佐藤 健"), by=tanaka, clock=clock).customer_id
    contact = plan_contact(store, other, VISIT, deal_id=None, by=tanaka, clock=clock).follow_up_id
    merge(store, sato.customer_id, other, clock)
    came = Attempt(
        sato.customer_id, VISIT.channel, Result.CAME, clock.local(), follow_up_id=contact
    )
    record_attempt(store, came, None, by=tanaka, clock=clock)
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(clock.local(), said="試乗して"),
        answers_id=contact,
        by=tanaka,
        clock=clock,
    )
    bin.undo_last(store, by=StaffId(1), clock=clock)
    assert store.meetings.get(begun.meeting_id).answers_id is None
    before = store.charts.chart(other)
    deleted = bin.delete_customer(store, other, by=tanaka, clock=clock)
    bin.restore(store, deleted.undo_step_id, by=tanaka, clock=clock)
    assert store.charts.chart(other) == before
    assert store.faults() == []


def test_nobody_is_merged_with_themselves_or_with_someone_gone(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    with pytest.raises(RuleBroken, match=r"merge\.same_customer"):
        merge(store, sato.customer_id, sato.customer_id, clock)
    with pytest.raises(RuleBroken, match=r"merge\.customer_gone"):
        merge(store, sato.customer_id, CustomerId(999), clock)


def test_what_changed_since_both_were_seen_is_not_lost(
    store: Store, both: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    """The dialog chooses sides; what is joined is read when it is joined."""
    seen = merging.both_charts(store, both.customer_id, walk_in, by=tanaka, clock=clock)
    later = replace(seen.other.customer.profile, hobbies="釣り")
    edit_profile(store, walk_in, later, by=tanaka, clock=clock)
    notes = merge(store, both.customer_id, walk_in, clock).customer.profile.notes
    assert "釣り" in notes


def test_the_one_with_a_name_stays_or_else_the_older_number(
    store: Store, sato: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    named = add_customer(store, Profile(name="鈴木"), by=tanaka, clock=clock).customer_id
    assert merging.one_who_stays(store, walk_in, named) == named
    assert merging.one_who_stays(store, named, sato.customer_id) == sato.customer_id


def test_messages_taken_for_either_chart_are_kept(
    store: Store, sato: Sato, walk_in: CustomerId, clock: MovableClock, tanaka: StaffId
) -> None:
    take_message(store, walk_in, caller="奥様", words="色の件で", wish="", by=tanaka, clock=clock)
    [message] = store.messages.of_customer(walk_in)
    merged = merging.merge_customers(
        store, sato.customer_id, walk_in, frozenset(), by=tanaka, clock=clock
    )
    assert [each.id for each in store.charts.chart(sato.customer_id).messages] == [message.id]
    bin.restore(store, merged.undo_step_id, by=tanaka, clock=clock)
    assert [each.id for each in store.messages.of_customer(walk_in)] == [message.id]
    assert store.messages.of_customer(sato.customer_id) == []
