"""What the hand does on the paper, and what undo makes of it."""

import pytest
from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.ink_format import from_bytes, to_bytes
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import (
    SIDE,
    EchoOfThePen,
    Finger,
    Mouse,
    Pen,
    PenHeldByItsEraser,
    Place,
)

LINE: list[Place] = [(100 + 10 * step, 100) for step in range(21)]
LOWER: list[Place] = [(100 + 10 * step, 300) for step in range(21)]


def stroke_count(canvas: PortraitCanvas) -> int:
    return len(canvas.drawing().strokes)


def is_inked(canvas: PortraitCanvas, x: int, y: int) -> bool:
    return canvas.grab().toImage().pixelColor(x, y).lightness() < 128


def test_a_new_paper_is_empty_and_has_nothing_to_undo(canvas: PortraitCanvas) -> None:
    assert canvas.drawing() == Drawing()
    assert not canvas.undo_stack.canUndo()
    canvas.undo()
    canvas.redo()
    canvas.clear()
    assert canvas.undo_stack.count() == 0


@pytest.mark.parametrize("hand", [Mouse, Pen])
def test_a_tap_makes_a_dot(canvas: PortraitCanvas, hand: type[Mouse | Pen]) -> None:
    hand(canvas).draw([(200, 200)])

    assert stroke_count(canvas) == 1
    assert is_inked(canvas, 200, 200)
    assert not is_inked(canvas, 205, 200)


def test_a_quick_second_tap_makes_a_second_dot(canvas: PortraitCanvas) -> None:
    QTest.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    QTest.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=canvas.rect().center())

    assert stroke_count(canvas) == 2


def test_every_point_of_the_pen_is_kept_with_its_pressure_and_time(
    canvas: PortraitCanvas,
) -> None:
    pen = Pen(canvas)
    pressures = [0.0, 0.1, 0.9, 1.0, 0.3]
    pen.pressure = pressures[0]
    pen.press(LINE[0])
    for place, pressure in zip(LINE[1:], pressures[1:], strict=False):
        pen.pressure = pressure
        pen.move(place)
    pen.release(LINE[4])

    points = canvas.drawing().strokes[0].points
    assert [point.pressure for point in points] == pytest.approx(pressures, abs=1 / 255)
    assert [point.time for point in points] == [0, 8, 16, 24, 32]
    assert [(point.x / 2, point.y / 2) for point in points] == LINE[:5]


def test_no_move_is_dropped_by_the_toolkit(canvas: PortraitCanvas) -> None:
    attribute = Qt.ApplicationAttribute
    assert not QApplication.testAttribute(attribute.AA_CompressHighFrequencyEvents)
    assert not QApplication.testAttribute(attribute.AA_CompressTabletEvents)


def test_a_mouse_that_hurries_draws_thinner_than_one_that_creeps(canvas: PortraitCanvas) -> None:
    Mouse(canvas).draw([(100, y) for y in range(50, 450, 40)])
    Mouse(canvas).draw([(200, y) for y in range(50, 450, 2)])

    swift, slow = canvas.drawing().strokes
    assert swift.points[-1].pressure < 0.3 < 0.6 < slow.points[-1].pressure


