"""The dialogs that are open, each found again by what it is about."""

from collections.abc import Callable, Hashable, Iterator

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from shiboken6 import isValid

from showroom_crm.ui.desk import Desk
from showroom_crm.ui.screen_room import fit_to_screen


class OpenDialogs(QObject):
    """Shows a dialog once for each matter, and none in the way of another.

    `guard` tells whether the dialog of a matter may be opened now.

    Signals:
    kept_closed(): a dialog was wanted that may not be opened now.
    """

    kept_closed = Signal()

    def __init__(self, desk: Desk, window: QWidget) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._open: dict[Hashable, QDialog] = {}
        self._aside: QDialog | None = None
        self.guard: Callable[[Hashable], bool] = lambda _matter: True

    def shows(self, matter: Hashable) -> bool:
        """Tell whether the dialog of a matter is on the screen."""
        return self._shown(matter) is not None

    def shown_of(self, about: Callable[[Hashable], bool]) -> list[QDialog]:
        """Return the dialogs of some matters that are on the screen."""
        dialogs = [self._shown(matter) for matter in list(self._open) if about(matter)]
        return [dialog for dialog in dialogs if dialog is not None]

    def matter_in_front(self) -> Hashable:
        """Return what the dialog with the keyboard is about; None where none has it."""
        active = QApplication.activeWindow()
        if active is None:
            return None
        return next((each for each in self._open if self._shown(each) is active), None)

    def close_where(self, about: Callable[[Hashable], bool]) -> bool:
        """Close the dialogs of some matters; False where one stays, as it could not save."""
        dialogs = [self._shown(matter) for matter in list(self._open) if about(matter)]
        return all(dialog.close() for dialog in dialogs if dialog is not None)

    def bring_back(self) -> None:
        """Show the dialog again that stood aside for the main window."""
        dialog, self._aside = self._aside, None
        if dialog is not None and isValid(dialog):
            dialog.show()
            bring_to_front(dialog)

    def _set_aside(self, dialog: QDialog) -> None:
        """Let a dialog wait out of sight: desktops keep it above the main window otherwise."""
        self._aside = dialog
        dialog.hide()

    def _show(self, matter: Hashable, build: Callable[[], QDialog]) -> None:
        """Open a dialog, or bring the one of the same matter to the front.

        None blocks another: whoever is interrupted while writing answers a reminder at once.
        """
        if self._kept_closed(matter):
            return
        self.bring_back()
        dialog = self._shown(matter)
        if dialog is None:
            dialog = build()
            dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            dialog.setWindowModality(Qt.WindowModality.NonModal)
            fit_to_screen(dialog)
            dialog.finished.connect(self._return_to_another)
            dialog.show()
        # The one that was shown last stands last.
        others = {other: each for other, each in self._open.items() if isValid(each)}
        others.pop(matter, None)
        self._open = {**others, matter: dialog}
        bring_to_front(dialog)

    def _kept_closed(self, matter: Hashable) -> bool:
        """Tell whether the dialog of a matter may not be opened now; if so, it is told."""
        if self.guard(matter):
            return False
        self.kept_closed.emit()
        return True

    def _return_to_another(self) -> None:
        """Desktops would give the keyboard to the main window below the dialogs."""
        shown = list(self._all_shown())
        if shown:
            bring_to_front(shown[-1])

    def _shown(self, matter: Hashable) -> QDialog | None:
        """Return the dialog of a matter while it is on the screen."""
        dialog = self._open.get(matter)
        return dialog if dialog is not None and isValid(dialog) and dialog.isVisible() else None

    def _all_shown(self) -> Iterator[QDialog]:
        """Give the dialogs that are on the screen, the one shown last at the end."""
        shown = (self._shown(matter) for matter in list(self._open))
        return (dialog for dialog in shown if dialog is not None)


def bring_to_front(dialog: QDialog) -> None:
    """Give a dialog the keyboard, above all others."""
    dialog.raise_()
    dialog.activateWindow()
