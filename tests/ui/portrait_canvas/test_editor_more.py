"""What lies behind *more*: each button and each key does on the paper what it says."""

import re

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.face_outlines import FaceOutline, outlines
from showroom_crm.domain.ink import Drawing, InkTool, Layer
from showroom_crm.ui.portrait_canvas.drawing_choice import WIDTH_CHOICES
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.portrait_canvas.tool_button import ToolButton
from showroom_crm.ui.portrait_canvas.tools import Tool
from tests.ui.forms import child
from tests.ui.portrait_canvas.tools import CTRL, draw, key, middle, move, tool_of, use

ROUND_THE_LEFT = [(150.0, 400.0), (400, 400), (400, 600), (150, 600), (150, 410)]
WITH_A_SELECTION = ("mirror_selection", "copy_selection", "delete_selection")
PAPER_COLOUR = 255
# What stands on a keyboard stands on it in Japan too.
NAMES_OF_KEYS = re.compile("(?<![A-Za-z])(Ctrl|Shift|Del|[A-Z])(?![A-Za-z])")


@pytest.fixture
def opened(editor: PortraitEditor) -> PortraitEditor:
    """The editor with *more* open."""
    use(editor, "more")
    return editor


@pytest.fixture
def chosen(opened: PortraitEditor) -> PortraitEditor:
    """Two strokes, the left one of which was chosen with the lasso."""
    draw(opened, across=250)
    draw(opened, across=750)
    use(opened, "lasso")
    move(opened, ROUND_THE_LEFT)
    return opened


def chosen_places(editor: PortraitEditor) -> list[int]:
    return [round(middle(item.stroke)[0]) for item in editor.canvas.selection.items]


def darkness(editor: PortraitEditor, place: tuple[float, float] = (500, 500)) -> int:
    """How dark the paper is within a few pixels about a place."""
    spot = editor.canvas.page.view.onto_widget().map(QPointF(*place)).toPoint()
    image = editor.canvas.grab().toImage()
    near = [spot + QPoint(x, y) for x in range(-2, 3) for y in range(-2, 3)]
    return PAPER_COLOUR - min(image.pixelColor(each).lightness() for each in near)


def test_more_opens_and_closes_by_button_and_by_key(editor: PortraitEditor) -> None:
    panel = child(editor, QWidget, "more_panel")
    assert not panel.isVisible()

    use(editor, "more")
    assert panel.isVisible()
    assert tool_of(editor, "more").isChecked()
    key(editor, Qt.Key.Key_O)
    assert not panel.isVisible()
    assert not tool_of(editor, "more").isChecked()


@pytest.mark.parametrize(
    ("tool", "pressed"),
    [
        (InkTool.PEN, Qt.Key.Key_P),
        (InkTool.PENCIL, Qt.Key.Key_N),
        (InkTool.BRUSH, Qt.Key.Key_B),
        (InkTool.MARKER, Qt.Key.Key_K),
    ],
)
def test_a_stroke_has_the_tool_that_was_clicked_or_typed(
    opened: PortraitEditor, tool: InkTool, pressed: Qt.Key
) -> None:
    usual = WIDTH_CHOICES[Tool(tool.value)][1]
    use(opened, tool.value)
    stroke = draw(opened)
    assert (stroke.tool, stroke.width) == (tool, usual)
    assert tool_of(opened, tool.value).isChecked()

    key(opened, Qt.Key.Key_E)
    assert not tool_of(opened, tool.value).isChecked()
    key(opened, pressed)
    assert draw(opened, down=600).tool is tool
    assert opened.canvas.undo_stack.count() == 2


@pytest.mark.parametrize("tool", WIDTH_CHOICES)
def test_a_stroke_has_the_width_that_was_clicked(opened: PortraitEditor, tool: Tool) -> None:
    use(opened, tool.value)
    for number, width in enumerate(WIDTH_CHOICES[tool], start=1):
        use(opened, f"width_{number}")
        assert draw(opened).width == width
        assert [n for n in range(1, 5) if tool_of(opened, f"width_{n}").isChecked()] == [number]


