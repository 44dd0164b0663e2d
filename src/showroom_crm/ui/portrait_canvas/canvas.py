"""The paper with what a rep draws on it: tools, widths, layers, chosen strokes."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QImage, QPainter
from PySide6.QtWidgets import QWidget

from showroom_crm.domain.ink import Drawing, Layer, Stroke
from showroom_crm.domain.ink_nibs import WIDTHS
from showroom_crm.language.catalog import _
from showroom_crm.ui.portrait_canvas.gestures.changing import Changing
from showroom_crm.ui.portrait_canvas.gestures.choosing import Choosing
from showroom_crm.ui.portrait_canvas.gestures.erasing import Erasing
from showroom_crm.ui.portrait_canvas.gestures.gesture import Gesture, Sample
from showroom_crm.ui.portrait_canvas.gestures.inking import Inking
from showroom_crm.ui.portrait_canvas.guides import paint_guides
from showroom_crm.ui.portrait_canvas.icons import eraser_cursor
from showroom_crm.ui.portrait_canvas.inked import Inked
from showroom_crm.ui.portrait_canvas.paper import STEP_OF_ZOOM, Paper
from showroom_crm.ui.portrait_canvas.selection import Selection
from showroom_crm.ui.portrait_canvas.selection_steps import SelectionSteps
from showroom_crm.ui.portrait_canvas.steps import Rearranged
from showroom_crm.ui.portrait_canvas.tools import Tool

ERASER_REACH = 10.0


class PortraitCanvas(Paper):
    """A square paper in the middle of the widget.

    Signals: `drawing_changed()` after each finished stroke, erasing move, change, undo and redo;
    not while the hand is down, nor after `set_drawing`. `selection_changed(bool)`: strokes are
    chosen now, or none.
    """

    drawing_changed = Signal()
    selection_changed = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("portrait_canvas")
        self.setAccessibleName(_("Portrait paper"))
        self.undo_stack.indexChanged.connect(self._on_step)
        self.selection = Selection(self.page, self)
        self.selection.changed.connect(self._on_selection)
        self._steps = SelectionSteps(self.page, self.selection, self.undo_stack)
        self._bare = Stroke(())
        self._widths = dict(WIDTHS)
        self._erases_parts = False
        self._guided = False
        self._underlay: tuple[QImage | None, float] = (None, 1.0)
        self._replacing = False
        self.set_tool(Tool.PEN)

    @property
    def tool(self) -> Tool:
        return self._tool

    @property
    def zoom(self) -> float:
        """How many times as large as fitted the paper is shown."""
        return self.page.view.zoom

    @property
    def width_of_tool(self) -> float | None:
        """The width at full pressure of the tool in hand, in canvas units; None draws nothing."""
        return None if self._tool.ink is None else self._widths[self._tool.ink]

    def drawing(self) -> Drawing:
        """Return the finished strokes."""
        return self.page.drawing()

    def set_drawing(self, drawing: Drawing) -> None:
        """Show another drawing; what was done before cannot be undone any more."""
        self.give_up()
        self.selection.choose(())
        self.page.replace(drawing)
        self._replacing = True
        self.undo_stack.clear()
        self._replacing = False

    def set_tool(self, tool: Tool) -> None:
        self.end_stroke()
        self._tool = tool
        if tool is not Tool.LASSO:
            self.selection.choose(())
        if tool.ink is not None:
            self._bare = replace(self._bare, tool=tool.ink, width=self._widths[tool.ink])
        self.show_cursor()

    def set_colour(self, colour: str) -> None:
        """Draw in a colour (#RRGGBB) from the next stroke on."""
        self._bare = replace(self._bare, colour=colour)

    def set_width(self, width: float | None) -> None:
        """Draw as wide (canvas units) with the tool in hand from the next stroke on.

        Each tool keeps its own width; None is the one it comes with.
        """
        tool = self._tool.ink
        if tool is not None:
            self._widths[tool] = WIDTHS[tool] if width is None else width
            self._bare = replace(self._bare, width=self._widths[tool])

    def set_layer(self, layer: Layer) -> None:
        """Draw in a layer from the next stroke on."""
        self._bare = replace(self._bare, layer=layer)

    def set_layer_shown(self, layer: Layer, shown: bool) -> None:
        """Show a layer, or leave it out of sight: it stays in the drawing."""
        self.end_stroke()
        self.page.show_layer(layer, shown=shown)
        self.selection.keep_what_is_there()
        self.view_changed.emit()

    def is_layer_shown(self, layer: Layer) -> bool:
        return self.page.is_shown(layer)

    def set_erasing_parts(self, parts: bool) -> None:
        """Erase only where the eraser goes; while Ctrl is held, the other way round."""
        self._erases_parts = parts

    def set_guides_shown(self, shown: bool) -> None:
        self._guided = shown
        self.update()

    def set_mirrored(self, mirrored: bool) -> None:
        """Look at the paper as in a mirror: faults of a face show there."""
        self.look(self.page.view.turned(mirrored=mirrored))

    def zoom_in(self) -> None:
        self.look(self.page.view.zoomed(STEP_OF_ZOOM, QPointF(self.rect().center())))

    def zoom_out(self) -> None:
        self.look(self.page.view.zoomed(1 / STEP_OF_ZOOM, QPointF(self.rect().center())))

    def fit(self) -> None:
        """Show the whole paper, as large as it goes."""
        self.look(self.page.view.fitted())

    def set_underlay(self, picture: QImage | None) -> None:
        """Lay a picture under all ink to be traced; it is no part of the drawing."""
        self._underlay = (picture, self._underlay[1])
        self.page.trace(*self._underlay)

    def set_underlay_strength(self, strength: float) -> None:
        """Show it from not at all (0) to as it is (1)."""
        self._underlay = (self._underlay[0], strength)
        self.page.trace(*self._underlay)

    def undo(self) -> None:
        self.end_stroke()
        self.undo_stack.undo()

    def redo(self) -> None:
        self.end_stroke()
        self.undo_stack.redo()

    def insert(self, strokes: Sequence[Stroke]) -> None:
        """Bring strokes onto the paper, as one step."""
        self.end_stroke()
        before = tuple(self.page.items)
        if strokes:
            for layer in {stroke.layer for stroke in strokes}:
                self._bring_to_sight(layer)
            after = [*before, *map(Inked.of, strokes)]
            self.undo_stack.push(Rearranged(self.page, before, after))

    def clear(self) -> None:
        """Take all strokes off, as one step."""
        self._keep_only([])

    def clear_layer(self, layer: Layer) -> None:
        """Take all strokes of a layer off, as one step."""
        self._keep_only([item for item in self.page.items if item.stroke.layer is not layer])

    def select_all(self) -> None:
        """Choose every stroke in sight."""
        self.end_stroke()
        self.selection.choose(self.page.items_in_sight())

    def mirror_selection(self) -> None:
        self.end_stroke()
        self._steps.mirror()

    def copy_selection(self) -> None:
        self.end_stroke()
        self._steps.copy()

    def delete_selection(self) -> None:
        self.end_stroke()
        self._steps.delete()

    def begin_gesture(self, first: Sample, *, eraser: bool, ctrl: bool) -> Gesture:
        if eraser or self._tool is Tool.ERASER:
            reach = ERASER_REACH / self.zoom
            return Erasing(self.page, reach=reach, parts=self._erases_parts != ctrl)
        if self._tool is Tool.LASSO:
            grip = self.selection.grip_at(first.position)
            if grip is None:
                return Choosing(self.page, self.selection)
            return Changing(self.page, self.selection, grip)
        self._bring_to_sight(self._bare.layer)
        return Inking(self.page, self._bare, first.time, self.update)

    def takes(self, first: Sample) -> bool:
        on_grip = self.selection.grip_at(first.position) is not None
        return super().takes(first) or self._tool is Tool.LASSO or on_grip

    def show_cursor(self) -> None:
        if self.pushing:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        elif self._tool is Tool.ERASER:
            self.setCursor(eraser_cursor())
        else:
            self.setCursor(Qt.CursorShape.CrossCursor)

    def paint_above(self, painter: QPainter) -> None:
        if self._guided:
            paint_guides(painter, self.page.view)
        if not isinstance(self.gesture, Changing):
            self.selection.paint(painter)

    def _bring_to_sight(self, layer: Layer) -> None:
        """Ink that comes into a layer out of sight would seem lost."""
        if not self.page.is_shown(layer):
            self.page.show_layer(layer, shown=True)
            self.view_changed.emit()

    def _keep_only(self, kept: Sequence[Inked]) -> None:
        self.end_stroke()
        before = tuple(self.page.items)
        if len(kept) < len(before):
            self.undo_stack.push(Rearranged(self.page, before, kept))

    def _on_step(self) -> None:
        self.selection.keep_what_is_there()
        if not self._replacing:
            self.drawing_changed.emit()

    def _on_selection(self) -> None:
        self.selection_changed.emit(bool(self.selection.items))
        self.update()
