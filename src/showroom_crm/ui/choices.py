"""A few choices side by side, one of which holds: quicker than a list that must be opened."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from showroom_crm.ui.buttons import as_typed, button
from showroom_crm.ui.theme.tokens import SPACE_4
from showroom_crm.ui.tips import tip_markup


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
        self._captions = [caption for _value, caption in options]
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

    def block(self, blocked: Mapping[str, str]) -> None:
        """Let some values not be chosen, and say why in words; all others can be."""
        for index, value in enumerate(self._values):
            choice, why = self._group.button(index), blocked.get(value, "")
            choice.setEnabled(not why)
            choice.setText(as_typed(f"⊗ {self._captions[index]}" if why else self._captions[index]))
            choice.setToolTip(tip_markup(why))
            choice.setAccessibleDescription(why)

    def set_value(self, value: str) -> None:
        self._group.button(self._values.index(value)).setChecked(True)

    def offer(self, value: str, *, offered: bool) -> None:
        """Show a choice, or take it away; the one that holds is not taken away."""
        self._group.button(self._values.index(value)).setVisible(offered)

    def _button(self, index: int, name: str, caption: str) -> QPushButton:
        choice = button(name, caption, style="choice")
        choice.setCheckable(True)
        self._group.addButton(choice, index)
        return choice

    def _toggled(self, index: int, checked: bool) -> None:
        if checked:
            self.setFocusProxy(self._group.button(index))
            self.changed.emit()
