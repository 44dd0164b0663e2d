"""Strokes that are chosen, and what is done with them."""

import pytest
from PySide6.QtCore import QPointF
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, Layer
from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.selection import Grip
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.portrait_canvas.hand import SIDE, Finger, Mouse, Pen, PenHeldByItsEraser, Place

LEFT = [(100 + n, 150) for n in range(0, 81, 4)]
RIGHT = [(300 + n, 350) for n in range(0, 81, 4)]
AROUND_LEFT: list[Place] = [(80, 100), (220, 100), (220, 200), (80, 200), (80, 105)]


@pytest.fixture
def chosen(canvas: PortraitCanvas) -> PortraitCanvas:
    """Two strokes, of which the left one is chosen."""
    pen = Pen(canvas)
    pen.draw(LEFT)
    pen.draw(RIGHT)
    canvas.set_tool(Tool.LASSO)
    mouse_of(canvas).draw(AROUND_LEFT)
    return canvas


def mouse_of(canvas: PortraitCanvas) -> Mouse:
    mouse = Mouse(canvas)
    mouse.time += 100_000
    return mouse


def middle(canvas: PortraitCanvas, number: int) -> Place:
    points = canvas.drawing().strokes[number].points
    scale = SIDE / 1000
    xs, ys = [p.x * scale for p in points], [p.y * scale for p in points]
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)


