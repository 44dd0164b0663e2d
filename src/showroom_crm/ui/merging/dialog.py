"""Make two charts one: find the other, choose field by field, and join them."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, merging
from showroom_crm.services.merging import BothCharts
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label, plain_label, quiet_label
from showroom_crm.ui.merging.comparison import Comparison
from showroom_crm.ui.merging.picking import PickCustomer
from showroom_crm.ui.screen_room import scrolling
from showroom_crm.ui.theme.tokens import QUESTION_PX, SPACE_8, SPACE_12, SPACE_24

_USUAL_SIZE = QSize(780, 640)


class MergeDialog(QDialog):
    """Asks nothing after the button: Ctrl+Z parts the two again.

    Without `other_id` the other chart is searched for first. Of the two the one with a name
    stays, unless they are exchanged.

    Signals:
    chart_going(CustomerId): the chart that joins is about to go; what is typed of it is kept
        before.
    merged(CustomerId): whose chart stays.
    """

    chart_going = Signal(object)
    merged = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        other_id: CustomerId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("merge_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Merge two charts"))
        self._desk = desk
        self._customer_id = customer_id
        self._both: BothCharts | None = None
        self._comparison: Comparison | None = None
        self.resize(_USUAL_SIZE)
        self._fill()
        self._connect()
        if other_id is None:
            self._show_picking()
        else:
            self._compare_with(other_id)

    def _fill(self) -> None:
        self._heading = plain_label(name="merge_heading", wrap=True)
        font = self._heading.font()
        font.setPixelSize(QUESTION_PX)
        self._heading.setFont(font)
        self._pages = QStackedWidget()
        self._joined = quiet_label(name="merge_counts", wrap=True)
        self._ending = fault_label("merge_ends_contacts")
        self._ending.setText(
            _("No contact is wished: after the merge the open deals are lost, all contacts end.")
        )
        self._fault = fault_label("merge_fault")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._heading)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._joined)
        layout.addWidget(self._ending)
        layout.addWidget(self._fault)
        layout.addLayout(self._buttons())
        self.setTabOrder(self._merge, self._back)
        self.setTabOrder(self._back, self._exchange)

    def _buttons(self) -> QHBoxLayout:
        self._exchange = button("exchange_charts", _("Let the other chart stay"), style="link")
        self._back = button("leave_merging", _("Back"))
        self._merge = button("merge_charts", _("Merge"), style="primary")
        self._merge.setToolTip("Ctrl+Enter")
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addWidget(self._exchange)
        row.addStretch()
        row.addWidget(self._back)
        row.addWidget(self._merge)
        return row

    def _connect(self) -> None:
        self._exchange.clicked.connect(self._change_places)
        self._back.clicked.connect(self.reject)
        self._merge.clicked.connect(self._join)
        self._desk.refused.connect(self._show_refusal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._join)

    def _show_picking(self) -> None:
        customer = self._desk.read(lambda store: customers.customer(store, self._customer_id))
        who = words.customer(customer)
        self._heading.setText(_("With which chart is {customer} merged?").format(customer=who))
        picking = PickCustomer(self._desk, customer)
        picking.picked.connect(self._compare_with)
        self._show_page(picking)
        picking.setFocus()
        for each in (self._exchange, self._merge, self._joined):
            each.hide()

    def _compare_with(self, other_id: CustomerId) -> None:
        try:
            kept_id = self._desk.read(
                lambda store: merging.one_who_stays(store, self._customer_id, other_id)
            )
            joins = other_id if kept_id == self._customer_id else self._customer_id
            self._compare(kept_id, joins)
        except RuleBroken as fault:
            self._show_refusal(fault, self)

    def _compare(self, kept_id: CustomerId, other_id: CustomerId) -> None:
        desk = self._desk
        self._both = desk.read(
            lambda store: merging.both_charts(
                store, kept_id, other_id, by=desk.staff_id, clock=desk.clock
            )
        )
        self._heading.setText(_("Are these one and the same customer?"))
        self._comparison = Comparison(self._both.kept, self._both.other)
        self._show_page(scrolling(self._comparison))
        self._joined.setText(_what_is_joined(self._both))
        for each in (self._exchange, self._merge, self._joined):
            each.show()
        self._ending.setVisible(self._both.ends_contacts)
        self._fault.hide()
        self._comparison.take_focus()

    def _show_page(self, page: QWidget) -> None:
        before = self._pages.currentWidget()
        self._pages.addWidget(page)
        self._pages.setCurrentWidget(page)
        if before is not None:
            self._pages.removeWidget(before)
            before.deleteLater()

    def _change_places(self) -> None:
        if self._both is not None:
            self._compare(self._both.other.customer.id, self._both.kept.customer.id)

    def _join(self) -> None:
        both, comparison, desk = self._both, self._comparison, self._desk
        if both is None or comparison is None:
            return
        kept_id = both.kept.customer.id
        self.chart_going.emit(both.other.customer.id)
        joined = desk.run(
            lambda store: merging.merge_customers(
                store,
                kept_id,
                both.other.customer.id,
                comparison.chosen,
                others_portrait=comparison.others_portrait,
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        if joined is not None:
            self.accept()
            self.merged.emit(kept_id)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()


def _what_is_joined(both: BothCharts) -> str:
    """Return what comes together: 商談 3＋2・案件 1＋1."""
    counted = [
        (caption, *(count(chart) for chart in (both.kept, both.other)))
        for caption, count in (
            (_("Deals"), lambda chart: len(chart.deals)),
            (_("Meetings"), _meetings),
            (_("Planned contacts"), lambda chart: len(chart.planned)),
            (_("Attachments"), lambda chart: len(chart.attachments)),
        )
    ]
    parts = [f"{caption} {kept}＋{other}" for caption, kept, other in counted if kept or other]
    promise = _("Everything of both is kept; what is not chosen goes to the notes.")
    return "　".join((*(["・".join(parts)] if parts else []), promise))


def _meetings(chart: CustomerChart) -> int:
    closed = {meeting.id for deal in chart.deals for meeting in deal.meetings}
    return len(closed | {meeting.id for meeting in chart.unclosed})
