"""The order of the list and its columns, by mouse and by keyboard, over a restart."""

from dataclasses import replace
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.list_query import Sort, SortKey
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.services import list_views
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_list.columns import USUAL_COLUMNS, ColumnOf
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.customer_list.conftest import NewPanel, add, names, open_menu
from tests.ui.forms import child, click, text_of

SUZUKI = Profile(
    name="鈴木 さやか",
    kana="スズキ サヤカ",
    vehicles=(Vehicle(model="ノート", inspection_until=date(2026, 11, 30)),),
)


@pytest.fixture(autouse=True)
def two_customers(desk: Desk, sato: Sato) -> None:
    """佐藤 is called today and has the later inspection; nothing is planned with 鈴木."""
    add(desk, SUZUKI)


def click_heading(panel: CustomerListPanel, column: ColumnOf) -> None:
    header = panel.table.header
    place = QPoint(header.sectionViewportPosition(column) + 12, header.height() // 2)
    QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)


def seen(panel: CustomerListPanel) -> list[ColumnOf]:
    """Return the columns from left to right."""
    header = panel.table.header
    columns = [ColumnOf(header.logicalIndex(place)) for place in range(header.count())]
    return [column for column in columns if not panel.table.isColumnHidden(column)]


def choose(panel: CustomerListPanel, action_name: str) -> None:
    """Click on an entry of the columns' menu."""
    click(panel, "columns_button")
    menu = open_menu()
    (action,) = [each for each in menu.actions() if each.objectName() == action_name]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def kept(qtbot: QtBot, store: Store, *shown: ColumnOf) -> None:
    names_of = tuple(column.name.lower() for column in shown)

    def is_kept() -> bool:
        layout = list_views.column_layout(store)
        return layout is not None and layout.shown == names_of

    qtbot.waitUntil(is_kept)


def test_a_click_on_a_heading_sorts_and_a_second_turns_it_round(panel: CustomerListPanel) -> None:
    assert names(panel) == ["佐藤 健一", "鈴木 さやか"]
    click_heading(panel, ColumnOf.NAME)
    assert panel.model.query.sort == Sort(SortKey.KANA)
    assert names(panel) == ["佐藤 健一", "鈴木 さやか"]
    click_heading(panel, ColumnOf.NAME)
    assert names(panel) == ["鈴木 さやか", "佐藤 健一"]
    assert panel.table.header.heading(ColumnOf.NAME).endswith("▼")
    assert not panel.table.header.heading(ColumnOf.NEXT_CONTACT).endswith(("▲", "▼"))


def test_a_heading_that_sorts_nothing_leaves_the_order(panel: CustomerListPanel) -> None:
    click_heading(panel, ColumnOf.CAR)
    assert panel.model.query.sort == Sort()


def test_the_order_is_chosen_with_keys_alone_and_said_in_words(
    qtbot: QtBot, panel: CustomerListPanel
) -> None:
    child(panel, QPushButton, "columns_button").setFocus()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Space)
    menu = open_menu()
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: open_menu() is not menu)
    orders = open_menu()
    while orders.activeAction().objectName() != f"order_{SortKey.INSPECTION}_up":
        QTest.keyClick(orders, Qt.Key.Key_Down)
    QTest.keyClick(orders, Qt.Key.Key_Return)
    assert names(panel) == ["鈴木 さやか", "佐藤 健一"]
    assert text_of(panel, "shown_label").endswith("車検が近い順")


@pytest.mark.parametrize(("descending", "first"), [(False, "鈴木 さやか"), (True, "佐藤 健一")])
def test_whoever_has_no_inspection_stands_last_in_either_direction(
    descending: bool, first: str, desk: Desk, panel: CustomerListPanel
) -> None:
    add(desk, Profile(name="車検のない客", kana="ア"))
    panel.table.header.sort_wanted.emit(Sort(SortKey.INSPECTION, descending))
    assert (names(panel)[0], names(panel)[-1]) == (first, "車検のない客")


def test_the_chosen_customer_stays_chosen_in_another_order(
    panel: CustomerListPanel, sato: Sato
) -> None:
    panel.select(sato.customer_id)
    panel.table.header.sort_wanted.emit(Sort(SortKey.KANA, descending=True))
    assert panel.table.currentIndex().row() == 1
    assert panel.chosen == sato.customer_id


def test_columns_that_are_chosen_are_found_again(
    qtbot: QtBot, panel: CustomerListPanel, new_panel: NewPanel, store: Store
) -> None:
    choose(panel, "show_column_inspection")
    choose(panel, "show_column_car")
    wished = [column for column in USUAL_COLUMNS if column is not ColumnOf.CAR]
    wished.append(ColumnOf.INSPECTION)
    assert seen(panel) == wished
    kept(qtbot, store, *wished)
    assert seen(new_panel()) == wished


def test_order_and_width_of_the_columns_are_found_again(
    qtbot: QtBot, panel: CustomerListPanel, new_panel: NewPanel, store: Store
) -> None:
    header = panel.table.header
    header.moveSection(header.visualIndex(ColumnOf.REP), header.visualIndex(ColumnOf.CAR))
    header.resizeSection(ColumnOf.CAR, 133)
    wished = [
        ColumnOf.FACE,
        ColumnOf.NAME,
        ColumnOf.REP,
        ColumnOf.CAR,
        ColumnOf.DEAL,
        ColumnOf.NEXT_CONTACT,
    ]
    kept(qtbot, store, *wished)
    again = new_panel()
    assert seen(again) == wished
    assert again.table.columnWidth(ColumnOf.CAR) == 133


def test_a_hidden_column_keeps_its_place_when_the_window_widens(panel: CustomerListPanel) -> None:
    choose(panel, "show_column_deal")
    panel.resize(900, 600)
    assert seen(panel) == [column for column in USUAL_COLUMNS if column is not ColumnOf.DEAL]


def test_the_usual_columns_come_back(
    qtbot: QtBot, panel: CustomerListPanel, new_panel: NewPanel, store: Store
) -> None:
    choose(panel, "show_column_phone")
    kept(qtbot, store, *USUAL_COLUMNS, ColumnOf.PHONE)
    panel.table.arrangement.show_usual()
    assert seen(panel) == list(USUAL_COLUMNS)
    qtbot.waitUntil(lambda: list_views.column_layout(store) is None)
    assert seen(new_panel()) == list(USUAL_COLUMNS)


def test_the_name_cannot_be_hidden(panel: CustomerListPanel) -> None:
    choose(panel, "show_column_name")
    assert ColumnOf.NAME in seen(panel)
    open_menu().close()


@pytest.mark.parametrize(
    "damaged",
    [
        '{"shown": ["shoe_size"], "widths": {}}',
        '{"shown": ["car"], "widths": {}}',
        '{"shown": ["name"], "widths": {"name": Infinity}}',
        "[[",
    ],
)
def test_columns_that_cannot_be_read_are_the_usual_ones(
    damaged: str, store: Store, clock: MovableClock, new_panel: NewPanel
) -> None:
    store.settings.keep("list_columns", damaged, at=clock.utc())
    assert seen(new_panel()) == list(USUAL_COLUMNS)


def test_what_falls_due_for_a_car_is_marked_in_its_row(
    desk: Desk, panel: CustomerListPanel
) -> None:
    due = replace(SUZUKI, name="期限の近い客")
    row = panel.model.row_of(add(desk, due))
    assert row is not None
    index = panel.model.index(row, ColumnOf.CAR)
    spoken = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert "車検満了 2026年11月30日(月)" in spoken
