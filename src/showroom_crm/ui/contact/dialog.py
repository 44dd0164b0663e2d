"""Set or move our next contact outside the close of a meeting."""

from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId
from showroom_crm.domain.repeats import repeats_offered
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts, unsaved_line
from showroom_crm.ui.field import Field, plain_label
from showroom_crm.ui.screen_room import grow
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_12, SPACE_24

_AGREED = "agreed"
_OWN_ACTION = "own_action"


class ContactDialog(QDialog):
    """Asks how, when and why we get in touch next, and whether the customer agreed to it.

    With a `follow_up_id` it moves that contact, without one it sets a new one. It accepts
    once the contact is kept; left before that, it finds its texts again when it reopens.
    """

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId | None,
        follow_up_id: FollowUpId | None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("contact_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._desk = desk
        self._customer_id = customer_id
        self._deal_id = deal_id
        self._follow_up_id = follow_up_id
        self._customer = desk.read(lambda store: customers.customer(store, customer_id))
        self._form = PlanForm(
            desk.clock,
            desk.read(showroom_days),
            self._customer.profile.reach,
            repeats_offered(self._customer.profile),
        )
        self._agreement = Choices(
            "contact_agreement",
            [
                (_AGREED, "● " + _("Agreed with the customer")),
                (_OWN_ACTION, "○ " + _("Set by us, not agreed yet")),
            ],
        )
        self._restored = RestoredLine()
        self._draft = DraftKeeper(desk, self._draft_name(), self._texts, self)
        self._fill()
        self._show_standing()
        self._restore()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(620, super().sizeHint().height())

    def done(self, result: int) -> None:
        if self._draft.may_leave():
            super().done(result)

    def _draft_name(self) -> str:
        if self._follow_up_id is not None:
            return f"contact/{self._follow_up_id}"
        return f"contact/customer/{self._customer_id}/{self._deal_id or 0}"

    def _fill(self) -> None:
        title = _("Set the next contact") if self._follow_up_id is None else _("Move the contact")
        self.setWindowTitle(title)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._heading())
        layout.addWidget(self._restored)
        layout.addWidget(self._form)
        layout.addWidget(Field("contact_agreement", _("Agreement"), self._agreement))
        layout.addStretch()
        layout.addWidget(unsaved_line(self._draft))
        layout.addLayout(self._buttons())
        self.setTabOrder(self._save_button, self._back_button)

    def _heading(self) -> QWidget:
        heading = plain_label(words.customer(self._customer), name="contact_customer", wrap=True)
        font = heading.font()
        font.setPixelSize(CUSTOMER_NAME_PX)
        heading.setFont(font)
        return heading

    def _buttons(self) -> QHBoxLayout:
        save = button("save_contact", _("Save the contact"), style="primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        back = button("leave_contact", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        self._save_button, self._back_button = save, back
        return row

    def _connect(self) -> None:
        self._form.details_opened.connect(partial(grow, self))
        self._form.changed.connect(self._draft.touch)
        self._agreement.changed.connect(self._draft.touch)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, self._save)

    def _show_standing(self) -> None:
        """Show the contact that is to be moved, or empty fields."""
        follow_up_id = self._follow_up_id
        if follow_up_id is None:
            self._form.set_texts({})
            self._agreement.set_value(_AGREED)
            return
        plan = self._desk.read(lambda store: follow_ups.contact(store, follow_up_id)).plan
        self._form.set_plan(plan)
        self._agreement.set_value(_AGREED if plan.agreed else _OWN_ACTION)

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._form.set_texts(restored.texts)
            self._agreement.set_value(restored.texts.get("agreement", _AGREED))
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._show_standing()
        self._draft.drop()
        self._form.setFocus()

    def _texts(self) -> Texts:
        return {**self._form.texts(), "agreement": self._agreement.value()}

    def _save(self) -> None:
        try:
            plan = self._form.plan(agreed=self._agreement.value() == _AGREED)
        except RuleBroken as fault:
            self._form.show_fault(fault)
            return
        self._form.clear_faults()
        if self._kept(plan):
            self._draft.drop()
            super().done(QDialog.DialogCode.Accepted)

    def _kept(self, plan: Plan) -> bool:
        desk, follow_up_id = self._desk, self._follow_up_id
        if follow_up_id is not None:
            moved = desk.run(
                lambda store: follow_ups.move_contact(
                    store, follow_up_id, plan, by=desk.staff_id, clock=desk.clock
                ),
                origin=self,
            )
            return moved is not None
        planned = desk.run(
            lambda store: follow_ups.plan_contact(
                store,
                self._customer_id,
                plan,
                deal_id=self._deal_id,
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        return planned is not None

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._form.show_fault(fault)
