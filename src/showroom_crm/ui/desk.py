"""The desk a rep works at: the one door from widgets to services, and who is working."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.days_off import StandIn
from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.services import days_off
from showroom_crm.services import staff as staff_service
from showroom_crm.services.autostart import Autostart
from showroom_crm.services.store import Store

Change = TypeVar("Change", bound=Changes)
Answer = TypeVar("Answer")


class Desk(QObject):
    """Signals:
    changed(Changes, origin): after an act that changed something; views re-read.
    refused(ShowroomError, origin): a rule or the machine refused an act; origin shows it.
    staff_switched(): another rep works at this PC now.
    lock_changed(bool): whether customers are hidden (R5).
    customer_came(bool): a customer sees the screen from now on, or no more (来客中).
    """

    changed = Signal(object, object)
    refused = Signal(object, object)
    staff_switched = Signal()
    lock_changed = Signal(bool)
    customer_came = Signal(bool)

    def __init__(
        self,
        store: Store,
        clock: Clock,
        parent: QObject | None = None,
        *,
        autostart: Autostart | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self.autostart = autostart
        self.clock = clock
        self.locked = False
        self.customer_present = False
        self.staff: Staff | None = staff_service.working_staff(store)

    @property
    def staff_id(self) -> StaffId | None:
        """Who acts."""
        return None if self.staff is None else self.staff.id

    @property
    def whose_contacts(self) -> StaffId | None:
        """Whose contacts are counted and reminded of: a rep's own, all for a manager."""
        if self.staff is None or self.staff.role is StaffRole.MANAGER:
            return None
        return self.staff.id

    @property
    def names_customers(self) -> bool:
        """Whether pop-ups and tray may name customers: nobody else sees the screen (R5)."""
        return not (self.locked or self.customer_present)

    def stand_ins(self) -> Sequence[StandIn]:
        """Return who has whose contacts while somebody is not there."""
        return self.read(lambda store: days_off.stand_ins(store, clock=self.clock))

    def run(self, work: Callable[[Store], Change], *, origin: object) -> Change | None:
        """Carry out an act and tell what it changed; None when it was refused."""
        try:
            changes = work(self._store)
        except (RuleBroken, StoreFailed) as fault:
            self.refused.emit(fault, origin)
            return None
        self.changed.emit(changes, origin)
        return changes

    def read(self, question: Callable[[Store], Answer]) -> Answer:
        """Return what a service answers; a fault reaches the dialog for faults."""
        return question(self._store)

    def in_worker(self, work: Callable[[Store], Answer]) -> Answer:
        """Carry out work in a thread of its own, whose connection ends with it."""
        try:
            return work(self._store)
        finally:
            self._store.close_thread()

    def note(self, work: Callable[[Store], None], *, origin: object) -> bool:
        """Keep or drop a draft, which no view shows; False when it was refused."""
        try:
            work(self._store)
        except (RuleBroken, StoreFailed) as fault:
            self.refused.emit(fault, origin)
            return False
        return True

    def switch_staff(self, member: Staff) -> None:
        """Let another rep work."""
        switched = self.run(
            lambda store: staff_service.switch_staff(store, member.id, clock=self.clock),
            origin=self,
        )
        if switched is not None:
            self.staff = member
            self.staff_switched.emit()

    def set_locked(self, locked: bool) -> None:
        """Hide or show every customer at once."""
        if locked != self.locked:
            self.locked = locked
            self.lock_changed.emit(locked)

    def set_customer_present(self, present: bool) -> None:
        """Hide what a customer at the desk must not see, or show it again; a start shows all."""
        if present != self.customer_present:
            self.customer_present = present
            self.customer_came.emit(present)
