"""What lies behind *more*: finer tools, layers, ways of looking, starting points."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QScroller, QVBoxLayout, QWidget

from showroom_crm.domain.ink import Layer
from showroom_crm.language.catalog import _
from showroom_crm.ui.buttons import button
from showroom_crm.ui.field import quiet_label
from showroom_crm.ui.flow import FlowLayout
from showroom_crm.ui.portrait_canvas import icons, more_icons
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.drawing_choice import DrawingChoice
from showroom_crm.ui.portrait_canvas.pen_line import PenLine
from showroom_crm.ui.portrait_canvas.starting_points import outline_buttons
from showroom_crm.ui.portrait_canvas.tool_button import SIGN, TARGET, ToolButton
from showroom_crm.ui.portrait_canvas.toolbox import Toolbox
from showroom_crm.ui.portrait_canvas.tools import Tool
from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_8

_A_ROW = 5
_SCROLL_BAR = 12
_ROW_WIDTH = _A_ROW * TARGET + (_A_ROW - 1) * SPACE_4


class MorePanel(QScrollArea):
    """Stays open beside the paper while it is used, and scrolls on a low window.

    Signals: `photo_wanted()`: the rep wants a photo underneath.
    """

    photo_wanted = Signal()

    def __init__(
        self, tools: Toolbox, canvas: PortraitCanvas, choice: DrawingChoice, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("more_panel")
        self.setAccessibleName(_("More tools"))
        self._tools, self._canvas, self._choice = tools, canvas, choice
        self._with_selection: list[ToolButton] = []
        self._widths: list[ToolButton] = []
        self._layout = self._scrolled()
        self._add_drawing()
        self._add_selecting()
        self._add_layers()
        self._add_looking()
        self._add_starting()
        self._add_erasing()
        self._layout.addWidget(PenLine(canvas, self).label)
        self._layout.addStretch()
        canvas.selection_changed.connect(self._show_selection)
        canvas.view_changed.connect(self._show_widths)
        choice.changed.connect(self._show_widths)
        self._show_selection(False)

    def _scrolled(self) -> QVBoxLayout:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFixedWidth(_ROW_WIDTH + SPACE_4 + _SCROLL_BAR)
        QScroller.grabGesture(self.viewport(), QScroller.ScrollerGestureType.TouchGesture)
        inside = QWidget()
        inside.setObjectName("more_tools")
        self.setWidget(inside)
        layout = QVBoxLayout(inside)
        layout.setContentsMargins(0, 0, SPACE_4, 0)
        layout.setSpacing(SPACE_4)
        return layout

    def _add_drawing(self) -> None:
        tools = (
            self._tool(Tool.PENCIL, _("Pencil"), more_icons.pencil, "N"),
            self._tool(Tool.BRUSH, _("Brush"), more_icons.brush, "B"),
            self._tool(Tool.MARKER, _("Marker"), more_icons.marker, "K"),
        )
        self._row("drawing_row", _("Draw with"), tools)
        words = (_("Thin"), _("Usual width"), _("Wide"), _("Very wide"))
        self._widths = [self._width(number, each) for number, each in enumerate(words)]
        self._tools.key("thinner", _("Thinner"), self._choice.go_thinner, "[")
        self._tools.key("wider", _("Wider"), self._choice.go_wider, "]")
        self._row("width_row", _("Width"), self._widths)

    def _add_selecting(self) -> None:
        canvas, tools = self._canvas, self._tools
        lasso = self._tool(Tool.LASSO, _("Lasso"), more_icons.lasso, "L")
        lasso.setToolTip(
            "\n".join((lasso.toolTip(), _("Go round strokes to move, size or turn them")))
        )
        everything = tools.button(
            "select_all", _("Select all"), more_icons.everything, self._choice.choose_all, "Ctrl+A"
        )
        self._with_selection = [
            tools.button(
                "mirror_selection", _("Flip"), more_icons.mirror, canvas.mirror_selection, "F"
            ),
            tools.button(
                "copy_selection", _("Copy"), more_icons.copy, canvas.copy_selection, "Ctrl+D"
            ),
            tools.button(
                "delete_selection",
                _("Delete the selection"),
                more_icons.delete,
                canvas.delete_selection,
                "Del",
                "Backspace",
            ),
        ]
        self._row("select_row", _("Select"), (lasso, everything, *self._with_selection))

    def _add_layers(self) -> None:
        choice, tools = self._choice, self._tools
        buttons = (
            self._layer(Layer.SKETCH, _("Draw the sketch"), more_icons.sketch_layer, "S"),
            self._layer(Layer.INK, _("Draw above the sketch"), more_icons.ink_layer, "I"),
            tools.button(
                "show_sketch",
                _("Show the sketch"),
                more_icons.eye,
                choice.toggle_sketch,
                "H",
                holds=lambda: choice.sketch_shown,
            ),
            tools.button(
                "clear_sketch",
                _("Clear the sketch"),
                more_icons.clear_sketch,
                lambda: self._canvas.clear_layer(Layer.SKETCH),
            ),
        )
        self._row("layer_row", _("Layers"), buttons)

    def _add_looking(self) -> None:
        choice, tools, canvas = self._choice, self._tools, self._canvas
        buttons = (
            tools.button(
                "guides",
                _("Guide lines"),
                more_icons.guides,
                choice.toggle_guides,
                "G",
                holds=lambda: choice.guided,
                hint=_("Never printed"),
            ),
            tools.button(
                "mirror_view",
                _("Mirror view"),
                more_icons.mirror_view,
                choice.toggle_mirror,
                "M",
                holds=lambda: choice.mirrored,
            ),
            tools.button("zoom_in", _("Zoom in"), more_icons.zoom_in, canvas.zoom_in, "+", "="),
            tools.button("zoom_out", _("Zoom out"), more_icons.zoom_out, canvas.zoom_out, "-"),
            tools.button("fit", _("Whole paper"), more_icons.fit, canvas.fit, "0"),
        )
        self._row("look_row", _("View"), buttons)

    def _add_starting(self) -> None:
        self._row("start_row", _("Start from a face"), outline_buttons(self._tools, self._choice))
        photo = button("photo", _("Trace a photo …"), style="finger")
        photo.clicked.connect(self.photo_wanted)
        self._layout.addWidget(photo)

    def _add_erasing(self) -> None:
        parts = self._tools.button(
            "erase_parts",
            _("Erase parts"),
            more_icons.part,
            self._choice.toggle_parts,
            "D",
            holds=lambda: self._choice.erases_parts,
            hint=_("Also while Ctrl is held"),
        )
        clear = self._tools.button(
            "clear", _("Clear all"), icons.clear, self._canvas.clear, "Ctrl+Del"
        )
        self._row("erase_row", _("Erase"), (parts, clear))

    def _row(self, name: str, words: str, buttons: Sequence[QWidget]) -> None:
        if self._layout.count():
            self._layout.addSpacing(SPACE_8)
        self._layout.addWidget(quiet_label(words, name=f"{name}_words"))
        row = QWidget()
        row.setObjectName(name)
        row.setAccessibleName(words)
        flow = FlowLayout(SPACE_4, row)
        for each in buttons:
            flow.addWidget(each)
        self._layout.addWidget(row)

    def _tool(self, tool: Tool, words: str, sign: icons.Sign, key: str) -> ToolButton:
        return self._tools.button(
            tool.value,
            words,
            sign,
            lambda: self._choice.take(tool),
            key,
            holds=lambda: self._choice.tool is tool,
        )

    def _layer(self, layer: Layer, words: str, sign: icons.Sign, key: str) -> ToolButton:
        return self._tools.button(
            f"{layer.value}_layer",
            words,
            sign,
            lambda: self._choice.take_layer(layer),
            key,
            holds=lambda: self._choice.layer is layer,
        )

    def _width(self, number: int, words: str) -> ToolButton:
        def on_field() -> float:
            pixels = self._choice.widths[number] * self._canvas.page.view.scale
            return pixels * icons.FIELD / SIGN

        return self._tools.button(
            f"width_{number + 1}",
            words,
            more_icons.line(on_field),
            lambda: self._choice.take_width(number),
            holds=lambda: self._choice.width == self._choice.widths[number],
            hint=_("[ is thinner, ] is wider"),
        )

    def _show_selection(self, selected: bool) -> None:
        for each in self._with_selection:
            each.defaultAction().setEnabled(selected)
            each.setVisible(selected)

    def _show_widths(self) -> None:
        for each in self._widths:
            each.update()
