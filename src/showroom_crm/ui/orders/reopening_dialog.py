"""Open an ended deal again, with our next contact (R1)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers
from showroom_crm.services.deal_endings import reopen_deal
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 620
_AGREED, _OWN_ACTION = "agreed", "own_action"


class DealReopeningDialog(QDialog):
    """Accepts once the deal is open and its contact is planned; both or neither."""

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("deal_reopening")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Open the deal again"))
        self._desk = desk
        self._deal_id = deal_id
        customer = desk.read(lambda store: customers.customer(store, customer_id))
        self._form = PlanForm(desk.clock, desk.read(showroom_days), customer.profile.reach)
        self._form.set_texts({})
        self._agreement = Choices(
            "reopening_agreement",
            [
                (_OWN_ACTION, "○ " + _("Set by us, not agreed yet")),
                (_AGREED, "● " + _("Agreed with the customer")),
            ],
        )
        heading = plain_label(words.customer(customer), name="reopening_customer", wrap=True)
        font = heading.font()
        font.setPixelSize(CUSTOMER_NAME_PX)
        heading.setFont(font)
        self._fill(heading)
        desk.refused.connect(self._show_refusal)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def _fill(self, heading: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(heading)
        layout.addWidget(quiet_label(_("No open deal waits: when do we get in touch?"), wrap=True))
        layout.addWidget(self._form)
        layout.addWidget(Field("reopening_agreement", _("Agreement"), self._agreement))
        layout.addStretch()
        reopen = button("reopen_deal", _("Open the deal again"), style="primary")
        reopen.setDefault(True)
        reopen.clicked.connect(self._reopen)
        back = button("leave_reopening", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(reopen)
        layout.addLayout(row)

    def _reopen(self) -> None:
        desk = self._desk
        self._form.clear_faults()
        try:
            plan = self._form.plan(agreed=self._agreement.value() == _AGREED)
        except RuleBroken as fault:
            self._form.show_fault(fault)
            return
        done = desk.run(
            lambda store: reopen_deal(
                store, self._deal_id, plan, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if done is not None:
            self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._form.show_fault(fault)
