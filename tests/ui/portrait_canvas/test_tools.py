"""Pencil, brush and marker, widths, layers and the pen's tilt."""

from collections.abc import Sequence

import pytest
from PySide6.QtGui import QColor

from showroom_crm.domain.ink import INK, InkTool, Layer, Stroke
from showroom_crm.domain.ink_nibs import WIDTHS
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import Mouse, Pen, Place

DRAWING_TOOLS = [tool for tool in Tool if tool.ink is not None]
RED, BLUE = "#C8454E", "#2F6DB5"
LINE: Sequence[Place] = [(100 + 5 * n, 250) for n in range(61)]
CROSSING: Sequence[Place] = [(250, 100 + 5 * n) for n in range(61)]
CURL: Sequence[Place] = [*LINE, *reversed(LINE), *LINE]


def colour_at(canvas: PortraitCanvas, x: int, y: int) -> QColor:
    return canvas.grab().toImage().pixelColor(x, y)


def last(canvas: PortraitCanvas) -> Stroke:
    return canvas.drawing().strokes[-1]


@pytest.mark.parametrize("tool", DRAWING_TOOLS)
def test_a_stroke_keeps_what_it_was_drawn_with(canvas: PortraitCanvas, tool: Tool) -> None:
    canvas.set_tool(tool)
    Pen(canvas).draw(LINE)

    assert last(canvas).tool is tool.ink
    assert last(canvas).width == WIDTHS[InkTool(tool.value)]
    assert last(canvas).layer is Layer.INK


def test_each_tool_keeps_its_own_width(canvas: PortraitCanvas) -> None:
    canvas.set_tool(Tool.BRUSH)
    canvas.set_width(40)
    canvas.set_tool(Tool.PEN)
    canvas.set_width(3)
    canvas.set_tool(Tool.BRUSH)
    Pen(canvas).draw(LINE)
    assert last(canvas).width == 40

    canvas.set_width(None)
    Pen(canvas).draw(LINE)
    assert last(canvas).width == WIDTHS[InkTool.BRUSH]
    canvas.set_tool(Tool.PEN)
    assert canvas.width_of_tool == 3


def test_the_eraser_and_the_lasso_have_no_width_to_change(canvas: PortraitCanvas) -> None:
    canvas.set_tool(Tool.ERASER)
    canvas.set_width(99)
    assert canvas.width_of_tool is None
    canvas.set_tool(Tool.PEN)

    Pen(canvas).draw(LINE)

    assert last(canvas).width == WIDTHS[InkTool.PEN]


@pytest.mark.parametrize("tool", DRAWING_TOOLS)
def test_the_ink_under_the_pen_is_the_ink_that_stays(canvas: PortraitCanvas, tool: Tool) -> None:
    """Where a stroke goes over itself, nothing is darker, neither before nor after."""
    canvas.set_tool(tool)
    canvas.set_colour(RED)
    pen = Pen(canvas)
    pen.press(CURL[0])
    for place in CURL[1:]:
        pen.move(place)
    wet = [colour_at(canvas, x, 250).green() for x in range(150, 351, 50)]
    pen.release(CURL[-1])
    dry = [colour_at(canvas, x, 250).green() for x in range(150, 351, 50)]

    assert wet == pytest.approx(dry, abs=1)
    assert len(set(dry)) == 1


def test_what_lies_under_a_marker_shines_through(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(Tool.MARKER)
    canvas.set_colour(RED)
    Pen(canvas).draw(CROSSING)

    on_paper, on_ink = colour_at(canvas, 250, 150), colour_at(canvas, 250, 250)
    assert QColor(RED).lightness() < on_paper.lightness() < 255
    assert on_ink.lightness() < on_paper.lightness()


def test_a_sketch_lies_under_the_ink_whenever_it_is_drawn(canvas: PortraitCanvas) -> None:
    canvas.set_colour(INK)
    Pen(canvas).draw(LINE)
    canvas.set_layer(Layer.SKETCH)
    canvas.set_colour(BLUE)
    pen = Pen(canvas)
    pen.press(CROSSING[0])
    for place in CROSSING[1:]:
        pen.move(place)
    assert colour_at(canvas, 250, 250) == QColor(INK)

    pen.release(CROSSING[-1])

    assert colour_at(canvas, 250, 250) == QColor(INK)
    assert colour_at(canvas, 250, 150) == QColor(BLUE)
    assert [stroke.layer for stroke in canvas.drawing().strokes] == [Layer.INK, Layer.SKETCH]
    assert [stroke.layer for stroke in canvas.drawing().bottom_up] == [Layer.SKETCH, Layer.INK]


def test_a_sketch_out_of_sight_stays_in_the_drawing_and_out_of_reach(
    canvas: PortraitCanvas,
) -> None:
    canvas.set_layer(Layer.SKETCH)
    Pen(canvas).draw(LINE)
    drawn = canvas.drawing()
    canvas.set_layer_shown(Layer.SKETCH, False)
    assert colour_at(canvas, 250, 250) == QColor("white")

    canvas.set_tool(Tool.ERASER)
    Mouse(canvas).draw(CROSSING)
    assert canvas.drawing() == drawn

    canvas.set_layer_shown(Layer.SKETCH, True)
    assert colour_at(canvas, 250, 250) == QColor(INK)


def test_the_sketch_is_cleared_alone_and_comes_back(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_layer(Layer.SKETCH)
    Pen(canvas).draw(CROSSING)
    both = canvas.drawing()

    canvas.clear_layer(Layer.SKETCH)
    assert [stroke.layer for stroke in canvas.drawing().strokes] == [Layer.INK]
    assert colour_at(canvas, 250, 150) == QColor("white")

    canvas.undo()
    assert canvas.drawing() == both


def test_the_pen_s_tilt_is_kept_and_a_leaning_pencil_draws_broader(
    canvas: PortraitCanvas,
) -> None:
    canvas.set_tool(Tool.PENCIL)
    upright, leaning = Pen(canvas), Pen(canvas)
    upright.draw([(100, 150), (400, 150)])
    leaning.tilt = (45, -45)
    leaning.draw([(100, 350), (400, 350)])

    first, second = canvas.drawing().strokes
    assert {point.tilt for point in first.points} == {0}
    assert {point.tilt for point in second.points} == {55}
    assert colour_at(canvas, 250, 154) == QColor("white")
    assert colour_at(canvas, 250, 354) != QColor("white")


def test_strokes_are_brought_in_as_one_step(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    own = canvas.drawing()
    canvas.insert(own.strokes * 3)
    assert len(canvas.drawing().strokes) == 4

    canvas.undo()
    assert canvas.drawing() == own
    canvas.insert(())
    assert canvas.undo_stack.count() == 2


def test_guides_are_seen_and_are_no_part_of_the_drawing(canvas: PortraitCanvas) -> None:
    canvas.set_guides_shown(True)
    assert colour_at(canvas, 250, 150) != QColor("white")
    assert canvas.drawing().empty

    canvas.set_guides_shown(False)
    assert colour_at(canvas, 250, 150) == QColor("white")
