"""Asks before the program ends while contacts are still owed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QMessageBox

from showroom_crm.language import formats
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.services.closing_time import StillOwed


class QuitQuestion(QMessageBox):
    """A window of its own that names nobody; a session that ends closes it as any other.

    Signals:
    quit_confirmed(): the program is to end all the same.
    """

    quit_confirmed = Signal()

    def __init__(self, owed: StillOwed) -> None:
        super().__init__()
        self.setObjectName("quit_question")
        self.setWindowTitle(_("Quit"))
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setIcon(QMessageBox.Icon.Question)
        self.setText("\n".join(_owed_words(owed)))
        self.setInformativeText(_("Once the program has ended, this PC reminds of nothing."))
        quits = self.addButton(_("Quit the program"), QMessageBox.ButtonRole.DestructiveRole)
        quits.setObjectName("quit_anyway")
        quits.setAccessibleName(_("Quit the program"))
        quits.clicked.connect(self.quit_confirmed)
        stays = self.addButton(_("Leave it open"), QMessageBox.ButtonRole.RejectRole)
        stays.setObjectName("leave_open")
        stays.setAccessibleName(_("Leave it open"))
        self.setDefaultButton(stays)
        self.setEscapeButton(stays)


def _owed_words(owed: StillOwed) -> list[str]:
    coming = ngettext(
        "{number} contact is due before we close today",
        "{number} contacts are due before we close today",
        owed.before_closing,
    )
    overdue = ngettext("{number} contact is overdue", "{number} contacts are overdue", owed.overdue)
    lines = ((coming, owed.before_closing), (overdue, owed.overdue))
    return [line.format(number=formats.count(number)) for line, number in lines if number]
