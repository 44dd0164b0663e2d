"""The tabs of the chart: each page shows one side of what is known of a customer."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QTabWidget, QWidget

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import CustomerChart
from showroom_crm.language.catalog import _
from showroom_crm.ui.attachments.page import AttachmentsPage
from showroom_crm.ui.customer_chart.cars_page import CarsPage, has_fleet
from showroom_crm.ui.customer_chart.deals_page import DealsPage
from showroom_crm.ui.customer_chart.portrait_page import PortraitPage
from showroom_crm.ui.customer_chart.profile_page import ProfilePage
from showroom_crm.ui.customer_chart.timeline import Timeline
from showroom_crm.ui.desk import Desk


class ChartTabs(QTabWidget):
    """Signals are those of the pages: `timeline`, `portrait` and the others are public."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chart_tabs")
        self.setDocumentMode(True)
        self.tabBar().setDrawBase(False)
        self._desk = desk
        self._before_fleet: QWidget | None = None
        self._before_portrait: QWidget | None = None
        self.timeline = Timeline(desk)
        self.deals = DealsPage(desk)
        self.cars = CarsPage(desk)
        self.profile = ProfilePage(desk)
        self.portrait = PortraitPage(desk)
        self.attachments = AttachmentsPage(desk)
        for page, caption in (
            (self.timeline, _("Meetings")),
            (self.deals, _("Deals")),
            (self.cars, _("Cars")),
            (self.profile, _("Profile and family")),
            (self.portrait, _("Portrait")),
            (self.attachments, _("Attachments")),
        ):
            self.addTab(page, caption)
        self.tabBarClicked.connect(self._let_paste)
        self.portrait.left.connect(self.leave_portrait)

    @property
    def shows_portrait(self) -> bool:
        """Whether the paper with the portrait is on top."""
        return self.currentWidget() is self.portrait

    def draw_portrait(self) -> None:
        """Turn to the paper, with the pen in hand."""
        if not self.shows_portrait:
            self._before_portrait = self.currentWidget()
        self.setCurrentWidget(self.portrait)
        self.portrait.draw()

    def leave_portrait(self) -> None:
        """Turn back to where the rep was before the paper."""
        self.setCurrentWidget(self._before_portrait or self.timeline)
        self.currentWidget().setFocus()

    def open_at(self, chart: CustomerChart) -> None:
        """Turn to the page a chart opens on: a company's fleet, else where the rep was before."""
        profile = chart.customer.profile
        if profile.is_company and has_fleet(profile):
            if self._before_fleet is None:
                self._before_fleet = self.currentWidget()
            self.setCurrentWidget(self.cars)
        elif self._before_fleet is not None:
            if self.currentWidget() is self.cars:
                self.setCurrentWidget(self._before_fleet)
            self._before_fleet = None

    def show_chart(
        self, chart: CustomerChart, staff_names: Mapping[StaffId, str], today: date
    ) -> None:
        """Let every page show this customer; pages with work of ours are not for their eyes."""
        present = self._desk.customer_present
        for page in (self.deals, self.portrait, self.attachments):
            self.setTabVisible(self.indexOf(page), not present)
        self.timeline.show_chart(chart, staff_names)
        self.cars.show_chart(chart)
        self.profile.show_chart(chart, today)
        if present:
            return
        self.deals.show_chart(chart, today)
        self.portrait.show_portrait(chart.customer.id, chart.portrait)
        self.attachments.show_chart(chart)

    def _let_paste(self, index: int) -> None:
        """Ctrl+V belongs to the page that asks for it, not to the search box the rep was in."""
        if self.widget(index) is self.attachments:
            self.setCurrentIndex(index)
            self.attachments.setFocus()
