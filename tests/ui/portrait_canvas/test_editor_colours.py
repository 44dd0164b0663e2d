"""The colours beside the paper, and the sheet of any colour."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QColorDialog, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.ink import InkTool
from showroom_crm.ui.portrait_canvas.colour_choice import ColourChoice
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.palette import ANY_COLOURS, FACE_COLOURS
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.forms import child, click
from tests.ui.portrait_canvas.tools import draw, key, tool_of, use

PALE_SKIN, LIGHT_SKIN, DARK_BROWN = (ANY_COLOURS[place][0] for place in (0, 1, 6))


def sheet(editor: PortraitEditor) -> ColourChoice:
    return child(editor, ColourChoice, "colour_choice")


def take(editor: PortraitEditor, number: int) -> None:
    use(editor, "any_colour")
    click(sheet(editor), f"colour_{number}_button")


def used_before(editor: PortraitEditor) -> list[ToolButton]:
    return [
        each
        for each in sheet(editor).findChildren(ToolButton)
        if each.objectName().startswith("recent_") and each.isVisible()
    ]


def ask_for_another(editor: PortraitEditor, qtbot: QtBot) -> QColorDialog:
    use(editor, "any_colour")
    click(sheet(editor), "other_colour")
    dialog = child(editor.window(), QColorDialog, "colour_dialog")
    qtbot.waitUntil(dialog.isVisible)
    return dialog


@pytest.mark.parametrize("number", range(1, len(FACE_COLOURS) + 1))
def test_a_colour_of_the_palette_is_drawn_with_by_its_number(
    editor: PortraitEditor, number: int
) -> None:
    name, colour, _words = FACE_COLOURS[number - 1]
    use(editor, "eraser")
    key(editor, Qt.Key(Qt.Key.Key_0 + number))
    assert draw(editor).colour == colour
    assert [each for each, *_ in FACE_COLOURS if tool_of(editor, each).isChecked()] == [name]


def test_a_colour_is_taken_with_the_tool_that_drew_last(editor: PortraitEditor) -> None:
    key(editor, Qt.Key.Key_K)
    use(editor, "eraser")
    use(editor, "lips")
    assert draw(editor).tool is InkTool.MARKER


@pytest.mark.parametrize("number", range(1, len(ANY_COLOURS) + 1))
def test_a_colour_of_the_sheet_is_drawn_with(editor: PortraitEditor, number: int) -> None:
    use(editor, "eraser")
    take(editor, number)
    assert not sheet(editor).isVisible()
    assert editor.canvas.tool is Tool.PEN
    assert draw(editor).colour == ANY_COLOURS[number - 1][0]


def test_any_colour_is_framed_while_it_is_drawn_with(editor: PortraitEditor) -> None:
    bare = tool_of(editor, "any_colour").grab().toImage()
    take(editor, 13)
    assert tool_of(editor, "any_colour").isChecked()
    assert not any(tool_of(editor, name).isChecked() for name, *_ in FACE_COLOURS)

    use(editor, "ink")
    assert not tool_of(editor, "any_colour").isChecked()
    QApplication.processEvents()
    assert tool_of(editor, "any_colour").grab().toImage() != bare, "it shows the colour taken last"


def test_a_sheet_put_away_leaves_colour_tool_and_keyboard(editor: PortraitEditor) -> None:
    use(editor, "hair")
    use(editor, "any_colour")
    QTest.keyClick(sheet(editor), Qt.Key.Key_Escape)
    assert not sheet(editor).isVisible()
    assert editor.canvas.hasFocus()
    assert tool_of(editor, "hair").isChecked()
    assert not tool_of(editor, "any_colour").isChecked()
    assert draw(editor).colour == FACE_COLOURS[2][1]


def test_the_sheet_opens_by_its_key_and_gives_the_keyboard_back(editor: PortraitEditor) -> None:
    key(editor, Qt.Key.Key_7)
    assert sheet(editor).isVisible()
    click(sheet(editor), "colour_2_button")
    assert editor.canvas.hasFocus()
    assert draw(editor).colour == LIGHT_SKIN


@pytest.mark.parametrize("pressed", [Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_the_arrows_lead_to_a_colour_and_a_key_takes_it(
    editor: PortraitEditor, pressed: Qt.Key
) -> None:
    use(editor, "any_colour")
    arrows = (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down)
    for each in arrows:
        QTest.keyClick(sheet(editor).focusWidget(), each)
    QTest.keyClick(sheet(editor).focusWidget(), pressed)
    assert not sheet(editor).isVisible()
    assert draw(editor).colour == DARK_BROWN


def test_the_arrows_stop_at_the_edge_of_the_sheet(editor: PortraitEditor) -> None:
    use(editor, "any_colour")
    for each in (Qt.Key.Key_Left, Qt.Key.Key_Up):
        QTest.keyClick(sheet(editor).focusWidget(), each)
    QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_Space)
    assert draw(editor).colour == PALE_SKIN


def test_the_arrows_lead_to_the_colours_used_before(editor: PortraitEditor) -> None:
    take(editor, 2)
    use(editor, "any_colour")
    for _row in range(len(ANY_COLOURS) // 6):
        QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_Down)
    assert sheet(editor).focusWidget() is used_before(editor)[0]
    QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_Up)
    QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_Space)
    assert draw(editor).colour == ANY_COLOURS[-6][0]


def test_return_opens_the_other_colours(editor: PortraitEditor) -> None:
    use(editor, "any_colour")
    other = child(sheet(editor), QAbstractButton, "other_colour")
    other.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(other, Qt.Key.Key_Return)
    assert not sheet(editor).isVisible()
    child(editor.window(), QColorDialog, "colour_dialog").reject()


def test_a_key_of_a_kana_keyboard_leaves_the_sheet_as_it_is(editor: PortraitEditor) -> None:
    use(editor, "any_colour")
    kana = QKeyEvent(QEvent.Type.KeyPress, ord("あ"), Qt.KeyboardModifier.NoModifier, "あ")
    QApplication.sendEvent(sheet(editor).focusWidget(), kana)
    assert sheet(editor).isVisible()


def test_a_number_typed_over_the_sheet_takes_that_colour_and_puts_it_away(
    editor: PortraitEditor,
) -> None:
    use(editor, "any_colour")
    QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_4)
    assert not sheet(editor).isVisible()
    assert draw(editor).colour == FACE_COLOURS[3][1]


def test_colours_used_before_stay_in_sight_the_last_one_first(editor: PortraitEditor) -> None:
    for number in (1, 2, 3, 2):
        take(editor, number)
    use(editor, "any_colour")
    words = [each.accessibleName() for each in used_before(editor)]
    assert words == [tool_of(editor, f"colour_{each}").accessibleName() for each in (2, 3, 1)]
    assert child(editor, QWidget, "recent_colours").isVisible()

    QTest.mouseClick(used_before(editor)[2], Qt.MouseButton.LeftButton)
    assert not sheet(editor).isVisible()
    assert draw(editor).colour == PALE_SKIN


def test_six_colours_used_before_are_kept_as_long_as_the_editor_lives(
    editor: PortraitEditor,
) -> None:
    for number in range(1, 9):
        take(editor, number)
    editor.hide()
    editor.set_drawing(editor.drawing())
    editor.show()
    use(editor, "any_colour")
    assert [each.accessibleName() for each in used_before(editor)] == [
        tool_of(editor, f"colour_{number}").accessibleName() for number in range(8, 2, -1)
    ]


def test_nothing_was_used_before_at_first(editor: PortraitEditor) -> None:
    use(editor, "any_colour")
    assert used_before(editor) == []
    assert not child(editor, QWidget, "recent_colours").isVisible()


def test_a_colour_of_one_s_own_is_drawn_with_and_kept(editor: PortraitEditor, qtbot: QtBot) -> None:
    dialog = ask_for_another(editor, qtbot)
    assert not sheet(editor).isVisible()
    dialog.setCurrentColor(QColor("#12AB34"))
    dialog.accept()
    assert draw(editor).colour == "#12AB34"
    assert editor.canvas.hasFocus()

    use(editor, "ink")
    use(editor, "any_colour")
    (own,) = used_before(editor)
    QTest.mouseClick(own, Qt.MouseButton.LeftButton)
    assert draw(editor).colour == "#12AB34"


def test_a_colour_of_one_s_own_that_is_given_up_changes_nothing(
    editor: PortraitEditor, qtbot: QtBot
) -> None:
    use(editor, "lips")
    ask_for_another(editor, qtbot).reject()
    assert draw(editor).colour == FACE_COLOURS[3][1]
    use(editor, "any_colour")
    assert used_before(editor) == []


def test_the_dialog_begins_with_the_colour_drawn_with(editor: PortraitEditor, qtbot: QtBot) -> None:
    use(editor, "clothes")
    dialog = ask_for_another(editor, qtbot)
    assert dialog.currentColor().name().upper() == FACE_COLOURS[5][1]
    dialog.reject()


def test_all_of_the_sheet_is_on_the_screen_beside_its_button(editor: PortraitEditor) -> None:
    take(editor, 1)
    # Qt without a screen puts a frame of two pixels round a popup, too.
    room = editor.screen().availableGeometry().adjusted(0, 0, 2, 2)
    for corner in (room.topLeft(), room.bottomRight() - QPoint(60, 60)):
        editor.move(corner)
        use(editor, "any_colour")
        assert room.contains(sheet(editor).geometry())
        QTest.keyClick(sheet(editor), Qt.Key.Key_Escape)


@pytest.mark.usefixtures("themed")
def test_every_colour_has_a_name_and_is_a_target_for_a_finger(editor: PortraitEditor) -> None:
    take(editor, 1)
    use(editor, "any_colour")
    shown = [each for each in sheet(editor).findChildren(QAbstractButton) if each.isVisible()]
    assert len(shown) == len(ANY_COLOURS) + 2
    for each in shown:
        assert each.objectName()
        assert each.accessibleName()
        assert each.width() >= 40
        assert each.height() >= 40
    assert len({each.objectName() for each in shown}) == len(shown)


def test_tab_reaches_every_colour(editor: PortraitEditor) -> None:
    take(editor, 1)
    use(editor, "any_colour")
    shown = {each for each in sheet(editor).findChildren(QAbstractButton) if each.isVisible()}
    reached = set()
    for _step in shown:
        reached.add(sheet(editor).focusWidget())
        QTest.keyClick(sheet(editor).focusWidget(), Qt.Key.Key_Tab)
    assert reached == shown
