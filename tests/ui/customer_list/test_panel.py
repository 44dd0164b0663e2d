"""Search box and list, as a rep drives them with keyboard, input method and mouse."""

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.ink import Drawing, Point, Stroke
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.showroom import Filter
from showroom_crm.services import customers, portraits
from showroom_crm.ui.customer_list.panel import CustomerListPanel
from showroom_crm.ui.customer_list.search_field import searchable_kana
from showroom_crm.ui.desk import Desk
from tests.conftest import Sato
from tests.ui.customer_list.conftest import AddMany, NewPanel, add, names
from tests.ui.forms import child, text_of

FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")


def chosen_by(panel: CustomerListPanel) -> list[CustomerId]:
    told: list[CustomerId] = []
    panel.customer_chosen.connect(told.append)
    return told


def compose(panel: CustomerListPanel, preedit: str, commit: str = "") -> None:
    event = QInputMethodEvent(preedit, [])
    if commit:
        event.setCommitString(commit)
    QCoreApplication.sendEvent(panel.search, event)


def test_the_list_narrows_with_each_key(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    add(desk, Profile(name="鈴木 さやか", kana="スズキ サヤカ"))
    assert len(names(panel)) == 2
    QTest.keyClicks(panel.search, "0901234")
    assert names(panel) == ["佐藤 健一"]


def test_kana_that_are_being_composed_are_searched_and_letters_are_not(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    add(desk, Profile(name="鈴木 さやか", kana="スズキ サヤカ"))
    compose(panel, "ｓ")
    assert len(names(panel)) == 2
    compose(panel, "さｔ")
    assert panel.words == "さ"
    compose(panel, "さと")
    assert names(panel) == ["佐藤 健一"]
    compose(panel, "", commit="佐藤")
    assert (panel.search.text(), names(panel)) == ("佐藤", ["佐藤 健一"])


@pytest.mark.parametrize(
    ("preedit", "searched"),
    [("", ""), ("s", ""), ("さｔ", "さ"), ("さとう", "さとう"), ("しｎｙ", "し"), ("佐藤", "佐藤")],
)
def test_what_is_searched_of_a_composed_text(preedit: str, searched: str) -> None:
    assert searchable_kana(preedit) == searched


def test_return_while_composing_opens_nothing(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    told = chosen_by(panel)
    compose(panel, "さとう")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert told == []
    compose(panel, "", commit="さとう")
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert told == [sato.customer_id]


def test_a_scanned_number_opens_its_customer_and_not_one_with_it_in_the_phone(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    number = desk.read(lambda store: customers.customer(store, sato.customer_id)).number
    phone = Phone(f"+8190{number:04}{number:04}")
    for name in ("鈴木", "阿部"):
        add(desk, Profile(name=name, phones=(phone,)))
    opened: list[CustomerId] = []
    panel.customer_opened.connect(opened.append)
    for typed in (str(number), f" {number} ", str(number).translate(FULL_WIDTH)):
        panel.search.setText(typed)
        assert len(names(panel)) == 3
        QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert opened == [sato.customer_id] * 3
    assert panel.chosen == sato.customer_id


def test_a_scanned_number_opens_a_customer_whom_the_filter_hides(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    other = add(desk, Profile(name="鈴木"))
    number = desk.read(lambda store: customers.customer(store, other)).number
    panel.set_filter(Filter.TODAY)
    panel.search.setText(str(number))
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert panel.chosen == other


@pytest.mark.parametrize("typed", ["0901234", "9" * 30, "999999", "²", "佐藤"])
def test_what_is_nobodys_number_opens_the_first_one_found_or_nothing(
    desk: Desk, sato: Sato, panel: CustomerListPanel, typed: str
) -> None:
    told = chosen_by(panel)
    panel.search.setText(typed)
    QTest.keyClick(panel.search, Qt.Key.Key_Return)
    assert told == ([sato.customer_id] if names(panel) else [])


def test_arrow_down_goes_into_the_list_and_up_comes_back(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    told = chosen_by(panel)
    panel.focus_search()
    QTest.keyClick(panel.search, Qt.Key.Key_Down)
    assert panel.table.hasFocus()
    assert told == [sato.customer_id]
    QTest.keyClick(panel.table, Qt.Key.Key_Up)
    assert panel.search.hasFocus()


def test_a_letter_typed_in_the_list_is_searched_for(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.table.setFocus()
    QTest.keyClick(panel.table, Qt.Key.Key_X)
    assert panel.search.hasFocus()
    assert panel.search.text() == "x"


def test_a_held_arrow_key_opens_the_first_and_the_last_chart_only(
    qtbot: QtBot, add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(30)
    panel = new_panel()
    told = chosen_by(panel)
    panel.table.setFocus()
    panel.table.choose_row(0)
    for _press in range(20):
        QTest.keyClick(panel.table, Qt.Key.Key_Down)
    qtbot.waitUntil(lambda: panel.chosen == ids[20])
    assert told == [ids[0], ids[20]]


def test_return_opens_the_row_that_was_reached(
    qtbot: QtBot, add_many: AddMany, new_panel: NewPanel
) -> None:
    ids = add_many(5)
    panel = new_panel()
    panel.table.choose_row(0)
    QTest.keyClick(panel.table, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.customer_opened) as opened:
        QTest.keyClick(panel.table, Qt.Key.Key_Return)
    assert opened.args == [ids[1]]
    assert panel.chosen == ids[1]


def test_the_choice_survives_what_others_add_and_search(
    desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.select(sato.customer_id)
    told = chosen_by(panel)
    for number in range(3):
        add(desk, Profile(name=f"客 {number}"))
    assert panel.table.currentIndex().row() == panel.model.row_of(sato.customer_id)
    panel.search.setText("さとう")
    assert panel.table.selectionModel().isRowSelected(0)
    assert told == []


def test_a_customer_outside_of_the_search_is_chosen_all_the_same(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.set_filter(Filter.TODAY)
    panel.search.setText("さとう")
    added = add(desk, Profile(name="鈴木"))
    told = chosen_by(panel)
    with qtbot.waitSignal(panel.filter_changed) as changed:
        panel.select(added)
    assert changed.args == [Filter.ALL]
    assert told == [added]
    assert panel.search.text() == ""
    assert panel.table.currentIndex().row() == panel.model.row_of(added)


def test_nobody_found_says_whom_and_offers_to_enter_them(
    qtbot: QtBot, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.search.setText("山川")
    assert "山川" in text_of(panel, "empty_sentence")
    enter = child(panel, QPushButton, "empty_new_customer_button")
    with qtbot.waitSignal(panel.new_customer_wanted):
        enter.click()
    child(panel, QPushButton, "empty_everyone_button").click()
    assert names(panel) == ["佐藤 健一"]


def test_an_empty_showroom_leads_to_the_first_customer(
    qtbot: QtBot, panel: CustomerListPanel
) -> None:
    assert child(panel, QLabel, "empty_sentence").isVisible()
    with qtbot.waitSignal(panel.new_customer_wanted):
        child(panel, QPushButton, "empty_new_customer_button").click()


def test_a_filter_says_what_it_shows_and_is_left_by_its_button(
    qtbot: QtBot, sato: Sato, panel: CustomerListPanel
) -> None:
    panel.set_filter(Filter.OVERDUE)
    assert names(panel) == []
    with qtbot.waitSignal(panel.filter_changed):
        child(panel, QPushButton, "show_everyone_button").click()
    assert names(panel) == ["佐藤 健一"]


def test_a_portrait_is_painted_in_the_list_and_again_when_it_changes(
    qtbot: QtBot, desk: Desk, sato: Sato, panel: CustomerListPanel
) -> None:
    faces = panel.table.faces
    draw(desk, sato.customer_id, Point(100, 100))
    qtbot.waitUntil(lambda: faces.face(sato.customer_id, 1.0) is not None)
    first = faces.face(sato.customer_id, 1.0)
    assert first is not None
    draw(desk, sato.customer_id, Point(500, 100), Point(100, 900))
    qtbot.waitUntil(lambda: faces.face(sato.customer_id, 1.0) is not first)


def draw(desk: Desk, customer_id: CustomerId, *points: Point) -> None:
    drawing = Drawing((Stroke((*points, Point(900, 900))),))
    desk.run(
        lambda store: portraits.save_portrait(
            store, customer_id, drawing, by=desk.staff_id, clock=desk.clock
        ),
        origin=None,
    )


def test_the_line_above_the_list_names_what_narrows_it(
    sato: Sato, panel: CustomerListPanel
) -> None:
    assert text_of(panel, "shown_label") == "すべてのお客様  1名"
    panel.search.setText("佐藤")
    assert text_of(panel, "shown_label") == "「佐藤」  1名"
    panel.set_filter(Filter.TODAY)
    assert text_of(panel, "shown_label") == "本日  「佐藤」  1名"
