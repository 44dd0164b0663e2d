"""Ctrl+Z of the main window: it takes back a deletion where nothing nearer can be undone."""

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QMainWindow,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

UNDO_KEY = "Ctrl+Z"


class UndoKey(QObject):
    """Watches only the widget that has the keyboard: a pen's events never pass through here.

    Signals:
    pressed(): undo; no text field and no drawing at the keyboard has anything to undo itself.
    """

    pressed = Signal()

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._watched: QWidget | None = None
        self._enabled = True
        window.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._keyboard_moved)

    def set_enabled(self, enabled: bool) -> None:
        """Let the key act or not."""
        self._enabled = enabled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.KeyPress
            and self._enabled
            and isinstance(event, QKeyEvent)
            and event.matches(QKeySequence.StandardKey.Undo)
            and not _undoes_itself(self._watched)
        ):
            self.pressed.emit()
            return True
        return super().eventFilter(watched, event)

    def _keyboard_moved(self, left: QWidget | None, reached: QWidget | None) -> None:
        if left is not None:
            left.removeEventFilter(self)
        self._watched = reached if reached is not None and self._mine(reached) else None
        if self._watched is not None and not _draws(self._watched):
            self._watched.installEventFilter(self)

    def _mine(self, widget: QWidget) -> bool:
        return widget.window() is self._window and widget is not self._window


def _undoes_itself(widget: QWidget | None) -> bool:
    if widget is None:
        return False
    if _draws(widget):
        return True
    text = widget if isinstance(widget, QLineEdit) else widget.findChild(QLineEdit)
    if text is not None:
        return text.isUndoAvailable()
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return not widget.isReadOnly() and widget.document().isUndoAvailable()
    return False


def _draws(widget: QWidget) -> bool:
    """Tell whether the widget, or what it is part of, has a Ctrl+Z of its own."""
    key = QKeySequence(UNDO_KEY)
    each: QWidget | None = widget
    while each is not None and not each.isWindow():
        if any(key in action.shortcuts() for action in each.actions()):
            return True
        each = each.parentWidget()
    return False
