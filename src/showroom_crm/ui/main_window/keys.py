"""The keys of the main window; none does anything while it is locked."""

from collections.abc import Callable, Mapping

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget


class Keys:
    """Shortcuts of one window, by what is written on the key."""

    def __init__(self, window: QWidget, acts: Mapping[str, Callable[[], object]]) -> None:
        self._shortcuts = [QShortcut(QKeySequence(key), window) for key in acts]
        for shortcut, act in zip(self._shortcuts, acts.values(), strict=True):
            shortcut.activated.connect(act)

    def set_enabled(self, enabled: bool) -> None:
        """Let the keys act or not."""
        for shortcut in self._shortcuts:
            shortcut.setEnabled(enabled)
