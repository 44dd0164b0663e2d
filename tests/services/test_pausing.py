"""A pause of the reminders: nothing fires, nothing is lost, and it always ends."""

from datetime import datetime, timedelta
from random import Random

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import FollowUpId, StaffId
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.scheduler import Look, Scheduler
from showroom_crm.services.store import Store
from tests.conftest import CALL, NOON, MovableClock, Sato

HALF_AN_HOUR = timedelta(minutes=30)


class Awake:
    """A clock that only runs forward."""

    def __init__(self) -> None:
        self.seconds = 1000.0

    def __call__(self) -> float:
        return self.seconds


@pytest.fixture
def awake() -> Awake:
    return Awake()


@pytest.fixture
def scheduler(clock: MovableClock, awake: Awake) -> Scheduler:
    return Scheduler(clock, monotonic=awake)


def fired(look: Look) -> list[FollowUpId]:
    return [alert.reminder.follow_up_id for alert in look.fired]


def test_what_falls_due_in_a_pause_fires_at_its_end_and_not_before(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at - timedelta(minutes=11))
    assert fired(scheduler.look(store)) == []
    scheduler.pause(CALL.at + timedelta(minutes=19))
    clock.set(CALL.at)
    paused = scheduler.look(store)
    assert fired(paused) == []
    assert [alert.reminder.follow_up_id for alert in paused.due] == [sato.follow_up_id]
    assert not store.reminders.due(now=clock.local())[0].again, "it is not marked as fired"

    clock.set(CALL.at + timedelta(minutes=19))
    assert fired(scheduler.look(store)) == [sato.follow_up_id]
    assert fired(scheduler.look(store)) == []


def test_it_looks_again_at_the_very_end_of_a_pause(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    scheduler.pause(NOON + HALF_AN_HOUR)
    clock.set(NOON + HALF_AN_HOUR - timedelta(seconds=7))
    assert scheduler.look(store).wait == timedelta(seconds=7)


def test_what_was_on_the_screen_comes_back_as_it_stands_by_then(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    assert fired(scheduler.look(store)) == [sato.follow_up_id]
    scheduler.pause(CALL.at + HALF_AN_HOUR)
    assert fired(scheduler.look(store)) == []
    chart = store.charts.chart(sato.customer_id)
    renamed = Profile(name="佐藤 健太", phones=chart.customer.profile.phones)
    customers.edit_profile(store, sato.customer_id, renamed, by=None, clock=clock)
    clock.set(CALL.at + HALF_AN_HOUR)
    (alert,) = scheduler.look(store).fired
    assert alert.contact.customer.name == "佐藤 健太"


def test_answered_in_a_pause_it_does_not_come_back(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    scheduler.look(store)
    scheduler.pause(CALL.at + HALF_AN_HOUR)
    later = Plan(Channel.PHONE, CALL.at + timedelta(days=1), reason="再度")
    follow_ups.move_contact(store, sato.follow_up_id, later, by=None, clock=clock)
    assert scheduler.look(store).due == ()
    clock.set(CALL.at + HALF_AN_HOUR)
    assert fired(scheduler.look(store)) == []


def test_resumed_before_its_time_all_of_it_comes_at_once(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    scheduler.pause(CALL.at + HALF_AN_HOUR)
    clock.set(CALL.at)
    assert fired(scheduler.look(store)) == []
    scheduler.resume()
    assert fired(scheduler.look(store)) == [sato.follow_up_id]
    assert scheduler.paused_until is None


def test_a_restart_ends_a_pause(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    scheduler.pause(CALL.at + HALF_AN_HOUR)
    clock.set(CALL.at)
    scheduler.look(store)
    (alert,) = Scheduler(clock).look(store).fired
    assert not alert.reminder.again, "nobody can have seen it"


def test_a_clock_that_is_set_back_prolongs_no_pause(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock, awake: Awake
) -> None:
    clock.set(CALL.at)
    scheduler.pause(CALL.at + HALF_AN_HOUR)
    scheduler.look(store)
    clock.set(CALL.at - timedelta(hours=3))
    scheduler.look(store)
    awake.seconds += HALF_AN_HOUR.total_seconds()
    scheduler.look(store)
    assert scheduler.paused_until is None
    clock.set(CALL.at)
    assert fired(scheduler.look(store)) == [sato.follow_up_id]


def test_slept_through_its_end_a_pause_is_over(
    scheduler: Scheduler, store: Store, sato: Sato, clock: MovableClock
) -> None:
    scheduler.pause(NOON + HALF_AN_HOUR)
    clock.set(CALL.at + timedelta(hours=3))
    assert fired(scheduler.look(store)) == [sato.follow_up_id]


@pytest.mark.parametrize("seed", range(5))
def test_with_pauses_at_random_each_contact_fires_exactly_once(
    scheduler: Scheduler,
    store: Store,
    tanaka: StaffId,
    clock: MovableClock,
    awake: Awake,
    seed: int,
) -> None:
    random = Random(seed)
    promised: dict[FollowUpId, datetime] = {}
    for number in range(20):
        at = NOON + timedelta(minutes=random.randrange(1, 480))
        plan = Plan(Channel.PHONE, at, reason="納期の連絡", lead_minutes=())
        added = customers.add_customer(store, Profile(name=f"{number}"), by=tanaka, clock=clock)
        follow_ups.plan_contact(
            store, added.customer_id, plan, deal_id=None, by=tanaka, clock=clock
        )
        (planned,) = store.charts.chart(added.customer_id).planned
        promised[planned.id] = at
    seen: list[FollowUpId] = []
    for _minute in range(600):
        if random.random() < 0.02:
            scheduler.pause(clock.local() + timedelta(minutes=random.choice((30, 60))))
        if random.random() < 0.01:
            scheduler.resume()
        look = scheduler.look(store)
        assert scheduler.paused_until is None or not look.fired
        for alert in look.fired:
            assert promised[alert.reminder.follow_up_id] <= clock.local()
            seen.append(alert.reminder.follow_up_id)
            moved = Plan(Channel.PHONE, NOON + timedelta(days=9), reason="次", lead_minutes=())
            follow_ups.move_contact(
                store, alert.reminder.follow_up_id, moved, by=tanaka, clock=clock
            )
        clock.advance(timedelta(minutes=1))
        awake.seconds += 60
    assert sorted(seen) == sorted(promised)
