"""Let a rep leave away from the GUI thread: thousands of customers may go over."""

from threading import Event

from PySide6.QtCore import Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.leaving import leave
from showroom_crm.services.store import Store
from showroom_crm.ui.background_job import BackgroundJob
from showroom_crm.ui.desk import Desk

_TOLD_EVERY = 20


class _Cancelled(Exception):
    """Leaves everything as it was before."""


class LeavingJob(BackgroundJob):
    """Its work returns what it changed; None where it was cancelled.

    Signals: those of `BackgroundJob`, and
    moved(int): so many customers have gone over by now.
    """

    moved = Signal(int)

    def __init__(self, desk: Desk, staff_id: StaffId, to: StaffId | None) -> None:
        super().__init__(self._leave)
        self._desk = desk
        self._staff_id = staff_id
        self._to = to
        self._by = desk.staff_id
        self._cancelled = Event()

    def cancel(self) -> None:
        """End, and change nothing."""
        self._cancelled.set()

    def _leave(self) -> Changes | None:
        try:
            return self._desk.in_worker(self._left)
        except _Cancelled:
            return None

    def _left(self, store: Store) -> Changes:
        clock = self._desk.clock
        return leave(store, self._staff_id, self._to, by=self._by, clock=clock, told=self._count)

    def _count(self, number: int) -> None:
        if self._cancelled.is_set():
            raise _Cancelled
        if number % _TOLD_EVERY == 0:
            self.moved.emit(number)
