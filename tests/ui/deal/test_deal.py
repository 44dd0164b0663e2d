"""A deal on the chart: its steps by one key, its estimates, and what it is about."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton, QTableView
from pytestqt.qtbot import QtBot

from showroom_crm.domain.estimates import Estimate, Step
from showroom_crm.domain.showroom import DealChart
from showroom_crm.services.deals import deal_facts, edit_deal, keep_estimate
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_chart.deals_page import DealsPage
from showroom_crm.ui.deal.deal_dialog import DealDialog
from showroom_crm.ui.deal.estimate_dialog import EstimateDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, MovableClock, Sato
from tests.services.test_deals import ESTIMATE, FACTS
from tests.ui.forms import child, click, text_of, type_into

TODAY = NOON.date()


def chart_of(store: Store, sato: Sato) -> DealChart:
    return store.charts.chart(sato.customer_id).deals[0]


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> Iterator[DealsPage]:
    shown = DealsPage(desk)
    qtbot.addWidget(shown)

    def show() -> None:
        shown.show_chart(store.charts.chart(sato.customer_id), TODAY)

    desk.changed.connect(show)
    show()
    shown.resize(700, 500)
    shown.show()
    shown.activateWindow()
    qtbot.waitActive(shown)
    yield shown
    desk.changed.disconnect(show)


def opened_deal(qtbot: QtBot, desk: Desk, sato: Sato) -> DealDialog:
    dialog = DealDialog(desk, sato.customer_id, sato.deal_id)
    qtbot.addWidget(dialog)
    dialog.show()
    return dialog


def test_a_step_is_one_key_for_today(page: DealsPage, store: Store, sato: Sato) -> None:
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    [done] = chart_of(store, sato).steps
    assert (done.step, done.on) == (Step.TEST_DRIVE, TODAY)
    button = child(page, QPushButton, "step_test_drive_0")
    assert button.isChecked()
    assert "10/3" in button.text()
    QTest.keyClick(page, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert chart_of(store, sato).steps == ()
    assert not button.isChecked()


def test_a_step_of_another_day_is_noted_for_that_day(
    page: DealsPage, store: Store, sato: Sato
) -> None:
    type_into(page, "step_day_0", "2026-09-28")
    click(page, "step_visit_0")
    [done] = chart_of(store, sato).steps
    assert done.on == date(2026, 9, 28)
    assert text_of(page, "step_day_0") == ""


@pytest.mark.parametrize("typed", ["きのう", "2026-10-04"])
def test_a_day_that_cannot_be_is_told_beside_the_steps(
    page: DealsPage, store: Store, sato: Sato, typed: str
) -> None:
    type_into(page, "step_day_0", typed)
    click(page, "step_visit_0")
    assert text_of(page, "deal_fault_0")
    assert text_of(page, "step_day_0") == typed
    assert not child(page, QPushButton, "step_visit_0").isChecked()
    assert chart_of(store, sato).steps == ()


def test_estimates_are_listed_and_opened(
    qtbot: QtBot, page: DealsPage, store: Store, clock: MovableClock, sato: Sato, desk: Desk
) -> None:
    desk.run(
        lambda store: keep_estimate(store, sato.deal_id, ESTIMATE, by=None, clock=clock),
        origin=None,
    )
    table = child(page, QTableView, "estimates_0")
    shown = [table.model().index(0, column).data() for column in range(7)]
    assert shown == [
        "9/28(月)", "シエンタ Z", "3,280,000円", "120,000円", "650,000円", "38,900円", "10/31(土)",
    ]  # fmt: skip
    with qtbot.waitSignal(page.estimate_wanted) as wanted:
        table.setCurrentIndex(table.model().index(0, 0))
        table.activated.emit(table.currentIndex())
    deal_id, estimate = wanted.args
    assert deal_id == sato.deal_id
    assert isinstance(estimate, Estimate)
    assert estimate.total == ESTIMATE.total


def test_a_deleted_estimate_leaves_the_table(
    page: DealsPage, store: Store, clock: MovableClock, sato: Sato, desk: Desk
) -> None:
    desk.run(
        lambda store: keep_estimate(store, sato.deal_id, ESTIMATE, by=None, clock=clock),
        origin=None,
    )
    table = child(page, QTableView, "estimates_0")
    table.setCurrentIndex(table.model().index(0, 0))
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Delete)
    assert chart_of(store, sato).estimates == ()
    assert table.model().rowCount() == 0


def test_an_estimate_is_taken_down(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> None:
    dialog = EstimateDialog(desk, sato.deal_id, None)
    qtbot.addWidget(dialog)
    assert text_of(dialog, "estimate_car") == "シエンタ"
    type_into(dialog, "estimate_total", "328万")
    type_into(dialog, "estimate_valid_until", "10/31")
    click(dialog, "save_estimate")
    [kept] = chart_of(store, sato).estimates
    assert (kept.car, kept.total, kept.made_on) == ("シエンタ", 3_280_000, TODAY)
    assert kept.valid_until == date(2026, 10, 31)


def test_an_amount_that_cannot_be_read_is_told_beside_it(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = EstimateDialog(desk, sato.deal_id, None)
    qtbot.addWidget(dialog)
    type_into(dialog, "estimate_total", "三百万")
    click(dialog, "save_estimate")
    assert "三百万" in text_of(dialog, "estimate_total_fault")
    assert chart_of(store, sato).estimates == ()


def test_an_unfinished_estimate_is_found_again(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = EstimateDialog(desk, sato.deal_id, None)
    qtbot.addWidget(dialog)
    type_into(dialog, "estimate_total", "328万")
    dialog.reject()
    again = EstimateDialog(desk, sato.deal_id, None)
    qtbot.addWidget(again)
    assert text_of(again, "estimate_total") == "328万"
    assert "12:00" in text_of(again, "restored_line")


def test_leaving_a_deal_keeps_it(qtbot: QtBot, desk: Desk, store: Store, sato: Sato) -> None:
    dialog = opened_deal(qtbot, desk, sato)
    type_into(dialog, "deal_rivals", "ホンダ フリード")
    type_into(dialog, "deal_our_estimate", "65万")
    type_into(dialog, "role_0_0", "佐藤 健一")
    type_into(dialog, "wish_0_0", "シエンタ Z")
    dialog.reject()
    kept = deal_facts(store, sato.deal_id)
    assert (kept.wish, kept.rivals) == ("シエンタ", "ホンダ フリード")
    assert kept.trade_in.our_estimate == 650_000
    assert [wish.car for wish in kept.wishes] == ["シエンタ Z"]
    [role] = kept.roles
    assert (role.name, role.customer_id) == ("佐藤 健一", sato.customer_id)


def test_a_deal_comes_back_into_its_form_as_it_was(
    qtbot: QtBot, desk: Desk, store: Store, clock: MovableClock, sato: Sato
) -> None:
    edit_deal(store, sato.deal_id, FACTS, by=None, clock=clock)
    dialog = opened_deal(qtbot, desk, sato)
    type_into(dialog, "deal_wish", "シエンタ Z 7人乗り")
    dialog.accept()
    kept = deal_facts(store, sato.deal_id)
    assert (kept.wish, kept.trade_in, kept.wishes) == (
        "シエンタ Z 7人乗り",
        FACTS.trade_in,
        FACTS.wishes,
    )


def test_what_is_refused_stays_as_a_draft(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato
) -> None:
    dialog = opened_deal(qtbot, desk, sato)
    type_into(dialog, "deal_our_estimate", "たぶん安い")
    dialog.reject()
    assert dialog.isVisible()
    assert text_of(dialog, "deal_our_estimate_fault")
    dialog.reject()
    assert not dialog.isVisible()
    again = opened_deal(qtbot, desk, sato)
    assert text_of(again, "deal_our_estimate") == "たぶん安い"
    assert deal_facts(store, sato.deal_id).trade_in.our_estimate is None
