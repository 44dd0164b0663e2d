"""The quiet button for what is rarely done with a chart."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QPushButton

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import as_typed


class MoreButton(QPushButton):
    """Signals:
    merge_wanted(): this customer has another chart too.
    deletion_wanted(): put the customer into the bin.
    bin_wanted(): show what was deleted.
    message_wanted(): leave the customer's rep a message.
    """

    merge_wanted = Signal()
    deletion_wanted = Signal()
    bin_wanted = Signal()
    message_wanted = Signal()

    def __init__(self) -> None:
        super().__init__("⋯")
        self.setObjectName("more")
        self.setAccessibleName(_("More"))
        self.setToolTip(_("More"))
        self.setAutoDefault(False)
        self.setProperty("more", "true")
        menu = QMenu(self)
        menu.setObjectName("more_menu")
        message = menu.addAction(as_typed(_("Message for the rep")))
        message.setObjectName("take_message")
        message.triggered.connect(self.message_wanted)
        merge = menu.addAction(as_typed(_("Merge with another chart")))
        merge.setObjectName("merge_chart")
        merge.triggered.connect(self.merge_wanted)
        delete = menu.addAction(as_typed(_("Delete the customer")))
        delete.setObjectName("delete_customer")
        delete.triggered.connect(self.deletion_wanted)
        shown = menu.addAction(as_typed(_("Open the bin")))
        shown.setObjectName("open_bin")
        shown.triggered.connect(self.bin_wanted)
        self.setMenu(menu)
