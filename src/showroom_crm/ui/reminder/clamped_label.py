"""Typed text in as few lines as there is room for; the whole of it is in the tooltip."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetrics, QTextLayout, QTextOption
from PySide6.QtWidgets import QLabel

from showroom_crm.ui.field import plain_label
from showroom_crm.ui.tips import tip_markup
from showroom_crm.ui.utf16 import utf16_part


def clamped(text: str, font: QFont, *, width: int, lines: int) -> str:
    """Return the text broken into at most so many lines of a width; the last ends in …."""
    flat = " ".join(text.split())
    layout = QTextLayout(flat, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    parts: list[str] = []
    layout.beginLayout()
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        if len(parts) == lines - 1:
            rest = utf16_part(flat, line.textStart())
            parts.append(QFontMetrics(font).elidedText(rest, Qt.TextElideMode.ElideRight, width))
            break
        end = line.textStart() + line.textLength()
        parts.append(utf16_part(flat, line.textStart(), end).rstrip())
    layout.endLayout()
    return "\n".join(parts)


def show_clamped(label: QLabel, text: str, *, width: int, lines: int = 1) -> None:
    """Show a text in a plain label; empty ones are not drawn."""
    label.ensurePolished()
    label.setText(clamped(text, label.font(), width=width, lines=lines))
    label.setToolTip(tip_markup(text))
    label.setAccessibleName(text)
    label.setVisible(bool(text))


def sized_label(name: str, pixels: int) -> QLabel:
    """Return a plain label with type of a size."""
    label = plain_label(name=name)
    font = label.font()
    font.setPixelSize(pixels)
    label.setFont(font)
    return label
