"""A reminder fires exactly once per due time and is shown at least once (R4)."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meeting_close import Answers, Won
from showroom_crm.domain.meetings import Record
from showroom_crm.services import meetings, reminders
from showroom_crm.services.follow_ups import move_contact
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from tests.conftest import CALL, MovableClock, Sato


def fired(store: Store, clock: MovableClock) -> list[bool]:
    """Whether each alert that is due is marked as shown before."""
    return [alert.reminder.again for alert in reminders.fire_due(store, clock=clock)]


def test_nothing_fires_before_its_time(store: Store, sato: Sato, clock: MovableClock) -> None:
    clock.set(CALL.at - timedelta(seconds=1))
    assert fired(store, clock) == []
    assert reminders.next_due(store, clock=clock) == CALL.at


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
