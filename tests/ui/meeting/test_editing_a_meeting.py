"""A closed meeting is corrected: one version on leaving, a draft in between, no question."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import MeetingId
from showroom_crm.language.sentences import sentence
from showroom_crm.services import bin as bin_service
from showroom_crm.services import meeting_edits
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.edit_dialog import EditMeetingDialog
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, click, text_of, type_into
from tests.ui.refusing import full_disk

Opened = Callable[[], EditMeetingDialog]


@pytest.fixture
def closed(store: Store, sato: Sato) -> MeetingId:
    """佐藤's first meeting, as it was closed."""
    return store.charts.chart(sato.customer_id).deals[0].meetings[0].id


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def opened(qtbot: QtBot, window: QWidget, desk: Desk, closed: MeetingId) -> Opened:
    def open_dialog() -> EditMeetingDialog:
        dialog = EditMeetingDialog(desk, closed, window)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_dialog


def test_leaving_saves_one_version_however_much_was_typed(
    opened: Opened, store: Store, closed: MeetingId
) -> None:
    before = store.meetings.get(closed).record
    dialog = opened()
    assert text_of(dialog, "meeting_said") == before.said
    for said in ("母が", "母が後部座席を", "母が後部座席を気にしていて"):
        type_into(dialog, "meeting_said", said)
    QTest.keyClick(dialog.focusWidget(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    dialog.close()
    assert not dialog.isVisible()
    after = store.meetings.get(closed).record
    assert after == replace(before, said="母が後部座席を気にしていて", tags=after.tags)
    assert len(after.tags) == 1
    assert [each.record for each in meeting_edits.versions(store, closed)] == [before]


def test_looking_without_an_edit_leaves_no_version(
    opened: Opened, store: Store, closed: MeetingId
) -> None:
    opened().close()
    assert meeting_edits.versions(store, closed) == []


def test_an_edit_survives_a_crash_as_a_draft_and_no_version_yet(
    qtbot: QtBot, opened: Opened, store: Store, closed: MeetingId
) -> None:
    before = store.meetings.get(closed).record
    dialog = opened()
    type_into(dialog, "meeting_next_time", "試乗の日を決める")
    click(dialog, "pick_1_days_ago")
    name = meeting_edits.draft_name(closed)
    qtbot.waitUntil(lambda: store.drafts.get(name) is not None, timeout=2000)
    shiboken6.delete(dialog)
    assert store.meetings.get(closed).record == before
    again = opened()
    assert child(again, QLabel, "restored_line").isVisible()
    assert text_of(again, "meeting_next_time") == "試乗の日を決める"
    again.accept()
    edited = replace(
        before, next_time="試乗の日を決める", held_at=before.held_at + timedelta(days=1)
    )
    assert store.meetings.get(closed).record == edited
    assert store.drafts.get(name) is None


def test_a_restored_edit_can_be_discarded(opened: Opened, store: Store, closed: MeetingId) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "違う")
    with full_disk(store.meetings):
        dialog.close()
        assert dialog.isVisible()
        dialog.close()
    assert not dialog.isVisible()
    again = opened()
    assert text_of(again, "meeting_said") == "違う"
    click(again, "discard_draft")
    assert text_of(again, "meeting_said") == "妻が後部座席を気にしていて"
    again.close()
    assert meeting_edits.versions(store, closed) == []
    assert store.drafts.get(meeting_edits.draft_name(closed)) is None


def test_a_broken_sign_is_said_once_and_stays_as_a_draft(
    opened: Opened, store: Store, closed: MeetingId
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "高い\x07かな")
    dialog.close()
    assert child(dialog, QLabel, "meeting_said_fault").isVisible()
    assert child(dialog, QLabel, "edit_message").isVisible()
    dialog.close()
    assert not dialog.isVisible()
    assert store.drafts.get(meeting_edits.draft_name(closed)) is not None
    assert store.meetings.get(closed).record.said == "妻が後部座席を気にしていて"


def test_a_meeting_that_is_deleted_meanwhile_can_still_be_left(
    opened: Opened, store: Store, closed: MeetingId, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "違う")
    bin_service.delete_meeting(store, closed, by=None, clock=clock)
    dialog.close()
    assert sentence(RuleBroken("meeting.gone")) in text_of(dialog, "edit_message")
    dialog.close()
    assert not dialog.isVisible()


def test_earlier_texts_can_be_asked_for_once_there_are_some(
    qtbot: QtBot, opened: Opened, store: Store, closed: MeetingId, clock: MovableClock
) -> None:
    dialog = opened()
    assert not child(dialog, QPushButton, "show_versions").isVisible()
    type_into(dialog, "meeting_said", "考え中")
    dialog.close()
    again = opened()
    with qtbot.waitSignal(again.versions_wanted) as wanted:
        click(again, "show_versions")
    assert wanted.args == [closed]
    again.close()


def test_the_window_fits_a_small_showroom_screen(opened: Opened) -> None:
    dialog = opened()
    assert dialog.minimumSizeHint().height() <= 700
    assert dialog.size().height() <= 700
    assert NOON.date().isoformat() not in text_of(dialog, "held_day")
