"""The windows about 佐藤's deal, over another that they end with."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.orders.windows import Windows


@pytest.fixture
def windows(qtbot: QtBot, desk: Desk, sato: Sato) -> Iterator[Windows]:
    owner = QWidget()
    qtbot.addWidget(owner)
    owner.show()
    yield Windows(owner, desk, sato)
