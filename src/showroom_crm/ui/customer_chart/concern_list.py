"""What is still on the customer's mind in a deal, with the work on our remedies."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtWidgets import QVBoxLayout, QWidget

from showroom_crm.domain.deals import Concern
from showroom_crm.domain.identifiers import DealId, StaffId
from showroom_crm.domain.showroom import DealChart
from showroom_crm.ui.customer_chart.remedy_row import RemedyRow
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import SPACE_8


class ConcernList(QWidget):
    """A remedy is kept when its line is left, its state when it is clicked.

    Who prepares it and until when open in a line of their own, and are kept together.
    """

    def __init__(self, desk: Desk, number: int) -> None:
        super().__init__()
        self.setObjectName(f"deal_concerns_{number}")
        self._desk = desk
        self._shown: tuple[Concern, ...] = ()
        self._contact_at: datetime | None = None
        self._rows: list[RemedyRow] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_8)

    def show_concerns(self, chart: DealChart, staff: Mapping[StaffId, str]) -> None:
        """Show those that are open; a remedy that is being typed stays as it is."""
        shown = () if chart.deal.state.ended else tuple(chart.open_concerns)
        self.setVisible(bool(shown))
        planned = min((each.plan.at for each in chart.planned), default=None)
        if (shown, planned) == (self._shown, self._contact_at):
            return
        if [each.id for each in shown] != [each.id for each in self._shown]:
            self._build(chart.deal.id, shown)
        self._shown, self._contact_at = shown, planned
        for row, concern in zip(self._rows, shown, strict=True):
            row.show_concern(concern, staff, planned)

    def _build(self, deal_id: DealId, shown: tuple[Concern, ...]) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.setParent(None)
            row.deleteLater()
        self._rows = [RemedyRow(self._desk, deal_id, concern) for concern in shown]
        for row in self._rows:
            self._layout.addWidget(row)
