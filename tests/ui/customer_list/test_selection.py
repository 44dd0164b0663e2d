"""Several customers at once: by mouse and keyboard, and what is wished for them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.services.customers import edit_profile
from showroom_crm.ui.customer_list.columns import ColumnOf
from showroom_crm.ui.customer_list.pages import PAGE_ROWS
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.customer_list.selection_bar import SelectionBar
from showroom_crm.ui.desk import Desk
from tests.ui.customer_list.conftest import AddMany, NewPanel
from tests.ui.forms import child, click, text_of

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def click_row(
    panel: CustomerListPanel,
    row: int,
    modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> None:
    place = panel.table.visualRect(panel.model.index(row, ColumnOf.NAME)).center()
    QTest.mouseClick(panel.table.viewport(), Qt.MouseButton.LeftButton, modifier, place)


def wished(panel: CustomerListPanel, button: str) -> list[CustomerId]:
    """Return for whom something is wished by a click on a button of the bar."""
    told: list[list[CustomerId]] = []
    selection = panel.selection
    for wish in (
        selection.print_wanted,
        selection.labels_wanted,
        selection.export_wanted,
        selection.hand_over_wanted,
    ):
        wish.connect(told.append)
    click(panel, button)
    (customers,) = told
    return customers


def test_ctrl_and_shift_select_several_and_the_chart_stays(
    add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(8)
    panel = new_panel()
    told: list[CustomerId] = []
    panel.customer_chosen.connect(told.append)
    click_row(panel, 1)
    click_row(panel, 4, CONTROL)
    click_row(panel, 6, SHIFT)
    click_row(panel, 5, CONTROL)
    assert wished(panel, "print_selected") == [ids[1], ids[4], ids[6]]
    assert told == [ids[1]]


def test_shift_and_an_arrow_key_select_and_more_than_one_shows_the_bar(
    add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(8)
    panel = new_panel()
    bar = child(panel, SelectionBar, "selection_bar")
    new_customer = child(panel, QPushButton, "new_customer_button")
    panel.table.choose_row(2)
    panel.table.setFocus()
    assert (bar.isVisible(), new_customer.isVisible()) == (False, True)
    for _press in range(2):
        QTest.keyClick(panel.table, Qt.Key.Key_Down, SHIFT)
    assert (bar.isVisible(), new_customer.isVisible()) == (True, False)
    assert text_of(panel, "selected_label") == "3名を選択中"
    assert wished(panel, "export_selected") == ids[2:5]


def test_all_of_five_thousand_are_selected_without_reading_their_rows(
    add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(5_000)
    panel = new_panel()
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_A, CONTROL)
    panel.table.viewport().repaint()
    assert text_of(panel, "selected_label") == "5,000名を選択中"
    assert panel.model.rows_held <= 2 * PAGE_ROWS
    assert wished(panel, "hand_over_selected") == ids
    assert panel.model.rows_held <= 2 * PAGE_ROWS


def test_the_bar_takes_the_selection_back_to_whose_chart_is_open(
    add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(8)
    panel = new_panel()
    click_row(panel, 1)
    click_row(panel, 4, CONTROL)
    click(panel, "end_selection")
    assert panel.selection.number == 1
    assert panel.selection.only_one == panel.chosen == ids[1]


def test_those_who_are_selected_stay_so_when_one_of_them_moves_to_another_row(
    desk: Desk, add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(8)
    panel = new_panel()
    click_row(panel, 1)
    click_row(panel, 4, CONTROL)
    desk.run(
        lambda store: edit_profile(
            store, ids[4], Profile(name="客 0", kana="ア"), by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )
    assert wished(panel, "print_selected") == [ids[4], ids[1]]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_End])
def test_an_arrow_key_alone_selects_one_again(
    key: Qt.Key, qtbot: QtBot, add_many: AddMany, new_panel: NewPanel
) -> None:
    add_many(8)
    panel = new_panel()
    click_row(panel, 1)
    click_row(panel, 4, CONTROL)
    panel.table.setFocus()
    QTest.keyClick(panel.table, key)
    assert panel.selection.number == 1
    qtbot.waitUntil(lambda: panel.chosen == panel.selection.only_one)
