"""Lead times that change while a reminder is on the screen."""

from datetime import timedelta

import pytest

from showroom_crm.domain.lead_times import LeadTimes
from showroom_crm.services import reminders
from showroom_crm.services.lead_times import keep_lead_times
from showroom_crm.services.scheduler import Scheduler
from showroom_crm.services.store import Store
from tests.conftest import CALL, MovableClock, Sato

TEN_MINUTES = timedelta(minutes=10)


@pytest.fixture
def scheduler(store: Store, sato: Sato, clock: MovableClock) -> Scheduler:
    """It has just told of the call, ten minutes before."""
    made = Scheduler(clock)
    clock.set(CALL.at - TEN_MINUTES)
    assert leads(made, store) == [TEN_MINUTES]
    return made


def leads(scheduler: Scheduler, store: Store) -> list[timedelta]:
    return [alert.reminder.lead for alert in scheduler.look(store).due]


def tell_before(store: Store, clock: MovableClock, *minutes: int) -> None:
    keep_lead_times(store, LeadTimes(minutes, prepare_at=None), clock=clock)


def test_a_reminder_whose_lead_time_is_gone_goes_and_the_new_one_comes_when_it_is_due(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    tell_before(store, clock, 5)
    assert leads(scheduler, store) == []
    clock.set(CALL.at - timedelta(minutes=5))
    look = scheduler.look(store)
    assert [alert.reminder.lead for alert in look.fired] == [timedelta(minutes=5)]


def test_one_that_is_due_by_the_new_lead_time_takes_its_place_at_once(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    tell_before(store, clock, 30)
    look = scheduler.look(store)
    assert [alert.reminder.lead for alert in look.fired] == [timedelta(minutes=30)]
    assert len(look.due) == 1


def test_taken_back_before_anything_was_done_it_is_still_to_be_taken_in(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    tell_before(store, clock)
    assert leads(scheduler, store) == []
    tell_before(store, clock, 10)
    assert leads(scheduler, store) == [TEN_MINUTES]


def test_taken_in_it_does_not_come_back_with_its_lead_time(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    (alert,) = scheduler.due
    reminders.acknowledge(store, alert.reminder.id, clock=clock)
    tell_before(store, clock)
    tell_before(store, clock, 10)
    assert leads(scheduler, store) == []


def test_in_a_pause_it_is_not_counted_either(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    scheduler.pause(CALL.at)
    tell_before(store, clock, 5)
    assert leads(scheduler, store) == []


def test_the_reminder_at_the_time_stands_whatever_is_set(
    scheduler: Scheduler, store: Store, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    assert leads(scheduler, store) == [timedelta()]
    tell_before(store, clock)
    assert leads(scheduler, store) == [timedelta()]
