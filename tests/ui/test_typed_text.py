"""What is pasted comes in without signs that no text may hold."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from showroom_crm.domain import plain_text
from showroom_crm.ui.field import note_edit
from showroom_crm.ui.line import Line

CONTROL_SIGNS = [*map(chr, range(0x20)), *map(chr, range(0x7F, 0xA0))]


def paste(editor: QPlainTextEdit | Line, text: str) -> str:
    QGuiApplication.clipboard().setText(text)
    editor.paste()
    return editor.toPlainText() if isinstance(editor, QPlainTextEdit) else editor.text()


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("上\x0b下", "上\n下"),
        ("上\x0c下", "上\n下"),
        ("上\x85下", "上\n下"),
        ("上\u2028中\u2029下", "上\n中\n下"),
        ("上\r\n下", "上\n下"),
        ("左\t右", "左\t右"),
        ("高い\x00かな\x07", "高いかな"),
    ],
)
def test_a_note_breaks_lines_where_the_pasted_text_did(
    qtbot: QtBot, pasted: str, stands: str
) -> None:
    note = note_edit(3)
    qtbot.addWidget(note)
    assert paste(note, pasted) == stands


@pytest.mark.parametrize(
    ("pasted", "stands"),
    [
        ("佐藤\r\n健一", "佐藤 健一"),
        ("佐藤\t健一", "佐藤 健一"),
        ("佐藤\u2028健一", "佐藤 健一"),
        ("佐\x00藤\x1b", "佐藤"),
        ("佐藤 健一\n", "佐藤 健一"),
    ],
)
def test_a_line_stays_one_line(qtbot: QtBot, pasted: str, stands: str) -> None:
    line = Line()
    qtbot.addWidget(line)
    assert paste(line, pasted) == stands


def test_no_sign_that_is_pasted_keeps_the_words_beside_it_from_being_kept(qtbot: QtBot) -> None:
    for sign in CONTROL_SIGNS:
        note, line = note_edit(3), Line()
        qtbot.addWidget(note)
        qtbot.addWidget(line)
        text = f"高い{sign}かな"
        assert plain_text.note(paste(note, text), field="said").startswith("高い")
        assert plain_text.line(paste(line, text), field="wish").endswith("かな")


def test_the_cursor_of_a_line_stays_behind_what_was_pasted(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    line.setText("様")
    line.setCursorPosition(0)
    paste(line, "佐\x07藤")
    assert (line.text(), line.cursorPosition()) == ("佐藤様", 2)


def test_a_rare_character_that_is_typed_in_two_halves_comes_in_whole(qtbot: QtBot) -> None:
    line = Line()
    qtbot.addWidget(line)
    for half in "\ud842\udfb7":
        line.insert(half)
    line.insert("野家")
    assert line.text() == "𠮷野家"
