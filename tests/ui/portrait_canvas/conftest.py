"""A paper to draw on, as wide as the hands of these tests expect, and one with its tools."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from showroom_crm.ui.portrait_canvas.editor import PortraitEditor
from showroom_crm.ui.theme import style
from tests.ui.portrait_canvas.hand import SIDE


@pytest.fixture
def themed(qapp: QApplication) -> Iterator[None]:
    """Show everything in the program's own style, which has a say in sizes."""
    name, font, palette = qapp.style().objectName(), qapp.font(), qapp.palette()
    style.apply(qapp)
    yield
    qapp.setStyleSheet("")
    qapp.setStyle(name)
    qapp.setFont(font)
    qapp.setPalette(palette)


@pytest.fixture
def canvas(qtbot: QtBot) -> PortraitCanvas:
    widget = PortraitCanvas()
    qtbot.addWidget(widget)
    widget.resize(SIDE, SIDE)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget


@pytest.fixture
def editor(qtbot: QtBot) -> PortraitEditor:
    widget = PortraitEditor()
    qtbot.addWidget(widget)
    widget.resize(700, 620)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    widget.setFocus()
    return widget
