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

    Signals:
    chart_built(CustomerChartPanel): its wishes can be fulfilled from now on.
    """

    chart_built = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._chart: CustomerChartPanel | None = None
        self._building = QTimer(self)
        self._building.setSingleShot(True)
        self._building.setInterval(_BUILT_AFTER_MS)
        self._building.timeout.connect(self._built)
        self.addWidget(invitation())

    @property
    def customer_id(self) -> CustomerId | None:
        """Whose chart is shown."""
        return None if self._chart is None else self._chart.customer_id

    def show_customer(self, customer_id: CustomerId | None) -> None:
        """Show a customer's chart, or invite to choose one."""
        if customer_id is not None or self._chart is not None:
            chart = self._built()
            chart.show_customer(customer_id)
            self.setCurrentWidget(chart)

    def ask_for_meeting(self) -> bool:
        """Wish for a meeting with the customer on screen; False where none is."""
        return self._chart is not None and self._chart.ask_for_meeting()

    def ask_for_call(self) -> bool:
        """Wish to record a try to reach the customer on screen; False where none is."""
        return self._chart is not None and self._chart.ask_for_call()

    def draw_portrait(self, customer_id: CustomerId) -> None:
        """Show a customer's chart with the paper for their portrait."""
        self.show_customer(customer_id)
        self._built().draw_portrait()

    def ask_for_portrait(self) -> bool:
        """Lay out the paper for the customer on screen; False where none is."""
        return self._chart is not None and self._chart.draw_portrait()

    def leave_portrait(self) -> None:
        """Turn back from the paper, where it is laid out."""
        if self._chart is not None and self._chart.tabs.shows_portrait:
            self._chart.tabs.leave_portrait()

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
            self.addWidget(chart)
            self._chart = chart
            self.chart_built.emit(chart)
        return self._chart
