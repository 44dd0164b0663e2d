"""Lay a paper out, print it or write it in a thread of its own, until it is called off."""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QCoreApplication, QEvent, Signal

from showroom_crm.ui.background_job import BackgroundJob


class _CalledOff(Exception):
    """Leaves the work where it stands."""


class PaperJob(BackgroundJob):
    """Its work is done with the job, of which it may ask and to which it may tell; what is
    called off may return None.

    Signals: those of `BackgroundJob`, and
    progressed(int, int): so many parts are done by now, of how many.
    """

    progressed = Signal(int, int)

    def __init__(self) -> None:
        super().__init__(self._work_on)
        self._wished: Callable[[], object] = lambda: None
        self._cancelled = Event()
        self._over = Event()

    def start_with(self, work: Callable[[], object]) -> None:
        """Begin the work."""
        self._wished = work
        self.start()

    def progress(self, done: int, number: int) -> None:
        """Tell how far the work is; where it is called off it ends with this."""
        if self.is_cancelled():
            raise _CalledOff
        self.progressed.emit(done, number)

    def is_cancelled(self) -> bool:
        return self._cancelled.is_set()

    def cancel(self) -> None:
        """Let the work end before its next part."""
        self._cancelled.set()

    def wait(self) -> None:
        """Return once it has ended, and who waits for that was told."""
        self._over.wait()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.MetaCall.value)

    def _run(self) -> None:
        try:
            super()._run()
        finally:
            self._over.set()

    def _work_on(self) -> object:
        try:
            return self._wished()
        except _CalledOff:
            return None
