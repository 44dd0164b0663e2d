"""Time stamps, quotation marks and tags: one key each."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from showroom_crm.ui.meeting.tag_row import TagRow
from showroom_crm.ui.meeting.word_edit import WordEdit
from tests.conftest import MovableClock

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def editor(qtbot: QtBot, clock: MovableClock) -> WordEdit:
    shown = WordEdit(clock, 2)
    qtbot.addWidget(shown)
    return shown


@pytest.mark.parametrize("key", [Qt.Key.Key_F5, Qt.Key.Key_Semicolon])
def test_a_key_writes_the_time_at_the_cursor(
    editor: WordEdit, clock: MovableClock, key: Qt.Key
) -> None:
    clock.advance(timedelta(hours=2, minutes=32))
    editor.setPlainText("金額")
    modifier = Qt.KeyboardModifier.NoModifier if key is Qt.Key.Key_F5 else CONTROL
    QTest.keyClick(editor, key, modifier)
    assert editor.toPlainText() == "[14:32] 金額"


def test_a_phrase_is_typed_between_marks_and_the_same_key_ends_it(editor: WordEdit) -> None:
    QTest.keyClick(editor, Qt.Key.Key_Q, CONTROL)
    editor.insertPlainText("𠮷野家の前の")
    QTest.keyClick(editor, Qt.Key.Key_Q, CONTROL)
    editor.insertPlainText("と奥様")
    assert editor.toPlainText() == "「𠮷野家の前の」と奥様"


@pytest.mark.parametrize("key", [Qt.Key.Key_Q, Qt.Key.Key_BracketLeft])
def test_what_is_selected_becomes_a_quotation_in_one_undoable_step(
    editor: WordEdit, key: Qt.Key
) -> None:
    editor.insertPlainText("奥様は\n二台は𠮷要らない\nと")
    before = editor.toPlainText()
    cursor = editor.textCursor()
    cursor.setPosition(4)
    cursor.setPosition(len(before) - 1, QTextCursor.MoveMode.KeepAnchor)
    editor.setTextCursor(cursor)
    QTest.keyClick(editor, key, CONTROL)
    assert editor.toPlainText() == "奥様は\n「二台は𠮷要らない」\nと"
    editor.undo()
    assert editor.toPlainText() == before


def test_tags_show_their_keys_and_those_given_up_stay(qtbot: QtBot) -> None:
    row = TagRow(["値引き", "A&B"])
    qtbot.addWidget(row)
    row.set_value(("昔のタグ",))
    row.toggle(2)
    row.toggle(9)
    assert row.value() == ("A&B", "昔のタグ")
    row.toggle(3)
    assert row.value() == ("A&B",)
