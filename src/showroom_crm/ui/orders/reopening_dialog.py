"""Open an ended deal again, with our next contact (R1)."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.deals import Deal
from showroom_crm.domain.errors import RuleBroken, ShowroomError, StoreFailed
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.repeats import repeats_offered
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import deal_name
from showroom_crm.services import customers
from showroom_crm.services.deal_endings import reopen_deal
from showroom_crm.services.rep_days import contacts_of_day, rep_days
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.contact.contact_warnings import contact_warnings
from showroom_crm.ui.contact.plan_form import PlanForm
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts, unsaved_line
from showroom_crm.ui.field import Field, plain_label, quiet_label, warning_label
from showroom_crm.ui.screen_room import grow
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 620
_AGREED, _OWN_ACTION = "agreed", "own_action"


class DealReopeningDialog(QDialog):
    """Accepts once the deal is open and its contact is planned; both or neither.

    Left before that, it finds what was typed again when it reopens. What speaks against the
    time is warned of, not refused.
    """

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
        chart = desk.read(lambda store: customers.reread_chart(store, customer_id))
        deal = next(each.deal for each in chart.deals if each.deal.id == deal_id)
        customer = chart.customer
        self._staff_id = deal.staff_id or customer.staff_id or desk.staff_id
        self._form = PlanForm(
            desk.clock,
            desk.read(showroom_days),
            customer.profile.reach,
            repeats_offered(customer.profile),
        )
        self._form.set_texts({})
        self._restored = RestoredLine()
        self._draft = DraftKeeper(desk, f"reopening/{deal_id}", self._texts, self)
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
        self._warnings = warning_label("reopening_warnings")
        self._warnings.hide()
        self._fill(heading, _standing(deal))
        self._restore()
        self._warn()
        self._form.details_opened.connect(partial(grow, self))
        self._form.changed.connect(self._edited)
        self._agreement.changed.connect(self._draft.touch)
        self._restored.discarded.connect(self._begin_anew)
        desk.refused.connect(self._show_refusal)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def done(self, result: int) -> None:
        QGuiApplication.inputMethod().commit()
        if self._draft.may_leave():
            super().done(result)

    def _texts(self) -> Texts:
        return {**self._form.texts(), "agreement": self._agreement.value()}

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._form.set_texts(restored.texts)
            self._agreement.set_value(restored.texts.get("agreement", _OWN_ACTION))
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._form.set_texts({})
        self._agreement.set_value(_OWN_ACTION)
        self._draft.drop()
        self._form.setFocus()

    def _edited(self) -> None:
        self._warn()
        self._draft.touch()

    def _warn(self) -> None:
        try:
            at = self._form.moment.value()
        except RuleBroken:
            at = None
        lines = [] if at is None else self._warnings_of(at)
        self._warnings.setText("\n".join(lines))
        self._warnings.setVisible(bool(lines))

    def _warnings_of(self, at: datetime) -> list[str]:
        desk, staff_id = self._desk, self._staff_id
        rep = desk.read(lambda store: rep_days(store, staff_id, besides=None, clock=desk.clock))
        absent = desk.stand_ins()
        planned = desk.read(
            lambda store: contacts_of_day(
                store, staff_id, at.date(), besides=None, stand_ins=absent
            )
        )
        plans = tuple(each.follow_up.plan for each in planned)
        return contact_warnings(at, decides_on=None, rep=replace(rep, contacts=plans))

    def _fill(self, heading: QWidget, standing: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(heading)
        layout.addWidget(quiet_label(standing, name="reopening_standing", wrap=True))
        layout.addWidget(self._restored)
        layout.addWidget(plain_label(_("No open deal waits: when do we get in touch?"), wrap=True))
        layout.addWidget(self._form)
        layout.addWidget(self._warnings)
        layout.addWidget(Field("reopening_agreement", _("Agreement"), self._agreement))
        layout.addStretch()
        layout.addWidget(unsaved_line(self._draft))
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
        QGuiApplication.inputMethod().commit()
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
            self._draft.drop()
            super().done(QDialog.DialogCode.Accepted)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        if isinstance(fault, StoreFailed):
            self._draft.tell(fault)
        else:
            self._form.show_fault(fault)


def _standing(deal: Deal) -> str:
    reason = "" if deal.lost_reason is None else words.lost_reason(deal.lost_reason)
    ended = "" if deal.ended_on is None else formats.full_day(deal.ended_on)
    parts = (deal_name(deal), words.deal_state(deal.state), ended, reason, deal.competitor)
    return "　".join(filter(None, parts))
