"""The tools as actions with a key each, and the buttons that show them."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QWidget

from showroom_crm.language.catalog import _
from showroom_crm.ui.portrait_canvas.icons import Sign
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton


class Toolbox:
    """Makes the buttons of an editor; their keys work wherever the focus is in it."""

    def __init__(self, editor: QWidget) -> None:
        self._editor = editor
        self._held: list[tuple[QAction, Callable[[], bool]]] = []

    def button(
        self,
        name: str,
        words: str,
        sign: Sign,
        act: Callable[[], object],
        *keys: str,
        holds: Callable[[], bool] | None = None,
        hint: str = "",
    ) -> ToolButton:
        """Return a button; `holds` tells at each `refresh` whether it shows as chosen."""
        action = self.key(name, words, act, *keys)
        action.setToolTip("\n".join(filter(None, (_with_key(action), hint))))
        if holds is not None:
            action.setCheckable(True)
            action.setChecked(holds())
            self._held.append((action, holds))
        return ToolButton(action, sign, self._editor)

    def key(self, name: str, words: str, act: Callable[[], object], *keys: str) -> QAction:
        """Return an action that goes by its keys alone."""
        action = QAction(words, self._editor)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.triggered.connect(lambda: self._do(act))
        self._editor.addAction(action)
        return action

    def refresh(self) -> None:
        """Show what holds now."""
        for action, holds in self._held:
            action.setChecked(holds())

    def _do(self, act: Callable[[], object]) -> None:
        act()
        # A click toggles what it hits; what holds may be another thing.
        self.refresh()


def _with_key(action: QAction) -> str:
    key = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
    return _("{tool} ({key})").format(tool=action.text(), key=key) if key else action.text()
