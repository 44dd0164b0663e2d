"""Who lives together, and what the chart offers to change for all of them."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services import customers, households
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.panel import CustomerChartPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import SATO, Sato
from tests.ui.forms import child, click, text_of, type_into


def add(desk: Desk, profile: Profile) -> CustomerId:
    added = desk.run(
        lambda store: customers.add_customer(store, profile, by=None, clock=desk.clock),
        origin=None,
    )
    assert added is not None
    return added.customer_id


@pytest.fixture
def misaki(desk: Desk, sato: Sato) -> CustomerId:
    """She lives with 佐藤 健一."""
    added = add(desk, Profile("佐藤 美咲", address=SATO.address))
    desk.run(
        lambda store: households.live_together(
            store, sato.customer_id, added, by=None, clock=desk.clock
        ),
        origin=None,
    )
    return added


def offered(panel: CustomerChartPanel) -> bool:
    return child(panel, QLabel, "share_question").isVisible()


def move(panel: CustomerChartPanel) -> None:
    panel.edit()
    type_into(panel, "address", "武蔵野市")
    click(panel, "finish_editing")


def test_a_new_address_is_offered_to_who_lives_there_and_taken_over(
    misaki: CustomerId, chart: CustomerChartPanel, store: Store
) -> None:
    assert not offered(chart)
    move(chart)
    assert offered(chart)
    assert store.customers.get(misaki).profile.address == SATO.address
    click(chart, "share_with_household")
    assert store.customers.get(misaki).profile.address == "武蔵野市"
    assert not offered(chart)


def test_an_offer_that_is_declined_changes_nothing_and_is_not_made_again(
    misaki: CustomerId, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    move(chart)
    click(chart, "keep_household")
    assert not offered(chart)
    chart.show_customer(misaki)
    chart.show_customer(sato.customer_id)
    assert not offered(chart)
    assert store.customers.get(misaki).profile.address == SATO.address


def test_an_offer_that_is_ignored_waits_on_its_own_chart(
    misaki: CustomerId, chart: CustomerChartPanel, sato: Sato
) -> None:
    chart.edit()
    type_into(chart, "address", "武蔵野市")
    chart.show_customer(misaki)
    assert not offered(chart)
    chart.show_customer(sato.customer_id)
    assert offered(chart)


def test_who_lives_alone_is_asked_nothing(chart: CustomerChartPanel) -> None:
    move(chart)
    assert not offered(chart)


def test_what_is_not_shared_is_not_offered(misaki: CustomerId, chart: CustomerChartPanel) -> None:
    chart.edit()
    type_into(chart, "job", "教員")
    click(chart, "finish_editing")
    assert not offered(chart)


def facts_of(panel: CustomerChartPanel) -> list[str]:
    page = child(panel, QWidget, "profile")
    return [
        label.text()
        for label in page.findChildren(QLabel)
        if not label.isHidden() and label.objectName().startswith("profile_")
    ]


def test_a_customer_who_lives_here_is_found_and_added(
    chart: CustomerChartPanel, desk: Desk, store: Store, sato: Sato
) -> None:
    kota = add(desk, Profile("佐藤 康太", kana="サトウ コウタ"))
    click(chart, "add_housemate")
    type_into(chart, "housemate_search", "さとう")
    found = child(chart, QListWidget, "housemates_found")
    assert [found.item(row).text().split("　")[0] for row in range(found.count())] == ["佐藤 康太"]
    QTest.keyClick(child(chart, QWidget, "housemate_search"), Qt.Key.Key_Return)
    assert [each.id for each in store.charts.chart(sato.customer_id).household] == [kota]
    assert "佐藤 康太 様" in facts_of(chart)
    assert not found.isVisible()


def test_words_that_find_nobody_say_so(chart: CustomerChartPanel) -> None:
    click(chart, "add_housemate")
    type_into(chart, "housemate_search", "存在しない")
    assert not child(chart, QLabel, "no_housemate").isHidden()


def line_of(panel: CustomerChartPanel, text: str) -> str:
    page = child(panel, QWidget, "profile")
    return next(label.objectName() for label in page.findChildren(QLabel) if label.text() == text)


def test_the_chart_of_who_lives_here_can_be_opened_and_they_can_move_out(
    qtbot: QtBot, misaki: CustomerId, chart: CustomerChartPanel, store: Store, sato: Sato
) -> None:
    name = line_of(chart, "佐藤 美咲 様")
    with qtbot.waitSignal(chart.customer_wanted) as wanted:
        child(chart, QWidget, f"{name}_chart").click()  # type: ignore[attr-defined]
    assert wanted.args == [misaki]
    child(chart, QWidget, f"{name}_part").click()  # type: ignore[attr-defined]
    assert store.charts.chart(sato.customer_id).household == ()
    assert "佐藤 美咲 様" not in facts_of(chart)


def test_the_new_number_at_home_is_offered_too(
    misaki: CustomerId, chart: CustomerChartPanel, store: Store
) -> None:
    chart.edit()
    click(chart, "add_phone")
    type_into(chart, "phone_1_0", "0422-12-3456")
    chart.findChild(QWidget, "phone_1_kind").setCurrentIndex(1)  # type: ignore[union-attr]
    click(chart, "finish_editing")
    assert text_of(chart, "share_question")
    click(chart, "share_with_household")
    [home] = store.customers.get(misaki).profile.phones
    assert home.digits == "0422123456"
    assert replace(SATO).address == store.customers.get(misaki).profile.address
