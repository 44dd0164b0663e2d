"""A line that says who it may be, and is in nobody's way."""

from collections.abc import Callable
from dataclasses import replace
from time import perf_counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.services.customers import add_customer
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from showroom_crm.ui.new_customer.duplicate_line import DuplicateLine
from tests.conftest import SATO, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into

Made = Callable[[Callable[[], Profile]], DuplicateLine]
TYPED = Profile(phones=SATO.phones)


@pytest.fixture
def made(qtbot: QtBot, desk: Desk) -> Made:
    """Make a line below an editor that has the focus."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    editor = QLineEdit()
    editor.setObjectName("editor")
    column.addWidget(editor)

    def make(profile: Callable[[], Profile]) -> DuplicateLine:
        line = DuplicateLine(desk, profile, window)
        column.addWidget(line)
        window.show()
        qtbot.waitUntil(window.isActiveWindow)
        editor.setFocus()
        return line

    return make


def test_it_comes_by_itself_a_moment_after_the_last_key_and_takes_no_focus(
    qtbot: QtBot, made: Made, sato: Sato
) -> None:
    line = made(lambda: TYPED)
    line.look_soon()
    assert not line.isVisible()
    qtbot.waitUntil(line.isVisible, timeout=1000)
    assert "佐藤 健一 様" in text_of(line, "existing_customer")
    assert "10/1" in text_of(line, "existing_customer")
    assert line.window().focusWidget().objectName() == "editor"


def test_it_leads_to_the_one_it_may_be(qtbot: QtBot, made: Made, sato: Sato) -> None:
    line = made(lambda: TYPED)
    line.look()
    with qtbot.waitSignal(line.open_wanted) as wanted:
        click(line, "open_existing")
    assert wanted.args == [sato.customer_id]


def test_someone_else_is_not_asked_again_until_another_customer_is_typed(
    made: Made, sato: Sato
) -> None:
    line = made(lambda: TYPED)
    line.look()
    click(line, "other_person")
    assert not line.isVisible()
    line.look()
    assert not line.isVisible()
    line.forget()
    line.look()
    assert line.isVisible()


def test_it_says_how_many_others_it_may_be(
    made: Made, store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    add_customer(store, replace(SATO, address=""), by=tanaka, clock=clock)
    line = made(lambda: TYPED)
    line.look()
    assert "1" in text_of(line, "existing_customer").rsplit(")", 1)[1]


def test_a_value_that_is_half_typed_says_nothing(made: Made, sato: Sato) -> None:
    def half_typed() -> Profile:
        raise RuleBroken("phone.unreadable", typed="09")

    line = made(half_typed)
    line.look()
    assert not line.isVisible()


def test_the_profile_of_a_customer_does_not_resemble_itself(made: Made, sato: Sato) -> None:
    line = made(lambda: SATO)
    line.begin_with(sato.customer_id)
    line.look()
    assert not line.isVisible()


def test_a_look_is_shorter_than_a_frame(
    made: Made, store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId
) -> None:
    for _each in range(20):
        add_customer(store, replace(SATO, address=""), by=tanaka, clock=clock)
    line = made(lambda: replace(TYPED, kana=SATO.kana, birthday=SATO.birthday))
    line.look()
    spent = []
    for _each in range(20):
        begun = perf_counter()
        line.look()
        spent.append(perf_counter() - begun)
    assert min(spent) < 0.016


def test_in_the_dialog_it_comes_while_the_phone_is_typed(
    qtbot: QtBot, desk: Desk, sato: Sato
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    dialog = NewCustomerDialog(desk, window)
    dialog.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    child(dialog, QWidget, "phone").setFocus()
    type_into(dialog, "phone", "09012345678")
    qtbot.waitUntil(child(dialog, QWidget, "existing_customer").isVisible, timeout=1000)
    assert dialog.focusWidget().objectName() == "phone"
    type_into(dialog, "kana", "スズキ イチロウ")
    type_into(dialog, "phone", "0422-12-3456")
    press(dialog, Qt.Key.Key_Tab)
    assert not child(dialog, QWidget, "existing_customer").isVisible()
