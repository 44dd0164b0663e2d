"""The page of the chart that tells who a customer is, and who lives with them."""

from datetime import date

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.services import households
from showroom_crm.ui.customer_chart.facts import FactsGrid
from showroom_crm.ui.customer_chart.household_picker import HouseholdPicker
from showroom_crm.ui.customer_chart.profile_facts import profile_facts
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.theme.tokens import SPACE_12


class ProfilePage(QScrollArea):
    """Signals:
    chart_wanted(CustomerId): the chart of someone who belongs to this customer.
    """

    chart_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("profile")
        self.setWidgetResizable(True)
        self._desk = desk
        self._customer_id: CustomerId | None = None
        self._facts = FactsGrid("profile")
        self._none_yet = quiet_label(_("Nothing is noted yet."), name="no_profile")
        self._picker = HouseholdPicker(desk)
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, SPACE_12, 0, SPACE_12)
        layout.setSpacing(SPACE_12)
        for part in (self._none_yet, self._facts, self._picker):
            layout.addWidget(part)
        layout.addStretch()
        self.setWidget(content)
        self._facts.chart_wanted.connect(self.chart_wanted)
        self._facts.parting_wanted.connect(self._part)
        self._picker.picked.connect(self._live_together)
        self._picker.grown.connect(lambda: QTimer.singleShot(0, self, self._show_picker))

    def show_chart(self, chart: CustomerChart, today: date) -> None:
        """Show what is known of a customer."""
        if chart.customer.id != self._customer_id:
            self._customer_id = chart.customer.id
            self._picker.fold()
            self.verticalScrollBar().setValue(0)
        housemates = frozenset(each.id for each in chart.household)
        present = self._desk.customer_present
        self._picker.setVisible(not chart.customer.profile.is_company and not present)
        self._picker.leave_out(housemates | {chart.customer.id})
        self._none_yet.setVisible(not self._facts.show_facts(profile_facts(chart, today)))

    def _show_picker(self) -> None:
        """What has grown has its place only once it is laid out."""
        if self._picker.isAncestorOf(self.focusWidget() or self):
            self.ensureWidgetVisible(self._picker, 0, SPACE_12)

    def _live_together(self, other_id: CustomerId) -> None:
        customer_id, desk = self._customer_id, self._desk
        if customer_id is not None:
            desk.run(
                lambda store: households.live_together(
                    store, customer_id, other_id, by=desk.staff_id, clock=desk.clock
                ),
                origin=self,
            )

    def _part(self, housemate_id: CustomerId) -> None:
        desk = self._desk
        desk.run(
            lambda store: households.leave(store, housemate_id, by=desk.staff_id, clock=desk.clock),
            origin=self,
        )
