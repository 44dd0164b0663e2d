"""What stays on the screen while a customer at the desk sees it (来客中, R5)."""

from collections.abc import Hashable

from PySide6.QtCore import QObject

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _
from showroom_crm.services import drafts, meetings
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.chart_pane import ChartPane
from showroom_crm.ui.main_window.dialogs import Dialogs
from showroom_crm.ui.main_window.list_place import ListPlace
from showroom_crm.ui.main_window.lock_cover import HiddenDialogs
from showroom_crm.ui.main_window.undo_line import UndoLine

_OF_CUSTOMER = "meeting"
_OF_MEETING = frozenset({"begun", "close"})
_NEW_CUSTOMER = "new_customer"


class CustomerView(QObject):
    """The chart of who sits there, the recording and the close of their meeting, a new customer.

    All else is put away until they are gone, and what is asked for meanwhile stays closed.
    """

    def __init__(
        self,
        desk: Desk,
        dialogs: Dialogs,
        customer_list: CustomerListPanel,
        place: ListPlace,
        chart: ChartPane,
        line: UndoLine,
    ) -> None:
        super().__init__(line)
        self._desk = desk
        self._dialogs = dialogs
        self._list = customer_list
        self._place = place
        self._chart = chart
        self._line = line
        self._hidden = HiddenDialogs()
        dialogs.guard = self._may_open
        dialogs.kept_closed.connect(self._say_why)
        place.list_wanted.connect(lambda: desk.set_customer_present(False))
        place.empty_chart_wanted.connect(self._close_chart)
        desk.customer_came.connect(self._obey)
        place.set_covered(desk.customer_present)

    def toggle(self) -> None:
        """A customer came, or is gone (F9); nothing changes behind a lock."""
        if not self._desk.locked:
            self._desk.set_customer_present(not self._desk.customer_present)

    def may_see(self, customer_id: CustomerId | None) -> bool:
        """Tell whether a customer, or with None all of them, may be shown; if not, say so."""
        if not self._desk.customer_present or (
            customer_id is not None and customer_id == self._chart.customer_id
        ):
            return True
        self._say_why()
        return False

    def draw_portrait(self, customer_id: CustomerId) -> None:
        """Lay out the paper for a portrait, which is not drawn before their eyes."""
        if self.may_see(None):
            self._chart.draw_portrait(customer_id)

    def _obey(self, present: bool) -> None:
        self._line.hide()
        self._place.set_covered(present)
        if present:
            in_front = self._customer_of(self._dialogs.matter_in_front())
            if in_front not in (None, self._chart.customer_id):
                self._list.select(in_front)
            self._hide_others()
            self._chart.take_keyboard()
            return
        if self._chart.customer_id is None and self._list.chosen is not None:
            self._chart.show_customer(self._list.chosen)
        self._hidden.show_again()

    def _close_chart(self) -> None:
        self._chart.show_customer(None)
        self._hide_others()

    def _hide_others(self) -> None:
        self._hidden.hide_all(but=self._dialogs.shown_of(self._may_stay))

    def _may_open(self, matter: Hashable) -> bool:
        """A new customer's window may open on the texts of someone who was interrupted."""
        if not self._desk.customer_present:
            return True
        if matter == _NEW_CUSTOMER and not self._dialogs.shows(matter):
            return self._desk.read(lambda store: drafts.draft(store, _NEW_CUSTOMER)) is None
        return self._may_stay(matter)

    def _may_stay(self, matter: Hashable) -> bool:
        seated = self._customer_of(matter)
        return matter == _NEW_CUSTOMER or (seated is not None and seated == self._chart.customer_id)

    def _customer_of(self, matter: Hashable) -> CustomerId | None:
        """Return with whom a window speaks, of those that may stand before their eyes."""
        if not isinstance(matter, tuple):
            return None
        kind, row_id = matter[:2]
        if kind in _OF_MEETING:
            return self._desk.read(lambda store: meetings.meeting(store, row_id)).customer_id
        return CustomerId(row_id) if kind == _OF_CUSTOMER else None

    def _say_why(self) -> None:
        self._line.tell(
            _("This stays closed while a customer is here. F9 shows everything again."),
            offer_undo=False,
        )
