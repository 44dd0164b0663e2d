"""Things to mention in their list, beside a form and in a reminder."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.mentions import Mention
from showroom_crm.services import bin as bin_service
from showroom_crm.services import mentions, reminders
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from showroom_crm.ui.mentions.dialog import MentionsDialog
from showroom_crm.ui.reminder.popup import ReminderPopup
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child, click, press, text_of

EXAM = "娘さんの受験 10/9"
TRIP = "<b>旅行</b> 12/28"


@pytest.fixture
def noted(store: Store, desk: Desk, sato: Sato) -> None:
    for typed in (TRIP, "釣り", EXAM):
        mentions.add_mention(store, sato.customer_id, typed, by=desk.staff_id, clock=desk.clock)


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, sato: Sato, noted: None) -> MentionsDialog:
    shown = MentionsDialog(desk, sato.customer_id)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(shown.isActiveWindow)
    return shown


def rows(dialog: QWidget) -> list[str]:
    model = child(dialog, QListView, "mentions_list").model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def kept(store: Store, sato: Sato) -> dict[str, Mention]:
    return {each.words: each for each in store.charts.chart(sato.customer_id).mentions}


def test_the_list_holds_all_in_the_order_of_their_days(dialog: MentionsDialog) -> None:
    assert rows(dialog) == ["娘さんの受験 10/9(金)", "<b>旅行</b> 12/28(月)", "釣り"]


def test_a_row_is_ticked_and_unticked(dialog: MentionsDialog, store: Store, sato: Sato) -> None:
    view = child(dialog, QListView, "mentions_list")
    QAbstractItemModelTester(view.model(), QAbstractItemModelTester.FailureReportingMode.Fatal)
    view.setFocus()
    view.setCurrentIndex(view.model().index(0, 0))
    press(dialog, Qt.Key.Key_Space)
    assert kept(store, sato)["娘さんの受験"].ticked_on == date(2026, 10, 3)
    assert "娘さんの受験" in rows(dialog)[2]
    view.setCurrentIndex(view.model().index(2, 0))
    press(dialog, Qt.Key.Key_Space)
    assert kept(store, sato)["娘さんの受験"].ticked_on is None


def test_a_row_is_edited_as_it_was_typed_and_deleted_with_a_way_back(
    qtbot: QtBot, dialog: MentionsDialog, desk: Desk, store: Store, sato: Sato
) -> None:
    click(dialog, "edit_mention")
    editor = child(dialog, QLineEdit, "mention_edit")
    assert editor.text() == EXAM
    editor.setText("受験の結果 10/20")
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "受験の結果" in kept(store, sato))
    assert kept(store, sato)["受験の結果"].on == date(2026, 10, 20)
    click(dialog, "delete_mention")
    assert len(rows(dialog)) == 2
    desk.run(
        lambda store: bin_service.undo_last(store, by=desk.staff_id, clock=desk.clock), origin=None
    )
    assert len(rows(dialog)) == 3


def test_an_edit_that_cannot_be_kept_is_told(
    qtbot: QtBot, dialog: MentionsDialog, store: Store, sato: Sato
) -> None:
    click(dialog, "edit_mention")
    editor = child(dialog, QLineEdit, "mention_edit")
    editor.clear()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(child(dialog, QWidget, "mentions_fault").isVisible)
    assert "娘さんの受験" in kept(store, sato)


def test_beside_the_record_form_it_is_shown_and_ticked(
    qtbot: QtBot, desk: Desk, store: Store, sato: Sato, noted: None
) -> None:
    form: QDialog = MeetingDialog(desk, sato.customer_id, sato.deal_id, None)
    qtbot.addWidget(form)
    form.show()
    assert text_of(form, "mention_0") == "娘さんの受験 10/9(金)"
    assert text_of(form, "mention_1") == "釣り"
    for number in (0, 1):
        click(form, f"tick_mention_{number}")
    assert not child(form, QWidget, "mention_card").isVisible()
    assert kept(store, sato)["釣り"].ticked_on == date(2026, 10, 3)


def test_a_reminder_says_what_to_mention_from_a_week_before_its_day(
    qtbot: QtBot, store: Store, clock: MovableClock, sato: Sato, noted: None
) -> None:
    clock.set(clock.local().replace(hour=15))
    [alert] = reminders.fire_due(store, clock=clock)
    popup = ReminderPopup([alert], now=clock.local(), quiet=False)
    qtbot.addWidget(popup)
    said = text_of(popup, "reminder_mention")
    assert "娘さんの受験 10/9(金)" in said
    assert "釣り" in said
    assert "旅行" not in said
    others = ReminderPopup([alert], now=clock.local(), quiet=True)
    qtbot.addWidget(others)
    assert text_of(others, "reminder_mention") == ""
