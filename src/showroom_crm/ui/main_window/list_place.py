"""The place of the customer list, and what stands in it while a customer sees the screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.everywhere_key import CUSTOMER_VIEW_KEY
from showroom_crm.ui.field import plain_label, quiet_label
from showroom_crm.ui.painting import font_of
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_16


class ListPlace(QStackedWidget):
    """Signals:
    list_wanted(): the customer is gone.
    empty_chart_wanted(): the chart beside it is of somebody else.
    """

    list_wanted = Signal()
    empty_chart_wanted = Signal()

    def __init__(self, customer_list: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._list = customer_list
        self._cover = QWidget()
        self._cover.setObjectName("customer_view_cover")
        self._fill_cover()
        self.addWidget(customer_list)
        self.addWidget(self._cover)

    def set_covered(self, covered: bool) -> None:
        """Take the list out of sight, or show it as it was."""
        self.setCurrentWidget(self._cover if covered else self._list)

    def _fill_cover(self) -> None:
        heading = plain_label(_("A customer is here"), name="customer_view_heading")
        heading.setFont(font_of(heading.font(), CUSTOMER_NAME_PX))
        sentence = quiet_label(_("No other customer is shown."), name="customer_view_sentence")
        leave = button("leave_customer_view", _("Show everything again") + f"  {CUSTOMER_VIEW_KEY}")
        leave.clicked.connect(self.list_wanted)
        close = button("close_shown_chart", _("Close the chart, too"), style="link")
        close.clicked.connect(self.empty_chart_wanted)
        column = QVBoxLayout(self._cover)
        column.setSpacing(SPACE_8)
        column.addStretch(1)
        for part in (heading, sentence):
            column.addWidget(part, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addSpacing(SPACE_16)
        for act in (leave, close):
            column.addWidget(act, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)
