"""How a test fills in a form: fields and buttons by their object names."""

from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QPlainTextEdit, QWidget

from showroom_crm.ui.airy_text import AiryText

Kind = TypeVar("Kind", bound=QWidget)


def child(window: QWidget, kind: type[Kind], name: str) -> Kind:
    found = window.findChild(kind, name)
    assert found is not None, f"no {kind.__name__} is called {name}"
    return found


def type_into(window: QWidget, name: str, text: str) -> None:
    """Replace the text of a field, as a hand does: with the signals of an edit."""
    editor = child(window, QWidget, name)
    if isinstance(editor, QLineEdit):
        editor.selectAll()
        editor.insert(text)
    else:
        assert isinstance(editor, QPlainTextEdit)
        editor.selectAll()
        editor.insertPlainText(text)


def text_of(window: QWidget, name: str) -> str:
    """Return what a field or label shows."""
    widget = child(window, QWidget, name)
    if isinstance(widget, QPlainTextEdit):
        return widget.toPlainText()
    assert isinstance(widget, QLineEdit | QLabel | AiryText)
    return widget.text()


def click(window: QWidget, name: str) -> None:
    QTest.mouseClick(child(window, QAbstractButton, name), Qt.MouseButton.LeftButton)


def press(window: QWidget, key: Qt.Key, *, control: bool = False) -> None:
    """Press a key where the focus is."""
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(window.focusWidget() or window, key, modifier)
