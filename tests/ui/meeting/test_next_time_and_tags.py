"""What is noted for next time comes up next time; tags go with the meeting."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.meetings import Meeting, Place, Record
from showroom_crm.services import meeting_tags, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, press, text_of, type_into

Opened = Callable[..., MeetingDialog]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def opened(qtbot: QtBot, window: QWidget, desk: Desk, sato: Sato) -> Opened:
    def open_dialog(heard: Record | None = None) -> MeetingDialog:
        dialog = MeetingDialog(desk, sato.customer_id, sato.deal_id, None, window, heard=heard)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_dialog


def written(store: Store, sato: Sato) -> Meeting:
    (meeting,) = store.charts.chart(sato.customer_id).unclosed
    return meeting


def alt(dialog: QWidget, key: Qt.Key) -> None:
    QTest.keyClick(dialog.focusWidget(), key, Qt.KeyboardModifier.AltModifier)


def test_what_is_noted_for_next_time_is_recalled_at_the_next_talk(
    opened: Opened, store: Store, sato: Sato, desk: Desk, window: QWidget, clock: MovableClock
) -> None:
    dialog = opened()
    assert dialog.findChild(AiryText, "recall_next_time") is None
    type_into(dialog, "meeting_next_time", "娘さんの受験の結果を伺う")
    dialog.accept()
    meeting = written(store, sato)
    assert meeting.record.next_time == "娘さんの受験の結果を伺う"
    assert text_of(opened(), "recall_next_time") == "娘さんの受験の結果を伺う"
    continued = MeetingDialog.continuing(desk, meeting.id, window)
    assert continued.findChild(AiryText, "recall_next_time") is None, "it is being written"
    continued.close()


def test_a_tag_is_switched_from_within_a_text_and_is_kept(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock
) -> None:
    meeting_tags.keep_meeting_tags(store, ["法人", "家族"], clock=clock)
    dialog = opened()
    press(dialog, Qt.Key.Key_A)
    alt(dialog, Qt.Key.Key_2)
    alt(dialog, Qt.Key.Key_1)
    alt(dialog, Qt.Key.Key_1)
    alt(dialog, Qt.Key.Key_9)
    dialog.accept()
    assert written(store, sato).record == Record(NOON, said="a", tags=("家族",))


def test_a_tag_alone_is_no_meeting(opened: Opened, store: Store, sato: Sato) -> None:
    dialog = opened()
    alt(dialog, Qt.Key.Key_1)
    dialog.reject()
    assert store.charts.chart(sato.customer_id).unclosed == ()


def test_a_meeting_that_is_continued_shows_its_tags(
    opened: Opened, store: Store, sato: Sato, desk: Desk, window: QWidget, clock: MovableClock
) -> None:
    record = Record(NOON, said="はい", next_time="次は試乗", tags=("昔のタグ",))
    begun = meetings.begin_meeting(store, sato.customer_id, record, by=None, clock=clock)
    dialog = MeetingDialog.continuing(desk, begun.meeting_id, window)
    dialog.open()
    assert text_of(dialog, "meeting_next_time") == "次は試乗"
    tags = [each for each in dialog.findChildren(QPushButton) if each.isChecked()]
    assert "昔のタグ" in [each.accessibleName() for each in tags]
    dialog.close()


def test_what_was_typed_of_a_call_is_kept_as_a_meeting_at_once(
    opened: Opened, store: Store, sato: Sato
) -> None:
    heard = Record(NOON, Place.PHONE, said="妻が乗り気に")
    dialog = opened(heard)
    assert written(store, sato).record == heard
    assert written(store, sato).answers_id == sato.follow_up_id
    dialog.add_words(Record(NOON, said="金額次第"))
    dialog.accept()
    assert written(store, sato).record.said == "妻が乗り気に\n金額次第"


def test_a_text_as_long_as_a_tag_may_be_leaves_the_window_in_its_place(
    opened: Opened, store: Store, clock: MovableClock
) -> None:
    meeting_tags.keep_meeting_tags(store, [f"{n}" + "長" * 18 for n in range(10)], clock=clock)
    dialog = opened()
    assert dialog.minimumSizeHint().width() <= 1000
    assert child(dialog, QWidget, "go_to_close").isVisible()
