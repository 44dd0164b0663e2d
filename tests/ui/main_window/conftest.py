"""The whole main window, as the app builds it."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from showroom_crm.ui.desk import Desk
from showroom_crm.ui.main_window.window import MainWindow
from tests.conftest import Sato


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, sato: Sato) -> Iterator[MainWindow]:
    """The window with 佐藤 in its list."""
    shown = MainWindow(desk)
    qtbot.addWidget(shown, before_close_func=let_close)
    shown.resize(1366, 700)
    with qtbot.waitActive(shown):
        shown.show()
    yield shown
    for dialog in shown.findChildren(QDialog):
        dialog.close()


def let_close(window: MainWindow) -> None:
    window.allow_close = True
