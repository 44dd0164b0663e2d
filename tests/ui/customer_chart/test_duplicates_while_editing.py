"""While a profile is edited, it says who that may be besides."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services import customers
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import SATO, Sato
from tests.ui.forms import child, click, text_of, type_into

LINE = "existing_customer"


@pytest.fixture
def namesake(store: Store, desk: Desk, panel: CustomerChartPanel, sato: Sato) -> CustomerChartPanel:
    """The chart of someone who is read as 佐藤 健一 is, being edited."""
    profile = Profile(name="佐藤 賢一", kana=SATO.kana)
    added = customers.add_customer(store, profile, by=desk.staff_id, clock=desk.clock)
    panel.show_customer(added.customer_id)
    panel.edit()
    return panel


def shown(panel: CustomerChartPanel) -> bool:
    return child(panel, QWidget, LINE).isVisible()


@pytest.mark.parametrize(
    ("field", "typed"), [("birthday", "S58.4.5"), ("address", "東京都三鷹市下連雀１－２－３")]
)
def test_the_same_birthday_or_address_with_the_same_kana_is_noticed(
    qtbot: QtBot, namesake: CustomerChartPanel, sato: Sato, field: str, typed: str
) -> None:
    assert not shown(namesake)
    type_into(namesake, field, typed)
    qtbot.waitUntil(lambda: shown(namesake), timeout=1000)
    assert "佐藤 健一 様" in text_of(namesake, LINE)
    wanted: list[CustomerId] = []
    namesake.customer_wanted.connect(wanted.append)
    click(namesake, "open_existing")
    assert wanted == [sato.customer_id]


def test_the_line_goes_with_the_customer_it_was_about(
    qtbot: QtBot, namesake: CustomerChartPanel, store: Store, desk: Desk, sato: Sato
) -> None:
    type_into(namesake, "birthday", "S58.4.5")
    qtbot.waitUntil(lambda: shown(namesake), timeout=1000)
    namesake.show_customer(sato.customer_id)
    namesake.edit()
    assert not shown(namesake)


def test_a_customer_is_not_taken_for_their_own_double(
    qtbot: QtBot, panel: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    told = replace(SATO, hobbies="")
    customers.edit_profile(store, sato.customer_id, told, by=desk.staff_id, clock=desk.clock)
    panel.show_customer(sato.customer_id)
    panel.edit()
    type_into(panel, "hobbies", "釣り")
    qtbot.wait(400)
    assert not shown(panel)
