"""On a rep's day off the stand-in gets the reminders in full, named as the rep's."""

from datetime import timedelta

from PySide6.QtWidgets import QLabel

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.days_off import keep_day_off
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.alert_list import NOTES_ROLE, AlertModel
from showroom_crm.ui.reminder.popup import QUIET_EDGE, ReminderPopup
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.tray import Tray
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import MovableClock
from tests.ui.reminder.conftest import PROMISED, Promise


def popup_of(stack: ReminderStack) -> ReminderPopup:
    [window] = stack.windows
    assert isinstance(window, ReminderPopup)
    return window


def test_the_pop_up_turns_full_when_the_rep_is_off_and_quiet_when_they_are_there(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    watcher: ReminderWatcher,
    stack: ReminderStack,
    promise: Promise,
    tanaka: StaffId,
    suzuki: StaffId,
) -> None:
    promise("佐藤", by=suzuki)
    clock.set(PROMISED)
    watcher.check()
    assert popup_of(stack).edge == QUIET_EDGE
    off = DayOff(suzuki, PROMISED.date(), PROMISED.date(), tanaka)
    desk.run(lambda opened: keep_day_off(opened, off), origin=None)
    popup = popup_of(stack)
    assert popup.edge > QUIET_EDGE
    standing = popup.findChild(QLabel, "reminder_standing")
    assert standing is not None and "鈴木" in standing.text()
    clock.advance(timedelta(days=1))
    desk.changed.emit(Changes(everything=True), None)
    assert popup_of(stack).edge == QUIET_EDGE


def test_the_list_and_the_tray_count_it_for_the_stand_in(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    watcher: ReminderWatcher,
    promise: Promise,
    tanaka: StaffId,
    suzuki: StaffId,
) -> None:
    tray = Tray(desk, watcher)
    promise("佐藤", by=suzuki)
    clock.set(PROMISED)
    watcher.check()
    assert tray.standing()[1] == 0
    keep_day_off(store, DayOff(suzuki, PROMISED.date(), PROMISED.date(), tanaka))
    assert tray.standing()[1] == 1
    model = AlertModel(watcher.due, whose=tanaka, now=clock.local(), stand_ins=desk.stand_ins())
    assert "鈴木" in str(model.index(0).data(NOTES_ROLE))
    tray.hide()


def test_a_locked_screen_names_who_stands_in(
    desk: Desk,
    store: Store,
    clock: MovableClock,
    watcher: ReminderWatcher,
    stack: ReminderStack,
    promise: Promise,
    tanaka: StaffId,
    suzuki: StaffId,
) -> None:
    keep_day_off(store, DayOff(suzuki, PROMISED.date(), PROMISED.date(), tanaka))
    promise("佐藤", by=suzuki)
    promise("山本", by=tanaka)
    desk.set_locked(True)
    clock.set(PROMISED)
    watcher.check()
    [window] = stack.windows
    lines = [label.text() for label in window.findChildren(QLabel, "reminder_rep")]
    assert len(lines) == 2
    assert [("田中" in line, "鈴木" in line) for line in lines] == [(True, False), (True, True)]
