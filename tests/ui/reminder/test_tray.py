from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from itertools import combinations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSystemTrayIcon
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.language import words
from showroom_crm.services import reminders
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import watch_words
from showroom_crm.ui.reminder.tray import Tray
from showroom_crm.ui.reminder.tray_icon import Standing, tray_icon
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.reminder.conftest import Promise

# The offscreen platform has no tray for Qt to listen to.
no_tray_to_hear = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def tray(desk: Desk, watcher: ReminderWatcher, qtbot: QtBot) -> Iterator[Tray]:
    started = Tray(desk, watcher)
    yield started
    started.hide()


def action(tray: Tray, name: str) -> QAction | None:
    return next((each for each in tray.menu.actions() if each.objectName() == name), None)


def promised(tray: Tray) -> list[str]:
    return [each.text() for each in tray.menu.actions() if each.objectName() == "tray_promise"]


def test_it_says_that_it_watches_and_what_comes_next(
    tray: Tray, watcher: ReminderWatcher, sato: Sato
) -> None:
    watcher.check()
    assert watch_words.watching(well=True) in tray.watch_words()
    assert f"15:00 {words.addressed('佐藤 健一')}" in tray.watch_words()
    assert "佐藤 健一" in tray.tooltip


def test_locked_it_names_nobody(
    tray: Tray, watcher: ReminderWatcher, desk: Desk, sato: Sato
) -> None:
    watcher.check()
    desk.set_locked(True)
    for text in (tray.watch_words(), tray.tooltip, *promised(tray)):
        assert "15:00" in text
        assert "佐藤" not in text
    assert action(tray, "tray_new_customer") is None


def test_with_nothing_planned_it_still_says_that_it_watches(
    tray: Tray, watcher: ReminderWatcher
) -> None:
    watcher.check()
    assert watch_words.watching(well=True) in tray.watch_words()
    assert promised(tray) == []


