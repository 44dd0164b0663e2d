"""Choose who takes over some customers, or one deal."""

from collections.abc import Callable

from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.language import list_words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import staff
from showroom_crm.services.store import Store
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, plain_label, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

Give = Callable[[Store, StaffId | None], Changes]

_WIDTH = 400


class HandOverDialog(QDialog):
    """The desk tells everyone who looks at the customers; nothing is changed until it is said."""

    def __init__(
        self, desk: Desk, whom: str, give: Give, *, caption: str, parent: QWidget | None = None
    ) -> None:
        """`whom` says what is handed over, `caption` what its new rep becomes."""
        super().__init__(parent)
        self.setObjectName("hand_over")
        self.setWindowTitle(_("Change rep"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._give_to = give
        self._members = [*desk.read(staff.current_staff), None]
        self._rep = QComboBox()
        self._rep.addItem("")
        for member in self._members:
            self._rep.addItem(list_words.no_rep() if member is None else member.name)
        self._field = Field("new_rep", caption, self._rep)
        self._give = button("hand_over_button", _("Hand over"), style="primary")
        self._give.setDefault(True)
        self._give.setEnabled(False)
        self._give.clicked.connect(self._hand_over)
        self._rep.currentIndexChanged.connect(lambda index: self._give.setEnabled(index > 0))
        self._lay_out(whom)
        desk.refused.connect(self._show_refusal)

    def _lay_out(self, whom: str) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(plain_label(whom, name="hand_over_number", wrap=True))
        column.addWidget(self._field)
        column.addWidget(
            quiet_label(
                _(
                    "Open deals and planned contacts go along, and so do the reminders. Both "
                    "reps are told."
                ),
                name="hand_over_sentence",
                wrap=True,
            )
        )
        cancel = button("cancel_button", _("Cancel"))
        cancel.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        foot.addStretch()
        foot.addWidget(cancel)
        foot.addWidget(self._give)
        column.addLayout(foot)

    def _hand_over(self) -> None:
        member = self._members[self._rep.currentIndex() - 1]
        to = None if member is None else member.id
        if self._desk.run(lambda store: self._give_to(store, to), origin=self) is not None:
            self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._field.show_fault(sentence(fault))
