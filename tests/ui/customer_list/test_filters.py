"""Whom the list shows: the panel that narrows it, its chips, and lists saved by name."""

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QFrame, QLineEdit, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.list_query import Ahead, Criteria, Months, Sort, SortKey
from showroom_crm.domain.saved_views import SavedView, to_json
from showroom_crm.domain.showroom import Filter
from showroom_crm.domain.vehicles import Payment, Vehicle
from showroom_crm.services import list_views
from showroom_crm.services.store import Store
from showroom_crm.ui.customer_list.multi_choice import MultiChoice
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.desk import Desk
from tests.conftest import MovableClock, Sato
from tests.ui.customer_list.conftest import NewPanel, add, names, open_menu
from tests.ui.forms import child, click, text_of, type_into

SUZUKI = Profile(
    name="鈴木 さやか",
    kana="スズキ サヤカ",
    vehicles=(
        Vehicle(
            model="ノート",
            inspection_until=date(2026, 11, 30),
            payment=Payment.BALLOON,
            payment_until=date(2027, 1, 31),
        ),
    ),
)


@pytest.fixture(autouse=True)
def two_customers(desk: Desk, sato: Sato) -> None:
    """佐藤 has a deal and an inspection in March; 鈴木 has none and hers is in November."""
    add(desk, SUZUKI)


def open_filters(panel: CustomerListPanel) -> None:
    click(panel, "filter_button")


def choose(panel: CustomerListPanel, name: str, said: str) -> None:
    """Choose in a box with keys, as from its caption on."""
    box = child(panel, QComboBox, name)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Home)
    while box.currentText() != said:
        before = box.currentIndex()
        QTest.keyClick(box, Qt.Key.Key_Down)
        assert box.currentIndex() > before, f"{said} is not offered"


def tick(panel: CustomerListPanel, name: str, *said: str) -> None:
    """Tick in a menu with keys, then leave it."""
    picker = child(panel, MultiChoice, name)
    picker.setFocus()
    QTest.keyClick(picker, Qt.Key.Key_Space)
    menu = open_menu()
    for wanted in said:
        QTest.keyClick(menu, Qt.Key.Key_Down)
        while menu.activeAction().text() != wanted:
            QTest.keyClick(menu, Qt.Key.Key_Down)
        QTest.keyClick(menu, Qt.Key.Key_Space)
    QTest.keyClick(menu, Qt.Key.Key_Escape)


def choose_in(menu: QMenu, said: str) -> None:
    (action,) = [each for each in menu.actions() if each.text() == said]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


def save(panel: CustomerListPanel, name: str) -> None:
    type_into(panel, "view_name", name)
    QTest.keyClick(child(panel, QLineEdit, "view_name"), Qt.Key.Key_Return)


def chips(panel: CustomerListPanel) -> list[str]:
    buttons = child(panel, QWidget, "filter_chips").findChildren(QPushButton)
    return [each.text() for each in buttons if each.isVisible()]


def test_the_panel_takes_the_keyboard_and_gives_it_back(panel: CustomerListPanel) -> None:
    open_filters(panel)
    assert child(panel, MultiChoice, "filter_reps").hasFocus()
    QTest.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)
    assert not child(panel, QFrame, "filter_panel").isVisible()
    assert panel.search.hasFocus()


def test_filters_combine_and_each_says_what_it_asks_for(
    qtbot: QtBot, panel: CustomerListPanel
) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "6か月先まで")
    assert sorted(names(panel)) == ["佐藤 健一", "鈴木 さやか"]
    tick(panel, "filter_deal_states", "案件なし")
    assert names(panel) == ["鈴木 さやか"]
    tick(panel, "filter_deal_states", "◇ 商談中", "案件なし")
    assert names(panel) == ["佐藤 健一"]
    qtbot.waitUntil(lambda: chips(panel) == ["案件：◇ 商談中  ×", "車検：6か月先まで  ×"])


@pytest.mark.parametrize(
    ("filter_name", "said", "found"),
    [
        ("filter_next_contact", "本日", ["佐藤 健一"]),
        ("filter_next_contact", "次の連絡なし", ["鈴木 さやか"]),
        ("filter_silent_months", "3か月以上前", ["鈴木 さやか"]),
        ("filter_inspection", "3か月先まで", ["鈴木 さやか"]),
        ("filter_balloon", "6か月先まで", ["鈴木 さやか"]),
        ("filter_decision", "今月", ["佐藤 健一"]),
    ],
)
def test_each_box_narrows_the_list(
    filter_name: str, said: str, found: list[str], panel: CustomerListPanel
) -> None:
    open_filters(panel)
    choose(panel, filter_name, said)
    assert names(panel) == found


def test_customers_of_nobody_are_found(desk: Desk, panel: CustomerListPanel) -> None:
    desk.staff = None
    add(desk, Profile(name="担当のない客"))
    open_filters(panel)
    tick(panel, "filter_reps", "担当なし")
    assert names(panel) == ["担当のない客"]


def test_a_span_is_typed_and_what_cannot_be_read_changes_nothing(panel: CustomerListPanel) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "期間を選ぶ")
    assert names(panel) == []
    for name, typed in (("first", "R8.11"), ("last", "2026-12")):
        line = child(panel, QLineEdit, f"filter_inspection_{name}")
        line.setFocus()
        type_into(panel, f"filter_inspection_{name}", typed)
        QTest.keyClick(line, Qt.Key.Key_Return)
    assert names(panel) == ["鈴木 さやか"]
    type_into(panel, "filter_inspection_last", "そのうち")
    QTest.keyClick(child(panel, QLineEdit, "filter_inspection_last"), Qt.Key.Key_Return)
    assert "そのうち" in text_of(panel, "filter_inspection_fault")
    assert names(panel) == ["鈴木 さやか"]


