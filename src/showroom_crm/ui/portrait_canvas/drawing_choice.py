"""What a rep draws with: tool, colour, width and layer, as chosen by button or by key."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.ink import INK, InkTool, Layer, Stroke
from showroom_crm.domain.ink_nibs import WIDTHS
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool

# At full pressure, in canvas units; the second is the one each tool comes with.
WIDTH_CHOICES = {
    Tool.PEN: (4.0, WIDTHS[InkTool.PEN], 15.0, 24.0),
    Tool.PENCIL: (3.0, WIDTHS[InkTool.PENCIL], 11.0, 20.0),
    Tool.BRUSH: (14.0, WIDTHS[InkTool.BRUSH], 40.0, 60.0),
    Tool.MARKER: (28.0, WIDTHS[InkTool.MARKER], 68.0, 96.0),
}


class DrawingChoice(QObject):
    """Tells the canvas; a choice of colour, width or layer takes the last drawing tool in hand.

    Signals: `changed()` after each choice.
    """

    changed = Signal()

    def __init__(self, canvas: PortraitCanvas) -> None:
        super().__init__(canvas)
        self._canvas = canvas
        self._drawing_tool = Tool.PEN
        self.colour = INK
        self.layer = Layer.INK
        self.sketch_shown = True
        self.erases_parts = False
        self.guided = False

    @property
    def tool(self) -> Tool:
        return self._canvas.tool

    @property
    def widths(self) -> tuple[float, ...]:
        """The widths of the tool that draws, or drew last, from thin to wide; canvas units."""
        return WIDTH_CHOICES[self._drawing_tool]

    @property
    def width(self) -> float | None:
        """The width of the tool in hand; None while it draws nothing."""
        return self._canvas.width_of_tool

    @property
    def mirrored(self) -> bool:
        return self._canvas.page.view.mirrored

    def take(self, tool: Tool) -> None:
        self._canvas.set_tool(tool)
        if tool.ink is not None:
            self._drawing_tool = tool
        self.changed.emit()

    def take_colour(self, colour: str) -> None:
        self.colour = colour
        self._canvas.set_colour(colour)
        self._draw_again()

    def take_width(self, number: int) -> None:
        """Draw with the first, second … of `widths`."""
        self._draw_again()
        self._canvas.set_width(self.widths[number])
        self.changed.emit()

    def go_thinner(self) -> None:
        self._step_width(-1)

    def go_wider(self) -> None:
        self._step_width(+1)

    def take_layer(self, layer: Layer) -> None:
        """Draw in a layer; one that is out of sight is shown."""
        self.layer = layer
        self._canvas.set_layer(layer)
        if layer is Layer.SKETCH:
            self.show_sketch(True)
        self._draw_again()

    def show_sketch(self, shown: bool) -> None:
        """Show the sketch or hide it; what is hidden is not drawn on."""
        self.sketch_shown = shown
        self._canvas.set_layer_shown(Layer.SKETCH, shown)
        if not shown and self.layer is Layer.SKETCH:
            self.take_layer(Layer.INK)
        self.changed.emit()

    def toggle_sketch(self) -> None:
        self.show_sketch(not self.sketch_shown)

    def toggle_parts(self) -> None:
        """Erase parts or whole strokes, with the eraser in hand."""
        self.erases_parts = not self.erases_parts
        self._canvas.set_erasing_parts(self.erases_parts)
        self.take(Tool.ERASER)

    def toggle_guides(self) -> None:
        self.guided = not self.guided
        self._canvas.set_guides_shown(self.guided)
        self.changed.emit()

    def toggle_mirror(self) -> None:
        self._canvas.set_mirrored(not self.mirrored)
        self.changed.emit()

    def choose_all(self) -> None:
        """Take the lasso in hand, round all strokes in sight."""
        self.take(Tool.LASSO)
        self._canvas.select_all()

    def start_from(self, strokes: Sequence[Stroke]) -> None:
        """Bring strokes of a sketch onto the paper, in sight."""
        self.show_sketch(True)
        self._canvas.insert(strokes)

    def _draw_again(self) -> None:
        self.take(self._drawing_tool)

    def _step_width(self, step: int) -> None:
        self._draw_again()
        number = self.widths.index(self.width) + step if self.width in self.widths else 1
        self.take_width(min(len(self.widths) - 1, max(0, number)))
