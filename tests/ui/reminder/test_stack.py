from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAction, QCloseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QListView, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.language import words
from showroom_crm.language.catalog import use_language
from showroom_crm.services import customers, follow_ups, meetings, reminders
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.hidden_window import HiddenReminders
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.stack import RECORDING_MINUTES, ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, SATO, MovableClock, Sato
from tests.ui.forms import child, click, text_of
from tests.ui.reminder.conftest import PROMISED, Promise


def shown_text(window: QWidget) -> str:
    """Return all that can be read in a window, tooltips and spoken words too."""
    parts = [window.accessibleName(), window.windowTitle(), window.toolTip()]
    for widget in window.findChildren(QWidget):
        parts += [widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()]
        if isinstance(widget, QLabel | QPushButton):
            parts.append(widget.text())
    return "\n".join(parts)


def choose_later(window: QWidget, minutes: int) -> None:
    child_action = window.findChild(QAction, f"later_{minutes}")
    assert child_action is not None
    child_action.trigger()


@pytest.fixture
def popup(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> ReminderPopup:
    """The pop-up of 佐藤, at the agreed time."""
    clock.set(CALL.at)
    watcher.check()
    (window,) = stack.windows
    assert isinstance(window, ReminderPopup)
    return window


def test_the_popup_shows_who_why_what_to_bring_and_what_was_said(popup: ReminderPopup) -> None:
    assert popup.isVisible()
    assert text_of(popup, "reminder_name") == words.addressed("佐藤 健一")
    assert text_of(popup, "reminder_kana") == "サトウ ケンイチ"
    assert text_of(popup, "reminder_phone") == "090-1234-5678"
    assert text_of(popup, "reminder_reason") == "下取り額の回答"
    assert "妻が後部座席を気にしていて" in text_of(popup, "reminder_said")
    assert "査定書" in text_of(popup, "reminder_bring")
    assert text_of(popup, "reminder_standing").startswith("◐")
    assert child(popup, QLabel, "reminder_again").isHidden()
    assert not popup.late


def test_a_key_meant_for_another_window_presses_no_button(popup: ReminderPopup) -> None:
    popup.activateWindow()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(popup, key)
    assert popup.isVisible()


def test_called_is_saved_and_leads_to_its_outcome(
    popup: ReminderPopup,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(stack.outcome_wanted) as wanted:
        click(popup, "reminder_record")
    assert wanted.args == [sato.customer_id, sato.follow_up_id]
    assert not stack.windows
    watcher.check()
    assert watcher.due == ()


def test_the_button_says_what_the_rep_did(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    visit = replace(CALL, channel=Channel.VISIT_THEM)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, visit, by=None, clock=clock
        ),
        origin=None,
    )
    clock.set(CALL.at)
    watcher.check()
    button = child(stack.windows[0], QPushButton, "reminder_record")
    assert button.text() == alert_words.record(Channel.VISIT_THEM)


@pytest.mark.parametrize("minutes", [5, 10, 30])
def test_later_brings_it_back_after_so_many_minutes(
    popup: ReminderPopup,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    clock: MovableClock,
    minutes: int,
) -> None:
    choose_later(popup, minutes)
    assert not stack.windows
    watcher.check()
    clock.advance(timedelta(minutes=minutes, seconds=-1))
    watcher.check()
    assert not stack.windows
    clock.advance(timedelta(seconds=1))
    watcher.check()
    (window,) = stack.windows
    assert window.late, "lateness counts from the agreed time"


def test_escape_means_five_minutes_later(
    popup: ReminderPopup, stack: ReminderStack, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    assert not stack.windows
    watcher.check()
    clock.advance(timedelta(minutes=5))
    watcher.check()
    assert len(stack.windows) == 1


def test_closing_the_program_answers_nothing(
    popup: ReminderPopup, watcher: ReminderWatcher, clock: MovableClock, store: Store
) -> None:
    event = QCloseEvent()
    popup.closeEvent(event)
    assert event.isAccepted(), "quitting is not held up"
    (due,) = store.reminders.due(now=clock.local())
    assert due.again


def test_the_chart_opens_and_the_reminder_stays(
    popup: ReminderPopup, stack: ReminderStack, sato: Sato, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(stack.chart_wanted) as wanted:
        click(popup, "reminder_chart")
    assert wanted.args == [sato.customer_id]
    assert list(stack.windows) == [popup]


def test_one_that_may_not_have_been_seen_says_so(
    watcher: ReminderWatcher, sato: Sato, clock: MovableClock, desk: Desk, qtbot: QtBot
) -> None:
    clock.set(CALL.at)
    watcher.check()
    watcher.stop()
    restarted, stack = ReminderWatcher(desk), ReminderStack(desk)
    restarted.alerts_fired.connect(stack.show_alerts)
    restarted.check()
    (window,) = stack.windows
    assert not child(window, QLabel, "reminder_again").isHidden()
    restarted.stop()
    stack.close()


def test_how_late_it_is_grows_while_it_stands_there(
    popup: ReminderPopup, stack: ReminderStack, clock: MovableClock
) -> None:
    clock.advance(timedelta(minutes=20))
    stack.show_time()
    assert popup.late
    assert words.late(timedelta(minutes=20)) in text_of(popup, "reminder_standing")


def test_an_outcome_recorded_elsewhere_takes_it_away(
    popup: ReminderPopup,
    stack: ReminderStack,
    desk: Desk,
    sato: Sato,
    clock: MovableClock,
    tanaka: StaffId,
) -> None:
    held = Record(held_at=clock.local(), said="承知しました")
    begun = desk.run(
        lambda store: meetings.begin_meeting(
            store, sato.customer_id, held, deal_id=sato.deal_id,
            answers_id=sato.follow_up_id, by=tanaka, clock=clock,
        ),
        origin=None,
    )  # fmt: skip
    assert begun is not None
    assert list(stack.windows) == [popup], "a meeting that is not closed yet answers nothing"

    tomorrow = replace(CALL, at=CALL.at + timedelta(days=1))
    desk.run(
        lambda store: meetings.close_meeting(
            store, begun.meeting_id, Answers(), NextContact(tomorrow), by=tanaka, clock=clock
        ),
        origin=None,
    )
    assert not stack.windows


def test_a_promise_moved_elsewhere_takes_it_away(
    popup: ReminderPopup, stack: ReminderStack, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    moved = replace(CALL, at=CALL.at + timedelta(hours=1))
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, moved, by=None, clock=clock
        ),
        origin=None,
    )
    assert not stack.windows


def test_a_name_mended_on_the_chart_is_mended_here(
    popup: ReminderPopup, stack: ReminderStack, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    mended = replace(SATO, name="佐藤 賢一")
    desk.run(
        lambda store: customers.edit_profile(
            store, sato.customer_id, mended, by=desk.staff_id, clock=clock
        ),
        origin=None,
    )
    assert list(stack.windows) == [popup]
    assert text_of(popup, "reminder_name") == words.addressed("佐藤 賢一")


def test_without_an_outcome_it_comes_again_after_the_meeting_was_left(
    popup: ReminderPopup, stack: ReminderStack, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    click(popup, "reminder_record")
    assert stack.windows == ()
    clock.advance(timedelta(minutes=RECORDING_MINUTES) - timedelta(seconds=1))
    watcher.check()
    assert stack.windows == ()
    clock.advance(timedelta(seconds=1))
    watcher.check()
    assert len(stack.windows) == 1


def test_what_was_missed_while_the_pc_was_off_comes_in_one_window_oldest_first(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    promise("佐藤", at=PROMISED + timedelta(hours=1))
    promise("鈴木", at=PROMISED)
    clock.set(PROMISED + timedelta(hours=3))
    watcher.check()
    (window,) = stack.windows
    assert isinstance(window, ReminderList)
    assert [alert.contact.customer.name for alert in window.alerts] == ["鈴木", "佐藤"]


def test_a_refusal_is_shown_and_the_reminder_stays(
    popup: ReminderPopup, stack: ReminderStack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_arguments: object, **_options: object) -> None:
        raise StoreFailed("database.full")

    monkeypatch.setattr(reminders, "put_off", full)
    click(popup, "reminder_record")
    assert list(stack.windows) == [popup]
    assert child(popup, QLabel, "reminder_popup_fault").isVisible()
    assert text_of(popup, "reminder_popup_fault")


def test_markup_in_a_name_stays_text(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    promise("<b>太郎</b>")
    clock.set(PROMISED)
    watcher.check()
    label = child(stack.windows[0], QLabel, "reminder_name")
    assert label.text() == words.addressed("<b>太郎</b>")
    assert label.textFormat() is Qt.TextFormat.PlainText
    assert "<b>" not in label.toolTip()


def test_another_reps_promise_comes_in_a_quieter_form(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    suzuki: StaffId,
    clock: MovableClock,
) -> None:
    promise("高橋 美咲", by=suzuki)
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    assert "鈴木" in text_of(window, "reminder_standing")
    assert child(window, QPushButton, "reminder_record").property("primary") is None
    assert child(window, QLabel, "reminder_phone").isHidden()


def test_it_grows_loud_when_that_rep_takes_over(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    suzuki: StaffId,
    desk: Desk,
    store: Store,
    clock: MovableClock,
) -> None:
    promise("高橋 美咲", by=suzuki)
    clock.set(PROMISED)
    watcher.check()
    desk.switch_staff(store.staff.get(suzuki))
    (window,) = stack.windows
    assert child(window, QPushButton, "reminder_record").property("primary") == "true"


def test_several_stand_one_above_the_other_and_close_ranks(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    for minute, name in enumerate(["一郎", "次郎"]):
        promise(name, PROMISED + timedelta(minutes=minute))
    clock.set(PROMISED)
    watcher.check()
    (first,) = stack.windows
    lowest = first.frameGeometry()

    clock.advance(timedelta(minutes=1))
    watcher.check()
    first_again, second = stack.windows
    assert first_again is first
    assert first.frameGeometry() == lowest, "the one that was there does not move"
    assert second.frameGeometry().bottom() < lowest.top()

    QTest.keyClick(first, Qt.Key.Key_Escape)
    assert list(stack.windows) == [second]
    assert second.frameGeometry().bottom() == lowest.bottom()


def test_a_click_that_hits_what_just_moved_under_the_hand_does_nothing(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    clock: MovableClock,
    qtbot: QtBot,
    qapp: QApplication,
) -> None:
    qapp.setDoubleClickInterval(150)
    promise("一郎")
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    click(window, "reminder_record")
    assert list(stack.windows) == [window]
    qtbot.wait(200)
    click(window, "reminder_record")
    assert not stack.windows


def test_from_four_on_they_are_a_list_with_the_oldest_chosen(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    clock: MovableClock,
    qtbot: QtBot,
) -> None:
    for minute, name in enumerate(["一郎", "次郎", "三郎", "四郎", "五郎"]):
        promise(name, PROMISED - timedelta(minutes=minute))
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    assert isinstance(window, ReminderList)
    assert window.chosen().contact.customer.name == "五郎"
    view = child(window, QListView, "reminder_list")
    names = [view.model().index(row, 0).data() for row in range(view.model().rowCount())]
    assert names == [words.addressed(n) for n in ["五郎", "四郎", "三郎", "次郎", "一郎"]]

    with qtbot.waitSignal(stack.outcome_wanted):
        click(window, "reminder_record")
    (window,) = stack.windows
    assert isinstance(window, ReminderList)
    choose_later(window, 10)
    assert [alert.contact.customer.name for alert in stack.alerts] == ["三郎", "次郎", "一郎"]
    assert len(stack.windows) == 3 or isinstance(stack.windows[0], ReminderList)


def test_names_of_eight_signs_are_told_apart_in_the_list(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    for name in ("勅使河原五左衛門", "勅使河原五左衛士"):
        promise(name, PROMISED - timedelta(days=3))
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    view = child(window, QListView, "reminder_list")
    view.clearSelection()
    rows = [view.visualRect(view.model().index(row, 0)) for row in range(2)]
    upper_lines = [row.adjusted(0, 0, 0, -row.height() // 2) for row in rows]
    first, second = (view.viewport().grab(line).toImage() for line in upper_lines)
    assert first != second


@pytest.mark.parametrize("language", ["ja", "en"])
def test_the_time_of_a_late_promise_is_never_cut(
    language: str,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    desk: Desk,
    clock: MovableClock,
    qtbot: QtBot,
) -> None:
    use_language(language)
    visit = replace(CALL, channel=Channel.VISIT_US, agreed=False)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, visit, by=None, clock=clock
        ),
        origin=None,
    )
    clock.set(CALL.at + timedelta(days=12))
    watcher.check()
    (window,) = stack.windows
    qtbot.waitExposed(window)
    standing = child(window, QLabel, "reminder_standing")
    assert "15:00" in standing.text()
    wrapped = standing.fontMetrics().boundingRect(
        QRect(0, 0, standing.width(), 1000), Qt.TextFlag.TextWordWrap, standing.text()
    )
    assert wrapped.width() <= standing.width()
    assert wrapped.height() <= standing.height()
    agreement = child(window, QLabel, "reminder_agreement")
    assert agreement.geometry().right() < window.width()
    assert agreement.width() >= agreement.sizeHint().width()


def test_escape_puts_off_the_whole_list(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    for name in ["一郎", "次郎", "三郎", "四郎"]:
        promise(name)
    clock.set(PROMISED)
    watcher.check()
    QTest.keyClick(stack.windows[0], Qt.Key.Key_Escape)
    assert not stack.windows
    watcher.check()
    clock.advance(timedelta(minutes=5))
    watcher.check()
    assert len(stack.alerts) == 4


@pytest.mark.parametrize("count", [1, 5])
def test_a_locked_desk_shows_no_customer(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    desk: Desk,
    sato: Sato,
    clock: MovableClock,
    count: int,
) -> None:
    for number in range(count - 1):
        promise(f"高橋 {number}")
    clock.set(CALL.at)
    watcher.check()
    desk.set_locked(True)
    (window,) = stack.windows
    assert isinstance(window, HiddenReminders)
    text = shown_text(window)
    assert "15:00" in text
    assert "田中" in text
    for secret in ("佐藤", "高橋", "サトウ", "090", "下取り", "後部座席", "査定書"):
        assert secret not in text

    desk.set_locked(False)
    assert "佐藤 健一" in "".join(
        alert.contact.customer.name for w in stack.windows for alert in w.alerts
    )


def test_one_that_falls_due_while_locked_shows_no_customer(
    stack: ReminderStack, watcher: ReminderWatcher, desk: Desk, sato: Sato, clock: MovableClock
) -> None:
    desk.set_locked(True)
    clock.set(CALL.at)
    watcher.check()
    (window,) = stack.windows
    assert "佐藤" not in shown_text(window)
    click(window, "reminder_later")
    assert not stack.windows
    watcher.check()
    clock.advance(timedelta(minutes=5))
    watcher.check()
    assert len(stack.windows) == 1


def test_the_keys_reach_it_when_they_are_asked_for(
    popup: ReminderPopup, stack: ReminderStack, qtbot: QtBot
) -> None:
    stack.take_keyboard()
    qtbot.waitUntil(popup.isActiveWindow)
    with qtbot.waitSignal(stack.outcome_wanted):
        QTest.keyClick(popup.focusWidget(), Qt.Key.Key_Return)
