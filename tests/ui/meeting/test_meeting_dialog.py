"""Recording a meeting: kept while it is typed, closed without a question."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
import shiboken6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import (
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.follow_ups import Channel, FollowUpStatus, Plan
from showroom_crm.domain.identifiers import DealId, FollowUpId, MeetingId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Meeting, Place
from showroom_crm.language.sentences import sentence
from showroom_crm.services import customers, drafts, follow_ups, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.airy_text import AiryText
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.meeting.dialog import MeetingDialog
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.forms import child, click, press, text_of, type_into
from tests.ui.refusing import full_disk

Opened = Callable[..., MeetingDialog]


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the dialogs stand over; they end with it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def opened(qtbot: QtBot, window: QWidget, desk: Desk, sato: Sato) -> Opened:
    def open_dialog(
        *, answers_id: FollowUpId | None = None, deal_id: DealId | None = sato.deal_id
    ) -> MeetingDialog:
        dialog = MeetingDialog(desk, sato.customer_id, deal_id, answers_id, window)
        dialog.open()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is dialog)
        return dialog

    return open_dialog


def begun(store: Store, sato: Sato) -> list[Meeting]:
    """Return the meetings that were begun and not closed."""
    return list(customers.reread_chart(store, sato.customer_id).unclosed)


def written(store: Store, sato: Sato) -> Meeting:
    """Return the one meeting that was begun."""
    (meeting,) = begun(store, sato)
    return meeting


def close_wanted(dialog: MeetingDialog) -> list[MeetingId]:
    wanted: list[MeetingId] = []
    dialog.close_wanted.connect(wanted.append)
    return wanted


def test_writing_begins_in_what_the_customer_said(opened: Opened) -> None:
    dialog = opened()
    assert dialog.focusWidget() is child(dialog, QPlainTextEdit, "meeting_said")


def test_the_rep_recalls_the_last_words_the_concern_and_the_promise(opened: Opened) -> None:
    dialog = opened()
    shown = {each.objectName(): each.text() for each in dialog.findChildren(AiryText)}
    assert shown == {
        "recall_words": "「妻が後部座席を気にしていて」",
        "recall_concern": "下取り額 「今の車がいくらになるか」",
        "recall_promise": "10/3(土) 15:00 電話",
        "recall_reason": "下取り額の回答",
        "recall_bring": "持参：査定書",
    }
    assert text_of(dialog, "recall_kana") == "サトウ ケンイチ"
    assert text_of(dialog, "recall_name") == "佐藤 健一 様"


def test_an_empty_meeting_leaves_nothing(opened: Opened, store: Store, sato: Sato) -> None:
    dialog = opened()
    click(dialog, "pick_1_days_ago")
    dialog.reject()
    assert begun(store, sato) == []


def test_the_first_keystroke_begins_the_meeting(opened: Opened, store: Store, sato: Sato) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_A)
    assert written(store, sato).record.said == "a"


def test_what_is_typed_is_kept_within_two_seconds_and_survives_a_crash(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "下取りが")
    type_into(dialog, "meeting_said", "下取りがもう少し上がれば")
    type_into(dialog, "meeting_proposed", "店長に相談")
    qtbot.waitUntil(lambda: written(store, sato).record.proposed == "店長に相談", timeout=2000)
    shiboken6.delete(dialog)
    assert written(store, sato).record.said == "下取りがもう少し上がれば"


def test_keeping_up_does_not_wait_for_a_pause_in_the_typing(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "あ")
    for count in range(2, 20):
        type_into(dialog, "meeting_said", "あ" * count)
        qtbot.wait(100)
    assert len(written(store, sato).record.said) > 5


def test_closing_the_window_saves_and_asks_nothing(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "下取りがもう少し上がれば")
    type_into(dialog, "meeting_attendees", "ご夫婦")
    click(dialog, "meeting_place_their_home")
    dialog.close()
    assert not dialog.isVisible()
    record = written(store, sato).record
    assert (record.said, record.attendees, record.place) == (
        "下取りがもう少し上がれば",
        "ご夫婦",
        Place.THEIR_HOME,
    )


def test_a_word_still_being_composed_is_not_sent_by_its_enter(opened: Opened) -> None:
    dialog = opened()
    wanted = close_wanted(dialog)
    editor = child(dialog, QWidget, "meeting_attendees")
    editor.setFocus()
    QCoreApplication.sendEvent(editor, QInputMethodEvent("ごふうふ", []))
    press(dialog, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert wanted == []


def test_a_meeting_of_two_days_ago_can_be_entered(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened()
    click(dialog, "pick_2_days_ago")
    type_into(dialog, "held_time", "17時半")
    type_into(dialog, "meeting_said", "また来ます")
    dialog.accept()
    assert written(store, sato).record.held_at == datetime(2026, 10, 1, 17, 30)


@pytest.mark.parametrize(
    ("typed", "held_on"),
    [
        ("9/30", "2026-09-30"),
        ("R8.10.2", "2026-10-02"),
        ("12/28", "2026-10-03"),  # Lies ahead and is refused: the day that stood there holds.
    ],
)
def test_a_day_without_a_year_is_the_nearest_one(
    opened: Opened, store: Store, sato: Sato, typed: str, held_on: str
) -> None:
    dialog = opened()
    type_into(dialog, "held_day", typed)
    type_into(dialog, "meeting_said", "また来ます")
    dialog.accept()
    assert written(store, sato).record.held_at.date().isoformat() == held_on


@pytest.mark.parametrize(
    ("day", "fault"),
    [
        ("2026-10-04", "商談の日時が未来です。日時をご確認ください。"),
        ("", "日付を入力してください。"),
    ],
)
def test_a_wrong_date_is_said_beside_it_and_the_words_are_kept_all_the_same(
    opened: Opened, store: Store, sato: Sato, day: str, fault: str
) -> None:
    dialog = opened()
    click(dialog, "pick_1_days_ago")
    type_into(dialog, "held_day", day)
    type_into(dialog, "meeting_said", "また来ます")
    assert text_of(dialog, "held_fault") == fault
    dialog.accept()
    record = written(store, sato).record
    assert (record.said, record.held_at) == ("また来ます", NOON - timedelta(days=1))


def test_a_broken_character_is_said_beside_its_field_before_the_window_goes(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_proposed", "見積をお渡し")
    type_into(dialog, "meeting_said", "高い\x07かな")
    dialog.accept()
    assert dialog.isVisible()
    assert "お客様のお話" in text_of(dialog, "meeting_said_fault")
    assert dialog.focusWidget() is child(dialog, QPlainTextEdit, "meeting_said")
    assert written(store, sato).record.proposed == "見積をお渡し"
    type_into(dialog, "meeting_said", "高いかな")
    dialog.accept()
    assert not dialog.isVisible()
    assert written(store, sato).record.said == "高いかな"


def test_closing_once_more_leaves_without_what_cannot_be_kept(opened: Opened) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "高い\x07かな")
    dialog.accept()
    dialog.accept()
    assert not dialog.isVisible()


def test_a_fault_of_the_machine_keeps_the_window_and_the_words(
    opened: Opened, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = opened()
    full = StoreFailed("database.full")

    def refuse(*_arguments: object, **_options: object) -> None:
        raise full

    monkeypatch.setattr(store.meetings, "begin", refuse)
    type_into(dialog, "meeting_said", "また来ます")
    dialog.accept()
    assert dialog.isVisible()
    assert sentence(full) in text_of(dialog, "meeting_message")
    assert text_of(dialog, "meeting_said") == "また来ます"
    monkeypatch.undo()


def test_the_contact_that_the_caller_names_is_the_one_fulfilled(
    opened: Opened, store: Store, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    visit = Plan(Channel.VISIT_THEM, NOON + timedelta(days=7), reason="試乗車をお届け")
    planned = follow_ups.plan_contact(
        store, sato.customer_id, visit, deal_id=sato.deal_id, by=desk.staff_id, clock=clock
    )
    dialog = opened(answers_id=planned.follow_up_id)
    type_into(dialog, "meeting_said", "また来ます")
    meeting = written(store, sato)
    assert meeting.answers_id == planned.follow_up_id
    assert meeting.record.place is Place.THEIR_HOME


def test_a_first_meeting_asks_for_the_car_and_opens_its_deal_at_the_close(
    window: QWidget, desk: Desk, store: Store, clock: MovableClock
) -> None:
    added = customers.add_customer(store, Profile("高橋 美咲"), by=desk.staff_id, clock=clock)
    dialog = MeetingDialog(desk, added.customer_id, None, None, window)
    dialog.show()
    wanted = close_wanted(dialog)
    assert not child(dialog, QPushButton, "bearing_fulfils").isVisible()
    type_into(dialog, "meeting_wish", "ヤリスクロス")
    click(dialog, "go_to_close")
    call = NextContact(Plan(Channel.PHONE, NOON + timedelta(days=1), reason="お見積り"))
    meetings.close_meeting(store, wanted[0], Answers(), call, by=desk.staff_id, clock=clock)
    (deal,) = customers.reread_chart(store, added.customer_id).deals
    assert deal.deal.wish == "ヤリスクロス"


def test_a_deal_at_hand_is_not_asked_for_its_car_again(opened: Opened) -> None:
    dialog = opened()
    assert not child(dialog, QWidget, "meeting_wish").isVisible()


def test_control_and_enter_go_on_to_the_close_from_any_field(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    wanted = close_wanted(dialog)
    type_into(dialog, "meeting_said", "また来ます")
    press(dialog, Qt.Key.Key_Return, control=True)
    assert wanted == [written(store, sato).id]
    assert not dialog.isVisible()
    assert written(store, sato).record.said == "また来ます"


def test_a_meeting_without_a_word_can_be_closed_too(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    wanted = close_wanted(dialog)
    click(dialog, "go_to_close")
    assert wanted == [written(store, sato).id]


def test_a_meeting_that_was_left_is_continued_where_it_was(
    opened: Opened, window: QWidget, desk: Desk, store: Store, sato: Sato
) -> None:
    first = opened()
    type_into(first, "meeting_said", "また来ます")
    click(first, "meeting_place_phone")
    click(first, "pick_1_days_ago")
    click(first, "bearing_stands")
    first.accept()
    dialog = MeetingDialog.continuing(desk, written(store, sato).id, window)
    dialog.show()
    assert text_of(dialog, "meeting_said") == "また来ます"
    assert child(dialog, QPushButton, "bearing_stands").isChecked()
    recalled = child(dialog, AiryText, "recall_words")
    assert recalled.text() == "「妻が後部座席を気にしていて」"
    type_into(dialog, "meeting_proposed", "見積をお渡し")
    dialog.accept()
    meeting = written(store, sato)
    assert (meeting.record.proposed, meeting.record.place) == ("見積をお渡し", Place.PHONE)
    assert meeting.record.held_at == NOON - timedelta(days=1)
    assert meeting.answers_id is None


def test_recording_leaves_the_planned_contact_standing(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "また来ます")
    dialog.accept()
    planned = store.follow_ups.get(sato.follow_up_id)
    assert planned.status is FollowUpStatus.PLANNED


def test_the_window_fits_a_small_showroom_screen(opened: Opened) -> None:
    dialog = opened()
    assert dialog.minimumSizeHint().height() <= 700
    assert dialog.minimumSizeHint().width() <= 1366
    assert child(dialog, QPushButton, "go_to_close").isVisible()


def test_a_meeting_whose_every_word_was_taken_back_leaves_nothing(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_A)
    press(dialog, Qt.Key.Key_Backspace)
    assert len(begun(store, sato)) == 1
    dialog.reject()
    assert not dialog.isVisible()
    assert begun(store, sato) == []


def test_words_typed_after_all_begin_the_meeting_anew(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    press(dialog, Qt.Key.Key_A)
    press(dialog, Qt.Key.Key_Backspace)
    press(dialog, Qt.Key.Key_B)
    dialog.reject()
    assert written(store, sato).record.said == "b"


def test_answers_without_a_word_are_not_lost_when_the_meeting_is_looked_at(
    opened: Opened, window: QWidget, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened()
    click(dialog, "go_to_close")
    meeting_id = written(store, sato).id
    name = meetings.close_draft_name(meeting_id)
    drafts.keep_draft(store, name, "{}", clock=clock)
    MeetingDialog.continuing(desk, meeting_id, window).reject()
    assert written(store, sato).id == meeting_id
    assert drafts.draft(store, name) is not None


@pytest.mark.parametrize("leave", ["close", "go_on"])
def test_looking_at_a_meeting_is_no_keystroke(
    opened: Opened,
    window: QWidget,
    desk: Desk,
    store: Store,
    sato: Sato,
    clock: MovableClock,
    leave: str,
) -> None:
    first = opened()
    type_into(first, "meeting_said", "また来ます")
    first.accept()
    before = written(store, sato)
    clock.advance(timedelta(minutes=40))
    dialog = MeetingDialog.continuing(desk, before.id, window)
    dialog.show()
    if leave == "close":
        dialog.close()
    else:
        click(dialog, "go_to_close")
    assert written(store, sato) == before


def test_going_on_writes_nothing_that_is_kept_already(
    opened: Opened, store: Store, sato: Sato, clock: MovableClock
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "また来ます")
    typed_at = written(store, sato).typed_at
    clock.advance(timedelta(minutes=5))
    click(dialog, "go_to_close")
    assert written(store, sato).typed_at == typed_at


def test_words_that_the_machine_refused_are_kept_later(
    qtbot: QtBot, opened: Opened, store: Store, sato: Sato, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("showroom_crm.ui.drafts._AGAIN_MS", 100)
    dialog = opened()
    with full_disk(store.meetings) as sentence_of_fault:
        type_into(dialog, "meeting_said", "また来ます")
        assert text_of(dialog, "meeting_message") == sentence_of_fault
    qtbot.waitUntil(lambda: len(begun(store, sato)) == 1, timeout=2000)
    assert written(store, sato).record.said == "また来ます"
    assert not child(dialog, QWidget, "meeting_message").isVisible()


def test_a_second_close_leaves_though_the_machine_refuses(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    type_into(dialog, "meeting_said", "また")
    with full_disk(store.meetings) as sentence_of_fault:
        type_into(dialog, "meeting_said", "また来ます")
        dialog.close()
        assert dialog.isVisible()
        assert sentence_of_fault in text_of(dialog, "meeting_message")
        dialog.close()
        assert not dialog.isVisible()


def test_a_pasted_control_sign_keeps_no_word_from_being_kept(
    opened: Opened, store: Store, sato: Sato
) -> None:
    dialog = opened()
    for field in ("meeting_said", "meeting_proposed", "meeting_attendees"):
        QApplication.clipboard().setText("高い\x0bかな\x00")
        editor = child(dialog, QWidget, field)
        assert isinstance(editor, QPlainTextEdit | QLineEdit)
        editor.paste()
    dialog.accept()
    assert not dialog.isVisible()
    record = written(store, sato).record
    assert (record.said, record.proposed) == ("高い\nかな", "高い\nかな")
    assert record.attendees == "高い かな"


def test_the_words_being_recorded_are_not_those_of_last_time(
    opened: Opened, window: QWidget, desk: Desk, store: Store, sato: Sato
) -> None:
    first = opened()
    type_into(first, "meeting_said", "また来ます")
    first.accept()
    dialog = MeetingDialog.continuing(desk, written(store, sato).id, window)
    assert child(dialog, AiryText, "recall_words").text() == "「妻が後部座席を気にしていて」"
