"""The key that locks, in every window that has the keyboard."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QWidget

LOCK_KEY = "Ctrl+L"
_NAME = "lock_key"


class LockKey(QObject):
    """A shortcut of the main window is dead while a dialog is before it, so each gets its own.

    Signals:
    pressed(): hide every customer.
    """

    pressed = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._add_to(window)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)

    def _keyboard_moved(self, _left: QWidget | None, reached: QWidget | None) -> None:
        if reached is not None and reached.window().findChild(QShortcut, _NAME) is None:
            self._add_to(reached.window())

    def _add_to(self, window: QWidget) -> None:
        shortcut = QShortcut(QKeySequence(LOCK_KEY), window)
        shortcut.setObjectName(_NAME)
        shortcut.activated.connect(self.pressed)