def test_a_span_may_end_with_the_last_month_there_is(panel: CustomerListPanel) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "期間を選ぶ")
    type_into(panel, "filter_inspection_last", "9999-12")
    QTest.keyClick(child(panel, QLineEdit, "filter_inspection_last"), Qt.Key.Key_Return)
    assert sorted(names(panel)) == ["佐藤 健一", "鈴木 さやか"]


def test_a_chip_takes_its_filter_away_and_leaves_the_others(
    qtbot: QtBot, panel: CustomerListPanel
) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "6か月先まで")
    tick(panel, "filter_deal_states", "◇ 商談中")
    click(panel, "chip_deal_states")
    qtbot.waitUntil(lambda: chips(panel) == ["車検：6か月先まで  ×"])
    assert sorted(names(panel)) == ["佐藤 健一", "鈴木 さやか"]
    assert child(panel, MultiChoice, "filter_deal_states").values() == frozenset()


def test_everyone_is_shown_again_with_one_click(panel: CustomerListPanel) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "3か月先まで")
    click(panel, "show_everyone_button")
    assert (len(names(panel)), chips(panel)) == (2, [])


def test_a_list_is_saved_by_name_and_shown_again_by_it(
    qtbot: QtBot, panel: CustomerListPanel, new_panel: NewPanel
) -> None:
    open_filters(panel)
    choose(panel, "filter_inspection", "3か月先まで")
    panel.table.header.sort_wanted.emit(Sort(SortKey.INSPECTION))
    save(panel, "車検の近い方")
    assert text_of(panel, "view_name") == ""
    again = new_panel()
    again.set_filter(Filter.TODAY)
    again.search.setText("佐藤")
    with qtbot.waitSignal(again.filter_changed) as strip:
        click(again, "saved_views_button")
        choose_in(open_menu(), "車検の近い方")
    assert strip.args == [Filter.ALL]
    assert (names(again), again.search.text()) == (["鈴木 さやか"], "")
    assert again.model.query.sort == Sort(SortKey.INSPECTION)
    qtbot.waitUntil(lambda: chips(again) == ["車検：3か月先まで  ×"])


def test_a_list_without_a_name_is_not_saved_and_says_so(
    panel: CustomerListPanel, store: Store
) -> None:
    open_filters(panel)
    save(panel, "  ")
    assert text_of(panel, "view_fault") != ""
    assert list(list_views.saved_views(store)) == []
    assert not child(panel, QPushButton, "saved_views_button").isVisible()


def test_a_saved_list_is_deleted(qtbot: QtBot, panel: CustomerListPanel, store: Store) -> None:
    open_filters(panel)
    save(panel, "R&D <b>")
    click(panel, "saved_views_button")
    menu = open_menu()
    assert menu.actions()[0].text() == "R&&D <b>"
    QTest.keyClick(menu, Qt.Key.Key_Up)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    qtbot.waitUntil(lambda: open_menu() is not menu)
    QTest.keyClick(open_menu(), Qt.Key.Key_Return)
    assert list(list_views.saved_views(store)) == []
    assert not child(panel, QPushButton, "saved_views_button").isVisible()


def test_a_damaged_saved_list_leaves_the_others_usable(
    store: Store, clock: MovableClock, new_panel: NewPanel
) -> None:
    sound = to_json(SavedView("商談中", Criteria(deal_states=frozenset({DealState.OPEN}))))
    damaged = {"name": "壊れた一覧", "criteria": {"inspection": {"ahead": "soon"}}}
    kept = json.dumps([damaged, sound, 5])
    store.settings.keep("list_views", kept, at=clock.utc())
    panel = new_panel()
    click(panel, "saved_views_button")
    said = [each.text() for each in open_menu().actions()]
    assert "壊れた一覧" not in said
    choose_in(open_menu(), "商談中")
    assert names(panel) == ["佐藤 健一"]


@pytest.mark.parametrize(
    ("criteria", "shown"),
    [
        (Criteria(inspection=Ahead(2)), Months(date(2026, 10, 1), date(2026, 12, 31))),
        (Criteria(tags=frozenset({"使わなくなったタグ"})), None),
        (Criteria(silent_months=7), None),
    ],
)
def test_what_is_offered_no_more_is_still_shown_and_asked_for(
    criteria: Criteria,
    shown: Months | None,
    store: Store,
    clock: MovableClock,
    panel: CustomerListPanel,
) -> None:
    panel.filters.view_wanted.emit(SavedView("前の一覧", criteria))
    open_filters(panel)
    found = names(panel)
    choose(panel, "filter_decision", "今月")
    assert panel.filters.criteria.without("decision") == (
        criteria if shown is None else Criteria(inspection=shown)
    )
    choose(panel, "filter_decision", "指定なし")
    assert names(panel) == found


def test_a_filter_that_finds_nobody_says_so_and_leads_out(panel: CustomerListPanel) -> None:
    open_filters(panel)
    choose(panel, "filter_balloon", "今月")
    assert text_of(panel, "empty_sentence") != ""
    assert not child(panel, QPushButton, "empty_new_customer_button").isVisible()
    click(panel, "empty_everyone_button")
    assert len(names(panel)) == 2
