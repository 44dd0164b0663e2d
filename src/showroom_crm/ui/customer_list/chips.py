"""What the list is narrowed to, each as a word that takes itself away."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from showroom_crm.domain.list_query import Criteria
from showroom_crm.language import list_words
from showroom_crm.language.catalog import _
from showroom_crm.services import staff
from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4

_LONGEST = 28


class Chips(QWidget):
    """Signals:
    removed(str): one of the criteria, by its name, is to hold no more.
    """

    removed = Signal(str)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("filter_chips")
        self._desk = desk
        self._flow = FlowLayout(SPACE_4, self)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.hide()

    def show_criteria(self, criteria: Criteria) -> None:
        """Show a chip for each of the criteria that is set."""
        while (item := self._flow.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        names = {m.id: m.name for m in self._desk.read(staff.all_staff)} if criteria.names else {}
        for name in criteria.names:
            self._flow.addWidget(self._chip(name, list_words.criterion(name, criteria, names)))
        self.setVisible(bool(criteria.names))
        self.updateGeometry()

    def _chip(self, name: str, said: str) -> QPushButton:
        shown = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
        chip = button(f"chip_{name}", f"{shown}  ×", style="chip")
        chip.setText(as_typed(f"{shown}  ×"))
        chip.setAccessibleName(_("Remove the filter {criterion}").format(criterion=said))
        chip.clicked.connect(partial(self.removed.emit, name))
        return chip
