"""Edit the showroom's list of what an order needs."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.orders import keep_order_list, order_list
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, note_edit, quiet_label
from showroom_crm.ui.theme.tokens import SPACE_8, SPACE_12, SPACE_24

_WIDTH = 420
_LINES = 11


class OrderListDialog(QDialog):
    """A task a line, in the order in which they are done."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("order_list")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("What an order needs"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._tasks = note_edit(_LINES)
        self._tasks.setPlainText("\n".join(desk.read(order_list)))
        self._field = Field("order_tasks", _("Tasks, one a line"), self._tasks)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        layout.addWidget(self._field)
        meaning = _("It holds for the orders to come; those that stand keep their list.")
        layout.addWidget(quiet_label(meaning, name="order_list_meaning", wrap=True))
        layout.addLayout(self._buttons())
        desk.refused.connect(self._show_refusal)

    def _buttons(self) -> QHBoxLayout:
        save = button("keep_order_list", _("Save"), style="primary")
        save.setDefault(True)
        save.clicked.connect(self._save)
        back = button("leave_order_list", _("Back"))
        back.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(SPACE_8)
        row.addStretch()
        row.addWidget(back)
        row.addWidget(save)
        return row

    def _save(self) -> None:
        self._field.show_fault("")
        desk, typed = self._desk, self._tasks.toPlainText().splitlines()
        kept = desk.run(lambda store: keep_order_list(store, typed, clock=desk.clock), origin=self)
        if kept is not None:
            self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._field.show_fault(sentence(fault))
            self._tasks.setFocus()
