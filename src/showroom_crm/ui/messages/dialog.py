"""Take down a message for the customer's rep (伝言メモ)."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError, StoreFailed
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.language import words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers
from showroom_crm.services.messages import take_message
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import DraftKeeper, Texts, unsaved_line
from showroom_crm.ui.field import Field, fault_label, note_edit, plain_label, quiet_label
from showroom_crm.ui.line import Line
from showroom_crm.ui.theme.tokens import CUSTOMER_NAME_PX, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 520


class MessageDialog(QDialog):
    """Three fields: who it was, what they said, what they wish; a draft until it is kept."""

    def __init__(self, desk: Desk, customer_id: CustomerId, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Message for the rep"))
        self._desk = desk
        self._customer_id = customer_id
        chart = desk.read(lambda store: customers.reread_chart(store, customer_id))
        self._caller, self._words, self._wish = Line(), note_edit(4), note_edit(2)
        self._caller.setPlaceholderText(_("e.g. the customer, their wife"))
        self._fields = {
            "caller": Field("caller", _("Who called or came"), self._caller),
            "words": Field("words", _("What they said"), self._words),
            "wish": Field("wish", _("What they wish"), self._wish),
        }
        self._fault = fault_label("message_fault")
        self._draft = DraftKeeper(desk, f"message/{customer_id}", self._texts, self)
        heading = plain_label(words.customer(chart.customer), name="message_customer", wrap=True)
        font = heading.font()
        font.setPixelSize(CUSTOMER_NAME_PX)
        heading.setFont(font)
        whom = _("It pops up for everyone until it is seen.")
        if chart.staff is not None:
            whom = _("It pops up for {rep} until it is seen.").format(rep=chart.staff.name)
        self._fill(heading, whom)
        self._restore()
        self._caller.textChanged.connect(self._draft.touch)
        self._words.textChanged.connect(self._draft.touch)
        self._wish.textChanged.connect(self._draft.touch)
        desk.refused.connect(self._show_refusal)

    def sizeHint(self) -> QSize:
        return QSize(_WIDTH, super().sizeHint().height())

    def done(self, result: int) -> None:
        if self._draft.may_leave():
            super().done(result)

    def _fill(self, heading: QWidget, whom: str) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(heading)
        for field in self._fields.values():
            layout.addWidget(field)
        layout.addWidget(quiet_label(whom, name="message_for", wrap=True))
        layout.addWidget(self._fault)
        layout.addWidget(unsaved_line(self._draft))
        layout.addStretch()
        save = button("keep_message", _("Leave the message"), style="primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        back = button("leave_message", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        layout.addLayout(row)

    def _texts(self) -> Texts:
        return {
            "caller": self._caller.text(),
            "words": self._words.toPlainText(),
            "wish": self._wish.toPlainText(),
        }

    def _restore(self) -> None:
        restored = self._draft.restore()
        if restored is not None:
            self._caller.setText(restored.texts.get("caller", ""))
            self._words.setPlainText(restored.texts.get("words", ""))
            self._wish.setPlainText(restored.texts.get("wish", ""))

    def _save(self) -> None:
        self._fault.hide()
        for field in self._fields.values():
            field.show_fault("")
        desk, texts = self._desk, self._texts()
        kept = desk.run(
            lambda store: take_message(
                store,
                self._customer_id,
                caller=texts["caller"],
                words=texts["words"],
                wish=texts["wish"],
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        if kept is not None:
            self._draft.drop()
            super().done(QDialog.DialogCode.Accepted)

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is not self:
            return
        field = self._fields.get(str(fault.details.get("field")))
        if isinstance(fault, StoreFailed):
            self._draft.tell(fault)
        elif field is None:
            self._fault.setText(sentence(fault))
            self._fault.show()
        else:
            field.show_fault(sentence(fault))
            field.editor.setFocus()
