"""A quiet line that offers to change address and phone for all who live together."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.domain.households import SharedChange
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services import households
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_8


class ShareLine(QWidget):
    """Keeps an offer for each customer until it is taken or declined; it asks for no answer."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._offers: dict[CustomerId, SharedChange] = {}
        self._customer_id: CustomerId | None = None
        self._question = plain_label(name="share_question", wrap=True)
        share = button("share_with_household", _("Change theirs too"), style="link")
        keep = button("keep_household", _("Leave them"), style="link")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(self._question)
        row.addWidget(share)
        row.addWidget(keep)
        row.addStretch()
        share.clicked.connect(self._share)
        keep.clicked.connect(self._decline)
        self.hide()

    def offer(self, customer_id: CustomerId, change: SharedChange) -> None:
        """Offer what changed for a customer to those who live with them."""
        self._offers[customer_id] = change
        self.show_customer(self._customer_id)

    def show_customer(self, customer_id: CustomerId | None) -> None:
        """Show the offer of the customer on screen, where there is one."""
        self._customer_id = customer_id
        change = None if customer_id is None else self._offers.get(customer_id)
        others = 0 if customer_id is None or change is None else self._others(customer_id)
        self.setVisible(change is not None and others > 0)
        if change is not None:
            self._question.setText(_question(change, others))

    def _others(self, customer_id: CustomerId) -> int:
        return len(self._desk.read(lambda store: households.others(store, customer_id)))

    def _share(self) -> None:
        customer_id, desk = self._customer_id, self._desk
        change = None if customer_id is None else self._offers.get(customer_id)
        if customer_id is None or change is None:
            return
        shared = desk.run(
            lambda store: households.share(
                store, customer_id, change, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if shared is not None:
            self._decline()

    def _decline(self) -> None:
        if self._customer_id is not None:
            self._offers.pop(self._customer_id, None)
        self.hide()


def _question(change: SharedChange, others: int) -> str:
    if change.of_address and change.of_phones:
        said = ngettext(
            "Change address and home phone of the other one who lives there too?",
            "Change address and home phone of the {number} others who live there too?",
            others,
        )
    elif change.of_address:
        said = ngettext(
            "Change the address of the other one who lives there too?",
            "Change the address of the {number} others who live there too?",
            others,
        )
    else:
        said = ngettext(
            "Change the home phone of the other one who lives there too?",
            "Change the home phone of the {number} others who live there too?",
            others,
        )
    return said.format(number=others)
