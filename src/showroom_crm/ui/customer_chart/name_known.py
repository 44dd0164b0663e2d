"""What is done once the name of a walk-in is known."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.theme.tokens import SPACE_8


class NameKnown(QWidget):
    """Two links below the looks.

    Signals:
    name_wanted(): type the name.
    merge_wanted(): this is someone who has a chart already.
    """

    name_wanted = Signal()
    merge_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        typed = button("enter_name", _("Enter the name"), style="link")
        typed.setProperty("flush", "true")
        known = button("merge_with_known", _("Merge with a registered customer"), style="link")
        typed.clicked.connect(self.name_wanted)
        known.clicked.connect(self.merge_wanted)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE_8)
        row.addWidget(typed)
        row.addWidget(known)
        row.addStretch()
