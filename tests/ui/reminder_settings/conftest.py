"""The settings of reminders as a rep opens them, beside an autostart of their own."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder_settings.dialog import ReminderSettings
from tests.conftest import MovableClock


class Switch:
    """An autostart that a test can look into; its folder may be closed to us."""

    def __init__(self) -> None:
        self.on = False
        self.closed = False

    def is_on(self) -> bool:
        return self.on

    def switch(self, *, on: bool) -> None:
        if self.closed:
            raise FileUnreadable("file.not_writable", path="autostart", reason="closed")
        self.on = on


@pytest.fixture
def switch() -> Switch:
    return Switch()


@pytest.fixture
def dialog(
    store: Store, clock: MovableClock, tanaka: StaffId, switch: Switch, qtbot: QtBot
) -> Iterator[ReminderSettings]:
    desk = Desk(store, clock, autostart=switch)
    opened = ReminderSettings(desk)
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(opened)
    opened.show()
    yield opened
