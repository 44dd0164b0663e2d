"""A chart on the screen."""

import pytest
from pytestqt.qtbot import QtBot

from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk) -> CustomerChartPanel:
    """A chart on which no customer was chosen yet."""
    shown = CustomerChartPanel(desk)
    qtbot.addWidget(shown)
    shown.resize(800, 640)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


@pytest.fixture
def chart(panel: CustomerChartPanel, sato: Sato) -> CustomerChartPanel:
    """The chart of 佐藤 健一."""
    panel.show_customer(sato.customer_id)
    return panel
