"""Tells when the PC resumed, was unlocked or had its clock set, as far as the system tells."""

import contextlib
import os
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import SLOT, QCoreApplication, QObject, QSocketNotifier, QTimer, Signal, Slot
from PySide6.QtGui import QWindow

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

LISTENS_AFTER_MS = 1_000
LOGIND = "org.freedesktop.login1"
LOGIND_PATH = "/org/freedesktop/login1"
LOGIND_MANAGER = "org.freedesktop.login1.Manager"
LOGIND_SESSION = "org.freedesktop.login1.Session"
_PROPERTIES = "org.freedesktop.DBus.Properties"
_NEVER_REACHED = 2**62


class MachineEvents(QObject):
    """Where nothing tells of it, the watch over promises finds out within a minute by itself.

    It listens a moment after the start, so that no window waits for a system bus.

    Signals:
    woke(): the PC resumed from sleep, its screen was unlocked, or its clock was set.
    """

    woke = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.timeout.connect(self.listen)
        self._delay.start(LISTENS_AFTER_MS)

    def listen(self) -> None:
        """Listen to all that this system has."""
        self._delay.stop()
        if sys.platform == "win32":
            self._listen_to_windows()
        elif sys.platform == "linux":
            from PySide6.QtDBus import QDBusConnection

            self.listen_to_logind(QDBusConnection.systemBus())
            self._listen_to_the_clock()

    def listen_to_logind(self, bus: "QDBusConnection") -> bool:
        """Return whether its word of resuming and unlocking arrives by this bus."""
        if not bus.isConnected():
            return False
        told, changed = SLOT("_sleep_told(bool)"), SLOT("_change_told(QString)")
        # WORKAROUND(PySide6 6.11): its stub asks for bytes, which it then refuses.
        hears_of_sleep: bool = bus.connect(  # type: ignore[call-overload]
            LOGIND, LOGIND_PATH, LOGIND_MANAGER, "PrepareForSleep", self, told
        )
        hears_of_lock: bool = bus.connect(  # type: ignore[call-overload]
            LOGIND, "", _PROPERTIES, "PropertiesChanged", self, changed
        )
        return hears_of_sleep and hears_of_lock

    @Slot(bool)
    def _sleep_told(self, begins: bool) -> None:
        if not begins:
            self.woke.emit()

    @Slot(str)
    def _change_told(self, of: str) -> None:
        """Of a session, locked or unlocked, idle or not: all is seldom, and a look costs little."""
        if of == LOGIND_SESSION:
            self.woke.emit()

    def _listen_to_windows(self) -> None:
        from showroom_crm.ui.reminder.windows_events import WindowsEvents, tell_of_unlocking

        application = QCoreApplication.instance()
        assert application is not None
        self._windows = WindowsEvents(self.woke.emit)
        application.installNativeEventFilter(self._windows)
        # Windows tells of a lock only a window that asked for it; this one is never shown.
        self._told_of_lock = QWindow()
        tell_of_unlocking(int(self._told_of_lock.winId()))
        # Before Python forgets it, Qt must.
        self.destroyed.connect(
            lambda _gone, kept=self._windows: application.removeNativeEventFilter(kept)
        )

    if sys.version_info >= (3, 13) and sys.platform == "linux":

        def _listen_to_the_clock(self) -> None:
            """A timer that is never reached is cancelled when the clock is set."""
            self._clock = os.timerfd_create(
                time.CLOCK_REALTIME, flags=os.TFD_NONBLOCK | os.TFD_CLOEXEC
            )
            self.destroyed.connect(lambda _gone, timer=self._clock: os.close(timer))
            self._arm()
            told = QSocketNotifier(self._clock, QSocketNotifier.Type.Read, self)
            told.activated.connect(self._clock_told)

        def _arm(self) -> None:
            flags = os.TFD_TIMER_ABSTIME | os.TFD_TIMER_CANCEL_ON_SET
            os.timerfd_settime_ns(self._clock, flags=flags, initial=_NEVER_REACHED)

        def _clock_told(self) -> None:
            with contextlib.suppress(OSError):
                os.read(self._clock, 8)
            self._arm()
            self.woke.emit()

    else:

        def _listen_to_the_clock(self) -> None:
            """Python has no such timer before 3.13."""
