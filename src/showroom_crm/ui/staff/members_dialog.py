"""Who works in the showroom, who left, and the way in and out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.language import formats
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services.leaving import come_back
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import fault_label
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12, SPACE_24

_WIDTH = 460


class MembersDialog(QDialog):
    """Those who work here come first; the others keep their names for the history.

    Signals:
    new_staff_wanted(): a colleague is to be added.
    leaving_wanted(Staff): this one leaves.
    """

    new_staff_wanted = Signal()
    leaving_wanted = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("members_dialog")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Staff"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._members: list[Staff] = []
        self._list = QListWidget()
        self._list.setObjectName("members")
        self._list.setAccessibleName(_("Staff"))
        self._list.setSpacing(SPACE_4)
        self._leaves = button("member_leaves", _("Leaves …"))
        self._returns = button("member_returns", _("Works here again"))
        self._fault = fault_label("members_fault")
        self._lay_out()
        self._list.currentRowChanged.connect(self._offer)
        self._leaves.clicked.connect(self._ask_to_leave)
        self._returns.clicked.connect(self._come_back)
        desk.changed.connect(self._take_changes)
        desk.refused.connect(self._show_refusal)
        self._show()

    def _lay_out(self) -> None:
        add = button("add_member", _("Add staff"))
        add.clicked.connect(self.new_staff_wanted)
        back = button("close_members", _("Close"))
        back.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        column.setSpacing(SPACE_12)
        column.addWidget(self._list)
        column.addWidget(self._fault)
        foot = QHBoxLayout()
        foot.setSpacing(SPACE_8)
        for part in (self._leaves, self._returns):
            foot.addWidget(part)
        foot.addStretch()
        for part in (add, back):
            foot.addWidget(part)
        column.addLayout(foot)

    def _show(self) -> None:
        row = self._list.currentRow()
        known = self._desk.read(all_staff)
        self._members = sorted(known, key=lambda each: each.left_on is not None)
        self._list.clear()
        for member in self._members:
            self._list.addItem(_told(member))
        self._list.setCurrentRow(max(row, 0))

    def _chosen(self) -> Staff | None:
        row = self._list.currentRow()
        return self._members[row] if 0 <= row < len(self._members) else None

    def _offer(self) -> None:
        member = self._chosen()
        self._fault.hide()
        self._leaves.setVisible(member is None or member.left_on is None)
        self._leaves.setEnabled(member is not None)
        self._returns.setVisible(member is not None and member.left_on is not None)

    def _ask_to_leave(self) -> None:
        member = self._chosen()
        if member is not None:
            self.leaving_wanted.emit(member)

    def _come_back(self) -> None:
        member = self._chosen()
        if member is not None:
            self._desk.run(lambda store: come_back(store, member.id), origin=self)

    def _take_changes(self, changes: Changes, _origin: object) -> None:
        if changes.staff or changes.everything:
            self._show()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault.setText(sentence(fault))
            self._fault.show()


def _told(member: Staff) -> str:
    role = _("Manager") if member.role is StaffRole.MANAGER else _("Sales rep")
    told = f"{member.name}  {role}  {member.code}"
    if member.left_on is None:
        return told
    return _("{member}  left {day}").format(member=told, day=formats.full_day(member.left_on))