def test_what_is_due_now_is_not_called_next(
    tray: Tray, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    watcher.check()
    assert "佐藤" not in tray.watch_words()
    assert action(tray, "tray_reminders") is not None


def test_a_promise_of_another_day_says_the_day(
    tray: Tray, watcher: ReminderWatcher, promise: Promise
) -> None:
    promise("渡邉 真理子", NOON + timedelta(days=2))
    watcher.check()
    assert "10/5(月) 12:00" in tray.watch_words()


def test_a_watcher_that_fails_is_told_with_the_last_good_check(
    tray: Tray,
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    watcher.check()
    clock.advance(timedelta(minutes=7))
    with monkeypatch.context() as broken:
        broken.setattr(reminders, "fire", _busy)
        watcher.check()
        assert watch_words.watching(well=False) in tray.watch_words()
        assert "12:00" in tray.watch_words()
        assert watch_words.watching(well=False) in tray.tooltip
    watcher.check()
    assert watch_words.watching(well=True) in tray.watch_words()


def test_the_menu_holds_the_next_three_promises_of_the_rep(
    tray: Tray, watcher: ReminderWatcher, promise: Promise, suzuki: StaffId, qtbot: QtBot
) -> None:
    ids = [promise(name, NOON + timedelta(hours=hour)) for hour, name in enumerate("一二三四", 1)]
    promise("鈴木の客", NOON + timedelta(minutes=5), by=suzuki)
    watcher.check()
    assert [text[0:5] for text in promised(tray)] == ["13:00", "14:00", "15:00"]
    with qtbot.waitSignal(tray.chart_wanted) as wanted:
        chosen = action(tray, "tray_promise")
        assert chosen is not None
        chosen.trigger()
    assert wanted.args == [ids[0]]


@pytest.mark.parametrize(
    ("name", "wish"),
    [
        ("tray_open", "open_wanted"),
        ("tray_new_customer", "new_customer_wanted"),
        ("tray_lock", "lock_wanted"),
        ("tray_quit", "quit_wanted"),
    ],
)
def test_each_entry_says_its_wish(tray: Tray, qtbot: QtBot, name: str, wish: str) -> None:
    with qtbot.waitSignal(getattr(tray, wish)):
        chosen = action(tray, name)
        assert chosen is not None
        chosen.trigger()


def test_a_tag_in_a_name_is_no_markup_in_the_tooltip(
    tray: Tray, watcher: ReminderWatcher, promise: Promise
) -> None:
    promise("<b>太郎</b>")
    watcher.check()
    first_line, second_line, _checked = tray.tooltip.split("\n")
    assert "<b>太郎</b>" in second_line
    assert "<" not in first_line, "Qt looks for markup in the first line only"


def test_an_ampersand_in_a_name_is_shown_in_the_menu(
    tray: Tray, watcher: ReminderWatcher, promise: Promise
) -> None:
    promise("A&B商会")
    watcher.check()
    assert "A&&B商会" in promised(tray)[0]


def test_without_a_tray_it_is_not_available(tray: Tray) -> None:
    assert not tray.available


class Messages:
    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.texts: list[str] = []
        monkeypatch.setattr(QSystemTrayIcon, "isSystemTrayAvailable", lambda: True)
        monkeypatch.setattr(QSystemTrayIcon, "showMessage", self._take)

    def _take(self, title: str, text: str, _icon: object, _milliseconds: int) -> None:
        self.texts.append(f"{title}\n{text}")


@no_tray_to_hear
def test_a_tray_that_comes_late_gets_its_icon(
    tray: Tray, watcher: ReminderWatcher, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    Messages(monkeypatch)
    with qtbot.waitSignal(tray.availability_changed, timeout=3000) as changed:
        pass
    assert changed.args == [True]
    assert tray.available


@no_tray_to_hear
def test_the_desktops_message_goes_along(
    tray: Tray,
    watcher: ReminderWatcher,
    promise: Promise,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    promise("<b>太郎</b>", CALL.at)
    messages = Messages(monkeypatch)
    watcher.check()
    clock.set(CALL.at)
    watcher.check()
    (text,) = messages.texts
    assert "太郎" in text
    assert "<b>" not in text, "some desktops take it for markup"


@no_tray_to_hear
@pytest.mark.parametrize("hide", [Desk.set_locked, Desk.set_customer_present])
def test_hidden_from_others_the_desktops_message_holds_nothing_of_a_customer(
    tray: Tray,
    watcher: ReminderWatcher,
    desk: Desk,
    sato: Sato,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
    hide: Callable[[Desk, bool], None],
) -> None:
    messages = Messages(monkeypatch)
    watcher.check()
    hide(desk, True)
    clock.set(CALL.at)
    watcher.check()
    (text,) = messages.texts
    assert "1件" in text
    for secret in ("佐藤", "健一", "サトウ", "1234", "下取り", "査定", "アクア"):
        assert secret not in text


@no_tray_to_hear
def test_paused_the_desktop_says_nothing(
    tray: Tray,
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    messages = Messages(monkeypatch)
    watcher.pause(CALL.at + timedelta(hours=1))
    clock.set(CALL.at)
    watcher.check()
    assert messages.texts == []


def test_the_icon_tells_apart_how_urgent_it_is(qtbot: QtBot) -> None:
    pictures = [tray_icon(standing, 3).pixmap(22, 22).toImage() for standing in Standing]
    assert all(one != other for one, other in combinations(pictures, 2))


def test_the_icon_counts_what_is_overdue_and_due(
    tray: Tray, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    promise("一郎", datetime(2026, 10, 3, 14, 0))
    promise("次郎", CALL.at)
    clock.set(CALL.at)
    watcher.check()
    assert tray.standing() == (Standing.OVERDUE, 2)


def _busy(*_arguments: object, **_options: object) -> None:
    raise StoreFailed("database.busy")