def test_brackets_draw_thinner_and_wider_and_stop_at_the_ends(opened: PortraitEditor) -> None:
    thinnest, usual, wide, widest = WIDTH_CHOICES[Tool.PEN]
    drawn = []
    for pressed in [Qt.Key.Key_BracketLeft] * 2 + [Qt.Key.Key_BracketRight] * 4:
        key(opened, pressed)
        drawn.append(draw(opened).width)
    assert drawn == [thinnest, thinnest, usual, wide, widest, widest]


def test_a_width_takes_the_last_drawing_tool_in_hand_again(opened: PortraitEditor) -> None:
    use(opened, "brush")
    for put_away in ("eraser", "lasso"):
        use(opened, put_away)
        use(opened, "width_3")
        stroke = draw(opened)
        assert (stroke.tool, stroke.width) == (InkTool.BRUSH, WIDTH_CHOICES[Tool.BRUSH][2])


@pytest.mark.parametrize("by_key", [False, True])
def test_a_stroke_lies_in_the_layer_that_was_chosen(opened: PortraitEditor, by_key: bool) -> None:
    for layer, pressed in ((Layer.SKETCH, Qt.Key.Key_S), (Layer.INK, Qt.Key.Key_I)):
        key(opened, pressed) if by_key else use(opened, f"{layer.value}_layer")
        assert draw(opened).layer is layer
        assert tool_of(opened, f"{layer.value}_layer").isChecked()
    assert not tool_of(opened, "sketch_layer").isChecked()


@pytest.mark.parametrize("by_key", [False, True])
def test_the_sketch_is_hidden_and_shown_and_stays_in_the_drawing(
    opened: PortraitEditor, by_key: bool
) -> None:
    def toggle() -> None:
        key(opened, Qt.Key.Key_H) if by_key else use(opened, "show_sketch")

    use(opened, "sketch_layer")
    use(opened, "width_4")
    draw(opened)
    assert darkness(opened) > 100
    toggle()
    assert darkness(opened) == 0
    assert len(opened.drawing().strokes) == 1
    assert not tool_of(opened, "show_sketch").isChecked()
    assert draw(opened, down=700).layer is Layer.INK
    toggle()
    assert darkness(opened) > 100
    assert tool_of(opened, "show_sketch").isChecked()


def test_to_draw_in_a_hidden_sketch_shows_it(opened: PortraitEditor) -> None:
    use(opened, "show_sketch")
    use(opened, "sketch_layer")
    assert tool_of(opened, "show_sketch").isChecked()
    draw(opened)
    assert darkness(opened) > 50


def test_the_sketch_is_cleared_alone_in_one_step(opened: PortraitEditor) -> None:
    use(opened, "sketch_layer")
    draw(opened, down=300)
    draw(opened, down=400)
    use(opened, "ink_layer")
    ink = draw(opened)
    use(opened, "clear_sketch")
    assert opened.drawing().strokes == (ink,)

    key(opened, Qt.Key.Key_Z, CTRL)
    assert len(opened.drawing().strokes) == 3


def test_what_a_selection_needs_stands_there_only_with_one(opened: PortraitEditor) -> None:
    def standing() -> set[tuple[bool, bool]]:
        tools = [tool_of(opened, name) for name in WITH_A_SELECTION]
        return {(each.isVisible(), each.isEnabled()) for each in tools}

    draw(opened)
    assert standing() == {(False, False)}
    use(opened, "select_all")
    assert standing() == {(True, True)}
    use(opened, "pen")
    assert standing() == {(False, False)}
    use(opened, "select_all")
    use(opened, "delete_selection")
    assert standing() == {(False, False)}
    assert opened.drawing().empty


