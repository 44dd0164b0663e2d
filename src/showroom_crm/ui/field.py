"""What forms are made of: an editor under its caption, with a place for one sentence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from showroom_crm.ui.theme.tokens import SPACE_4, SPACE_12
from showroom_crm.ui.typed_text import NoteEdit


class Field(QWidget):
    """An editor under its quiet caption; a fault stands below it until it is cleared."""

    def __init__(
        self, name: str, caption: str, editor: QWidget, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        editor.setObjectName(name)
        self._caption = quiet_label()
        self._caption.setBuddy(editor)
        self.set_caption(caption)
        self._fault = fault_label(f"{name}_fault")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(SPACE_4)
        for part in (self._caption, editor, self._fault):
            self._layout.addWidget(part)

    def set_caption(self, caption: str) -> None:
        """Call the editor by another name."""
        self._caption.setText(caption)
        self.editor.setAccessibleName(caption)

    def add_below(self, part: QWidget) -> None:
        """Add what helps to fill in the editor, close below it."""
        self._layout.addWidget(part)

    def show_fault(self, sentence: str) -> None:
        """Show a sentence below the editor; an empty one takes it away."""
        self._fault.setText(sentence)
        self._fault.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence)


def plain_label(text: str = "", *, name: str = "", wrap: bool = False) -> QLabel:
    """Return a label that shows typed text as text (R6)."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setObjectName(name)
    label.setWordWrap(wrap)
    return label


def quiet_label(text: str = "", *, name: str = "", wrap: bool = False) -> QLabel:
    """Return a plain label in the quiet colour and size."""
    label = plain_label(text, name=name, wrap=wrap)
    label.setProperty("quiet", "true")
    return label


def warning_label(name: str, *, wrap: bool = True) -> QLabel:
    """Return a plain label for what must not be overlooked."""
    label = plain_label(name=name, wrap=wrap)
    label.setProperty("meaning", "overdue")
    return label


def fault_label(name: str) -> QLabel:
    """Return a hidden label for the sentence of a fault."""
    label = plain_label(name=name, wrap=True)
    label.setProperty("fault", "true")
    label.hide()
    return label


def note_edit(lines: int) -> QPlainTextEdit:
    """Return an editor of some lines; Tab leaves it, as in any other field."""
    editor = NoteEdit()
    line_height = QFontMetrics(editor.font()).lineSpacing()
    editor.setFixedHeight(lines * line_height + 2 * SPACE_12)
    return editor
