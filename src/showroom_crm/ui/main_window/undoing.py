"""Delete from the main window and take it back, with a line that says so."""

from collections.abc import Callable, Hashable

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.changes import Changes, Undoable, Undone
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, UndoStepId
from showroom_crm.domain.undo import UndoKind
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin as bin_service
from showroom_crm.services import customers
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.dialogs import Dialogs
from showroom_crm.ui.main_window.undo_line import UndoLine

_ACTS: dict[UndoKind, Callable[..., Undoable]] = {
    UndoKind.CUSTOMER_DELETED: bin_service.delete_customer,
    UndoKind.DEAL_DELETED: bin_service.delete_deal,
    UndoKind.MEETING_DELETED: bin_service.delete_meeting,
    UndoKind.FOLLOW_UP_DELETED: bin_service.delete_follow_up,
}
_OF_MEETINGS = frozenset({"begun", "close", "meeting_edit", "versions"})
_OF_DEALS = frozenset({"deal", "estimate"})


class Undoing(QObject):
    """Signals:
    chart_closed(CustomerId): the chart must be left before its customer goes.
    customer_back(CustomerId): show them again.
    """

    chart_closed = Signal(object)
    customer_back = Signal(object)

    def __init__(self, desk: Desk, dialogs: Dialogs, line: UndoLine) -> None:
        super().__init__(line)
        self._desk = desk
        self._dialogs = dialogs
        self._line = line
        line.undo_wanted.connect(self.undo)
        dialogs.chart_going.connect(self._close_all_about)
        desk.changed.connect(self._tell)
        desk.refused.connect(self._tell_refusal)
        desk.lock_changed.connect(lambda _locked: line.hide())

    def delete(self, kind: UndoKind, row_id: int, customer_id: CustomerId) -> None:
        """Put something of a customer into the bin; what is typed of them is kept before."""
        desk, act = self._desk, _ACTS[kind]
        if not self._may_act():
            return
        if not self._dialogs.close_where(self._about(customer_id)):
            return
        if kind is UndoKind.CUSTOMER_DELETED:
            self.chart_closed.emit(customer_id)
        deleted = desk.run(
            lambda store: act(store, row_id, by=desk.staff_id, clock=desk.clock), origin=self
        )
        if deleted is None and kind is UndoKind.CUSTOMER_DELETED:
            self.customer_back.emit(customer_id)

    def undo(self) -> None:
        """Take back the latest act of today (Ctrl+Z)."""
        desk = self._desk
        if not self._may_act():
            return
        desk.run(
            lambda store: bin_service.undo_last(store, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )

    def _may_act(self) -> bool:
        """What is deleted or put back is named, which a customer must not read."""
        if self._desk.customer_present:
            self._dialogs.kept_closed.emit()
        return not self._desk.customer_present

    def _close_all_about(self, customer_id: CustomerId) -> None:
        """Let the windows of a chart keep what is typed before a merge takes it over."""
        about = self._about(customer_id)
        self._dialogs.close_where(
            lambda matter: about(matter) and isinstance(matter, tuple) and matter[0] != "merge"
        )

    def _about(self, customer_id: CustomerId) -> Callable[[Hashable], bool]:
        """Return whether a window is about a customer, by what it was opened for."""
        chart = self._desk.read(lambda store: customers.reread_chart(store, customer_id))
        deals = {each.deal.id for each in chart.deals}
        meetings = {each.id for each in chart.unclosed}
        meetings |= {each.id for deal in chart.deals for each in deal.meetings}

        def about(matter: Hashable) -> bool:
            if not isinstance(matter, tuple):
                return False
            kind, row_id = matter[:2]
            if kind in _OF_MEETINGS:
                return row_id in meetings
            return row_id in deals if kind in _OF_DEALS else bool(row_id == customer_id)

        return about

    def _tell(self, changes: Changes, _origin: object) -> None:
        if self._desk.customer_present:
            return
        if isinstance(changes, Undoable):
            self._line.tell(self._told(changes.undo_step_id), offer_undo=True)
        elif isinstance(changes, Undone):
            self._line.tell(_("Put back: {title}").format(title=changes.title), offer_undo=False)
            if changes.customer_id is not None:
                self.customer_back.emit(changes.customer_id)

    def _told(self, step_id: UndoStepId) -> str:
        step = self._desk.read(lambda store: bin_service.step(store, step_id))
        if step.kind is UndoKind.MERGED:
            return _("Made one chart: {title}").format(title=step.title)
        if step.kind is UndoKind.CUSTOMER_DELETED:
            return _("{customer} was deleted").format(customer=step.title)
        if step.kind is UndoKind.DETAIL_CHANGED:
            return _("Changed: {title}").format(title=step.title)
        return _("Deleted: {title}").format(title=step.title)

    def _tell_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._line.tell(sentence(fault), offer_undo=False)