def test_the_lasso_chooses_what_it_goes_round(chosen: PortraitEditor) -> None:
    assert chosen_places(chosen) == [250]
    assert tool_of(chosen, "lasso").isChecked()

    key(chosen, Qt.Key.Key_P)
    assert chosen_places(chosen) == []
    key(chosen, Qt.Key.Key_L)
    move(chosen, ROUND_THE_LEFT)
    assert chosen_places(chosen) == [250]


@pytest.mark.parametrize("by_key", [False, True])
def test_all_in_sight_is_selected_with_the_lasso_in_hand(
    opened: PortraitEditor, by_key: bool
) -> None:
    use(opened, "sketch_layer")
    draw(opened, across=250)
    use(opened, "ink_layer")
    draw(opened, across=500)
    draw(opened, across=750)

    def select_all() -> None:
        key(opened, Qt.Key.Key_A, CTRL) if by_key else use(opened, "select_all")

    select_all()
    assert chosen_places(opened) == [250, 500, 750]
    assert opened.canvas.tool is Tool.LASSO
    use(opened, "show_sketch")
    select_all()
    assert chosen_places(opened) == [500, 750]


@pytest.mark.parametrize("by_key", [False, True])
def test_the_chosen_are_flipped_in_one_step(chosen: PortraitEditor, by_key: bool) -> None:
    before = chosen.drawing().strokes
    key(chosen, Qt.Key.Key_F) if by_key else use(chosen, "mirror_selection")
    flipped, other = chosen.drawing().strokes
    assert other == before[1]
    assert flipped.points[0].x == pytest.approx(before[0].points[-1].x, abs=1)

    key(chosen, Qt.Key.Key_Z, CTRL)
    assert chosen.drawing().strokes == before


@pytest.mark.parametrize("by_key", [False, True])
def test_the_chosen_are_copied_in_one_step(chosen: PortraitEditor, by_key: bool) -> None:
    before = chosen.drawing().strokes
    key(chosen, Qt.Key.Key_D, CTRL) if by_key else use(chosen, "copy_selection")
    assert set(before) < set(chosen.drawing().strokes)
    assert len(chosen.drawing().strokes) == 3
    assert chosen_places(chosen) != [250]

    key(chosen, Qt.Key.Key_Z, CTRL)
    assert chosen.drawing().strokes == before


@pytest.mark.parametrize("pressed", [None, Qt.Key.Key_Delete, Qt.Key.Key_Backspace])
def test_the_chosen_are_deleted_in_one_step(chosen: PortraitEditor, pressed: Qt.Key | None) -> None:
    before = chosen.drawing().strokes
    key(chosen, pressed) if pressed is not None else use(chosen, "delete_selection")
    assert chosen.drawing().strokes == before[1:]

    key(chosen, Qt.Key.Key_Z, CTRL)
    assert chosen.drawing().strokes == before


def test_the_keys_of_a_selection_work_while_more_is_closed(chosen: PortraitEditor) -> None:
    use(chosen, "more")
    key(chosen, Qt.Key.Key_Delete)
    assert len(chosen.drawing().strokes) == 1


