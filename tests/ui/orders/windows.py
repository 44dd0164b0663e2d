"""How a test opens the windows that end a deal and open it again."""

from PySide6.QtWidgets import QWidget

from showroom_crm.ui.desk import Desk
from showroom_crm.ui.orders.ending_dialog import DealEndingDialog
from showroom_crm.ui.orders.reopening_dialog import DealReopeningDialog
from tests.conftest import Sato


class Windows:
    """Opens the windows about 佐藤's deal over another, as often as a test asks."""

    def __init__(self, owner: QWidget, desk: Desk, sato: Sato) -> None:
        self._owner = owner
        self._desk = desk
        self._sato = sato

    def ending(self, *, won: bool) -> DealEndingDialog:
        sato, owner = self._sato, self._owner
        dialog = DealEndingDialog(self._desk, sato.customer_id, sato.deal_id, won=won, parent=owner)
        dialog.show()
        return dialog

    def reopening(self) -> DealReopeningDialog:
        sato, owner = self._sato, self._owner
        dialog = DealReopeningDialog(self._desk, sato.customer_id, sato.deal_id, owner)
        dialog.show()
        return dialog
