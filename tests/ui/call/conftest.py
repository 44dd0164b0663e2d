"""A window over which calls are recorded."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.ui.call.dialog import CallDialog
from showroom_crm.ui.desk import Desk

Called = Callable[..., CallDialog]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the dialogs stand over; they end with it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def called(qtbot: QtBot, window: QWidget, desk: Desk) -> Called:
    def open_dialog(
        customer_id: CustomerId | None, follow_up_id: FollowUpId | None = None
    ) -> CallDialog:
        dialog = CallDialog(desk, customer_id, follow_up_id, window)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_dialog
