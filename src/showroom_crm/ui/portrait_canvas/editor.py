"""The paper with its tools beside it, in one thin column; the finer ones behind *more*."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from showroom_crm.domain.ink import Drawing
from showroom_crm.language.catalog import _
from showroom_crm.ui.portrait_canvas import icons
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.colour_choice import ColourChoice
from showroom_crm.ui.portrait_canvas.drawing_choice import DrawingChoice
from showroom_crm.ui.portrait_canvas.more_panel import MorePanel
from showroom_crm.ui.portrait_canvas.palette import FACE_COLOURS
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.tool_column import ToolColumn
from showroom_crm.ui.portrait_canvas.toolbox import Toolbox
from showroom_crm.ui.portrait_canvas.tools import Tool
from showroom_crm.ui.theme.tokens import SPACE_8

_IN_THE_COLUMN = (Tool.PEN, Tool.ERASER)


class PortraitEditor(QWidget):
    """Draws one portrait; whoever owns it keeps what `drawing()` returns.

    Signals: `drawing_changed()` as the canvas has it: after each finished change.
    `photo_wanted()`: the rep wants a photo underneath, to trace it.
    """

    drawing_changed = Signal()
    photo_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_editor")
        self.setAccessibleName(_("Portrait"))
        self.canvas = PortraitCanvas(self)
        self.setFocusProxy(self.canvas)
        self._choice = DrawingChoice(self.canvas)
        self._tools = Toolbox(self)
        self._colours = ColourChoice(self)
        self._more = MorePanel(self._tools, self.canvas, self._choice, self)
        self._more.hide()
        groups = (self._drawing_tools(), self._colour_tools(), self._steps())
        self._column = ToolColumn(groups, self)
        self._lay_out()
        self._connect()

    def drawing(self) -> Drawing:
        """Return the portrait, with the stroke that may still be under the hand."""
        self.canvas.end_stroke()
        return self.canvas.drawing()

    def set_drawing(self, drawing: Drawing) -> None:
        """Show another drawing, all of it; what was done before cannot be undone any more."""
        self.canvas.set_drawing(drawing)
        self._choice.show_sketch(True)

    def set_photo_row(self, row: QWidget) -> None:
        """Show the controls of the photo that is traced, below the paper."""
        self._below.addWidget(row)

    def show_more(self) -> None:
        """Show the finer tools beside the column."""
        self._more.show()
        self._tools.refresh()

    def _lay_out(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE_8)
        layout.addWidget(self._column)
        layout.addWidget(self._more)
        self._below = QVBoxLayout()
        self._below.setSpacing(SPACE_8)
        self._below.addWidget(self.canvas, 1)
        layout.addLayout(self._below, 1)

    def _connect(self) -> None:
        self.canvas.drawing_changed.connect(self.drawing_changed)
        self._more.photo_wanted.connect(self.photo_wanted)
        self._choice.changed.connect(self._show_choice)
        self._colours.colour_chosen.connect(self._take_any_colour)

    def _drawing_tools(self) -> list[QWidget]:
        return [
            self._tool(Tool.PEN, _("Pen"), icons.pen, "P"),
            self._tool(Tool.ERASER, _("Eraser"), icons.eraser, "E"),
        ]

    def _colour_tools(self) -> list[QWidget]:
        tools: list[QWidget] = [
            self._colour(name, colour, _(words), str(number))
            for number, (name, colour, words) in enumerate(FACE_COLOURS, start=1)
        ]
        face = {colour for _name, colour, _words in FACE_COLOURS}
        self._any = self._tools.button(
            "any_colour",
            _("Any colour"),
            icons.colour_wheel(None),
            self._ask_colour,
            str(len(FACE_COLOURS) + 1),
            holds=lambda: self._choice.colour not in face,
        )
        return [*tools, self._any]

    def _steps(self) -> list[QWidget]:
        stack, tools, canvas = self.canvas.undo_stack, self._tools, self.canvas
        undo = tools.button("undo", _("Undo"), icons.undo, canvas.undo, "Ctrl+Z")
        redo = tools.button("redo", _("Redo"), icons.redo, canvas.redo, "Ctrl+Shift+Z", "Ctrl+Y")
        for made, possible, changed in (
            (undo, stack.canUndo(), stack.canUndoChanged),
            (redo, stack.canRedo(), stack.canRedoChanged),
        ):
            made.defaultAction().setEnabled(possible)
            changed.connect(made.defaultAction().setEnabled)
        self._more_button = tools.button(
            "more",
            _("More tools"),
            icons.more(self._hand_is_behind),
            self._toggle_more,
            "O",
            holds=lambda: not self._more.isHidden(),
        )
        return [undo, redo, self._more_button]

    def _tool(self, tool: Tool, words: str, sign: icons.Sign, key: str) -> ToolButton:
        return self._tools.button(
            tool.value,
            words,
            sign,
            lambda: self._choice.take(tool),
            key,
            holds=lambda: self._choice.tool is tool,
        )

    def _colour(self, name: str, colour: str, words: str, key: str) -> ToolButton:
        return self._tools.button(
            name,
            words,
            icons.swatch(colour),
            lambda: self._choice.take_colour(colour),
            key,
            holds=lambda: self._choice.colour == colour,
        )

    def _ask_colour(self) -> None:
        self._colours.pop_up(self._any, self._choice.colour)

    def _take_any_colour(self, colour: str) -> None:
        self._any.set_sign(icons.colour_wheel(colour))
        self._choice.take_colour(colour)
        self.canvas.setFocus()

    def _toggle_more(self) -> None:
        self._more.setVisible(self._more.isHidden())

    def _hand_is_behind(self) -> bool:
        return self._choice.tool not in _IN_THE_COLUMN

    def _show_choice(self) -> None:
        # A key chooses above the sheet of colours, too.
        self._colours.hide()
        self._tools.refresh()
        self._more_button.update()
