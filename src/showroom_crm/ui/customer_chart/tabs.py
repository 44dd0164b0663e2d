"""The tabs of the chart: each page shows one side of what is known of a customer."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QTabWidget, QWidget

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.ui.customer_chart.facts import FactsPage, profile_facts, vehicle_facts
from showroom_crm.ui.customer_chart.portrait_page import PortraitPage
from showroom_crm.ui.customer_chart.timeline import Timeline
from showroom_crm.ui.desk import Desk


class ChartTabs(QTabWidget):
    """Signals are those of the pages: `timeline`, `portrait` and the others are public."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self.timeline = Timeline()
        self.cars = FactsPage("cars", _("No car is noted yet."))
        self.profile = FactsPage("profile", _("Nothing is noted yet."))
        self.portrait = PortraitPage(desk)
        for page, caption in (
            (self.timeline, _("Meetings")),
            (self.cars, _("Cars")),
            (self.profile, _("Profile and family")),
            (self.portrait, _("Portrait")),
        ):
            self.addTab(page, caption)

    @property
    def shows_portrait(self) -> bool:
        """Whether the paper with the portrait is on top."""
        return self.currentWidget() is self.portrait

    def show_chart(
        self, chart: CustomerChart, staff_names: Mapping[StaffId, str], today: date
    ) -> None:
        """Let every page show this customer."""
        profile = chart.customer.profile
        self.timeline.show_chart(chart, staff_names, today)
        self.cars.show_facts(vehicle_facts(profile.vehicles, today))
        self.profile.show_facts(profile_facts(profile, today))
        self.portrait.show_portrait(chart.customer.id, chart.portrait)