def place_of(canvas: PortraitCanvas, grip: Grip) -> Place:
    """Where a hand finds a grip: the widget is searched as an eye would."""
    found = [
        (x, y)
        for x in range(0, SIDE, 4)
        for y in range(0, SIDE, 4)
        if canvas.selection.grip_at(QPointF(x, y)) is grip
    ]
    assert found, f"no {grip} within the widget"
    xs, ys = sorted(x for x, _y in found), sorted(y for _x, y in found)
    return (xs[len(xs) // 2], ys[len(ys) // 2])


def test_what_the_lasso_encloses_is_chosen(chosen: PortraitCanvas) -> None:
    assert [item.stroke for item in chosen.selection.items] == [chosen.drawing().strokes[0]]
    assert chosen.undo_stack.count() == 2


def test_a_tap_chooses_the_uppermost_stroke_and_a_tap_beside_chooses_none(
    chosen: PortraitCanvas, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(chosen.selection_changed) as told:
        mouse_of(chosen).draw([(340, 352)])
    assert told.args == [True]
    assert [item.stroke for item in chosen.selection.items] == [chosen.drawing().strokes[1]]

    with qtbot.waitSignal(chosen.selection_changed) as told:
        mouse_of(chosen).draw([(450, 450)])
    assert told.args == [False]


def test_the_chosen_are_moved_by_a_hand_inside_their_frame(chosen: PortraitCanvas) -> None:
    before = chosen.drawing()
    mouse_of(chosen).draw([(140, 150), (160, 200), (240, 250)])

    assert middle(chosen, 0) == pytest.approx((240, 250), abs=1)
    assert chosen.drawing().strokes[1] == before.strokes[1]
    assert chosen.undo_stack.count() == 3
    image = chosen.grab().toImage()
    assert image.pixelColor(240, 250).lightness() < 128
    chosen.undo()
    assert chosen.drawing() == before


def test_a_corner_makes_them_larger_about_the_opposite_one(chosen: PortraitCanvas) -> None:
    x, y = place_of(chosen, Grip.THIRD)
    before = chosen.drawing().strokes[0]
    mouse_of(chosen).draw([(x, y), (x + 60, y + 50), (x + 100, y + 95)])

    after = chosen.drawing().strokes[0]
    assert after.points[-1].x - after.points[0].x > 1.8 * (before.points[-1].x - before.points[0].x)
    assert after.width > 1.8 * before.width
    assert after.points[0].x == pytest.approx(before.points[0].x, abs=20)


def test_the_knob_turns_them_about_their_middle(chosen: PortraitCanvas) -> None:
    x, y = place_of(chosen, Grip.KNOB)
    before = middle(chosen, 0)
    radius = abs(y - before[1])
    mouse_of(chosen).draw(
        [(x, y), (x + radius * 0.7, y + radius * 0.3), (before[0] + radius, before[1])]
    )

    stroke = chosen.drawing().strokes[0]
    xs, ys = [p.x for p in stroke.points], [p.y for p in stroke.points]
    assert max(ys) - min(ys) > 4 * (max(xs) - min(xs))
    assert middle(chosen, 0) == pytest.approx(before, abs=4)


def test_mirror_copy_and_delete_are_one_step_each(chosen: PortraitCanvas) -> None:
    start = chosen.drawing()
    chosen.mirror_selection()
    assert chosen.drawing().strokes[0].points[0].x == pytest.approx(
        start.strokes[0].points[-1].x, abs=1
    )

    chosen.copy_selection()
    assert len(chosen.drawing().strokes) == 3
    assert [item.stroke for item in chosen.selection.items] == [chosen.drawing().strokes[2]]

    chosen.delete_selection()
    assert len(chosen.drawing().strokes) == 2
    assert chosen.selection.items == ()
    for _step in range(3):
        chosen.undo()
    assert chosen.drawing() == start


def test_without_a_choice_nothing_is_done(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw(LEFT)
    canvas.set_tool(Tool.LASSO)
    drawn = canvas.drawing()
    for act in (canvas.mirror_selection, canvas.copy_selection, canvas.delete_selection):
        act()

    assert canvas.drawing() == drawn
    assert canvas.undo_stack.count() == 1


def test_what_undo_takes_off_is_chosen_no_more(chosen: PortraitCanvas) -> None:
    chosen.select_all()
    assert len(chosen.selection.items) == 2
    chosen.undo()
    assert len(chosen.selection.items) == 1
    chosen.clear()
    assert chosen.selection.items == ()


def test_another_tool_lets_go_of_the_choice(chosen: PortraitCanvas) -> None:
    chosen.set_tool(Tool.PEN)

    assert chosen.selection.items == ()


def test_the_eraser_end_erases_while_the_lasso_is_chosen(chosen: PortraitCanvas) -> None:
    eraser = PenHeldByItsEraser(chosen)
    eraser.time += 500_000
    eraser.draw([(340, 300), (340, 400)])

    assert len(chosen.drawing().strokes) == 1


@pytest.mark.parametrize("begin", [(140, 150), (400, 100)])
def test_a_touch_taken_away_leaves_all_as_it_was(chosen: PortraitCanvas, begin: Place) -> None:
    before: Drawing = chosen.drawing()
    finger = Finger(chosen)
    finger.press(begin)
    finger.move((begin[0] + 40, begin[1] + 90))
    finger.cancel()

    assert chosen.drawing() == before
    assert chosen.undo_stack.count() == 2


def test_undo_with_the_hand_down_takes_the_change_under_it(chosen: PortraitCanvas) -> None:
    before = chosen.drawing()
    mouse = mouse_of(chosen)
    mouse.press((140, 150))
    mouse.move((200, 250))
    chosen.undo()
    mouse.release((200, 250))

    assert chosen.drawing() == before


@pytest.mark.parametrize("path", [[(140, 150)], [(140, 150), (142, 151)]])
def test_a_tap_within_the_frame_changes_no_ink(chosen: PortraitCanvas, path: list[Place]) -> None:
    before = chosen.drawing()
    mouse_of(chosen).draw(path)

    assert chosen.drawing() == before
    assert chosen.undo_stack.count() == 2
    assert [item.stroke for item in chosen.selection.items] == [before.strokes[0]]
    assert chosen.grab().toImage().pixelColor(140, 150).lightness() < 128


def test_a_change_taken_back_before_the_hand_is_lifted_is_no_step(chosen: PortraitCanvas) -> None:
    before = chosen.drawing()
    mouse_of(chosen).draw([(140, 150), (200, 190), (140, 150)])

    assert chosen.drawing() == before
    assert chosen.undo_stack.count() == 2


def test_a_dot_is_moved_as_easily_as_a_face(canvas: PortraitCanvas) -> None:
    Pen(canvas).draw([(200, 200)])
    canvas.set_tool(Tool.LASSO)
    canvas.select_all()
    width = canvas.drawing().strokes[0].width

    mouse_of(canvas).draw([(200, 200), (220, 220), (300, 320)])

    assert middle(canvas, 0) == pytest.approx((300, 320), abs=1)
    assert canvas.drawing().strokes[0].width == width


def test_the_grips_are_large_enough_for_a_finger(chosen: PortraitCanvas) -> None:
    for grip in (Grip.FIRST, Grip.THIRD, Grip.KNOB, Grip.INSIDE):
        x, y = place_of(chosen, grip)
        for aside in ((-14, -14), (14, -14), (14, 14), (-14, 14)):
            held = chosen.selection.grip_at(QPointF(x + aside[0], y + aside[1]))
            assert held is grip


def test_what_goes_out_of_sight_is_chosen_no_more(chosen: PortraitCanvas) -> None:
    chosen.set_layer_shown(Layer.INK, False)

    assert chosen.selection.items == ()


def test_changes_keep_the_order_of_the_strokes(chosen: PortraitCanvas) -> None:
    before = chosen.drawing()
    mouse_of(chosen).draw([(140, 150), (200, 190), (220, 210)])
    assert chosen.drawing().strokes[1] == before.strokes[1]

    chosen.delete_selection()
    chosen.undo()
    chosen.undo()

    assert chosen.drawing() == before
