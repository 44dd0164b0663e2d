"""Watches the clock for reminders, and says that it does."""

import time
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import ReminderId
from showroom_crm.domain.showroom import Alert
from showroom_crm.services import reminders
from showroom_crm.ui.desk import Desk

FIRST_LOOK_MS = 300
LONGEST_WAIT = timedelta(seconds=60)
WAIT_AFTER_FAULT = timedelta(seconds=10)
_JUMP = timedelta(seconds=5)

_Mark = tuple[ReminderId, datetime]


class ReminderWatcher(QObject):
    """Checks at each due moment and once a minute, after changes, and whenever it is asked.

    The first check comes soon after the start: the window is painted before the pop-ups are.

    Signals:
    alerts_fired(list[Alert]): reminders to show that are not on the screen yet.
    watched(): a check went well; `last_checked` and `due` are new.
    watch_failed(Exception): a check failed, so nothing is watched until one goes well.
    clock_jumped(): the PC slept, or its clock was set: what is shown of times is outdated.
    """

    alerts_fired = Signal(object)
    watched = Signal()
    watch_failed = Signal(object)
    clock_jumped = Signal()

    def __init__(
        self,
        desk: Desk,
        parent: QObject | None = None,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self.last_checked: datetime | None = None
        self.fault: Exception | None = None
        self.due: tuple[Alert, ...] = ()
        self._desk = desk
        self._monotonic = monotonic
        self._awake_since: datetime | None = None
        self._watching = True
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        # A coarse timer may be 5 % late: three seconds of a minute.
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.check)
        desk.changed.connect(self._take_changes)
        desk.staff_switched.connect(self.check)
        desk.lock_changed.connect(self.check)
        self._timer.start(FIRST_LOOK_MS)

    def check(self) -> None:
        """Fire what is due now; a fault is told and tried again soon."""
        if not self._watching:
            return
        self._notice_jump()
        # Armed before anything can fail: a watcher never dies silently.
        self._wait(WAIT_AFTER_FAULT)
        try:
            # Asked before firing: what falls due between the two is then fired at once.
            upcoming = self._desk.read(
                lambda store: reminders.next_due(store, clock=self._desk.clock)
            )
            due = self._desk.read(
                lambda store: reminders.fire_due(store, shown=self.due, clock=self._desk.clock)
            )
        except Exception as fault:
            self.fault = fault
            self.watch_failed.emit(fault)
            if not isinstance(fault, ShowroomError):
                raise
            return
        self._wait(self._until(upcoming))
        self._tell(due)

    def stop(self) -> None:
        """Watch no longer: the program ends."""
        self._watching = False
        self._timer.stop()

    def _tell(self, due: Sequence[Alert]) -> None:
        shown = {_mark(alert) for alert in self.due}
        self.due = tuple(due)
        self.fault = None
        self.last_checked = self._desk.clock.local()
        fired = [alert for alert in due if _mark(alert) not in shown]
        if fired:
            self.alerts_fired.emit(fired)
        self.watched.emit()

    def _until(self, upcoming: datetime | None) -> timedelta:
        if upcoming is None:
            return LONGEST_WAIT
        # Wall-clock time comes in whole seconds; what has passed of this one is in UTC.
        passed = timedelta(microseconds=self._desk.clock.utc().microsecond)
        return min(max(upcoming - self._desk.clock.local() - passed, timedelta()), LONGEST_WAIT)

    def _wait(self, span: timedelta) -> None:
        self._timer.start(-(-span // timedelta(milliseconds=1)))

    def _notice_jump(self) -> None:
        """Compare the wall clock with one that only runs forward while the PC is awake."""
        since = self._desk.clock.local() - timedelta(seconds=self._monotonic())
        earlier, self._awake_since = self._awake_since, since
        if earlier is not None and abs(since - earlier) > _JUMP:
            self.clock_jumped.emit()

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.follow_ups or changes.everything:
            self.check()


def _mark(alert: Alert) -> _Mark:
    """A reminder that was put off is another one to show."""
    return alert.reminder.id, alert.reminder.due_at
