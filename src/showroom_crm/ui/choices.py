"""A few choices side by side, one of which holds: quicker than a list that must be opened."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from showroom_crm.ui.buttons import button
from showroom_crm.ui.theme.tokens import SPACE_4


class Choices(QWidget):
    """Buttons of which one is pressed; the arrow keys walk through them.

    Signals:
    changed(): another choice holds.
    """

    changed = Signal()

    def __init__(
        self, name: str, options: Sequence[tuple[str, str]], parent: QWidget | None = None
    ) -> None:
        """`options` are pairs of value and caption; the first one holds."""
        super().__init__(parent)
        self.setObjectName(name)
        self._values = [value for value, _caption in options]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        for index, (value, caption) in enumerate(options):
            layout.addWidget(self._button(index, f"{name}_{value}", caption))
        layout.addStretch()
        self._group.button(0).setChecked(True)
        self.setFocusProxy(self._group.button(0))
        self._group.idToggled.connect(self._toggled)

    def value(self) -> str:
        """Return the value of the choice that holds."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: str) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def _button(self, index: int, name: str, caption: str) -> QPushButton:
        choice = button(name, caption, style="choice")
        choice.setCheckable(True)
        self._group.addButton(choice, index)
        return choice

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.setFocusProxy(self._group.button(index))
            self.changed.emit()
