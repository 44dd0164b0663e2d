"""The quiet button on the strip that opens the morning board."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QSizePolicy

from showroom_crm.language.catalog import _
from showroom_crm.ui.main_window.dialogs import Dialogs
from showroom_crm.ui.theme.tokens import SPACE_8

BOARD_KEY = "F8"


class BoardButton(QPushButton):
    """Opens the board, as its key does; it is as narrow as its word where there is little room."""

    def __init__(self, dialogs: Dialogs) -> None:
        super().__init__(_("Board"))
        self.setObjectName("board_button")
        self.setProperty("strip", "true")
        self.setAccessibleName(_("Morning board"))
        self.setAutoDefault(False)
        self.setToolTip(QKeySequence(BOARD_KEY).toString(QKeySequence.SequenceFormat.NativeText))
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.clicked.connect(dialogs.morning_board)

    def minimumSizeHint(self) -> QSize:
        word = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(word + 2 * SPACE_8, self.sizeHint().height())
