"""The place of the chart in the main window; the chart itself is built a moment later."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.ui.customer_chart.invitation import invitation
from showroom_crm.ui.desk import Desk

if TYPE_CHECKING:
    from showroom_crm.ui.customer_chart.panel import CustomerChartPanel

_BUILT_AFTER_MS = 500


class ChartPane(QStackedWidget):
    """Shows an invitation first: the window can be used sooner than a chart can be built.

    Signals: those of `CustomerChartPanel`.
    """

    meeting_wanted = Signal(object, object, object)
    close_wanted = Signal(object)
    meeting_continued = Signal(object)
    contact_wanted = Signal(object, object, object)
    print_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart: CustomerChartPanel | None = None
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.setInterval(_BUILT_AFTER_MS)
        self._building.timeout.connect(self._built)
        self.addWidget(invitation())

    def show_customer(self, customer_id: CustomerId | None) -> None:
        """Show a customer's chart, or invite to choose one."""
        if customer_id is not None or self._chart is not None:
            chart = self._built()
            chart.show_customer(customer_id)
            self.setCurrentWidget(chart)

    def ask_for_meeting(self) -> None:
        """Wish for a meeting with the customer on screen."""
        if self._chart is not None:
            self._chart.ask_for_meeting()

    def ask_for_print(self) -> None:
        """Wish for the chart on paper."""
        if self._chart is not None:
            self._chart.ask_for_print()

    def refresh_times(self) -> None:
        """Say anew how late the next contact is."""
        if self._chart is not None:
            self._chart.refresh_times()

    def take_keyboard(self) -> None:
        """Let the keys work on the chart."""
        if self._chart is not None:
            self._chart.setFocus(Qt.FocusReason.OtherFocusReason)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._chart is None:
            self._building.start()

    def _built(self) -> "CustomerChartPanel":
        self._building.stop()
        if self._chart is None:
            from showroom_crm.ui.customer_chart.panel import CustomerChartPanel

            chart = CustomerChartPanel(self._desk)
            chart.meeting_wanted.connect(self.meeting_wanted)
            chart.close_wanted.connect(self.close_wanted)
            chart.meeting_continued.connect(self.meeting_continued)
            chart.contact_wanted.connect(self.contact_wanted)
            chart.print_wanted.connect(self.print_wanted)
            self.addWidget(chart)
            self._chart = chart
        return self._chart
