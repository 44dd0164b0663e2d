"""The paper seen from nearer, elsewhere, and as in a mirror."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, Layer, Point, Stroke
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from showroom_crm.ui.portrait_canvas.view import FURTHEST, NEAREST
from tests.ui.portrait_canvas.hand import SIDE, Finger, Mouse, Pen, Place, touch_screen

LINE = [(200 + 2 * n, 300) for n in range(40)]


def dark_at(canvas: PortraitCanvas, x: float, y: float) -> bool:
    canvas.page.sharpen()
    return canvas.grab().toImage().pixelColor(round(x), round(y)).lightness() < 128


def wheel(canvas: PortraitCanvas, at: Place, steps: int, keys: Qt.KeyboardModifier) -> bool:
    event = QWheelEvent(
        QPointF(*at), canvas.mapToGlobal(QPointF(*at)), QPoint(), QPoint(0, 120 * steps),
        Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)
    return event.isAccepted()


def two_fingers(canvas: PortraitCanvas, moves: list[tuple[Place, Place]]) -> None:
    (one, other), *rest = [(QPoint(*map(round, a)), QPoint(*map(round, b))) for a, b in moves]
    touch = QTest.touchEvent(canvas, touch_screen())
    touch.press(0, one, canvas).press(1, other, canvas).commit()
    for one, other in rest:
        touch = QTest.touchEvent(canvas, touch_screen())
        touch.move(0, one, canvas).move(1, other, canvas).commit()
    touch = QTest.touchEvent(canvas, touch_screen())
    touch.release(0, one, canvas).release(1, other, canvas).commit()


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("steps", [-3, 0, 5])
def test_ink_lies_under_the_hand_however_the_paper_is_seen(
    canvas: PortraitCanvas, mirrored: bool, steps: int
) -> None:
    wheel(canvas, (330, 180), steps, Qt.KeyboardModifier.ControlModifier)
    canvas.set_mirrored(mirrored)
    Pen(canvas).draw(LINE)

    assert dark_at(canvas, 240, 300)
    assert not dark_at(canvas, 240, 320)
    canvas.fit()
    canvas.set_mirrored(False)
    points = canvas.drawing().strokes[0].points
    assert dark_at(canvas, points[20].x * SIDE / 1000, points[20].y * SIDE / 1000)


def test_a_mirror_changes_what_is_seen_and_not_what_is_drawn(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw([(100, 100)])
    drawn = canvas.drawing()

    canvas.set_mirrored(True)

    assert canvas.drawing() == drawn
    assert dark_at(canvas, SIDE - 100, 100)
    assert not dark_at(canvas, 100, 100)


def test_the_place_under_the_pointer_stays_while_the_wheel_brings_it_nearer(
    canvas: PortraitCanvas,
) -> None:
    Pen(canvas).draw([(150, 370)])

    assert wheel(canvas, (150, 370), 6, Qt.KeyboardModifier.ControlModifier)

    assert canvas.zoom > 3
    assert dark_at(canvas, 150, 370)


def test_the_wheel_alone_is_left_to_what_scrolls(canvas: PortraitCanvas) -> None:
    assert not wheel(canvas, (150, 370), 2, Qt.KeyboardModifier.NoModifier)
    assert canvas.zoom == 1


def test_nearness_has_bounds_and_the_whole_paper_comes_back(canvas: PortraitCanvas) -> None:
    for _step in range(40):
        canvas.zoom_in()
    assert canvas.zoom == NEAREST
    for _step in range(80):
        canvas.zoom_out()
    assert canvas.zoom == FURTHEST
    canvas.fit()
    assert canvas.zoom == 1
    Pen(canvas).draw([(100, 100)])
    assert dark_at(canvas, 100, 100)


def test_space_and_the_middle_button_push_the_paper_and_draw_nothing(
    canvas: PortraitCanvas,
) -> None:
    Pen(canvas).draw([(250, 250)])
    drawn = canvas.drawing()
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    mouse = Mouse(canvas)
    mouse.time += 50_000
    mouse.draw([(300, 300), (360, 340)])
    QTest.keyRelease(canvas, Qt.Key.Key_Space)
    assert dark_at(canvas, 310, 290)

    mouse.time += 50_000
    mouse.button = Qt.MouseButton.MiddleButton
    mouse.draw([(300, 300), (240, 260)])
    assert dark_at(canvas, 250, 250)
    assert canvas.drawing() == drawn


def test_the_paper_is_never_pushed_out_of_sight(canvas: PortraitCanvas) -> None:
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    for _push in range(20):
        mouse = Mouse(canvas)
        mouse.draw([(10, 10), (490, 490)])
    QTest.keyRelease(canvas, Qt.Key.Key_Space)

    assert canvas.page.sheet.intersects(canvas.rect())


def test_two_fingers_bring_the_paper_nearer_and_leave_no_ink(canvas: PortraitCanvas) -> None:
    two_fingers(
        canvas, [((200, 250), (300, 250)), ((150, 250), (350, 250)), ((100, 250), (400, 250))]
    )

    assert canvas.zoom == pytest.approx(3, rel=0.05)
    assert canvas.drawing() == Drawing()


def test_a_finger_just_put_down_gives_way_to_two(canvas: PortraitCanvas) -> None:
    finger = Finger(canvas, 0)
    finger.press((200, 250))
    finger.move((204, 250))
    for state, x in (("press", 300), ("move", 340), ("move", 380)):
        touch = QTest.touchEvent(canvas, touch_screen()).move(0, QPoint(204, 250), canvas)
        getattr(touch, state)(1, QPoint(x, 250), canvas).commit()
    touch = QTest.touchEvent(canvas, touch_screen()).release(0, QPoint(204, 250), canvas)
    touch.release(1, QPoint(380, 250), canvas).commit()

    assert canvas.drawing() == Drawing()
    assert canvas.zoom > 1.2
    Pen(canvas).draw([(250, 400)])
    assert len(canvas.drawing().strokes) == 1


def test_the_paper_is_sharp_again_a_moment_after_it_was_moved(
    canvas: PortraitCanvas, qtbot: QtBot
) -> None:
    Pen(canvas).draw(LINE)
    for _step in range(8):
        canvas.zoom_in()

    def sharp() -> bool:
        image = canvas.grab().toImage()
        tones = {image.pixelColor(x, 300).lightness() for x in range(0, SIDE, 7)}
        canvas.page.sharpen()
        return image == canvas.grab().toImage() and bool(tones)

    qtbot.wait(120)
    assert sharp()


def test_a_picture_is_traced_under_the_ink_and_is_no_part_of_it(canvas: PortraitCanvas) -> None:
    picture = QImage(200, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#4060C0"))
    Pen(canvas).draw([(100 + 4 * n, 250) for n in range(75)])
    drawn = canvas.drawing()
    canvas.set_underlay(picture)
    image = canvas.grab().toImage()
    assert image.pixelColor(250, 100) == QColor("#4060C0")
    assert image.pixelColor(50, 100) == QColor("white")
    assert image.pixelColor(250, 250).lightness() < 60

    canvas.set_underlay_strength(0.25)
    assert canvas.grab().toImage().pixelColor(250, 100).lightness() > 180
    canvas.set_underlay(None)
    assert canvas.grab().toImage().pixelColor(250, 100) == QColor("white")
    assert canvas.drawing() == drawn


def test_a_pen_that_comes_while_two_fingers_push_has_the_paper_hold_still(
    canvas: PortraitCanvas,
) -> None:
    touch = QTest.touchEvent(canvas, touch_screen())
    touch.press(0, QPoint(200, 250), canvas).press(1, QPoint(300, 250), canvas).commit()
    pen = Pen(canvas)
    pen.press((100, 100))
    for step in range(1, 6):
        touch = QTest.touchEvent(canvas, touch_screen())
        touch.move(0, QPoint(200 - 10 * step, 250), canvas)
        touch.move(1, QPoint(300 + 10 * step, 250), canvas).commit()
        pen.move((100 + 10 * step, 100))
    pen.release((150, 100))
    touch = QTest.touchEvent(canvas, touch_screen())
    touch.release(0, QPoint(150, 250), canvas).release(1, QPoint(350, 250), canvas).commit()

    assert canvas.zoom == 1
    (stroke,) = canvas.drawing().strokes
    assert [(point.x / 2, point.y / 2) for point in stroke.points] == [
        (100 + 10 * step, 100) for step in range(6)
    ]


def test_a_pen_that_comes_while_a_finger_pushes_draws_where_it_is(canvas: PortraitCanvas) -> None:
    QTest.keyPress(canvas, Qt.Key.Key_Space)
    finger = Finger(canvas)
    finger.press((200, 200))
    finger.move((230, 220))
    QTest.keyRelease(canvas, Qt.Key.Key_Space)

    Pen(canvas).draw([(300, 300)])
    finger.move((260, 260))
    finger.release((260, 260))

    assert dark_at(canvas, 300, 300)
    assert len(canvas.drawing().strokes) == 1


@pytest.mark.parametrize("tool", [Tool.ERASER, Tool.LASSO])
def test_two_fingers_put_back_what_the_first_one_began(canvas: PortraitCanvas, tool: Tool) -> None:
    Pen(canvas).draw(LINE)
    drawn = canvas.drawing()
    canvas.set_tool(tool)
    finger = Finger(canvas)
    finger.press((240, 300))
    finger.rests_while(1, [(300, 350), (330, 380), (360, 400)])

    assert canvas.drawing() == drawn
    assert canvas.undo_stack.count() == 1
    assert canvas.zoom > 1


def test_a_touch_taken_away_while_it_pushes_leaves_the_paper_to_the_next_hand(
    canvas: PortraitCanvas,
) -> None:
    touch = QTest.touchEvent(canvas, touch_screen())
    touch.press(0, QPoint(200, 250), canvas).press(1, QPoint(300, 250), canvas).commit()
    Finger(canvas).cancel()

    Mouse(canvas).draw([(100, 100)])

    assert len(canvas.drawing().strokes) == 1


def test_a_full_paper_grows_sharp_bit_by_bit_and_forgets_no_stroke(
    canvas: PortraitCanvas, qtbot: QtBot
) -> None:
    strokes = tuple(
        Stroke(tuple(Point(100 + 8 * n, 100 + row + n % 9) for n in range(100)))
        for row in range(800)
    )
    canvas.set_drawing(Drawing(strokes))
    canvas.zoom_in()
    qtbot.wait(80)
    canvas.insert([Stroke((Point(150, 950), Point(850, 950)), "#C8454E", 30)])

    qtbot.wait(1500)

    shown = canvas.grab().toImage()
    canvas.page.look(canvas.page.view.turned(mirrored=True))
    canvas.page.look(canvas.page.view.turned(mirrored=False))
    canvas.page.replace(canvas.drawing())
    assert shown == canvas.grab().toImage()


def test_a_stroke_into_a_layer_out_of_sight_brings_it_back(canvas: PortraitCanvas) -> None:
    canvas.set_layer(Layer.SKETCH)
    canvas.set_layer_shown(Layer.SKETCH, False)
    Pen(canvas).draw(LINE)

    assert canvas.is_layer_shown(Layer.SKETCH)
    assert dark_at(canvas, 240, 300)
    assert len(canvas.drawing().strokes) == 1
