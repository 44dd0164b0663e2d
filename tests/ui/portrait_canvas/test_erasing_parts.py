"""The eraser that takes parts of strokes."""

from PySide6.QtCore import Qt

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import Finger, Mouse, Pen

LINE = [(100 + 5 * n, 250) for n in range(61)]
ACROSS = [(250, 200), (250, 300)]


def test_parts_are_taken_where_the_eraser_goes(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    whole = canvas.drawing()
    canvas.set_tool(Tool.ERASER)
    canvas.set_erasing_parts(True)
    Mouse(canvas).draw(ACROSS)

    left, right = canvas.drawing().strokes
    assert left.points[-1].x < 500 < right.points[0].x
    kept = {*left.points, *right.points}
    assert len(kept & set(whole.strokes[0].points)) >= len(whole.strokes[0].points) - 6
    image = canvas.grab().toImage()
    assert image.pixelColor(250, 250).lightness() == 255
    assert image.pixelColor(150, 250).lightness() < 128

    canvas.undo()
    assert canvas.drawing() == whole
    canvas.redo()
    assert len(canvas.drawing().strokes) == 2


def test_ctrl_does_the_other_of_the_two(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(Tool.ERASER)
    mouse = Mouse(canvas)
    mouse.keys = Qt.KeyboardModifier.ControlModifier
    mouse.draw(ACROSS)
    assert len(canvas.drawing().strokes) == 2

    canvas.set_erasing_parts(True)
    mouse.time += 5000
    mouse.draw([(150, 200), (150, 300)])
    assert len(canvas.drawing().strokes) == 1


def test_a_touch_taken_away_puts_the_parts_together_again(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    whole = canvas.drawing()
    canvas.set_tool(Tool.ERASER)
    canvas.set_erasing_parts(True)
    finger = Finger(canvas)
    finger.press(ACROSS[0])
    finger.move((250, 250))
    assert len(canvas.drawing().strokes) == 2
    finger.cancel()

    assert canvas.drawing() == whole
    assert canvas.undo_stack.count() == 1


def test_scrubbing_over_a_long_stroke_takes_all_of_it(canvas: PortraitCanvas) -> None:
    points = tuple(Point(200 + n % 600, 500 + n % 7, 0.5, n) for n in range(20_000))
    canvas.set_drawing(Drawing((Stroke(points),)))
    canvas.set_tool(Tool.ERASER)
    canvas.set_erasing_parts(True)

    Mouse(canvas).draw([(90, 251), (420, 251)])

    assert canvas.drawing().empty
