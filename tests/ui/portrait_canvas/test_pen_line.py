"""The line that tells what a pen reports."""

from pytestqt.qtbot import QtBot

from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from tests.ui.forms import text_of
from tests.ui.portrait_canvas.hand import Mouse, Pen

LINE = [(100.0 + 4 * n, 200.0) for n in range(40)]


def test_it_tells_name_pressure_and_rate_of_the_last_stroke(qtbot: QtBot) -> None:
    editor = PortraitEditor()
    qtbot.addWidget(editor)
    editor.resize(900, 700)
    editor.show()
    editor.show_more()
    before = text_of(editor, "pen_line")
    Mouse(editor.canvas).draw(LINE)
    assert text_of(editor, "pen_line") == before

    pen = Pen(editor.canvas)
    pen.pressure = 0.42
    pen.draw(LINE)

    told = text_of(editor, "pen_line")
    assert "Pen" in told
    assert "42" in told
    assert "125" in told
    assert len(editor.drawing().strokes) == 2
