"""End a deal from its chart, without a meeting."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.deals import Concern, LostReason
from showroom_crm.domain.errors import RuleBroken, ShowroomError
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.meeting_close import Lost, Won
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers
from showroom_crm.services.deal_endings import end_deal
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.orders.delivery_edit import DeliveryEdit
from showroom_crm.ui.orders.far_contact_choice import FarContactChoice
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_4, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 620


class DealEndingDialog(QDialog):
    """Asks what becomes of the open concerns and of the promises; nothing is written before.

    Signals:
    ended(CustomerId): the deal has ended.
    """

    ended = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId,
        *,
        won: bool,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("deal_ending")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("End the deal as won") if won else _("End the deal as lost"))
        self._desk = desk
        self._won = won
        self._customer_id = customer_id
        self._deal_id = deal_id
        chart = desk.read(lambda store: customers.reread_chart(store, customer_id))
        deal = next(each for each in chart.deals if each.deal.id == deal_id)
        self._concerns = [(each, self._concern_box(each)) for each in deal.open_concerns]
        self._planned = [(each, self._promise_box(each)) for each in deal.planned]
        self._delivery = DeliveryEdit()
        self._reason = QComboBox()
        self._reason.addItem("")
        for reason in LostReason:
            self._reason.addItem(words.lost_reason(reason))
        self._competitor = Line()
        self._fields = {
            "lost_reason": Field("lost_reason", _("Why was the deal lost?"), self._reason),
            "competitor": Field(
                "competitor", _("Competitor: maker, car, dealer"), self._competitor
            ),
        }
        self._far = FarContactChoice(chart.customer.profile, desk.read(showroom_days), desk.clock)
        self._fault = fault_label("deal_ending_fault")
        heading = plain_label(
            words.customer(chart.customer), name="deal_ending_customer", wrap=True
        )
        font = heading.font()
        font.setPixelSize(CUSTOMER_NAME_PX)
        heading.setFont(font)
        self._fill(heading)
        desk.refused.connect(self._show_refusal)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def _concern_box(self, concern: Concern) -> QCheckBox:
        caption = words.concern(concern.category)
        box = QCheckBox(as_typed(f"{caption}  {concern.words}".strip()))
        box.setObjectName(f"solved_{concern.id}")
        box.setAccessibleName(caption)
        return box

    def _promise_box(self, planned: FollowUp) -> QCheckBox:
        plan = planned.plan
        box = QCheckBox(
            as_typed(f"{formats.moment(plan.at)} {words.channel(plan.channel)}  {plan.reason}")
        )
        box.setObjectName(f"stands_{planned.id}")
        box.setAccessibleName(plan.reason)
        return box

    def _fill(self, heading: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(heading)
        if self._won:
            layout.addWidget(self._delivery)
        else:
            for field in self._fields.values():
                layout.addWidget(field)
        boxes = [box for _concern, box in self._concerns]
        if boxes:
            layout.addLayout(_group(_("Tick what was solved; the rest is left open."), boxes))
        boxes = [box for _planned, box in self._planned]
        if boxes:
            layout.addLayout(_group(_("Tick what we still do; the rest is dropped."), boxes))
        if not self._won:
            layout.addWidget(self._far)
        layout.addWidget(self._fault)
        layout.addStretch()
        layout.addLayout(self._buttons())

    def _buttons(self) -> QHBoxLayout:
        end = button("end_deal", self.windowTitle(), style="primary")
        end.setDefault(True)
        end.clicked.connect(self._end)
        back = button("leave_deal_ending", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(end)
        return row

    def _outcome(self) -> Won | Lost:
        if self._won:
            return Won(self._delivery.day(today=self._desk.clock.local().date()))
        chosen = self._reason.currentIndex()
        reason = None if chosen < 1 else tuple(LostReason)[chosen - 1]
        return Lost(reason, self._competitor.text(), self._far.plan())

    def _end(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")
        desk = self._desk
        solved = [
            each.id for each, box in self._concerns if box.isChecked() and each.id is not None
        ]
        kept = [each.id for each, box in self._planned if box.isChecked()]
        try:
            outcome = self._outcome()
        except RuleBroken as fault:
            self._show_fault(fault)
            return
        done = desk.run(
            lambda store: end_deal(
                store,
                self._deal_id,
                outcome,
                solved=solved,
                kept=kept,
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        if done is not None:
            self.accept()
            self.ended.emit(self._customer_id)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        name = str(fault.details.get("field"))
        if name == "delivery_on":
            self._delivery.refuse(fault)
        elif name == "far_words":
            self._far.refuse(fault)
        elif name in self._fields:
            self._fields[name].show_fault(sentence(fault))
            self._fields[name].editor.setFocus()
        else:
            self._fault.setText(sentence(fault))
            self._fault.show()


def _group(caption: str, boxes: list[QCheckBox]) -> QVBoxLayout:
    column = QVBoxLayout()
    column.setSpacing(SPACE_4)
    column.addWidget(quiet_label(caption, wrap=True))
    for box in boxes:
        column.addWidget(box)
    return column
