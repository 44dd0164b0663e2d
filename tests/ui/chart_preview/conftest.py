"""A preview whose sheet is laid out, of the customer 佐藤."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.ui.chart_preview.dialog import ChartPreview
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.forms import child


@pytest.fixture
def preview(qtbot: QtBot, desk: Desk, sato: Sato) -> ChartPreview:
    dialog = ChartPreview(desk, [sato.customer_id])
    qtbot.addWidget(dialog)
    dialog.open()
    qtbot.waitUntil(child(dialog, QPushButton, "save").isEnabled, timeout=20_000)
    return dialog