def test_what_was_drawn_is_stored_exactly(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    Mouse(canvas, start=90_000).draw(LOWER)

    assert from_bytes(to_bytes(canvas.drawing())) == canvas.drawing()


def test_one_stroke_is_one_step_of_undo_and_redo(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    Pen(canvas).draw(LOWER)
    both = canvas.drawing()

    canvas.undo()
    assert canvas.drawing().strokes == both.strokes[:1]
    assert is_inked(canvas, 200, 100)
    assert not is_inked(canvas, 200, 300)
    canvas.undo()
    assert canvas.drawing() == Drawing()
    canvas.redo()
    canvas.redo()
    assert canvas.drawing() == both
    assert is_inked(canvas, 200, 300)


def test_undo_goes_back_as_far_as_the_drawing_does(canvas: PortraitCanvas) -> None:
    for number in range(300):
        Pen(canvas, start=number * 1000).draw([(50 + number, 50), (50 + number, 60)])
    whole = canvas.drawing()

    for _step in range(300):
        canvas.undo()
    assert canvas.drawing() == Drawing()
    for _step in range(300):
        canvas.redo()
    assert canvas.drawing() == whole


def test_clearing_is_one_step(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    Pen(canvas).draw(LOWER)
    both = canvas.drawing()

    canvas.clear()
    assert canvas.drawing() == Drawing()
    assert not is_inked(canvas, 200, 100)
    canvas.undo()
    assert canvas.drawing() == both
    assert is_inked(canvas, 200, 100)


def test_the_eraser_takes_whole_strokes_and_one_move_is_one_step(canvas: PortraitCanvas) -> None:
    for line in (LINE, LOWER, [(400, 50), (450, 50)]):
        Pen(canvas).draw(line)
    whole = canvas.drawing()
    canvas.set_tool(Tool.ERASER)

    Mouse(canvas, start=90_000).draw([(200, 350), (200, 200), (200, 50)])

    assert canvas.drawing().strokes == whole.strokes[2:]
    assert not is_inked(canvas, 150, 100)
    canvas.undo()
    assert canvas.drawing() == whole
    assert is_inked(canvas, 150, 100)
    canvas.redo()
    assert canvas.drawing().strokes == whole.strokes[2:]


def test_an_eraser_that_meets_nothing_is_no_step(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    canvas.set_tool(Tool.ERASER)

    Mouse(canvas, start=90_000).draw([(400, 400), (450, 400)])

    assert canvas.undo_stack.count() == 1


def test_the_other_end_of_the_pen_erases_while_the_pen_is_chosen(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)

    PenHeldByItsEraser(canvas).draw([(200, 80), (200, 120)])

    assert canvas.drawing() == Drawing()
    assert canvas.tool is Tool.PEN


def test_erasing_below_a_crossing_leaves_the_other_stroke_whole(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    Pen(canvas).draw([(200, 50), (200, 250)])
    canvas.set_tool(Tool.ERASER)

    Mouse(canvas, start=90_000).draw([(200, 240)])

    assert is_inked(canvas, 200, 100)
    assert is_inked(canvas, 300, 100)
    assert not is_inked(canvas, 200, 200)


@pytest.mark.parametrize("late", [False, True])
def test_what_the_system_makes_of_the_pen_for_the_mouse_draws_nothing(
    canvas: PortraitCanvas, late: bool
) -> None:
    pen, echo = Pen(canvas), EchoOfThePen(canvas)
    if late:
        pen.draw(LINE)
        echo.time = pen.time + 5000
        echo.draw(LINE)
    else:
        pen.press(LINE[0])
        echo.press(LINE[0])
        for place in LINE[1:]:
            pen.move(place)
            echo.move(place)
        echo.release(LINE[-1])
        pen.release(LINE[-1])

    assert stroke_count(canvas) == 1


def test_an_echo_that_pretends_to_be_a_mouse_is_known_by_its_time_and_place(
    canvas: PortraitCanvas,
) -> None:
    pen = Pen(canvas)
    pen.draw(LINE)
    Mouse(canvas, start=pen.time).draw([LINE[-1], LINE[-1]])
    assert stroke_count(canvas) == 1

    Mouse(canvas, start=pen.time + 2000).draw([LINE[-1], LINE[0]])
    assert stroke_count(canvas) == 2


def test_only_the_left_button_draws(canvas: PortraitCanvas) -> None:
    mouse = Mouse(canvas)
    mouse.press((100, 100), button=Qt.MouseButton.RightButton)
    mouse.move((200, 100), buttons=Qt.MouseButton.RightButton)
    mouse.release((200, 100))
    mouse.move((300, 100), buttons=Qt.MouseButton.NoButton)
    Pen(canvas).hover((300, 300))

    assert canvas.drawing() == Drawing()


def test_a_release_that_never_came_ends_the_stroke_at_the_next_move(
    canvas: PortraitCanvas,
) -> None:
    mouse = Mouse(canvas)
    mouse.press(LINE[0])
    mouse.move(LINE[1])
    mouse.move((400, 400), buttons=Qt.MouseButton.NoButton)

    assert stroke_count(canvas) == 1
    assert not is_inked(canvas, 390, 390)


def test_a_palm_while_the_pen_is_down_draws_nothing(canvas: PortraitCanvas) -> None:
    pen, palm = Pen(canvas), Finger(canvas)
    palm.draw([(20, 20)])
    pen.time = palm.time
    canvas.set_drawing(Drawing())

    pen.press(LINE[0])
    palm.press((300, 400))
    pen.move(LINE[1])
    palm.move((300, 450))
    palm.release((300, 450))
    pen.release(LINE[1])

    assert stroke_count(canvas) == 1
    assert not is_inked(canvas, 300, 425)


def test_a_palm_that_comes_before_the_pen_is_taken_back(canvas: PortraitCanvas) -> None:
    pen, palm = Pen(canvas), Finger(canvas)
    palm.press((300, 300))
    palm.move((300, 400))
    pen.time = palm.time
    pen.press(LINE[0])
    palm.move((300, 450))
    pen.move(LINE[1])
    palm.release((300, 450))
    pen.release(LINE[1])

    assert stroke_count(canvas) == 1
    assert not is_inked(canvas, 300, 350)


def test_a_touch_near_a_hovering_pen_draws_nothing_and_later_it_does(
    canvas: PortraitCanvas,
) -> None:
    pen, palm = Pen(canvas), Finger(canvas)
    palm.draw([(20, 20)])
    canvas.set_drawing(Drawing())
    pen.time = palm.time
    pen.hover((100, 100))
    palm.draw(LOWER)
    assert canvas.drawing() == Drawing()

    pen.time = palm.time + 5000
    pen.hover((100, 100))
    palm.draw(LOWER)
    assert stroke_count(canvas) == 1


def test_a_second_finger_neither_draws_nor_disturbs(canvas: PortraitCanvas) -> None:
    finger = Finger(canvas, 0)
    finger.press(LINE[0])
    finger.move(LINE[8])
    finger.rests_while(1, [(300, 400), (320, 400)])
    finger.move(LINE[20])
    finger.release(LINE[20])

    assert stroke_count(canvas) == 1
    assert is_inked(canvas, 250, 100)
    assert not is_inked(canvas, 300, 400)


def test_a_touch_that_the_system_takes_away_leaves_no_ink(canvas: PortraitCanvas) -> None:
    finger = Finger(canvas)
    finger.press(LINE[0])
    finger.move(LINE[10])
    finger.cancel()

    assert canvas.drawing() == Drawing()
    assert not is_inked(canvas, 150, 100)


def test_a_touch_taken_away_puts_back_what_it_erased(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    whole = canvas.drawing()
    canvas.set_tool(Tool.ERASER)
    finger = Finger(canvas)
    finger.press((200, 90))
    finger.move((200, 110))
    assert canvas.drawing() == Drawing()
    finger.cancel()

    assert canvas.drawing() == whole


@pytest.mark.parametrize("hand", [Mouse, Pen])
def test_losing_the_focus_ends_the_stroke(qtbot: QtBot, hand: type[Mouse | Pen]) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QHBoxLayout(window)
    canvas, field = PortraitCanvas(), QLineEdit()
    layout.addWidget(canvas)
    layout.addWidget(field)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    middle = canvas.rect().center()
    drawing_hand = hand(canvas)
    drawing_hand.press((middle.x(), middle.y()))
    drawing_hand.move((middle.x() + 40, middle.y()))

    field.setFocus()
    drawing_hand.move((middle.x(), middle.y() + 80))

    assert stroke_count(canvas) == 1
    assert len(canvas.drawing().strokes[0].points) == 2


def test_a_window_that_is_left_ends_the_stroke(canvas: PortraitCanvas) -> None:
    mouse = Mouse(canvas)
    mouse.press(LINE[0])
    mouse.move(LINE[1])
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.WindowDeactivate))
    assert stroke_count(canvas) == 1

    mouse.press(LOWER[0])
    canvas.hide()
    assert stroke_count(canvas) == 2


def test_the_pen_brings_the_keyboard_along(canvas: PortraitCanvas, qtbot: QtBot) -> None:
    canvas.activateWindow()
    canvas.clearFocus()
    Pen(canvas).press(LINE[0])

    qtbot.waitUntil(canvas.hasFocus)


def test_undo_with_the_pen_down_takes_the_stroke_under_it(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    pen = Pen(canvas)
    pen.press(LOWER[0])
    pen.move(LOWER[10])

    canvas.undo()
    pen.move(LOWER[20])
    pen.release(LOWER[20])

    assert stroke_count(canvas) == 1
    assert not is_inked(canvas, 150, 300)


def test_another_drawing_is_shown_without_a_word_and_without_a_past(
    canvas: PortraitCanvas, qtbot: QtBot
) -> None:
    Pen(canvas).draw(LINE)
    other = Drawing((Stroke((Point(100, 600), Point(900, 600)), "#C8454E"),))

    with qtbot.assertNotEmitted(canvas.drawing_changed):
        canvas.set_drawing(other)

    assert canvas.drawing() == other
    assert not canvas.undo_stack.canUndo()
    image = canvas.grab().toImage()
    assert image.pixelColor(250, 300) == QColor("#C8454E")
    assert image.pixelColor(200, 100) == QColor("white")


def test_each_finished_change_is_told_once(canvas: PortraitCanvas, qtbot: QtBot) -> None:
    told: list[int] = []
    canvas.drawing_changed.connect(lambda: told.append(stroke_count(canvas)))

    Pen(canvas).draw(LINE)
    assert told == [1]
    canvas.undo()
    canvas.redo()
    canvas.clear()
    assert told == [1, 0, 1, 0]


def test_a_colour_holds_from_the_next_stroke_on(canvas: PortraitCanvas) -> None:
    pen = Pen(canvas)
    pen.press(LINE[0])
    canvas.set_colour("#2F6DB5")
    pen.move(LINE[20])
    pen.release(LINE[20])
    Pen(canvas).draw(LOWER)

    assert [stroke.colour for stroke in canvas.drawing().strokes] == ["#1F2328", "#2F6DB5"]
    assert canvas.grab().toImage().pixelColor(200, 300) == QColor("#2F6DB5")


def test_beside_the_paper_nothing_begins_and_a_stroke_that_leaves_it_is_cut_at_its_edge(
    canvas: PortraitCanvas,
) -> None:
    canvas.resize(QSize(SIDE + 200, SIDE))
    Mouse(canvas).draw([(50, 200), (300, 200)])
    assert canvas.drawing() == Drawing()

    Mouse(canvas).draw([(300, 200), (50, 200)])
    assert stroke_count(canvas) == 1
    assert canvas.drawing().strokes[0].points[-1].x < 0
    assert is_inked(canvas, 150, 200)
    assert canvas.grab().toImage().pixelColor(60, 200) == canvas.grab().toImage().pixelColor(60, 30)


def test_a_paper_of_another_size_shows_the_same_drawing(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LINE)
    before = canvas.drawing()

    canvas.resize(QSize(SIDE * 2, SIDE * 2))

    assert canvas.drawing() == before
    assert is_inked(canvas, 400, 200)
    assert not is_inked(canvas, 200, 100)


def test_only_the_part_that_changed_is_painted_again(
    qtbot: QtBot,
) -> None:
    painted: list[QSize] = []

    class Watched(PortraitCanvas):
        def paintEvent(self, event: QPaintEvent) -> None:
            painted.append(event.region().boundingRect().size())
            super().paintEvent(event)

    canvas = Watched()
    qtbot.addWidget(canvas)
    canvas.resize(SIDE, SIDE)
    with qtbot.waitExposed(canvas):
        canvas.show()
    for number in range(30):
        Pen(canvas).draw([(50, 50 + number * 10), (450, 50 + number * 10)])
    QApplication.processEvents()
    painted.clear()
    pen = Pen(canvas)
    pen.press((250, 250))
    for step in range(12):
        pen.move((250 + step, 250))
        QApplication.processEvents()

    assert painted
    assert max(size.width() for size in painted) < 60
    assert max(size.height() for size in painted) < 40
