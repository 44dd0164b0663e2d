"""How a test uses the tools beside the paper; places on it are in canvas units."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QScrollArea

from showroom_crm.domain.ink import Place, Stroke
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from tests.ui.forms import child, click
from tests.ui.portrait_canvas.hand import Mouse

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
_NO_KEY = Qt.KeyboardModifier.NoModifier


def use(editor: PortraitEditor, name: str) -> None:
    """Click a tool, having scrolled to it; it has to be in sight and to answer."""
    tool = tool_of(editor, name)
    behind_more = child(editor, QScrollArea, "more_panel")
    if behind_more.isAncestorOf(tool):
        behind_more.ensureWidgetVisible(tool)
    assert tool.isEnabled()
    assert not tool.visibleRegion().isEmpty(), f"{name} is out of sight"
    click(editor, tool.objectName())


def tool_of(editor: PortraitEditor, name: str) -> QAbstractButton:
    return child(editor, QAbstractButton, name if name == "photo" else name + "_button")


def key(editor: PortraitEditor, pressed: Qt.Key, held: Qt.KeyboardModifier = _NO_KEY) -> None:
    QTest.keyClick(editor.canvas, pressed, held)


def draw(editor: PortraitEditor, *, across: float = 500, down: float = 500) -> Stroke:
    """Draw a line of 100 units about a place and return what came of it."""
    move(editor, [(across + step, down) for step in range(-50, 51, 10)])
    return editor.drawing().strokes[-1]


def move(editor: PortraitEditor, path: list[Place], *, held: Qt.KeyboardModifier = _NO_KEY) -> None:
    """Go with the mouse where a path leads, by straight lines, with the button down."""
    mouse = Mouse(editor.canvas)
    mouse.keys = held
    onto = editor.canvas.page.view.onto_widget()
    mouse.draw([onto.map(QPointF(*place)).toTuple() for place in path])


def middle(stroke: Stroke) -> Place:
    xs, ys = [point.x for point in stroke.points], [point.y for point in stroke.points]
    return ((min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2)
