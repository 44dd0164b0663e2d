"""What stands on a locked screen: no customer, one button (R5)."""

from collections.abc import Collection

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QToolTip, QVBoxLayout, QWidget
from shiboken6 import isValid

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import plain_label
from showroom_crm.ui.theme.tokens import SPACE_16


class LockCover(QWidget):
    """Signals:
    unlock_wanted(): the rep is back.
    """

    unlock_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("lock_cover")
        sentence = plain_label(_("Locked. No customer is shown."), name="lock_sentence")
        self._unlock = button("unlock_button", _("Unlock"), style="primary")
        self._unlock.clicked.connect(self.unlock_wanted)
        column = QVBoxLayout(self)
        column.setSpacing(SPACE_16)
        column.addStretch(1)
        column.addWidget(sentence, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self._unlock, alignment=Qt.AlignmentFlag.AlignCenter)
        column.addStretch(2)

    def take_keyboard(self) -> None:
        """Let Return or Space unlock."""
        self._unlock.setFocus(Qt.FocusReason.OtherFocusReason)


class HiddenDialogs:
    """The dialogs that were taken away, to be shown again when they may be seen."""

    def __init__(self) -> None:
        self._hidden: list[QDialog] = []

    def hide_all(self, *, but: Collection[QDialog] = ()) -> None:
        """Hide every open dialog but some, and every menu and tooltip of the program."""
        QToolTip.hideText()
        if (popup := QApplication.activePopupWidget()) is not None:
            popup.close()
        for window in QApplication.topLevelWidgets():
            if isinstance(window, QDialog) and window.isVisible() and window not in but:
                self._hidden.append(window)
                window.hide()

    def show_again(self) -> None:
        """Show what was hidden, in its former order."""
        hidden, self._hidden = self._hidden, []
        for dialog in hidden:
            if isValid(dialog):
                dialog.show()
