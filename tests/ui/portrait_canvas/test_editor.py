"""The tools beside the paper."""

from itertools import combinations

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.palette import FACE_COLOURS
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.forms import child
from tests.ui.portrait_canvas.hand import Mouse, Place

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier
FACE = Drawing((Stroke((Point(200, 200), Point(800, 800))),))


def button(editor: PortraitEditor, name: str) -> QToolButton:
    found = editor.findChild(QToolButton, name + "_button")
    assert isinstance(found, QToolButton)
    return found


def press(editor: PortraitEditor, name: str) -> None:
    QTest.mouseClick(button(editor, name), Qt.MouseButton.LeftButton)


def draw(editor: PortraitEditor, *, down: int = 100) -> None:
    middle = editor.canvas.width() / 2
    line: list[Place] = [(middle - 50, down), (middle + 50, down)]
    Mouse(editor.canvas).draw(line)


def count(editor: PortraitEditor) -> int:
    return len(editor.drawing().strokes)


def test_the_pen_in_ink_is_chosen_at_first(editor: PortraitEditor) -> None:
    assert editor.canvas.tool is Tool.PEN
    assert button(editor, "pen").isChecked()
    assert button(editor, "ink").isChecked()
    assert not button(editor, "eraser").isChecked()


def test_every_tool_is_a_target_for_a_finger_and_has_a_name_and_a_hint(
    editor: PortraitEditor,
) -> None:
    editor.show_more()
    buttons = [each for each in editor.findChildren(ToolButton) if each.isVisible()]

    for each in buttons:
        assert each.width() >= 40
        assert each.height() >= 40
        assert each.accessibleName()
        assert each.accessibleName() in each.toolTip()
        assert each.defaultAction().shortcut().toString() in each.toolTip()
    assert len({each.accessibleName() for each in buttons}) == len(buttons)


def test_it_opens_with_pen_eraser_a_palette_undo_and_nothing_else(editor: PortraitEditor) -> None:
    shown = [each for each in editor.findChildren(ToolButton) if each.isVisible()]

    assert [each.defaultAction().objectName() for each in shown] == [
        "pen",
        "eraser",
        *(name for name, _colour, _words in FACE_COLOURS),
        "any_colour",
        "undo",
        "redo",
        "more",
    ]
    keys = [each.defaultAction().shortcut().toString() for each in shown]
    assert all(keys)
    assert len(set(keys)) == len(keys)


def test_keys_choose_the_tools(editor: PortraitEditor) -> None:
    QTest.keyClick(editor.canvas, Qt.Key.Key_E)
    assert editor.canvas.tool is Tool.ERASER
    assert button(editor, "eraser").isChecked()

    QTest.keyClick(editor.canvas, Qt.Key.Key_P)
    assert button(editor, "pen").isChecked()
    assert not button(editor, "eraser").isChecked()


def test_a_colour_is_drawn_with_and_brings_the_pen_along(editor: PortraitEditor) -> None:
    press(editor, "eraser")
    for name, colour, _words in FACE_COLOURS:
        press(editor, name)
        draw(editor)
        assert editor.canvas.tool is Tool.PEN
        assert editor.drawing().strokes[-1].colour == colour


def test_undo_and_redo_go_by_button_and_by_key(editor: PortraitEditor) -> None:
    assert not button(editor, "undo").isEnabled()
    draw(editor)
    draw(editor, down=200)

    press(editor, "undo")
    assert count(editor) == 1
    QTest.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    assert count(editor) == 0
    assert not button(editor, "undo").isEnabled()
    press(editor, "redo")
    QTest.keyClick(editor.canvas, Qt.Key.Key_Y, CTRL)
    assert count(editor) == 2
    QTest.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(editor.canvas, Qt.Key.Key_Z, CTRL_SHIFT)
    assert count(editor) == 2
    assert not button(editor, "redo").isEnabled()


def test_clearing_can_be_undone(editor: PortraitEditor) -> None:
    draw(editor)
    press(editor, "clear")
    assert editor.drawing() == Drawing()

    press(editor, "undo")
    assert count(editor) == 1


def test_the_owner_hears_of_each_change_but_not_of_what_it_shows_itself(
    editor: PortraitEditor, qtbot: QtBot
) -> None:
    with qtbot.assertNotEmitted(editor.drawing_changed):
        editor.set_drawing(FACE)
    assert editor.drawing() == FACE
    assert not button(editor, "undo").isEnabled()

    with qtbot.waitSignal(editor.drawing_changed):
        draw(editor)


def test_leaving_with_the_pen_down_keeps_the_stroke(editor: PortraitEditor) -> None:
    middle = editor.canvas.rect().center()
    QTest.mousePress(editor.canvas, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(editor.canvas, middle + QPoint(30, 0))

    assert count(editor) == 1


def test_a_click_on_a_tool_leaves_the_keyboard_with_the_paper(editor: PortraitEditor) -> None:
    press(editor, "skin")
    assert editor.canvas.hasFocus()


def test_on_a_low_window_the_tools_go_on_in_a_second_column(
    editor: PortraitEditor, qtbot: QtBot
) -> None:
    names = ["pen", "eraser", *(name for name, *_ in FACE_COLOURS), "any_colour", "undo", "more"]
    column = child(editor, QWidget, "tool_column")

    def places() -> list[QRect]:
        return [button(editor, name).geometry() for name in names]

    def in_sight() -> bool:
        return all(column.rect().contains(each) for each in places())

    high = places()
    assert {each.left() for each in high} == {0}
    editor.resize(700, 330)
    qtbot.waitUntil(lambda: len({each.left() for each in places()}) == 2)
    qtbot.waitUntil(in_sight)
    assert not any(one.intersects(other) for one, other in combinations(places(), 2))
    editor.resize(700, 620)
    qtbot.waitUntil(lambda: places() == high)