def test_the_keys_of_a_selection_do_nothing_without_one(opened: PortraitEditor) -> None:
    stroke = draw(opened)
    for pressed in (Qt.Key.Key_F, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
        key(opened, pressed)
    key(opened, Qt.Key.Key_D, CTRL)
    assert opened.drawing().strokes == (stroke,)
    assert opened.canvas.undo_stack.count() == 1


@pytest.mark.parametrize("by_key", [False, True])
def test_guide_lines_are_shown_and_are_no_ink(opened: PortraitEditor, by_key: bool) -> None:
    def toggle() -> None:
        key(opened, Qt.Key.Key_G) if by_key else use(opened, "guides")

    bare = opened.canvas.grab().toImage()
    toggle()
    assert opened.canvas.grab().toImage() != bare
    assert tool_of(opened, "guides").isChecked()
    assert opened.drawing() == Drawing()
    toggle()
    assert opened.canvas.grab().toImage() == bare
    assert not tool_of(opened, "guides").isChecked()


@pytest.mark.parametrize("by_key", [False, True])
def test_the_paper_is_seen_in_a_mirror_and_drawn_on_under_the_hand(
    opened: PortraitEditor, by_key: bool
) -> None:
    def toggle() -> None:
        key(opened, Qt.Key.Key_M) if by_key else use(opened, "mirror_view")

    key(opened, Qt.Key.Key_BracketRight)
    draw(opened, across=250)
    left_on_screen = opened.canvas.page.view.onto_widget().map(250.0, 500.0)
    toggle()
    assert tool_of(opened, "mirror_view").isChecked()
    assert darkness(opened, (250, 500)) > 100
    assert opened.canvas.page.view.onto_widget().map(250.0, 500.0) != left_on_screen
    assert middle(draw(opened, across=750))[0] == pytest.approx(750, abs=4)
    toggle()
    assert not tool_of(opened, "mirror_view").isChecked()
    assert opened.canvas.page.view.onto_widget().map(250.0, 500.0) == left_on_screen


def test_the_paper_comes_nearer_goes_away_and_fits_by_button(opened: PortraitEditor) -> None:
    whole = opened.canvas.page.view
    use(opened, "zoom_in")
    use(opened, "zoom_in")
    assert opened.canvas.zoom == pytest.approx(1.25**2)
    use(opened, "zoom_out")
    assert opened.canvas.zoom == pytest.approx(1.25)
    assert middle(draw(opened))[0] == pytest.approx(500, abs=4)
    use(opened, "fit")
    assert opened.canvas.page.view == whole


@pytest.mark.parametrize("nearer", [Qt.Key.Key_Plus, Qt.Key.Key_Equal])
def test_the_paper_comes_nearer_goes_away_and_fits_by_key(
    editor: PortraitEditor, nearer: Qt.Key
) -> None:
    key(editor, nearer)
    assert editor.canvas.zoom == pytest.approx(1.25)
    key(editor, Qt.Key.Key_0)
    assert editor.canvas.zoom == 1
    key(editor, Qt.Key.Key_Minus)
    assert editor.canvas.zoom == pytest.approx(1 / 1.25)


@pytest.mark.parametrize("by_key", [False, True])
def test_parts_or_whole_strokes_are_erased_and_ctrl_does_the_other(
    opened: PortraitEditor, by_key: bool
) -> None:
    across = [(500.0, 400.0), (500, 500), (500, 600)]

    def left_after_erasing(held: Qt.KeyboardModifier) -> int:
        opened.set_drawing(Drawing())
        key(opened, Qt.Key.Key_P)
        move(opened, [(float(x), 500.0) for x in range(100, 901, 20)])
        key(opened, Qt.Key.Key_E)
        move(opened, across, held=held)
        return len(opened.drawing().strokes)

    none = Qt.KeyboardModifier.NoModifier
    assert [left_after_erasing(held) for held in (none, CTRL)] == [0, 2]
    key(opened, Qt.Key.Key_D) if by_key else use(opened, "erase_parts")
    assert opened.canvas.tool is Tool.ERASER
    assert tool_of(opened, "erase_parts").isChecked()
    assert [left_after_erasing(held) for held in (none, CTRL)] == [2, 0]
    key(opened, Qt.Key.Key_D) if by_key else use(opened, "erase_parts")
    assert left_after_erasing(none) == 0
    assert not tool_of(opened, "erase_parts").isChecked()


@pytest.mark.parametrize("face", outlines(), ids=lambda face: face.name)
def test_a_face_is_drawn_as_a_sketch_in_one_step(
    opened: PortraitEditor, qtbot: QtBot, face: FaceOutline
) -> None:
    ink = draw(opened)
    use(opened, "show_sketch")
    with qtbot.waitSignal(opened.drawing_changed):
        use(opened, f"outline_{face.name}")
    assert opened.drawing().strokes == (ink, *face.drawing.strokes)
    assert {stroke.layer for stroke in face.drawing.strokes} == {Layer.SKETCH}
    assert tool_of(opened, "show_sketch").isChecked()
    assert draw(opened, down=700).layer is Layer.INK

    use(opened, "undo")
    use(opened, "undo")
    assert opened.drawing().strokes == (ink,)


def test_there_are_five_faces_to_start_from(opened: PortraitEditor) -> None:
    names = [each.objectName() for each in opened.findChildren(ToolButton)]
    assert sum(name.startswith("outline_") for name in names) == 5


def test_who_wants_a_photo_is_heard(opened: PortraitEditor, qtbot: QtBot) -> None:
    with qtbot.waitSignal(opened.photo_wanted):
        use(opened, "photo")


@pytest.mark.parametrize("by_key", [False, True])
def test_all_is_cleared_in_one_step(opened: PortraitEditor, by_key: bool) -> None:
    use(opened, "sketch_layer")
    draw(opened)
    use(opened, "ink_layer")
    draw(opened)
    key(opened, Qt.Key.Key_Delete, CTRL) if by_key else use(opened, "clear")
    assert opened.drawing() == Drawing()

    key(opened, Qt.Key.Key_Z, CTRL)
    assert len(opened.drawing().strokes) == 2


def test_another_drawing_is_shown_with_its_sketch(opened: PortraitEditor) -> None:
    use(opened, "show_sketch")
    opened.set_drawing(outlines()[0].drawing)
    assert tool_of(opened, "show_sketch").isChecked()
    assert opened.canvas.is_layer_shown(Layer.SKETCH)


def test_no_input_method_takes_the_keys(opened: PortraitEditor) -> None:
    """Wherever Tab leads, a letter is a tool's key and never the beginning of a word."""
    for widget in [opened.canvas, *in_the_order_of_tab(opened)]:
        assert not widget.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        widget.setFocus()
        for pressed, tool in ((Qt.Key.Key_E, Tool.ERASER), (Qt.Key.Key_B, Tool.BRUSH)):
            QTest.keyClick(widget, pressed)
            assert opened.canvas.tool is tool


def test_tab_reaches_every_control(chosen: PortraitEditor) -> None:
    standing = {each for each in controls(chosen) if each.isEnabled()}
    reached = in_the_order_of_tab(chosen)
    assert standing <= {*reached}
    assert len(reached) == len({*reached})


def test_space_presses_the_tool_that_tab_led_to(opened: PortraitEditor) -> None:
    marker = tool_of(opened, "marker")
    marker.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClick(marker, Qt.Key.Key_Space)
    assert draw(opened).tool is InkTool.MARKER


@pytest.mark.usefixtures("themed")
def test_every_control_has_a_name_and_is_a_target_for_a_finger(chosen: PortraitEditor) -> None:
    shown = controls(chosen)
    assert len(shown) == 41
    for each in shown:
        assert each.objectName()
        assert each.accessibleName()
        assert each.width() >= 40
        assert each.height() >= 40
    assert len({each.objectName() for each in shown}) == len(shown)
    assert len({each.accessibleName() for each in shown}) == len(shown)


def test_every_word_is_japanese(opened: PortraitEditor) -> None:
    said = [opened.accessibleName(), opened.canvas.accessibleName()]
    for each in opened.findChildren(QAbstractButton):
        said += [each.accessibleName(), each.toolTip(), each.text()]
    said += [each.text() for each in opened.findChildren(QLabel)]
    assert len(said) > 100
    for words in said:
        assert not re.search("[A-Za-z]", NAMES_OF_KEYS.sub("", words)), words


def controls(editor: PortraitEditor) -> list[QAbstractButton]:
    return [each for each in editor.findChildren(QAbstractButton) if each.isVisible()]


def in_the_order_of_tab(editor: PortraitEditor) -> list[QWidget]:
    """What Tab leads to from the paper, until it leads there again."""
    editor.canvas.setFocus()
    reached: list[QWidget] = []
    focused: QWidget | None = editor.canvas
    while focused is not None and len(reached) < 100:
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if focused is None or focused is editor.canvas:
            break
        reached.append(focused)
    return reached
