"""A one-line editor whose Enter goes on, unless it only ends what is being composed."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from showroom_crm.ui.typed_text import OneLine

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class Line(QLineEdit):
    """Enter while a Japanese word is being composed stays here, whatever the input method does."""

    _composing = False

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setValidator(OneLine(self))

    @property
    def composing(self) -> bool:
        """Whether a Japanese word is being composed just now."""
        return self._composing

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        super().inputMethodEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._composing and event.key() in _ENTER:
            event.accept()
            return
        super().keyPressEvent(event)
