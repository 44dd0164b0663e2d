"""The bin shows what was deleted and gives it back; only a manager empties it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QLabel, QPushButton, QTableView
from pytestqt.qtbot import QtBot

from showroom_crm.domain.estimates import Estimate
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import bin as bin_service
from showroom_crm.services.deals import drop_estimate
from showroom_crm.services.store import Store
from showroom_crm.ui.bin.dialog import BinDialog
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click


@pytest.fixture
def filled(store: Store, desk: Desk, sato: Sato, clock: MovableClock) -> Sato:
    """佐藤's deal went into the bin first, then 佐藤."""
    bin_service.delete_deal(store, sato.deal_id, by=desk.staff_id, clock=clock)
    bin_service.delete_customer(store, sato.customer_id, by=desk.staff_id, clock=clock)
    return sato


def shown(qtbot: QtBot, desk: Desk) -> BinDialog:
    dialog = BinDialog(desk)
    qtbot.addWidget(dialog)
    with qtbot.waitExposed(dialog):
        dialog.show()
    return dialog


def table(dialog: BinDialog) -> QTableView:
    return child(dialog, QTableView, "bin_table")


def texts(dialog: BinDialog) -> list[list[str]]:
    model = table(dialog).model()
    return [
        [model.index(row, column).data() for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def part(dialog: BinDialog, name: str) -> QPushButton:
    return child(dialog, QPushButton, name)


def test_it_says_what_whose_who_and_when(qtbot: QtBot, desk: Desk, filled: Sato) -> None:
    dialog = shown(qtbot, desk)
    QAbstractItemModelTester(table(dialog).model())
    assert texts(dialog) == [
        ["お客様", "佐藤 健一 様", "田中", "10/3(土) 12:00"],
        ["案件", "佐藤 健一 様・シエンタ", "田中", "10/3(土) 12:00"],
    ]


def test_the_newest_is_put_back_with_return(
    qtbot: QtBot, desk: Desk, store: Store, filled: Sato
) -> None:
    dialog = shown(qtbot, desk)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert store.customers.ids() == [filled.customer_id]
    assert [row[0] for row in texts(dialog)] == ["案件"]


def test_what_belongs_to_something_in_the_bin_says_what_to_do(
    qtbot: QtBot, desk: Desk, filled: Sato
) -> None:
    dialog = shown(qtbot, desk)
    table(dialog).selectRow(1)
    click(dialog, "restore")
    fault = child(dialog, QLabel, "bin_fault")
    assert fault.isVisible()
    assert "先に" in fault.text()
    assert len(texts(dialog)) == 2


def test_several_come_back_in_the_order_that_lets_them(
    qtbot: QtBot, desk: Desk, store: Store, filled: Sato
) -> None:
    dialog = shown(qtbot, desk)
    table(dialog).selectAll()
    click(dialog, "restore")
    assert texts(dialog) == []
    assert [each.deal.id for each in store.charts.chart(filled.customer_id).deals] == [
        filled.deal_id
    ]


def test_a_rep_is_not_offered_to_empty_it(qtbot: QtBot, desk: Desk, filled: Sato) -> None:
    assert part(shown(qtbot, desk), "empty_bin").isHidden()


def test_a_manager_empties_it_with_a_second_click(
    qtbot: QtBot, desk: Desk, store: Store, filled: Sato
) -> None:
    desk.switch_staff(store.staff.add("tencho", "店長", StaffRole.MANAGER))
    dialog = shown(qtbot, desk)
    click(dialog, "empty_bin")
    assert len(texts(dialog)) == 2
    click(dialog, "keep_bin")
    assert part(dialog, "empty_bin_for_good").isHidden()
    click(dialog, "empty_bin")
    click(dialog, "empty_bin_for_good")
    assert texts(dialog) == []
    assert child(dialog, QLabel, "bin_empty").isVisible()


def test_what_is_deleted_while_it_is_open_comes_into_it(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    dialog = shown(qtbot, desk)
    desk.run(
        lambda store: bin_service.delete_customer(
            store, sato.customer_id, by=desk.staff_id, clock=desk.clock
        ),
        origin=dialog,
    )
    assert len(texts(dialog)) == 1


def test_a_part_of_a_chart_that_was_deleted_waits_there_too(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    with store.transaction():
        store.estimates.save(sato.deal_id, Estimate(clock.local().date(), car="シエンタ"))
    [estimate] = store.charts.chart(sato.customer_id).deals[0].estimates
    assert estimate.id is not None
    drop_estimate(
        store, sato.deal_id, estimate.id, title="見積 シエンタ", by=desk.staff_id, clock=clock
    )
    dialog = shown(qtbot, desk)
    [row] = texts(dialog)
    assert row[1:3] == ["見積 シエンタ", "田中"]
    click(dialog, "restore")
    assert store.charts.chart(sato.customer_id).deals[0].estimates == (estimate,)
