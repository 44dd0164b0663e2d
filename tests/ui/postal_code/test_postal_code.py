"""The code fills in the address, the address the code, and nothing typed is lost."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.services.profile_changes import AtStake
from showroom_crm.ui.customer_chart.profile_form.form import ProfileForm
from showroom_crm.ui.line import Line
from showroom_crm.ui.postal_code import PostalCodeHelp
from showroom_crm.ui.typed_text import NoteEdit
from tests.conftest import NOON, SATO
from tests.ui.forms import child, click, text_of, type_into

# Without a screen there is no keyboard that a menu could take for itself.
shows_a_menu = pytest.mark.qt_log_ignore("grabbing the keyboard", extend=True)


@pytest.fixture
def form(qtbot: QtBot) -> Iterator[QWidget]:
    """A code, its help, an address and what comes after them."""
    window = QWidget()
    code, address = Line(), NoteEdit()
    code.setObjectName("code")
    address.setObjectName("address")
    layout = QVBoxLayout(window)
    for part in (code, PostalCodeHelp(code, address), address, Line()):
        layout.addWidget(part)
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
    yield window


def search(qtbot: QtBot, form: QWidget) -> None:
    """Ask for the code of the address and wait until the answer is there."""
    click(form, "postal_code_of_address")
    link = child(form, QPushButton, "postal_code_of_address")
    qtbot.waitUntil(link.isEnabled)


def test_seven_digits_fill_in_an_empty_address(form: QWidget) -> None:
    type_into(form, "code", "181-001")
    assert text_of(form, "address") == ""
    type_into(form, "code", "１８１－００１３")
    assert text_of(form, "address") == "東京都三鷹市下連雀"


def test_another_code_replaces_the_address_that_was_filled_in(form: QWidget) -> None:
    type_into(form, "code", "181-0013")
    type_into(form, "code", "181-0014")
    assert text_of(form, "address") == "東京都三鷹市野崎"


@pytest.mark.parametrize("typed", ["東京都三鷹市下連雀1-2-3", "北海道"])
def test_an_address_that_was_typed_is_never_overwritten(form: QWidget, typed: str) -> None:
    type_into(form, "code", "181-0013")
    type_into(form, "address", typed)
    type_into(form, "code", "100-0013")
    assert text_of(form, "address") == typed


def test_what_was_filled_in_can_be_taken_back(form: QWidget) -> None:
    type_into(form, "code", "181-0013")
    child(form, QPlainTextEdit, "address").undo()
    assert text_of(form, "address") == ""


def test_a_code_that_does_not_exist_is_said_and_the_address_typed_freely(form: QWidget) -> None:
    type_into(form, "code", "999-9999")
    said = text_of(form, "postal_code_sentence")
    assert said
    assert child(form, Line, "code").accessibleDescription() == said
    type_into(form, "address", "どこか1-2-3")
    assert text_of(form, "postal_code_sentence") == said
    type_into(form, "code", "181-0013")
    assert text_of(form, "postal_code_sentence") == ""
    assert text_of(form, "address") == "どこか1-2-3"


@pytest.mark.parametrize("typed", ["181001", "18100133", "abc-defg", "", "１８１－００１３番"])
def test_what_is_no_code_says_and_fills_in_nothing(form: QWidget, typed: str) -> None:
    type_into(form, "code", typed)
    assert text_of(form, "postal_code_sentence") == ""
    assert text_of(form, "address") == ""


def test_the_link_fills_in_the_code_of_the_address(qtbot: QtBot, form: QWidget) -> None:
    type_into(form, "address", "東京都三鷹市下連雀1-2-3")
    search(qtbot, form)
    assert text_of(form, "code") == "181-0013"
    assert text_of(form, "address") == "東京都三鷹市下連雀1-2-3"


@shows_a_menu
def test_of_several_codes_one_is_chosen_by_the_keyboard(qtbot: QtBot, form: QWidget) -> None:
    type_into(form, "address", "札幌市中央区北1条西25丁目")
    search(qtbot, form)
    menu = child(form, QMenu, "postal_code_menu")
    qtbot.waitUntil(menu.isVisible)
    assert [action.text() for action in menu.actions()] == [
        "060-0001 札幌市中央区北一条西(1〜19丁目)",
        "064-0821 札幌市中央区北一条西(20〜28丁目)",
    ]
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert text_of(form, "code") == "064-0821"


@shows_a_menu
def test_a_tower_with_a_code_a_floor_offers_a_few_and_says_how_many_more(
    qtbot: QtBot, form: QWidget
) -> None:
    type_into(form, "address", "千代田区霞が関霞が関ビル")
    search(qtbot, form)
    menu = child(form, QMenu, "postal_code_menu")
    assert len(menu.actions()) == 13
    assert not menu.actions()[-1].isEnabled()
    menu.close()


def test_an_address_without_a_town_is_answered_with_a_sentence(qtbot: QtBot, form: QWidget) -> None:
    type_into(form, "code", "181-0013")
    type_into(form, "address", "三鷹市")
    search(qtbot, form)
    assert text_of(form, "postal_code_sentence")
    assert text_of(form, "code") == "181-0013"


def test_an_answer_to_an_address_that_was_edited_meanwhile_is_dropped(
    qtbot: QtBot, form: QWidget
) -> None:
    type_into(form, "address", "東京都三鷹市下連雀1-2-3")
    click(form, "postal_code_of_address")
    type_into(form, "address", "東京都三鷹市下連雀1-2-34")
    link = child(form, QPushButton, "postal_code_of_address")
    qtbot.waitUntil(link.isEnabled)
    assert text_of(form, "code") == ""


def test_tab_goes_from_the_code_to_the_address_and_then_to_the_link(form: QWidget) -> None:
    child(form, Line, "code").setFocus()
    order = []
    for _step in range(3):
        QTest.keyClick(form.focusWidget() or form, Qt.Key.Key_Tab)
        focused = form.focusWidget()
        assert focused is not None
        order.append(focused.objectName())
    assert order == ["address", "postal_code_of_address", ""]


def test_a_profile_that_is_shown_is_left_as_it_is(qtbot: QtBot) -> None:
    form = ProfileForm(lambda: NOON.date(), AtStake)
    qtbot.addWidget(form)
    form.set_profile(SATO)
    assert form.edited == frozenset()
    type_into(form, "postal_code", "100-0013")
    assert form.applied_to(SATO).address == SATO.address
    type_into(form, "address", "")
    type_into(form, "postal_code", "181-0013")
    assert form.applied_to(SATO).address == "東京都三鷹市下連雀"
