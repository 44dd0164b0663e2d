"""Add a colleague; the first one works at this PC at once."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import sentence
from showroom_crm.services import staff
from showroom_crm.ui.buttons import button
from showroom_crm.ui.choices import Choices
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.field import Field, plain_label
from showroom_crm.ui.theme.tokens import SPACE_12, SPACE_24

_WIDTH = 380


class NewStaffDialog(QDialog):
    """Name, role and the code that the command line takes; the desk tells of the new one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("new_staff")
        self.setWindowTitle(_("Add staff"))
        self.setMinimumWidth(_WIDTH)
        self._desk = desk
        self._name_edit, self._code_edit = QLineEdit(), QLineEdit()
        self._name = Field("staff_name", _("Name"), self._name_edit)
        self._code = Field("staff_code", _("Staff code (empty: next number)"), self._code_edit)
        self._role = Choices(
            "staff_role",
            [(StaffRole.REP, _("Sales rep")), (StaffRole.MANAGER, _("Manager"))],
        )
        self._save = button("save", _("Add"), style="primary")
        self._save.setDefault(True)
        self._save.clicked.connect(self._add)
        self._lay_out()
        desk.refused.connect(self._show_refusal)

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(SPACE_24, SPACE_24, SPACE_24, SPACE_24)
        layout.setSpacing(SPACE_12)
        if self._desk.staff is None:
            welcome = _("Welcome. Who is working at this PC?")
            layout.addWidget(plain_label(welcome, name="welcome", wrap=True))
        for part in (self._name, self._role, self._code):
            layout.addWidget(part)
        foot = QHBoxLayout()
        foot.addStretch()
        foot.addWidget(self._save)
        layout.addLayout(foot)

    def _add(self) -> None:
        for field in (self._name, self._code):
            field.show_fault("")
        name, code = self._name_edit.text(), self._code_edit.text()
        role = StaffRole(self._role.value())
        added = self._desk.run(
            lambda store: staff.add_staff(store, name, role=role, code=code), origin=self
        )
        if added is None or added.member is None:
            return
        if self._desk.staff is None:
            self._desk.switch_staff(added.member)
        self.accept()

    def _show_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            field = self._code if fault.details.get("field") == "code" else self._name
            field.show_fault(sentence(fault))
            field.editor.setFocus()
