"""Leave a word on a deal for its rep (店長コメント)."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId
from showroom_crm.language import brief_words, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.board import leave_word
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, note_edit, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 460
_LINES = 3


class WordDialog(QDialog):
    """The word stands before the rep, in the brief and the reminder, until it is ticked."""

    def __init__(
        self, desk: Desk, customer_id: CustomerId, deal_id: DealId, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("manager_word_dialog")
        self.setWindowTitle(_("Manager's word"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._deal_id = deal_id
        customer = desk.read(lambda store: store.customers.get(customer_id))
        deal = desk.read(lambda store: store.deals.get(deal_id))
        about = " ".join((words.customer(customer), brief_words.one_line(deal.wish))).strip()
        self._about = plain_label(about, name="word_about", wrap=True)
        self._text = note_edit(_LINES)
        self._field = Field("manager_word", _("For the rep, not for the customer"), self._text)
        self._keep = button("keep_word", _("Leave the word"), style="primary")
        self._keep.setDefault(True)
        self._keep.clicked.connect(self._save)
        self._back = button("drop_word", _("Back"))
        self._back.clicked.connect(self.reject)
        self._lay_out()
        self._text.setFocus()
        desk.refused.connect(self._show_refusal)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._about)
        layout.addWidget(self._field)
        told = _("It stays on the chart and in the reminder until the rep ticks it.")
        layout.addWidget(quiet_label(told, wrap=True))
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(self._back)
        foot.addWidget(self._keep)
        layout.addLayout(foot)

    def _save(self) -> None:
        self._field.show_fault("")
        desk, said = self._desk, self._text.toPlainText()
        left = desk.run(
            lambda store: leave_word(
                store, self._deal_id, said, by=desk.staff_id, clock=desk.clock
            ),
            origin=self,
        )
        if left is not None:
            self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._field.show_fault(sentence(fault))
            self._text.setFocus()
