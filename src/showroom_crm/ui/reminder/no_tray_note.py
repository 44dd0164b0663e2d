"""Tells once that this desktop has no tray, and what becomes of a closed window instead."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from showroom_crm.language.catalog import _


class NoTrayNote(QMessageBox):
    """A window of its own: the one it tells of is minimised by then."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("no_tray_note")
        self.setWindowTitle(_("Reminders"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Information)
        self.setText(_("The window was minimised; reminders keep coming."))
        self.setInformativeText(
            _("This desktop has no tray for our icon. To end the program: Settings, “Quit”.")
        )
        seen = self.addButton(_("Close"), QMessageBox.ButtonRole.AcceptRole)
        seen.setObjectName("no_tray_seen")
        seen.setAccessibleName(_("Close"))
