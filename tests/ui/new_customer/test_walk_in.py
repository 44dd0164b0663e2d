"""Taking down a visitor whose name is not known."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language import words
from showroom_crm.language.sentences import sentence
from showroom_crm.services import drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from tests.ui.forms import child, click, press, text_of, type_into

Opened = Callable[..., NewCustomerDialog]
LOOKS = "赤いフィットの親子"
OF_LOOKS = ("looks", "car", "attendees")
OF_A_NAME = ("name", "kana", "phone")


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_dialog(*, unnamed: bool = False) -> NewCustomerDialog:
        dialog = NewCustomerDialog(desk, window, unnamed=unnamed)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_dialog


def shown(dialog: NewCustomerDialog, *names: str) -> list[str]:
    return [name for name in names if child(dialog, QWidget, name).isVisible()]


def test_one_key_asks_for_the_looks_instead_of_the_name(opened: Opened) -> None:
    dialog = opened()
    assert shown(dialog, *OF_A_NAME, *OF_LOOKS, "draw_portrait") == list(OF_A_NAME)
    press(dialog, Qt.Key.Key_F3)
    assert shown(dialog, *OF_A_NAME, *OF_LOOKS) == list(OF_LOOKS)
    assert shown(dialog, "draw_portrait") == ["draw_portrait"]
    assert dialog.focusWidget().objectName() == "looks"
    press(dialog, Qt.Key.Key_F3)
    assert dialog.focusWidget().objectName() == "name"


def test_tab_walks_from_the_looks_to_what_they_came_for(opened: Opened) -> None:
    dialog = opened(unnamed=True)
    visited = [dialog.focusWidget().objectName()]
    for _each in range(6):
        press(dialog, Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget().objectName())
    assert visited == [*OF_LOOKS, "first_words", "wish", "save_customer", "draw_portrait"]


def test_all_that_is_seen_is_kept_without_a_name(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    dialog = opened(unnamed=True)
    type_into(dialog, "looks", LOOKS)
    type_into(dialog, "car", "フィット")
    type_into(dialog, "attendees", "お子様(5歳くらい)")
    type_into(dialog, "first_words", "広い車を見たい")
    type_into(dialog, "wish", "フリード")
    with qtbot.waitSignal(dialog.first_words_saved) as saved:
        press(dialog, Qt.Key.Key_Return, control=True)
    meeting = store.meetings.get(saved.args[0])
    customer = store.customers.get(meeting.customer_id)
    assert words.customer(customer).endswith(LOOKS)
    assert "様" not in words.customer(customer)
    assert customer.profile.vehicles == (Vehicle("フィット"),)
    assert meeting.record.attendees == "お子様(5歳くらい)"
    assert (meeting.record.said, meeting.wish) == ("広い車を見たい", "フリード")


def test_the_looks_alone_are_enough(qtbot: QtBot, opened: Opened, store: Store) -> None:
    dialog = opened(unnamed=True)
    type_into(dialog, "looks", LOOKS)
    with qtbot.waitSignal(dialog.customer_added) as added:
        press(dialog, Qt.Key.Key_Return, control=True)
    assert store.customers.get(added.args[0]).profile.looks == LOOKS


def test_without_looks_nothing_is_kept(opened: Opened, store: Store) -> None:
    dialog = opened(unnamed=True)
    type_into(dialog, "first_words", "広い車を")
    press(dialog, Qt.Key.Key_Return, control=True)
    assert text_of(dialog, "looks_fault") == sentence(RuleBroken("looks.empty"))
    assert dialog.focusWidget().objectName() == "looks"
    assert store.customers.count() == 0


def test_the_portrait_can_be_drawn_at_once(qtbot: QtBot, opened: Opened, store: Store) -> None:
    dialog = opened(unnamed=True)
    type_into(dialog, "looks", LOOKS)
    type_into(dialog, "first_words", "広い車を")
    closes: list[object] = []
    dialog.first_words_saved.connect(closes.append)
    with qtbot.waitSignal(dialog.portrait_wanted) as wanted:
        click(dialog, "draw_portrait")
    [meeting] = store.charts.chart(wanted.args[0]).unclosed
    assert meeting.record.said == "広い車を"
    assert closes == []


def test_what_was_typed_of_the_other_kind_is_never_hidden_nor_lost(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    dialog = opened()
    type_into(dialog, "phone", "090-8765-4321")
    press(dialog, Qt.Key.Key_F3)
    type_into(dialog, "looks", LOOKS)
    assert shown(dialog, *OF_A_NAME) == ["phone"]
    with qtbot.waitSignal(dialog.customer_added) as added:
        press(dialog, Qt.Key.Key_Return, control=True)
    [phone] = store.customers.get(added.args[0]).profile.phones
    assert phone.digits == "09087654321"


def test_a_draft_without_a_name_comes_back_as_such(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    dialog = opened(unnamed=True)
    for name in (*OF_LOOKS, "first_words"):
        type_into(dialog, name, f"{name}の文字")
    qtbot.waitUntil(lambda: drafts.draft(store, "new_customer") is not None, timeout=2000)
    again = opened()
    for name in (*OF_LOOKS, "first_words"):
        assert text_of(again, name) == f"{name}の文字"
    assert shown(again, *OF_A_NAME) == []


def test_the_window_that_is_open_turns_to_a_visitor_without_a_name(opened: Opened) -> None:
    dialog = opened()
    type_into(dialog, "first_words", "広い車を")
    dialog.be_unnamed()
    dialog.be_unnamed()
    assert dialog.focusWidget().objectName() == "looks"
    assert text_of(dialog, "first_words") == "広い車を"
