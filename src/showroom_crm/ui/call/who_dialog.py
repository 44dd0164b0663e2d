"""A window that asks for a customer where none is on the screen."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.ui.call.who import WhoPage
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.theme.tokens import SPACE_16

_SIZE = QSize(600, 420)


class WhoDialog(QDialog):
    """Signals:
    picked(CustomerId): the window is closed and this is the customer.
    """

    picked = Signal(object)

    def __init__(self, desk: Desk, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("who_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        page = WhoPage(desk)
        page.picked.connect(self._pick)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_16, SPACE_16, SPACE_16, SPACE_16)
        layout.addWidget(page)
        page.setFocus()
        self.resize(_SIZE)

    def _pick(self, customer_id: CustomerId) -> None:
        self.accept()
        self.picked.emit(customer_id)
