"""A paper to draw on, as wide as the hands of these tests expect."""

import pytest
from pytestqt.qtbot import QtBot

from showroom_crm.ui.portrait_canvas.canvas import PortraitCanvas
from tests.ui.portrait_canvas.hand import SIDE


@pytest.fixture
def canvas(qtbot: QtBot) -> PortraitCanvas:
    widget = PortraitCanvas()
    qtbot.addWidget(widget)
    widget.resize(SIDE, SIDE)
    with qtbot.waitExposed(widget):
        widget.show()
    return widget
