"""End a deal from its chart, without a meeting."""

from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QVBoxLayout,
    QWidget,
)

from showroom_crm.domain.deals import Concern, LostReason
from showroom_crm.domain.errors import RuleBroken, ShowroomError, StoreFailed
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.domain.meeting_close import Lost, Won
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.deal_words import deal_name
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers
from showroom_crm.services.deal_endings import end_deal
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, RestoredLine, Texts, unsaved_line
from showroom_crm.ui.field import Field, fault_label, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.orders.delivery_edit import DeliveryEdit
from showroom_crm.ui.orders.far_contact_choice import FarContactChoice
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_4, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 620
_TICKED: Final = "ticked"


class DealEndingDialog(QDialog):
    """Asks what becomes of the open concerns and of the promises; nothing is written before.

    Left before the end, it finds what was typed and ticked again when it reopens.

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
        self._delivery = DeliveryEdit(desk.clock.local().date())
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
        self._restored = RestoredLine()
        draft_name = f"ending/{deal_id}/{'won' if won else 'lost'}"
        self._draft = DraftKeeper(desk, draft_name, self._texts, self)
        heading = plain_label(
            words.customer(chart.customer), name="deal_ending_customer", wrap=True
        )
        font = heading.font()
        font.setPixelSize(CUSTOMER_NAME_PX)
        heading.setFont(font)
        self._fill(heading, quiet_label(deal_name(deal.deal), name="deal_ending_wish", wrap=True))
        self._restore()
        self._connect()

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def done(self, result: int) -> None:
        QGuiApplication.inputMethod().commit()
        if self._draft.may_leave():
            super().done(result)

    def _connect(self) -> None:
        self._delivery.changed.connect(self._draft.touch)
        self._far.changed.connect(self._draft.touch)
        self._reason.currentIndexChanged.connect(self._draft.touch)
        self._competitor.textEdited.connect(self._draft.touch)
        for box in self._boxes():
            box.toggled.connect(self._draft.touch)
        self._restored.discarded.connect(self._begin_anew)
        self._desk.refused.connect(self._show_refusal)

    def _boxes(self) -> list[QCheckBox]:
        return [box for _about, box in (*self._concerns, *self._planned)]

    def _texts(self) -> Texts:
        choice, named = self._far.texts()
        ticked = [box.objectName() for box in self._boxes() if box.isChecked()]
        return {
            "delivery_on": self._delivery.text(),
            "lost_reason": self._chosen_reason() or "",
            "competitor": self._competitor.text(),
            "far_contact": choice,
            "far_words": named,
            _TICKED: " ".join(ticked),
        }

    def _show_texts(self, texts: Mapping[str, str]) -> None:
        """What is missing is empty; a concern or a promise that is gone is ticked no more."""
        self._delivery.set_text(texts.get("delivery_on", ""))
        reasons = ["", *LostReason]
        self._reason.setCurrentIndex(reasons.index(texts.get("lost_reason", "")))
        self._competitor.setText(texts.get("competitor", ""))
        self._far.set_texts(texts.get("far_contact", ""), texts.get("far_words", ""))
        ticked = texts.get(_TICKED, "").split()
        for box in self._boxes():
            box.setChecked(box.objectName() in ticked)

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._show_texts(restored.texts)
            self._restored.show_time(restored.at)

    def _begin_anew(self) -> None:
        self._show_texts({})
        self._draft.drop()

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

    def _fill(self, heading: QWidget, wish: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(heading)
        layout.addWidget(wish)
        layout.addWidget(self._restored)
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
        layout.addWidget(unsaved_line(self._draft))
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
            return Won(self._delivery.day())
        reason = self._chosen_reason()
        # Without a reason it is refused for that, whatever else is missing.
        far = None if reason is None else self._far.plan()
        return Lost(reason, self._competitor.text(), far)

    def _chosen_reason(self) -> LostReason | None:
        chosen = self._reason.currentIndex()
        return None if chosen < 1 else tuple(LostReason)[chosen - 1]

    def _end(self) -> None:
        QGuiApplication.inputMethod().commit()
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
            self._draft.drop()
            super().done(QDialog.DialogCode.Accepted)
            self.ended.emit(self._customer_id)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._show_fault(fault)

    def _show_fault(self, fault: ShowroomError) -> None:
        name = str(fault.details.get("field"))
        if isinstance(fault, StoreFailed):
            self._draft.tell(fault)
        elif name == "delivery_on":
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
