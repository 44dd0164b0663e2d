"""The tags of a meeting: the showroom's words, each switched on and off by one key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.theme.tokens import SPACE_4

_KEYS = 10


class TagRow(QWidget):
    """A button for each tag; the first ten show the key that works with Alt.

    Signals:
    changed(): a tag was switched on or off.
    """

    changed = Signal()

    def __init__(self, tags: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("meeting_tags")
        self.setAccessibleName(_("Tags"))
        self._buttons: dict[str, QPushButton] = {}
        self._flow = FlowLayout(SPACE_4)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_4)
        layout.addWidget(quiet_label(_("Tags  Alt + number")))
        layout.addLayout(self._flow)
        for tag in tags:
            self._add(tag)

    def value(self) -> tuple[str, ...]:
        """Return the tags that are switched on."""
        return tuple(tag for tag, each in self._buttons.items() if each.isChecked())

    def set_value(self, tags: Sequence[str]) -> None:
        """Switch these on and all others off; one that the showroom gave up has its place too."""
        for tag in tags:
            if tag not in self._buttons:
                self._add(tag)
        for tag, each in self._buttons.items():
            each.setChecked(tag in tags)

    def toggle(self, number: int) -> None:
        """Switch a tag by the number on it, 1 to 10."""
        buttons = list(self._buttons.values())
        if number <= min(len(buttons), _KEYS):
            buttons[number - 1].toggle()

    def _add(self, tag: str) -> None:
        number = len(self._buttons)
        caption = f"{(number + 1) % 10} {tag}" if number < _KEYS else tag
        made = button(f"tag_{number + 1}", caption, style="choice")
        made.setAccessibleName(tag)
        made.setCheckable(True)
        made.toggled.connect(self.changed)
        self._buttons[tag] = made
        self._flow.addWidget(made)
