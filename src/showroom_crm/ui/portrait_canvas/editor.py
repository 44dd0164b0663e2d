"""The paper with its tools beside it, in one thin column."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.ink import INK, Drawing
from showroom_crm.language.catalog import N_, _
from showroom_crm.ui.portrait_canvas import icons
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.tools import Tool
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8, SPACE_12

# What a face needs, each strong enough to show as a line on white.
FACE_COLOURS = (
    ("ink", INK, N_("Ink")),
    ("skin", "#E0A07A", N_("Skin")),
    ("hair", "#6B4226", N_("Hair")),
    ("lips", "#C8454E", N_("Lips")),
    ("clothes", "#2F6DB5", N_("Clothes")),
    ("grey", "#8A9199", N_("Grey")),
)


class PortraitEditor(QWidget):
    """Draws one portrait; whoever owns it keeps what `drawing()` returns.

    Signals: `drawing_changed()` as the canvas has it: after each finished change.
    """

    drawing_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_editor")
        self.setAccessibleName(_("Portrait"))
        self.canvas = PortraitCanvas(self)
        self.setFocusProxy(self.canvas)
        self._column = QVBoxLayout()
        self._column.setSpacing(SPACE_4)
        self._add_tools()
        self._column.addSpacing(SPACE_12)
        self._add_colours()
        self._column.addStretch()
        self._add_steps()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addLayout(self._column)
        layout.addWidget(self.canvas, 1)
        self.canvas.drawing_changed.connect(self.drawing_changed)

    def drawing(self) -> Drawing:
        """Return the portrait, with the stroke that may still be under the hand."""
        self.canvas.end_stroke()
        return self.canvas.drawing()

    def set_drawing(self, drawing: Drawing) -> None:
        """Show another portrait; what was done before cannot be undone any more."""
        self.canvas.set_drawing(drawing)

    def _add_tools(self) -> None:
        group = QActionGroup(self)
        pen = self._add("pen", _("Pen"), icons.pen, self._choose(Tool.PEN), "P", group=group)
        self._add("eraser", _("Eraser"), icons.eraser, self._choose(Tool.ERASER), "E", group=group)
        self._pen = pen
        pen.setChecked(True)

    def _add_colours(self) -> None:
        group = QActionGroup(self)
        for number, (name, colour, words) in enumerate(FACE_COLOURS, start=1):
            chosen = self._choose_colour(colour)
            sign = icons.swatch(colour)
            action = self._add(name, _(words), sign, chosen, str(number), group=group)
            action.setChecked(number == 1)

    def _add_steps(self) -> None:
        stack = self.canvas.undo_stack
        undo = self._add("undo", _("Undo"), icons.undo, self.canvas.undo, "Ctrl+Z")
        redo = self._add("redo", _("Redo"), icons.redo, self.canvas.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        self._add("clear", _("Clear"), icons.clear, self.canvas.clear, "Ctrl+Del")
        for action, possible, changed in (
            (undo, stack.canUndo(), stack.canUndoChanged),
            (redo, stack.canRedo(), stack.canRedoChanged),
        ):
            action.setEnabled(possible)
            changed.connect(action.setEnabled)

    def _add(
        self,
        name: str,
        words: str,
        sign: icons.Sign,
        act: Callable[[], None],
        *keys: str,
        group: QActionGroup | None = None,
    ) -> QAction:
        action = QAction(words, self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shown_keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(_("{tool} ({key})").format(tool=words, key=shown_keys))
        action.setCheckable(group is not None)
        if group is not None:
            group.addAction(action)
        action.triggered.connect(lambda: act())
        self.addAction(action)
        self._column.addWidget(ToolButton(action, sign, self))
        return action

    def _choose(self, tool: Tool) -> Callable[[], None]:
        return lambda: self.canvas.set_tool(tool)

    def _choose_colour(self, colour: str) -> Callable[[], None]:
        """A colour is chosen to draw with it: the pen comes along."""

        def choose() -> None:
            self.canvas.set_colour(colour)
            self._pen.trigger()

        return choose
