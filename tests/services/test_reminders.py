"""A reminder fires exactly once per due time and is shown at least once (R4)."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.domain.meeting_close import Answers, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.services import meetings, reminders
from showroom_crm.services.follow_ups import move_contact
from showroom_crm.services.lead_times import keep_lead_times
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from tests.conftest import CALL, MovableClock, Sato

TEN_MINUTES = timedelta(minutes=10)


def fired(store: Store, clock: MovableClock) -> list[bool]:
    """Whether each alert that is due is marked as shown before."""
    return [alert.reminder.again for alert in reminders.fire_due(store, clock=clock)]


def test_nothing_fires_before_its_time(store: Store, sato: Sato, clock: MovableClock) -> None:
    first = CALL.at - TEN_MINUTES
    clock.set(first - timedelta(seconds=1))
    assert fired(store, clock) == []
    assert reminders.next_due(store, clock=clock) == first


def test_a_call_is_told_of_ten_minutes_before_and_at_its_time_each_once(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at - TEN_MINUTES)
    [early] = reminders.fire_due(store, clock=clock)
    assert (early.reminder.lead, early.reminder.again) == (TEN_MINUTES, False)
    assert reminders.next_due(store, clock=clock) == CALL.at
    clock.set(CALL.at - timedelta(seconds=1))
    assert fired(store, clock) == [True]

    clock.set(CALL.at)
    [on_time] = reminders.fire_due(store, clock=clock)
    assert (on_time.reminder.lead, on_time.reminder.again) == (timedelta(), False)
    assert fired(store, clock) == [True]


def test_one_that_was_taken_in_before_the_time_comes_back_at_the_time(
    store: Store, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    clock.set(CALL.at - TEN_MINUTES)
    [early] = reminders.fire_due(store, clock=clock)
    reminders.acknowledge(store, early.reminder.id, clock=clock)
    restarted = open_store(data_dir)
    assert fired(restarted, clock) == []
    clock.set(CALL.at)
    assert fired(restarted, clock) == [False]
    restarted.close_thread()


def test_one_before_the_time_that_was_put_off_past_it_does_not_come_between(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at - TEN_MINUTES)
    [early] = reminders.fire_due(store, clock=clock)
    reminders.put_off(store, early.reminder.id, minutes=15, clock=clock)
    clock.set(CALL.at)
    [on_time] = reminders.fire_due(store, clock=clock)
    reminders.put_off(store, on_time.reminder.id, minutes=30, clock=clock)
    clock.advance(TEN_MINUTES)
    assert fired(store, clock) == []
    clock.set(CALL.at + timedelta(minutes=30))
    assert fired(store, clock) == [False]


def test_at_its_time_only_an_outcome_ends_a_reminder(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        reminders.acknowledge(store, alert.reminder.id, clock=clock)
    assert refused.value.key == "reminder.at_its_time"
    assert fired(store, clock) == [True]


def test_neither_does_it_after_the_clock_was_set_back_before_its_time(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    clock.advance(-TEN_MINUTES)
    with pytest.raises(RuleBroken) as refused:
        reminders.acknowledge(store, alert.reminder.id, clock=clock)
    assert refused.value.key == "reminder.at_its_time"
    clock.set(CALL.at)
    assert fired(store, clock) == [True]


def test_what_was_missed_whole_is_told_once_and_not_once_a_lead_time(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at + timedelta(hours=3))
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.reminder.lead == timedelta()


def test_a_call_moved_closer_than_its_lead_time_is_told_of_at_once(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    soon = replace(CALL, at=clock.local() + timedelta(minutes=4))
    move_contact(store, sato.follow_up_id, soon, by=None, clock=clock)
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.reminder.lead == TEN_MINUTES


def test_on_the_morning_of_a_visit_its_preparation_is_due(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    visit = replace(CALL, channel=Channel.VISIT_US, at=CALL.at + timedelta(days=1), lead_minutes=())
    move_contact(store, sato.follow_up_id, visit, by=None, clock=clock)
    morning = datetime.combine(visit.at.date(), time(9, 30))
    assert reminders.next_due(store, clock=clock) == morning
    clock.set(morning)
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.reminder.due_at == morning
    assert alert.reminder.agreed_for == visit.at


def test_lead_times_of_a_rep_stand_before_the_showroom_s_and_the_contact_s_own_before_both(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    keep_lead_times(store, LeadTimes(minutes=(60,)), clock=clock)
    assert reminders.next_due(store, clock=clock) == CALL.at - timedelta(hours=1)
    keep_lead_times(store, LeadTimes(minutes=(30, 5)), staff_id=tanaka, clock=clock)
    assert reminders.next_due(store, clock=clock) == CALL.at - timedelta(minutes=30)
    own = replace(CALL, lead_minutes=(90,))
    move_contact(store, sato.follow_up_id, own, by=None, clock=clock)
    assert reminders.next_due(store, clock=clock) == CALL.at - timedelta(minutes=90)

    move_contact(store, sato.follow_up_id, CALL, by=None, clock=clock)
    keep_lead_times(store, None, staff_id=tanaka, clock=clock)
    assert reminders.next_due(store, clock=clock) == CALL.at - timedelta(hours=1)


def test_a_promise_moved_away_and_back_is_told_of_before_it_again(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at - TEN_MINUTES)
    assert fired(store, clock) == [False]
    moved = replace(CALL, at=CALL.at + timedelta(days=1))
    move_contact(store, sato.follow_up_id, moved, by=None, clock=clock)
    assert fired(store, clock) == []
    move_contact(store, sato.follow_up_id, CALL, by=None, clock=clock)
    assert fired(store, clock) == [False]


def test_a_clock_set_back_shows_nothing_twice_and_loses_nothing(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    assert fired(store, clock) == [False]
    clock.advance(timedelta(hours=-1))
    assert fired(store, clock) == []
    clock.advance(timedelta(minutes=50))
    assert fired(store, clock) == [False], "what comes before it had not been shown"
    clock.set(CALL.at)
    assert fired(store, clock) == [True]


def test_a_reminder_fires_at_the_agreed_time_with_all_that_the_rep_needs(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.contact.customer.name == "佐藤 健一"
    assert alert.contact.follow_up.plan == CALL
    assert alert.contact.last_words == "妻が後部座席を気にしていて"
    assert not alert.reminder.again


def test_one_that_nobody_answered_is_shown_again_after_a_restart_marked_so(
    store: Store, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    clock.set(CALL.at)
    assert fired(store, clock) == [False]
    restarted = open_store(data_dir)
    assert fired(restarted, clock) == [True]
    restarted.close_thread()


def test_one_that_was_put_off_is_not_repeated_before_its_time_after_a_restart(
    store: Store, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    reminders.put_off(store, alert.reminder.id, minutes=30, clock=clock)
    restarted = open_store(data_dir)
    clock.advance(timedelta(minutes=29))
    assert fired(restarted, clock) == []
    clock.advance(timedelta(minutes=1))
    assert fired(restarted, clock) == [False]
    restarted.close_thread()


def test_later_moves_the_reminder_and_never_the_promise(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    reminders.put_off(store, alert.reminder.id, minutes=10, clock=clock)
    clock.advance(timedelta(minutes=9, seconds=59))
    assert fired(store, clock) == []
    clock.advance(timedelta(seconds=1))
    [alert] = reminders.fire_due(store, clock=clock)
    assert alert.reminder.agreed_for == CALL.at
    assert not alert.reminder.again


def test_what_fell_due_while_the_program_was_off_is_shown_oldest_first(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    earlier = replace(CALL, at=CALL.at - timedelta(hours=2), reason="先の約束")
    with store.transaction():
        store.follow_ups.plan(
            sato.customer_id, earlier, deal_id=sato.deal_id, staff_id=tanaka, at=clock.utc()
        )
    clock.advance(timedelta(days=2))
    due = reminders.fire_due(store, clock=clock)
    assert [alert.contact.follow_up.plan.reason for alert in due] == ["先の約束", "下取り額の回答"]


def test_moving_a_promise_arms_its_reminder_anew(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    assert fired(store, clock) == [False]
    moved = replace(CALL, at=CALL.at + timedelta(days=1))
    move_contact(store, sato.follow_up_id, moved, by=None, clock=clock)
    assert fired(store, clock) == []
    clock.set(moved.at)
    assert fired(store, clock) == [False]


def test_a_promise_moved_away_and_back_is_still_reminded_of(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    moved = replace(CALL, at=CALL.at + timedelta(days=1))
    move_contact(store, sato.follow_up_id, moved, by=None, clock=clock)
    move_contact(store, sato.follow_up_id, CALL, by=None, clock=clock)
    clock.set(CALL.at)
    assert fired(store, clock) == [False]


def test_recording_the_outcome_ends_the_reminder(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    clock.set(CALL.at)
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="決めます"),
        deal_id=sato.deal_id,
        answers_id=sato.follow_up_id,
        by=tanaka,
        clock=clock,
    )
    meetings.close_meeting(store, begun.meeting_id, Answers(), Won(), by=tanaka, clock=clock)
    assert fired(store, clock) == []
    assert reminders.next_due(store, clock=clock) is None


def test_a_contact_that_has_ended_is_not_moved_and_fires_no_more(
    store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(held_at=clock.local(), said="決めます"),
        deal_id=sato.deal_id,
        answers_id=sato.follow_up_id,
        by=tanaka,
        clock=clock,
    )
    meetings.close_meeting(store, begun.meeting_id, Answers(), Won(), by=tanaka, clock=clock)
    moved = replace(CALL, at=CALL.at + timedelta(days=1))
    with pytest.raises(RuleBroken) as refused:
        move_contact(store, sato.follow_up_id, moved, by=tanaka, clock=clock)
    assert refused.value.key == "follow_up.ended"
    clock.set(moved.at)
    assert fired(store, clock) == []
