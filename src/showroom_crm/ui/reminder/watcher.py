"""Wakes the scheduler when it is time, and tells what it found."""

import time
from collections.abc import Callable
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.showroom import Alert
from showroom_crm.services.scheduler import WAIT_AFTER_FAULT, Scheduler
from showroom_crm.ui.desk import Desk

FIRST_LOOK_MS = 300


class ReminderWatcher(QObject):
    """Checks at each due moment and once a minute, after changes, and whenever it is asked.

    The first check comes soon after the start: the window is painted before the pop-ups are.

    Signals:
    alerts_fired(tuple[Alert, ...]): reminders to show that are not on the screen yet.
    watched(): a check went well; `last_checked` and `due` are new.
    watch_failed(Exception): a check failed, so nothing is watched until one goes well.
    clock_jumped(): the PC slept, or its clock was set: what is shown of times is outdated.
    paused(): nothing is to pop up or sound until a check finds the pause over.
    """

    alerts_fired = Signal(object)
    watched = Signal()
    watch_failed = Signal(object)
    clock_jumped = Signal()
    paused = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.fault: Exception | None = None
        self._desk = desk
        self._scheduler = Scheduler(desk.clock, monotonic=monotonic)
        self._watching = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse timer may be 5 % late: three seconds of a minute.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.check)
        desk.changed.connect(self._take_changes)
        desk.staff_switched.connect(self.resume)
        desk.lock_changed.connect(self.check)
        self._timer.start(FIRST_LOOK_MS)

    @property
    def due(self) -> tuple[Alert, ...]:
        """What waited for an answer when it was last checked, the oldest promise first."""
        return self._scheduler.due

    @property
    def last_checked(self) -> datetime | None:
        """When a check last went well, by the wall clock."""
        return self._scheduler.last_looked

    @property
    def paused_until(self) -> datetime | None:
        """Until when nothing fires, wall-clock; None while all is watched as usual."""
        return self._scheduler.paused_until

    def pause(self, until: datetime) -> None:
        """Let nothing pop up until a wall-clock time; what falls due meanwhile comes then."""
        self._scheduler.pause(until)
        self.paused.emit()
        self.check()

    def resume(self) -> None:
        """Watch as usual; a colleague who comes to work never has to wait for a pause to end."""
        self._scheduler.resume()
        self.check()

    def check(self) -> None:
        """Fire what is due now; a fault is told and tried again soon."""
        if not self._watching:
            return
        # Armed before anything can fail: a watcher never dies silently.
        self._wait(WAIT_AFTER_FAULT)
        try:
            look = self._desk.read(self._scheduler.look)
        except Exception as fault:
            self.fault = fault
            self.watch_failed.emit(fault)
            if not isinstance(fault, ShowroomError):
                raise
            return
        self._wait(look.wait)
        self.fault = None
        if look.jumped:
            self.clock_jumped.emit()
        if look.fired:
            self.alerts_fired.emit(look.fired)
        self.watched.emit()

    def stop(self) -> None:
        """Watch no longer: the program ends."""
        self._watching = False
        self._timer.stop()

    def _wait(self, span: timedelta) -> None:
        self._timer.start(-(-span // timedelta(milliseconds=1)))

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.follow_ups or changes.everything:
            self.check()
