"""The manager's word in the pop-up."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services.board import leave_word, tick_word
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, text_of
from tests.ui.reminder.conftest import PROMISED


def test_a_word_stands_in_the_pop_up_until_it_is_ticked(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    watcher: ReminderWatcher,
    stack: ReminderStack,
) -> None:
    manager = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    leave_word(store, sato.deal_id, "査定は私がします", by=manager, clock=clock)
    clock.set(PROMISED)
    watcher.check()
    [popup] = stack.windows
    shown = popup.findChild(QLabel, "reminder_manager_word")
    assert shown is not None
    assert shown.isVisible()
    assert "査定は私がします" in shown.text()
    [word] = store.manager_words.of_deal(sato.deal_id)
    assert word.id is not None
    word_id = word.id
    desk.run(lambda opened: tick_word(opened, word_id, by=None, clock=clock), origin=None)
    assert not shown.isVisible()


@pytest.fixture
def popup(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    sato: Sato,
    watcher: ReminderWatcher,
    stack: ReminderStack,
) -> ReminderPopup:
    manager = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    for said in ("査定は私がします", "値引きは任せます"):
        leave_word(store, sato.deal_id, said, by=manager, clock=clock)
    clock.set(PROMISED)
    watcher.check()
    [shown] = stack.windows
    assert isinstance(shown, ReminderPopup)
    return shown


def test_one_click_ticks_the_word_and_the_pop_up_stays_with_the_next_one(
    popup: ReminderPopup, stack: ReminderStack, store: Store, sato: Sato, tanaka: StaffId
) -> None:
    click(popup, "reminder_tick_word")
    first, second = store.manager_words.of_deal(sato.deal_id)
    assert (first.ticked_at, first.ticked_by) == (PROMISED, tanaka)
    assert second.ticked_at is None
    assert stack.windows == (popup,)
    assert "値引きは任せます" in text_of(popup, "reminder_manager_word")
    click(popup, "reminder_tick_word")
    assert stack.windows == (popup,)
    assert popup.isVisible()
    assert not child(popup, QPushButton, "reminder_tick_word").isVisible()


def test_a_click_on_it_leaves_the_keyboard_with_what_is_typed(
    qtbot: QtBot, popup: ReminderPopup
) -> None:
    typed = QLineEdit()
    qtbot.addWidget(typed)
    typed.show()
    typed.activateWindow()
    qtbot.waitUntil(typed.isActiveWindow)
    typed.setFocus()
    # As a window manager does it, the click makes the pop-up the active window first.
    popup.activateWindow()
    qtbot.waitUntil(popup.isActiveWindow)
    click(popup, "reminder_tick_word")
    qtbot.waitUntil(typed.isActiveWindow)
    assert QApplication.focusWidget() is typed


def test_by_key_it_comes_after_what_is_done_with_the_reminder_and_presses_nothing_else(
    qtbot: QtBot, popup: ReminderPopup
) -> None:
    tick = child(popup, QPushButton, "reminder_tick_word")
    popup.take_keyboard()
    qtbot.waitUntil(popup.isActiveWindow)
    met: list[str] = []
    while (at := QApplication.focusWidget()) is not tick:
        assert at is not None
        met.append(at.objectName())
        assert len(met) < 10
        QTest.keyClick(popup, Qt.Key.Key_Tab)
    assert "reminder_record" in met
    QTest.keyClick(tick, Qt.Key.Key_Space)
    assert popup.isActiveWindow()
    assert QApplication.focusWidget() is popup


def test_a_word_for_another_rep_is_only_read(
    qtbot: QtBot, popup: ReminderPopup, stack: ReminderStack, desk: Desk, suzuki: StaffId
) -> None:
    desk.switch_staff(desk.read(lambda store: store.staff.get(suzuki)))
    [shown] = stack.windows
    assert text_of(shown, "reminder_manager_word")
    assert not child(shown, QPushButton, "reminder_tick_word").isVisible()
