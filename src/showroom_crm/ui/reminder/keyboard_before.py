"""Which window had the keyboard before a click on a reminder took it."""

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QGuiApplication, QWindow


class KeyboardBefore(QObject):
    """Lets a rep who was typing go on after a click on a window that stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._before: QWindow | None = None
        self._remember(QGuiApplication.focusWindow())
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.focusWindowChanged.connect(self._remember)

    def give_back(self) -> None:
        """Let the window have the keyboard again that had it, if it is still there."""
        before = self._before
        if before in QGuiApplication.topLevelWindows() and before.isVisible():
            before.requestActivate()

    def _remember(self, window: QWindow | None) -> None:
        """Other tool windows took it themselves."""
        if window is not None and window.type() is not Qt.WindowType.Tool:
            self._before = window
