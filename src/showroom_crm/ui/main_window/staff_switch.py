"""Who is working at this PC: a button with their name, and a menu of the others."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from showroom_crm.domain.staff import Staff
from showroom_crm.language.catalog import _
from showroom_crm.services import staff as staff_service
from showroom_crm.ui.buttons import as_typed
from showroom_crm.ui.desk import Desk


class StaffSwitch(QPushButton):
    """The desk tells when another rep works.

    Signals:
    new_staff_wanted(): a colleague is not in the menu yet.
    """

    new_staff_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("staff_switch")
        self._desk = desk
        self._menu = QMenu(self)
        self._menu.setObjectName("staff_menu")
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        desk.staff_switched.connect(self._show_name)
        self._show_name()

    def _show_name(self) -> None:
        member = self._desk.staff
        name = _("No staff yet") if member is None else member.name
        self.setText(as_typed(name))
        self.setAccessibleName(_("Working now: {name}").format(name=name))

    def _fill(self) -> None:
        self._menu.clear()
        for member in self._desk.read(staff_service.current_staff):
            action = QAction(as_typed(member.name), self._menu)
            action.setCheckable(True)
            action.setChecked(member.id == self._desk.staff_id)
            action.triggered.connect(partial(self._switch, member))
            self._menu.addAction(action)
        self._menu.addSeparator()
        self._menu.addAction(_("Add staff")).triggered.connect(self.new_staff_wanted)

    def _switch(self, member: Staff) -> None:
        if member.id != self._desk.staff_id:
            self._desk.switch_staff(member)
