from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.showroom import Alert
from showroom_crm.services import follow_ups, reminders
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.reminder.conftest import Promise

A_SECOND = timedelta(seconds=1)
TEN_MINUTES = timedelta(minutes=10)


class Seen:
    """What a watcher said, in order."""

    def __init__(self, watcher: ReminderWatcher) -> None:
        self.alerts: list[Alert] = []
        self.faults: list[Exception] = []
        self.checks = 0
        self.jumps = 0
        watcher.alerts_fired.connect(self._take)
        watcher.watch_failed.connect(self.faults.append)
        watcher.watched.connect(self._count)
        watcher.clock_jumped.connect(self._jumped)

    def _take(self, alerts: Sequence[Alert]) -> None:
        self.alerts.extend(alerts)

    def _count(self) -> None:
        self.checks += 1

    def _jumped(self) -> None:
        self.jumps += 1


def test_a_promise_fires_when_its_time_comes_without_anyone_asking(
    watcher: ReminderWatcher, sato: Sato, clock: MovableClock, qtbot: QtBot
) -> None:
    seen = Seen(watcher)
    clock.set(CALL.at - TEN_MINUTES - A_SECOND)
    watcher.check()
    assert seen.alerts == []

    clock.set(CALL.at)
    qtbot.waitUntil(lambda: bool(seen.alerts), timeout=2000)

    (alert,) = seen.alerts
    assert alert.contact.customer.name == "佐藤 健一"
    assert not alert.reminder.again


def test_a_promise_is_told_once_however_often_the_watcher_looks(
    watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    seen = Seen(watcher)
    clock.set(CALL.at)
    for _look in range(3):
        watcher.check()
    assert len(seen.alerts) == 1


def test_what_was_missed_is_told_together_the_oldest_first(
    watcher: ReminderWatcher, promise: Promise, sato: Sato, clock: MovableClock
) -> None:
    seen = Seen(watcher)
    promise("渡邉 真理子", CALL.at - timedelta(hours=2))
    clock.set(CALL.at + timedelta(hours=1))
    watcher.check()
    assert [alert.contact.customer.name for alert in seen.alerts] == ["渡邉 真理子", "佐藤 健一"]


def test_later_holds_over_a_restart(
    watcher: ReminderWatcher,
    sato: Sato,
    store: Store,
    clock: MovableClock,
    data_dir: Path,
    qtbot: QtBot,
) -> None:
    seen = Seen(watcher)
    clock.set(CALL.at)
    watcher.check()
    reminders.put_off(store, seen.alerts[0].reminder.id, minutes=10, clock=clock)
    watcher.stop()
    store.close_thread()

    restarted = ReminderWatcher(Desk(open_store(data_dir), clock))
    again = Seen(restarted)
    clock.advance(timedelta(minutes=9))
    restarted.check()
    assert again.alerts == []

    clock.advance(timedelta(minutes=1))
    restarted.check()
    assert [alert.reminder.again for alert in again.alerts] == [False]
    restarted.stop()


def test_one_that_may_not_have_been_seen_is_shown_again_and_marked(
    watcher: ReminderWatcher, sato: Sato, store: Store, clock: MovableClock, data_dir: Path
) -> None:
    clock.set(CALL.at)
    watcher.check()
    watcher.stop()
    store.close_thread()

    restarted = ReminderWatcher(Desk(open_store(data_dir), clock))
    again = Seen(restarted)
    restarted.check()
    assert [alert.reminder.again for alert in again.alerts] == [True]
    restarted.stop()


def test_put_off_within_one_run_it_comes_again(
    watcher: ReminderWatcher, sato: Sato, store: Store, clock: MovableClock
) -> None:
    seen = Seen(watcher)
    clock.set(CALL.at)
    watcher.check()
    reminders.put_off(store, seen.alerts[0].reminder.id, minutes=5, clock=clock)
    watcher.check()
    clock.advance(timedelta(minutes=5))
    watcher.check()
    assert len(seen.alerts) == 2


def test_a_promise_that_was_moved_is_armed_anew(
    watcher: ReminderWatcher, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    seen = Seen(watcher)
    clock.set(CALL.at)
    watcher.check()
    moved = replace(CALL, at=CALL.at + timedelta(hours=1))
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, moved, by=None, clock=clock
        ),
        origin=None,
    )
    assert watcher.due == ()

    clock.set(moved.at)
    watcher.check()
    assert [alert.reminder.agreed_for for alert in seen.alerts] == [CALL.at, moved.at]


def test_moved_to_this_moment_it_fires_at_once(
    watcher: ReminderWatcher, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    seen = Seen(watcher)
    now = replace(CALL, at=clock.local())
    desk.run(
        lambda store: follow_ups.move_contact(store, sato.follow_up_id, now, by=None, clock=clock),
        origin=None,
    )
    assert len(seen.alerts) == 1


def test_a_check_that_fails_is_told_and_tried_again(
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> None:
    seen = Seen(watcher)
    monkeypatch.setattr("showroom_crm.ui.reminder.watcher.WAIT_AFTER_FAULT", A_SECOND / 20)
    watcher.check()
    clock.set(CALL.at)
    with monkeypatch.context() as broken:
        broken.setattr(reminders, "fire", _busy)
        watcher.check()
        assert [type(fault) for fault in seen.faults] == [StoreFailed]
        assert watcher.fault is seen.faults[0]
        assert watcher.last_checked == NOON

    qtbot.waitUntil(lambda: seen.checks == 2, timeout=2000)
    assert len(seen.alerts) == 1
    assert watcher.fault is None
    assert watcher.last_checked == CALL.at


def test_a_clock_that_was_set_or_slept_is_noticed(
    desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    awake = [1000.0]
    watcher = ReminderWatcher(desk, monotonic=lambda: awake[0])
    seen = Seen(watcher)
    watcher.check()
    awake[0] += 60
    clock.advance(timedelta(seconds=60))
    watcher.check()
    assert seen.jumps == 0

    awake[0] += 60
    clock.advance(timedelta(hours=4))
    watcher.check()
    clock.advance(timedelta(hours=-3))
    watcher.check()
    assert seen.jumps == 2
    assert len(seen.alerts) == 1
    watcher.stop()


def test_with_nothing_due_it_looks_once_a_minute_at_most(
    watcher: ReminderWatcher, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: watcher.last_checked is not None)
    seen = Seen(watcher)
    qtbot.wait(1500)
    assert seen.checks == 0


def _busy(*_arguments: object, **_options: object) -> Sequence[Alert]:
    raise StoreFailed("database.busy")
