"""A reminder that was put off always comes back, whatever is done to the computer's clock."""

from datetime import datetime, timedelta
from itertools import count

import pytest

from showroom_crm.domain.identifiers import FollowUpId
from showroom_crm.services import reminders
from showroom_crm.services.scheduler import Look, Scheduler
from showroom_crm.services.store import Store
from tests.conftest import CALL, MovableClock, Sato

AHEAD = timedelta(hours=5)
TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def scheduler(clock: MovableClock) -> Scheduler:
    """Between two looks a second passes, for a clock that only runs forward."""
    seconds = count()
    return Scheduler(clock, monotonic=lambda: float(next(seconds)))


def fired(look: Look) -> list[FollowUpId]:
    return [alert.reminder.follow_up_id for alert in look.fired]


def put_off(store: Store, look: Look, clock: MovableClock, *, minutes: int = 10) -> None:
    (alert,) = look.due
    reminders.put_off(store, alert.reminder.id, minutes=minutes, clock=clock)


@pytest.mark.parametrize("minutes", [5, 30])
def test_put_off_while_the_clock_was_ahead_it_is_back_as_soon_as_the_clock_is_right(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock, minutes: int
) -> None:
    clock.set(CALL.at + AHEAD)
    put_off(store, scheduler.look(store), clock, minutes=minutes)
    clock.set(CALL.at + TEN_MINUTES)
    assert fired(scheduler.look(store)) == [sato.follow_up_id]
    assert fired(scheduler.look(store)) == []


def test_also_where_the_program_ended_before_the_clock_was_set_right(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at + AHEAD)
    put_off(store, scheduler.look(store), clock)
    clock.set(CALL.at + TEN_MINUTES)
    assert fired(Scheduler(clock).look(store)) == [sato.follow_up_id]


def test_where_its_time_still_lies_ahead_it_comes_at_its_time(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at + AHEAD)
    put_off(store, scheduler.look(store), clock)
    clock.set(CALL.at - timedelta(hours=2))
    look = scheduler.look(store)
    assert fired(look) == []
    assert reminders.next_due(store, clock=clock) == CALL.at - TEN_MINUTES
    clock.set(CALL.at)
    assert fired(scheduler.look(store)) == [sato.follow_up_id]


def test_in_a_pause_it_comes_at_its_end(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at + AHEAD)
    put_off(store, scheduler.look(store), clock)
    clock.set(CALL.at + TEN_MINUTES)
    scheduler.pause(clock.local() + timedelta(minutes=30))
    assert fired(scheduler.look(store)) == []
    scheduler.resume()
    assert fired(scheduler.look(store)) == [sato.follow_up_id]


def test_what_was_put_off_as_offered_is_left_alone_by_a_clock_that_jumps_a_little(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at + 2 * TEN_MINUTES)
    put_off(store, scheduler.look(store), clock)
    clock.set(CALL.at + TEN_MINUTES)
    assert fired(scheduler.look(store)) == []
    clock.set(CALL.at + 3 * TEN_MINUTES)
    assert fired(scheduler.look(store)) == [sato.follow_up_id]


def test_put_off_twice_until_the_end_of_the_day_it_is_shown_twice(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(datetime(2026, 10, 3, 23, 57))
    put_off(store, scheduler.look(store), clock, minutes=5)
    clock.set(datetime(2026, 10, 3, 23, 59, 59))
    look = scheduler.look(store)
    assert fired(look) == [sato.follow_up_id]
    put_off(store, look, clock, minutes=5)
    clock.set(datetime(2026, 10, 4, 0, 0, 30))
    assert fired(scheduler.look(store)) == [sato.follow_up_id]
    assert fired(scheduler.look(store)) == []
