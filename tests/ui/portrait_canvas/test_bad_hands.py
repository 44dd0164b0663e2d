"""Hands and drivers that do what none should: no ink is lost, none appears."""

from math import inf, isfinite, nan

import pytest
from PySide6.QtCore import QPointF
from PySide6.QtGui import QColor

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.ink_format import from_bytes, to_bytes
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import Finger, Mouse, Pen, PenHeldByItsEraser, Place

LINE: list[Place] = [(100 + 5 * n, 250) for n in range(41)]
INK_TOOLS = [tool for tool in Tool if tool.ink is not None]


@pytest.mark.parametrize("pressure", [0.0, nan, inf, -1.0, 7.0])
@pytest.mark.parametrize("tool", INK_TOOLS)
def test_a_pressure_that_is_none_still_leaves_a_line(
    canvas: PortraitCanvas, tool: Tool, pressure: float
) -> None:
    canvas.set_tool(tool)
    canvas.set_width(40)
    pen = Pen(canvas)
    pen.pressure = pressure
    pen.draw(LINE)

    assert all(0 <= point.pressure <= 1 for point in canvas.drawing().strokes[0].points)
    assert canvas.grab().toImage().pixelColor(200, 250) != QColor("white")
    assert from_bytes(to_bytes(canvas.drawing())) == canvas.drawing()


@pytest.mark.parametrize("tool", list(Tool))
def test_places_that_are_none_are_passed_over(canvas: PortraitCanvas, tool: Tool) -> None:
    canvas.set_drawing(Drawing((Stroke((Point(300, 800), Point(500, 800))),)))
    canvas.set_tool(tool)
    if tool is Tool.LASSO:
        canvas.select_all()
    pen = Pen(canvas)
    pen.press((200, 400))
    for place in ((nan, 300), (210, nan), (inf, -inf), (nan, nan), (220, 410)):
        pen.move(place)
    pen.release((nan, nan))
    canvas.grab()

    for stroke in canvas.drawing().strokes:
        assert all(isfinite(point.x + point.y) for point in stroke.points)
        assert all(abs(point.x) <= 1000 and abs(point.y) <= 1000 for point in stroke.points)


def test_events_of_one_moment_are_all_kept(canvas: PortraitCanvas) -> None:
    pen = Pen(canvas)
    pen.press(LINE[0])
    for place in LINE[1:]:
        pen.time -= 8
        pen.move(place)
    pen.time -= 8
    pen.release(LINE[-1])

    (stroke,) = canvas.drawing().strokes
    assert len(stroke.points) == len(LINE)
    assert {point.time for point in stroke.points} == {0}
    assert canvas.grab().toImage().pixelColor(200, 250).lightness() < 128


def test_a_stroke_that_never_seems_to_end_is_kept_whole(canvas: PortraitCanvas) -> None:
    pen = Pen(canvas)
    pen.press((100, 100))
    for number in range(49_999):
        pen.move((100 + number % 300, 100 + number // 300 % 300))
    pen.release((100, 100))

    assert len(canvas.drawing().strokes[0].points) == 50_000
    canvas.undo()
    assert canvas.drawing().empty
    assert canvas.grab().toImage().pixelColor(200, 150) == QColor("white")


@pytest.mark.parametrize("tool", list(Tool))
def test_far_beside_the_paper_nothing_breaks(canvas: PortraitCanvas, tool: Tool) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(tool)
    mouse = Mouse(canvas)
    mouse.time += 90_000
    mouse.draw([(200, 100), (90_000, 250), (-90_000, 250), (200, 100)])

    canvas.grab()
    canvas.undo()
    assert from_bytes(to_bytes(canvas.drawing())) == canvas.drawing()


@pytest.mark.parametrize("tool", list(Tool))
def test_undo_and_redo_with_the_pen_down_come_out_even(canvas: PortraitCanvas, tool: Tool) -> None:
    Pen(canvas).draw(LINE)
    drawn = canvas.drawing()
    canvas.set_tool(tool)
    pen = Pen(canvas)
    pen.time += 5000
    pen.press((200, 230))
    pen.move((200, 270))
    steps = canvas.undo_stack.count()
    canvas.undo()
    pen.move((200, 290))
    pen.release((200, 290))

    if tool is Tool.LASSO:
        assert canvas.drawing().empty
        assert steps == canvas.undo_stack.count()
    else:
        assert canvas.drawing() == drawn
        canvas.redo()
        assert canvas.drawing() != drawn


def test_the_eraser_end_within_the_frame_erases_and_moves_nothing(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(Tool.LASSO)
    canvas.select_all()
    canvas.set_erasing_parts(True)
    eraser = PenHeldByItsEraser(canvas)
    eraser.time += 5000
    eraser.draw([(200, 240), (200, 260)])

    left, right = canvas.drawing().strokes
    assert left.points[0].x == 200
    assert right.points[-1].x == 600
    assert canvas.selection.grip_at(QPointF(200, 250)) is None


def test_a_window_left_while_strokes_float_keeps_them(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(Tool.LASSO)
    canvas.select_all()
    finger = Finger(canvas)
    finger.press((200, 250))
    finger.move((200, 300))
    canvas.hide()

    assert len(canvas.drawing().strokes) == 1
    assert canvas.drawing().strokes[0].points[0].y == 600
