"""Earlier texts of a meeting, each beside the present one, with who and when."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtGui import QTextCharFormat
from PySide6.QtWidgets import QListWidget, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.services import bin as bin_service
from showroom_crm.services import meeting_edits
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting_versions.comparison import ComparisonView
from showroom_crm.ui.meeting_versions.dialog import VersionsDialog
from tests.conftest import MovableClock, Sato
from tests.ui.forms import child


@pytest.fixture
def edited(store: Store, sato: Sato, clock: MovableClock, tanaka: StaffId) -> MeetingId:
    """佐藤's first meeting, corrected by 田中 and then by somebody unknown."""
    meeting = store.charts.chart(sato.customer_id).deals[0].meetings[0]
    record = replace(meeting.record, said="母が後部座席を気にしていて\n<b>&amp;</b>")
    meeting_edits.edit_meeting(store, meeting.id, record, by=tanaka, clock=clock)
    clock.advance(timedelta(days=1))
    record = replace(record, attendees="", tags=("家族",))
    meeting_edits.edit_meeting(store, meeting.id, record, by=None, clock=clock)
    return meeting.id


@pytest.fixture
def dialog(qtbot: QtBot, desk: Desk, edited: MeetingId) -> Iterator[VersionsDialog]:
    owner = QWidget()
    qtbot.addWidget(owner)
    shown = VersionsDialog(desk, edited, owner)
    shown.show()
    yield shown


def compared(dialog: VersionsDialog) -> str:
    return child(dialog, ComparisonView, "comparison").toPlainText()


def test_each_text_tells_who_replaced_it_and_when(dialog: VersionsDialog) -> None:
    listed = child(dialog, QListWidget, "versions_list")
    newest, oldest = (listed.item(row).text() for row in range(2))
    assert listed.count() == 2
    assert "10月4日" in newest
    assert "10月3日" in oldest
    assert "田中" in oldest
    assert "田中" not in newest


def test_the_newest_is_compared_first_and_another_can_be_chosen(dialog: VersionsDialog) -> None:
    assert "〈－ご夫婦〉" in compared(dialog)
    assert "〈＋家族〉" in compared(dialog)
    assert "妻" not in compared(dialog)
    child(dialog, QListWidget, "versions_list").setCurrentRow(1)
    assert "〈－妻〉〈＋母〉が後部座席を気にしていて" in compared(dialog)


def test_typed_markup_is_shown_as_it_was_typed(dialog: VersionsDialog) -> None:
    assert "<b>&amp;</b>" in compared(dialog)


def test_what_went_and_what_came_differ_in_more_than_colour(dialog: VersionsDialog) -> None:
    assert _format_of(dialog, "ご夫婦").fontStrikeOut()
    assert _format_of(dialog, "家族").fontUnderline()
    same = _format_of(dialog, "後部座席")
    assert not same.fontStrikeOut()
    assert not same.fontUnderline()


def test_an_edit_made_meanwhile_is_listed_at_once(
    dialog: VersionsDialog, desk: Desk, edited: MeetingId, store: Store
) -> None:
    record = replace(store.meetings.get(edited).record, proposed="別の提案")
    desk.run(
        lambda store: meeting_edits.edit_meeting(store, edited, record, by=None, clock=desk.clock),
        origin=None,
    )
    assert child(dialog, QListWidget, "versions_list").count() == 3
    assert "〈＋別の提案〉" in compared(dialog)


def test_a_meeting_that_is_deleted_meanwhile_is_compared_no_more(
    dialog: VersionsDialog, desk: Desk, edited: MeetingId
) -> None:
    desk.run(
        lambda store: bin_service.delete_meeting(store, edited, by=None, clock=desk.clock),
        origin=None,
    )
    assert not dialog.isVisible()


def _format_of(dialog: VersionsDialog, text: str) -> QTextCharFormat:
    view = child(dialog, ComparisonView, "comparison")
    found = view.document().find(text)
    assert not found.isNull()
    return found.charFormat()
