"""The parts of the program together: how it starts, what a later start asks for, how it ends."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services.store import Store
from showroom_crm.ui.reminder.sound import ReminderSound
from showroom_crm.ui.start_request import StartRequest
from showroom_crm.ui.workplace import Workplace
from tests.conftest import CALL, MovableClock, Sato

# The offscreen platform has no tray for Qt to listen to.
no_tray_to_hear = pytest.mark.qt_log_ignore("systemTrayWindowChanged", extend=True)


@pytest.fixture
def workplace(
    qtbot: QtBot,
    store: Store,
    clock: MovableClock,
    tanaka: object,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Workplace]:
    monkeypatch.setattr(ReminderSound, "play", lambda _self, _sound: None)
    built = Workplace(store, clock)
    yield built
    built.take_down()
    qtbot.wait(1)


def box(name: str) -> QMessageBox | None:
    shown = [
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QMessageBox) and each.objectName() == name and each.isVisible()
    ]
    return shown[0] if shown else None


def asked(name: str) -> QMessageBox:
    found = box(name)
    assert found is not None
    return found


def press(parent: QWidget, name: str) -> None:
    button = parent.findChild(QPushButton, name)
    assert button is not None
    button.click()


def customer_number(store: Store, sato: Sato) -> int:
    return store.customers.get(sato.customer_id).number


def fault(workplace: Workplace) -> str:
    label = workplace.window.findChild(QLabel, "window_fault")
    assert label is not None
    return label.text() if label.isVisible() else ""


def choose_quit(workplace: Workplace) -> None:
    entry = next(e for e in workplace.tray.menu.actions() if e.objectName() == "tray_quit")
    entry.trigger()


def test_a_later_start_shows_the_window(workplace: Workplace) -> None:
    assert not workplace.window.isVisible()
    workplace.serve(StartRequest())
    assert workplace.window.isVisible()


def test_a_later_start_in_the_tray_changes_nothing_that_can_be_seen(
    workplace: Workplace,
) -> None:
    workplace.serve(StartRequest(in_tray=True))
    assert not workplace.window.isVisible()
    workplace.show()
    workplace.serve(StartRequest(in_tray=True))
    assert workplace.window.isVisible()


def test_a_later_start_opens_the_customer_it_names(
    workplace: Workplace, store: Store, sato: Sato
) -> None:
    workplace.serve(StartRequest(customer_number=customer_number(store, sato)))
    assert workplace.window.isVisible()
    assert workplace.window.list_panel.chosen == sato.customer_id
    assert fault(workplace) == ""


def test_a_number_that_nobody_has_is_told_in_the_window(workplace: Workplace, sato: Sato) -> None:
    workplace.serve(StartRequest(customer_number=10**18 - 1))
    assert workplace.window.isVisible()
    assert str(10**18 - 1) in fault(workplace)
    assert workplace.window.list_panel.chosen is None


@pytest.mark.parametrize("known", [True, False])
def test_locked_a_later_start_shows_nothing_but_the_lock(
    workplace: Workplace, store: Store, sato: Sato, known: bool
) -> None:
    workplace.desk.set_locked(True)
    number = customer_number(store, sato) if known else 999_999
    workplace.serve(StartRequest(customer_number=number))
    unlock = workplace.window.findChild(QPushButton, "unlock_button")
    assert unlock is not None
    assert unlock.isVisible()
    assert workplace.window.list_panel.chosen is None
    workplace.desk.set_locked(False)
    assert fault(workplace) == ""


def test_with_a_customer_at_the_desk_no_other_chart_opens(
    workplace: Workplace, store: Store, sato: Sato
) -> None:
    workplace.show()
    workplace.desk.set_customer_present(True)
    workplace.serve(StartRequest(customer_number=customer_number(store, sato)))
    assert workplace.window.list_panel.chosen is None


def test_nothing_owed_the_program_quits_at_once(
    workplace: Workplace, sato: Sato, clock: MovableClock, qtbot: QtBot
) -> None:
    clock.set(CALL.at.replace(day=2))
    with qtbot.waitSignal(workplace.quit_wanted, timeout=1000):
        choose_quit(workplace)
    assert box("quit_question") is None


def test_with_contacts_owed_it_asks_and_stays_open_unless_told_otherwise(
    workplace: Workplace, sato: Sato, clock: MovableClock, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(workplace.quit_wanted):
        choose_quit(workplace)
        question = asked("quit_question")
        assert "1件" in question.text()
        assert "佐藤" not in question.text() + question.informativeText()
        press(question, "leave_open")
    qtbot.waitUntil(lambda: box("quit_question") is None)

    clock.set(CALL.at.replace(hour=16))
    choose_quit(workplace)
    assert "遅れ" in asked("quit_question").text()
    with qtbot.waitSignal(workplace.quit_wanted):
        press(asked("quit_question"), "quit_anyway")


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_a_key_pressed_in_passing_leaves_it_open(
    workplace: Workplace, sato: Sato, qtbot: QtBot, key: Qt.Key
) -> None:
    with qtbot.assertNotEmitted(workplace.quit_wanted):
        choose_quit(workplace)
        question = asked("quit_question")
        qtbot.waitActive(question)
        QTest.keyClick(question, key)
        qtbot.waitUntil(lambda: box("quit_question") is None)


def test_asked_twice_there_is_one_question(workplace: Workplace, sato: Sato) -> None:
    choose_quit(workplace)
    first = asked("quit_question")
    choose_quit(workplace)
    assert asked("quit_question") is first


def test_the_settings_lead_to_the_end_too(
    workplace: Workplace, clock: MovableClock, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(workplace.quit_wanted):
        workplace.window.dialogs.quit_wanted.emit()


def test_a_database_that_fails_keeps_nobody_from_quitting(
    workplace: Workplace, sato: Sato, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    def busy(*_arguments: object, **_options: object) -> None:
        raise StoreFailed("database.busy")

    monkeypatch.setattr("showroom_crm.ui.workplace.still_owed", busy)
    with qtbot.waitSignal(workplace.quit_wanted):
        choose_quit(workplace)


def test_a_session_that_ends_is_not_held_up(workplace: Workplace, sato: Sato, qtbot: QtBot) -> None:
    workplace.show()
    choose_quit(workplace)
    app = QGuiApplication.instance()
    assert isinstance(app, QGuiApplication)
    app.commitDataRequest.emit(None)
    assert asked("quit_question").close()
    assert workplace.window.close()
    assert box("quit_question") is None


def test_without_a_tray_it_says_once_that_closing_minimises(
    workplace: Workplace, store: Store, clock: MovableClock, qtbot: QtBot
) -> None:
    workplace.show()
    workplace.window.close()
    assert workplace.window.isMinimized()
    note = asked("no_tray_note")
    assert "最小化" in note.text()
    press(note, "no_tray_seen")
    workplace.show()
    workplace.window.close()
    assert box("no_tray_note") is None

    another = Workplace(store, clock)
    another.show()
    another.window.close()
    assert box("no_tray_note") is None
    another.take_down()


def test_started_in_the_tray_without_a_tray_the_window_is_small_not_gone(
    workplace: Workplace,
) -> None:
    workplace.start(StartRequest(in_tray=True))
    assert workplace.window.isVisible()
    assert workplace.window.isMinimized()


@no_tray_to_hear
@pytest.mark.parametrize("opened", [True, False])
def test_a_tray_that_comes_after_the_program_takes_in_the_window_nobody_opened(
    workplace: Workplace, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot, opened: bool
) -> None:
    workplace.start(StartRequest(in_tray=True))
    if opened:
        workplace.show()
    monkeypatch.setattr("PySide6.QtWidgets.QSystemTrayIcon.isSystemTrayAvailable", lambda: True)
    with qtbot.waitSignal(workplace.tray.availability_changed, timeout=3000):
        workplace.watcher.check()
    assert workplace.window.isVisible() == opened


def test_paused_from_the_tray_what_is_on_the_screen_goes_and_comes_back(
    workplace: Workplace, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    workplace.watcher.check()
    assert len(workplace.stack.alerts) == 1
    workplace.watcher.pause(CALL.at.replace(hour=16))
    assert workplace.stack.windows == ()
    strip = workplace.window.findChild(QLabel, "watch_words")
    assert strip is not None
    assert "お知らせ休止中(16:00まで)" in strip.toolTip()
    assert "最終確認 15:00" in strip.toolTip()
    workplace.watcher.resume()
    assert len(workplace.stack.alerts) == 1
