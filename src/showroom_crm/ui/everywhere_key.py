"""A key that works in every window that has the keyboard."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

LOCK_KEY = "Ctrl+L"
CUSTOMER_VIEW_KEY = "F9"


class EverywhereKey(QObject):
    """A shortcut of the main window is dead while a dialog is before it, so each gets its own.

    Signals:
    pressed(): the key, in any window of the program.
    """

    pressed = Signal()

    def __init__(self, key: str, window: QWidget) -> None:
        super().__init__(window)
        self._key = key
        self._add_to(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)

    def _keyboard_moved(self, _left: QWidget | None, reached: QWidget | None) -> None:
        if reached is not None:
            window = reached.window()
            if window.findChild(QShortcut, everywhere_name(self._key)) is None:
                self._add_to(window)

    def _add_to(self, window: QWidget) -> None:
        everywhere(self._key, window).activated.connect(self.pressed)


def everywhere(key: str, window: QWidget) -> QShortcut:
    """Return a window's own shortcut for such a key; it gets no other one then."""
    shortcut = QShortcut(QKeySequence(key), window)
    shortcut.setObjectName(everywhere_name(key))
    return shortcut


def everywhere_name(key: str) -> str:
    """Return the name by which the shortcut of a window is known."""
    return f"everywhere_{key}"
