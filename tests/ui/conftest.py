"""A desk at which 田中 works."""

import pytest
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock


@pytest.fixture
def desk(qtbot: QtBot, store: Store, clock: MovableClock, tanaka: StaffId) -> Desk:
    return Desk(store, clock)
