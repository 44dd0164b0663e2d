"""Pausing the reminders from the tray, and how that is told."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.tray import Tray
from showroom_crm.ui.reminder.tray_icon import Standing, tray_icon
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.reminder.conftest import Promise


@pytest.fixture
def tray(
    desk: Desk, watcher: ReminderWatcher, stack: ReminderStack, qtbot: QtBot
) -> Iterator[Tray]:
    watcher.paused.connect(stack.close)
    started = Tray(desk, watcher)
    yield started
    started.hide()


def entry(tray: Tray, name: str) -> QAction | None:
    menus = [tray.menu, *(each.menu() for each in tray.menu.actions() if each.menu() is not None)]
    actions = [each for menu in menus if isinstance(menu, QMenu) for each in menu.actions()]
    return next((each for each in actions if each.objectName() == name), None)


def choose(tray: Tray, name: str) -> None:
    chosen = entry(tray, name)
    assert chosen is not None
    chosen.trigger()


def texts(tray: Tray) -> list[str]:
    return [each.text() for each in tray.menu.actions()]


def test_in_a_pause_nothing_pops_up_and_at_its_end_all_of_it_does(
    tray: Tray,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    sato: Sato,
    clock: MovableClock,
) -> None:
    promise("渡邉 真理子", NOON + timedelta(minutes=10))
    clock.set(NOON + timedelta(minutes=10))
    watcher.check()
    assert len(stack.alerts) == 1
    choose(tray, "tray_pause_closing")
    assert watcher.paused_until == NOON.replace(hour=19)
    clock.set(CALL.at)
    watcher.check()
    assert stack.windows == ()
    assert len(stack.alerts) == 0

    clock.set(NOON.replace(hour=19))
    watcher.check()
    assert [alert.contact.customer.name for alert in stack.alerts] == ["渡邉 真理子", "佐藤 健一"]
    assert watcher.paused_until is None


@pytest.mark.parametrize(
    ("name", "until"), [("tray_pause_short", "12:35"), ("tray_pause_long", "13:05")]
)
def test_a_span_is_counted_from_the_click(
    tray: Tray, watcher: ReminderWatcher, clock: MovableClock, name: str, until: str
) -> None:
    watcher.check()
    clock.advance(timedelta(minutes=5))
    choose(tray, name)
    told = f"お知らせ休止中({until}まで)"
    assert told in tray.watch_words()
    assert told in tray.tooltip
    assert told in texts(tray)


def test_paused_the_menu_offers_the_way_back_and_no_other_pause(
    tray: Tray, stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    watcher.pause(CALL.at + timedelta(hours=1))
    assert entry(tray, "tray_pause_short") is None
    assert entry(tray, "tray_reminders") is None, "none of them is on the screen"
    choose(tray, "tray_resume")
    assert len(stack.alerts) == 1
    assert entry(tray, "tray_resume") is None
    assert entry(tray, "tray_pause_short") is not None


def test_after_closing_no_pause_until_closing_is_offered(
    tray: Tray, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    clock.set(NOON.replace(hour=19))
    watcher.check()
    assert entry(tray, "tray_pause_closing") is None
    assert entry(tray, "tray_pause_long") is not None


def test_paused_the_icon_still_counts_what_is_urgent(
    tray: Tray, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    watcher.pause(CALL.at + timedelta(hours=1))
    clock.set(CALL.at)
    watcher.check()
    assert tray.standing() == (Standing.DUE, 1)
    clock.advance(timedelta(minutes=5))
    watcher.check()
    assert tray.standing() == (Standing.OVERDUE, 1)


def test_paused_the_icon_looks_another_way(qtbot: QtBot) -> None:
    for standing in Standing:
        usual, paused = (
            tray_icon(standing, 3, paused=paused).pixmap(22, 22).toImage()
            for paused in (False, True)
        )
        assert usual != paused


def test_a_colleague_who_comes_to_work_ends_the_pause(
    tray: Tray, watcher: ReminderWatcher, desk: Desk, suzuki: StaffId
) -> None:
    watcher.pause(NOON + timedelta(hours=1))
    desk.switch_staff(Staff(suzuki, "suzuki", "鈴木", StaffRole.REP))
    assert watcher.paused_until is None


def test_locked_nobody_can_begin_a_pause_but_end_one(
    tray: Tray, watcher: ReminderWatcher, desk: Desk
) -> None:
    desk.set_locked(True)
    assert entry(tray, "tray_pause_short") is None
    watcher.pause(NOON + timedelta(hours=1))
    assert entry(tray, "tray_resume") is not None


def test_it_says_when_promises_were_last_checked(
    tray: Tray, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    clock.advance(timedelta(minutes=3))
    watcher.check()
    assert "最終確認 12:03" in tray.tooltip
    assert "最終確認 12:03" in texts(tray)
