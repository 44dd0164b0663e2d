"""Taking down a new customer."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.phones import read_phone
from showroom_crm.language.sentences import sentence
from showroom_crm.services import drafts
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.new_customer.dialog import NewCustomerDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.refusing import full_disk

Opened = Callable[[], NewCustomerDialog]
FIELDS = ("name", "kana", "phone", "first_words", "wish")


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk) -> Iterator[Opened]:
    """Open the dialog over a window, which ends with the test."""
    window = QWidget()
    qtbot.addWidget(window)
    window.show()

    def open_dialog() -> NewCustomerDialog:
        dialog = NewCustomerDialog(desk, window)
        dialog.open()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    yield open_dialog


def test_a_name_is_enough(qtbot: QtBot, opened: Opened, store: Store, desk: Desk) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋 美咲")
    with qtbot.waitSignal(dialog.customer_added) as added:
        click(dialog, "save_customer")
    customer = store.customers.get(added.args[0])
    assert (customer.name, customer.staff_id) == ("髙橋 美咲", desk.staff_id)
    assert customer.profile.phones == ()


def test_first_words_are_kept_with_the_customer_and_go_on_to_the_close(
    qtbot: QtBot, opened: Opened, store: Store, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋 美咲")
    type_into(dialog, "kana", "たかはし みさき")
    type_into(dialog, "phone", "０９０ー８７６５ー４３２１")
    type_into(dialog, "first_words", "「子どもが増えるので、広い車を」")
    type_into(dialog, "wish", "シエンタ")
    with (
        qtbot.waitSignal(dialog.customer_added) as added,
        qtbot.waitSignal(dialog.first_words_saved) as saved,
    ):
        press(dialog, Qt.Key.Key_Return, control=True)
    customer_id, meeting_id = added.args[0], saved.args[0]
    customer, meeting = store.customers.get(customer_id), store.meetings.get(meeting_id)
    assert customer.profile.kana == "タカハシ ミサキ"
    assert customer.profile.phones == (read_phone("090-8765-4321"),)
    assert meeting.customer_id == customer_id
    assert (meeting.record.said, meeting.wish) == ("「子どもが増えるので、広い車を」", "シエンタ")
    assert meeting.record.held_at == clock.local()


@pytest.mark.parametrize("field", ["first_words", "wish"])
def test_the_one_button_says_whether_it_goes_on_to_the_close(opened: Opened, field: str) -> None:
    dialog = opened()
    button = child(dialog, QWidget, "save_customer")
    alone = button.accessibleName()
    type_into(dialog, field, "広い車を")
    with_words = button.accessibleName()
    type_into(dialog, field, "  ")
    assert with_words != alone == button.accessibleName()


def test_enter_in_a_line_goes_to_the_next_field_and_saves_nothing(
    opened: Opened, store: Store
) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋 美咲")
    child(dialog, QWidget, "name").setFocus()
    visited = []
    for _each in range(3):
        press(dialog, Qt.Key.Key_Return)
        visited.append(dialog.focusWidget().objectName())
    assert visited == ["kana", "phone", "first_words"]
    assert dialog.isVisible()
    assert store.customers.count() == 0


def test_an_enter_that_ends_a_composition_goes_nowhere(opened: Opened) -> None:
    dialog = opened()
    name = child(dialog, QLineEdit, "name")
    name.setFocus()
    QApplication.sendEvent(name, QInputMethodEvent("さとう", []))
    press(dialog, Qt.Key.Key_Return)
    assert dialog.focusWidget() is name
    committed = QInputMethodEvent("", [])
    committed.setCommitString("佐藤")
    QApplication.sendEvent(name, committed)
    assert (text_of(dialog, "name"), text_of(dialog, "kana")) == ("佐藤", "サトウ")
    press(dialog, Qt.Key.Key_Return)
    assert dialog.focusWidget().objectName() == "kana"


def test_ctrl_enter_saves_from_the_first_words_too(
    qtbot: QtBot, opened: Opened, store: Store
) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    type_into(dialog, "first_words", "広い車を")
    child(dialog, QWidget, "first_words").setFocus()
    with qtbot.waitSignal(dialog.first_words_saved) as saved:
        press(dialog, Qt.Key.Key_Return, control=True)
    assert store.meetings.get(saved.args[0]).record.said == "広い車を"


def test_tab_walks_through_the_fields_and_reaches_save_before_back(opened: Opened) -> None:
    dialog = opened()
    visited = [dialog.focusWidget().objectName()]
    for _each in range(6):
        press(dialog, Qt.Key.Key_Tab)
        visited.append(dialog.focusWidget().objectName())
    assert visited == [*FIELDS, "save_customer", "leave_new_customer"]


@pytest.mark.parametrize(
    ("field", "typed", "fault"),
    [
        ("name", " ", RuleBroken("name.empty")),
        ("name", "あ" * 200, RuleBroken("text.too_long", field="name", limit=100, length=200)),
        ("phone", "でんわ", RuleBroken("phone.unreadable", typed="でんわ")),
        ("first_words", "ベル\x07", RuleBroken("text.control_sign", field="said")),
    ],
)
def test_what_is_refused_stays_typed_with_its_sentence_and_nothing_is_kept(
    opened: Opened, store: Store, field: str, typed: str, fault: RuleBroken
) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋 美咲")
    type_into(dialog, "first_words", "広い車を")
    type_into(dialog, field, typed)
    click(dialog, "save_customer")
    assert dialog.isVisible()
    assert child(dialog, QLabel, f"{field}_fault").isVisible()
    assert text_of(dialog, f"{field}_fault") == sentence(fault)
    assert text_of(dialog, field) == typed
    assert store.customers.count() == 0


def test_what_was_typed_is_there_again_after_a_crash(
    qtbot: QtBot, opened: Opened, store: Store, clock: MovableClock
) -> None:
    dialog = opened()
    for field in FIELDS:
        type_into(dialog, field, f"{field}の文字")
    qtbot.waitUntil(lambda: drafts.draft(store, "new_customer") is not None, timeout=2000)
    clock.advance(timedelta(hours=2))

    again = opened()
    assert [text_of(again, field) for field in FIELDS] == [f"{field}の文字" for field in FIELDS]
    assert "12:00" in text_of(again, "restored_line")
    click(again, "discard_draft")
    assert [text_of(again, field) for field in FIELDS] == [""] * 5
    assert drafts.draft(store, "new_customer") is None


def test_a_dialog_that_is_left_finds_its_texts_again(opened: Opened) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    click(dialog, "leave_new_customer")
    assert text_of(opened(), "name") == "髙橋"


def test_a_customer_who_was_kept_leaves_no_draft(opened: Opened, store: Store) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    click(dialog, "save_customer")
    assert drafts.draft(store, "new_customer") is None


def test_a_phone_that_is_known_offers_the_customer_who_has_it(
    qtbot: QtBot, opened: Opened, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "phone", "09012345678")
    child(dialog, QWidget, "phone").setFocus()
    press(dialog, Qt.Key.Key_Tab)
    assert "佐藤 健一 様" in text_of(dialog, "existing_customer")
    with qtbot.waitSignal(dialog.existing_wanted) as wanted:
        click(dialog, "open_existing")
    assert wanted.args == [sato.customer_id]


@pytest.mark.parametrize("said", ["", "広い車を"])
def test_a_crash_right_after_saving_brings_back_no_draft_of_a_kept_customer(
    qtbot: QtBot, opened: Opened, desk: Desk, store: Store, said: str
) -> None:
    """Whoever hears of the new customer finds the draft gone: both are one transaction."""
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    type_into(dialog, "first_words", said)
    qtbot.waitUntil(lambda: drafts.draft(store, "new_customer") is not None, timeout=2000)
    found: list[str | None] = []
    desk.changed.connect(lambda *_changed: found.append(drafts.draft(store, "new_customer")))
    click(dialog, "save_customer")
    assert store.customers.count() == 1
    assert found == [None]


@pytest.mark.parametrize("way", ["leave_new_customer", "escape", "window"])
def test_a_draft_that_cannot_be_kept_holds_the_window_once(
    opened: Opened, store: Store, way: str
) -> None:
    def leave() -> None:
        match way:
            case "escape":
                press(dialog, Qt.Key.Key_Escape)
            case "window":
                dialog.close()
            case _:
                click(dialog, way)

    dialog = opened()
    type_into(dialog, "name", "髙橋")
    with full_disk(store.drafts) as sentence_of_fault:
        leave()
        assert dialog.isVisible()
        assert sentence_of_fault in text_of(dialog, "unsaved_line")
        layout = dialog.layout()
        assert layout is not None
        assert dialog.height() >= layout.minimumHeightForWidth(dialog.width())
        leave()
        assert not dialog.isVisible()


def test_a_draft_that_was_refused_is_kept_later(
    qtbot: QtBot, opened: Opened, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    with full_disk(store.drafts):
        click(dialog, "leave_new_customer")
    qtbot.waitUntil(lambda: drafts.draft(store, "new_customer") is not None, timeout=2000)
    assert not child(dialog, QLabel, "unsaved_line").isVisible()


def test_a_save_that_the_machine_refused_keeps_the_window_and_can_be_done_again(
    opened: Opened, store: Store
) -> None:
    dialog = opened()
    type_into(dialog, "name", "髙橋")
    with full_disk(store.customers) as sentence_of_fault:
        click(dialog, "save_customer")
        assert text_of(dialog, "new_customer_fault") == sentence_of_fault
    click(dialog, "save_customer")
    assert not dialog.isVisible()
    assert store.customers.count() == 1
