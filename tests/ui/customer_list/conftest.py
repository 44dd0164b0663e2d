"""The list of the main window alone, and many customers for it."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock

AddMany = Callable[[int], list[CustomerId]]
NewPanel = Callable[[], CustomerListPanel]


@pytest.fixture
def add_many(store: Store, clock: MovableClock, tanaka: StaffId) -> AddMany:
    def add(number: int) -> list[CustomerId]:
        with store.transaction():
            return [
                store.customers.add(
                    Profile(
                        name=f"客 {i:05}",
                        kana=f"キャク {i:05}",
                        vehicles=(Vehicle(model="アクア"),),
                    ),
                    staff_id=tanaka,
                    at=clock.utc(),
                ).id
                for i in range(number)
            ]

    return add


@pytest.fixture
def new_panel(qtbot: QtBot, desk: Desk) -> NewPanel:
    """Builds one panel after the other, as each start of the program does."""

    def build() -> CustomerListPanel:
        shown = CustomerListPanel(desk)
        qtbot.addWidget(shown)
        shown.resize(548, 600)
        with qtbot.waitActive(shown):
            shown.show()
        return shown

    return build


@pytest.fixture
def panel(new_panel: NewPanel) -> CustomerListPanel:
    return new_panel()


def names(panel: CustomerListPanel) -> list[str]:
    model = panel.model
    return [str(model.index(row, 1).data()) for row in range(model.rowCount())]


def add(desk: Desk, profile: Profile) -> CustomerId:
    added = desk.run(
        lambda store: add_customer(store, profile, by=desk.staff_id, clock=desk.clock),
        origin=None,
    )
    assert added is not None
    return added.customer_id


def open_menu() -> QMenu:
    """Return the menu that is on the screen."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu
