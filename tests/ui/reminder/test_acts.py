"""What a rep does on a reminder besides recording what came of it."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.attempts import Result
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.reminder_sounds import Sound
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.services import follow_ups, reminders
from showroom_crm.services.reminder_sounds import keep_reminder_sound
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from showroom_crm.ui.workplace import Workplace
from tests.conftest import CALL, MovableClock, Sato
from tests.ui.forms import child, click, text_of
from tests.ui.refusing import no_room
from tests.ui.reminder.conftest import PROMISED, Promise

TEN_MINUTES = timedelta(minutes=10)


def the_popup(stack: ReminderStack) -> ReminderPopup:
    (window,) = stack.windows
    assert isinstance(window, ReminderPopup)
    return window


def choose(window: QWidget, name: str) -> None:
    action = window.findChild(QAction, name)
    assert action is not None
    action.trigger()


@pytest.fixture
def early(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> ReminderPopup:
    """The reminder ten minutes before the call to 佐藤."""
    clock.set(CALL.at - TEN_MINUTES)
    watcher.check()
    return the_popup(stack)


@pytest.fixture
def due(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, clock: MovableClock
) -> ReminderPopup:
    """The reminder at the time of the call to 佐藤."""
    clock.set(CALL.at)
    watcher.check()
    return the_popup(stack)


def test_before_its_time_a_reminder_counts_down_and_asks_only_to_be_taken_in(
    early: ReminderPopup, stack: ReminderStack, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    assert text_of(early, "reminder_standing").startswith("◐ あと10分 15:00")
    assert not early.late
    assert not child(early, QPushButton, "reminder_record").isVisible()
    assert not child(early, QPushButton, "reminder_retry").isVisible()
    click(early, "reminder_acknowledge")
    assert not stack.windows
    watcher.check()
    assert watcher.due == ()

    clock.set(CALL.at)
    watcher.check()
    on_time = the_popup(stack)
    assert child(on_time, QPushButton, "reminder_record").isVisible()
    assert not child(on_time, QPushButton, "reminder_acknowledge").isVisible()


def test_left_alone_it_becomes_the_one_at_the_time(
    early: ReminderPopup, stack: ReminderStack, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    watcher.check()
    assert text_of(the_popup(stack), "reminder_standing").startswith("◐ 本日 15:00")
    assert len(stack.alerts) == 1


def test_a_clock_set_back_turns_no_reminder_into_one_that_is_only_taken_in(
    due: ReminderPopup, stack: ReminderStack, clock: MovableClock
) -> None:
    clock.advance(-TEN_MINUTES)
    stack.show_time()
    assert child(due, QPushButton, "reminder_record").isVisible()
    assert not child(due, QPushButton, "reminder_acknowledge").isVisible()


@pytest.mark.parametrize("act", ["retry_0", "later_5"])
def test_what_cannot_be_saved_is_said_and_the_reminder_stays(
    due: ReminderPopup, stack: ReminderStack, sato: Sato, store: Store, act: str
) -> None:
    with no_room(store) as sentence:
        choose(due, act)
        assert text_of(due, "reminder_popup_fault") == sentence
        assert stack.windows == (due,)
    chart = store.charts.chart(sato.customer_id)
    assert chart.attempts == ()
    assert [each.id for each in chart.planned] == [sato.follow_up_id]
    choose(due, act)
    assert not stack.windows


def test_one_before_its_time_that_cannot_be_taken_in_stays(
    early: ReminderPopup, stack: ReminderStack, store: Store
) -> None:
    with no_room(store) as sentence:
        click(early, "reminder_acknowledge")
        assert text_of(early, "reminder_popup_fault") == sentence
        assert stack.windows == (early,)
    click(early, "reminder_acknowledge")
    assert not stack.windows


def test_nobody_was_there_is_kept_and_tried_again_in_one_click(
    due: ReminderPopup, stack: ReminderStack, sato: Sato, store: Store, clock: MovableClock
) -> None:
    assert child(due, QPushButton, "reminder_retry").text() == "不在"
    choose(due, "retry_0")
    assert not stack.windows
    chart = store.charts.chart(sato.customer_id)
    [attempt] = chart.attempts
    assert (attempt.result, attempt.follow_up_id) == (Result.NOT_IN, sato.follow_up_id)
    [planned] = chart.planned
    assert planned.plan == replace(
        CALL, at=CALL.at + timedelta(minutes=30), agreed=False, until=None
    )
    assert store.faults() == []


@pytest.mark.parametrize("act", ["reminder_print", "reminder_chart"])
def test_looking_at_the_chart_or_printing_it_leaves_the_reminder(
    due: ReminderPopup, stack: ReminderStack, sato: Sato, qtbot: QtBot, act: str
) -> None:
    wish = stack.print_wanted if act == "reminder_print" else stack.chart_wanted
    with qtbot.waitSignal(wish) as wanted:
        click(due, act)
    assert wanted.args == [sato.customer_id]
    assert stack.windows


def test_moving_the_promise_leads_to_its_window_and_comes_back_if_nothing_was_moved(
    due: ReminderPopup,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
    qtbot: QtBot,
) -> None:
    with qtbot.waitSignal(stack.move_wanted) as wanted:
        click(due, "reminder_move")
    assert wanted.args == [sato.customer_id, sato.deal_id, sato.follow_up_id]
    assert not stack.windows
    clock.advance(TEN_MINUTES)
    watcher.check()
    assert stack.windows


def test_a_visit_that_did_not_come_is_said_so(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, desk: Desk, clock: MovableClock
) -> None:
    visit = replace(CALL, channel=Channel.VISIT_US)
    desk.run(
        lambda store: follow_ups.move_contact(
            store, sato.follow_up_id, visit, by=None, clock=clock
        ),
        origin=None,
    )
    clock.set(CALL.at)
    watcher.check()
    assert child(the_popup(stack), QPushButton, "reminder_retry").text() == "来店なし"


def test_in_the_list_the_acts_are_those_of_the_chosen_one(
    stack: ReminderStack, watcher: ReminderWatcher, promise: Promise, clock: MovableClock
) -> None:
    for name in ("一郎", "次郎", "三郎", "四郎"):
        promise(name)
    clock.set(PROMISED)
    watcher.check()
    (window,) = stack.windows
    assert isinstance(window, ReminderList)
    choose(window, "retry_1")
    assert len(stack.alerts) == 3


def test_contacts_with_one_customer_at_one_time_share_a_popup_and_end_one_by_one(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    desk: Desk,
    clock: MovableClock,
    qtbot: QtBot,
) -> None:
    visit = replace(CALL, channel=Channel.VISIT_US, reason="試乗のご案内", lead_minutes=())
    planned = desk.run(
        lambda store: follow_ups.plan_contact(
            store, sato.customer_id, visit, deal_id=None, by=desk.staff_id, clock=clock
        ),
        origin=None,
    )
    assert planned is not None
    clock.set(CALL.at)
    watcher.check()
    popup = the_popup(stack)
    shown = [each.contact.follow_up.id for each in popup.alerts]
    assert sorted(shown) == sorted([sato.follow_up_id, planned.follow_up_id])
    assert text_of(popup, "reminder_beside_0")
    with qtbot.waitSignal(stack.outcome_wanted) as wanted:
        click(popup, "reminder_record_beside_0")
    assert wanted.args == [sato.customer_id, shown[1]]
    assert [each.contact.follow_up.id for each in the_popup(stack).alerts] == [shown[0]]
    choose(the_popup(stack), "later_5")
    assert not stack.windows


def test_it_says_how_often_nobody_was_there(
    due: ReminderPopup, stack: ReminderStack, watcher: ReminderWatcher, clock: MovableClock
) -> None:
    assert not child(due, QLabel, "reminder_tried").isVisible()
    choose(due, "retry_0")
    clock.advance(timedelta(minutes=30))
    watcher.check()
    assert "1回" in text_of(the_popup(stack), "reminder_tried")


def manager_of(store: Store) -> Staff:
    return store.staff.add("yamada", "山田", StaffRole.MANAGER)


def test_a_manager_sees_the_promises_of_reps_quietly_until_they_are_late(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    store: Store,
    desk: Desk,
    clock: MovableClock,
    qtbot: QtBot,
) -> None:
    desk.switch_staff(manager_of(store))
    heard: list[None] = []
    stack.rang.connect(lambda: heard.append(None))
    clock.set(CALL.at)
    watcher.check()
    assert the_popup(stack).quiet
    assert heard == []

    clock.advance(timedelta(minutes=16))
    watcher.check()
    stack.review()
    popup = the_popup(stack)
    assert not popup.quiet
    assert "田中" in text_of(popup, "reminder_standing")
    assert len(heard) == 1
    stack.review()
    assert len(heard) == 1


def test_a_colleague_s_promise_makes_no_sound(
    stack: ReminderStack,
    watcher: ReminderWatcher,
    promise: Promise,
    suzuki: StaffId,
    clock: MovableClock,
) -> None:
    heard: list[None] = []
    stack.rang.connect(lambda: heard.append(None))
    promise("一郎", by=suzuki)
    clock.set(PROMISED)
    watcher.check()
    assert stack.windows
    assert heard == []


def test_a_reminder_to_try_is_shown_as_a_real_one_and_nothing_stands_behind_it(
    stack: ReminderStack, watcher: ReminderWatcher, sato: Sato, store: Store, desk: Desk
) -> None:
    heard: list[None] = []
    stack.rang.connect(lambda: heard.append(None))
    for act in ("reminder_record", "reminder_move", "reminder_print", "reminder_chart"):
        stack.show_sample()
        popup = the_popup(stack)
        assert child(popup, QLabel, "reminder_name").text()
        desk.switch_staff(manager_of(store)) if act == "reminder_record" else watcher.check()
        click(the_popup(stack), act)
        assert not stack.windows, act
    stack.show_sample()
    choose(the_popup(stack), "retry_0")
    assert not stack.windows
    assert len(heard) == 5
    assert store.charts.chart(sato.customer_id).attempts == ()


def test_a_reminder_to_try_has_a_drawn_face(stack: ReminderStack) -> None:
    stack.show_sample()
    portrait = the_popup(stack).alert.portrait
    assert portrait is not None and not portrait.empty


@pytest.fixture
def workplace(qtbot: QtBot, store: Store, clock: MovableClock, sato: Sato) -> Iterator[Workplace]:
    built = Workplace(store, clock)
    built.show()
    yield built
    built.take_down()
    qtbot.wait(1)


def test_the_insistent_sound_goes_on_until_something_is_done(
    workplace: Workplace, store: Store, clock: MovableClock
) -> None:
    keep_reminder_sound(store, Sound.INSISTENT, clock=clock)
    clock.set(CALL.at)
    workplace.watcher.check()
    assert workplace.sound.rung == 1
    assert workplace.sound.insists
    click(the_popup(workplace.stack), "reminder_chart")
    assert not workplace.sound.insists


def test_the_gentle_sound_rings_once(workplace: Workplace, clock: MovableClock) -> None:
    clock.set(CALL.at)
    workplace.watcher.check()
    assert workplace.sound.rung == 1
    assert not workplace.sound.insists


def test_escape_a_minute_before_midnight_comes_back_the_same_day(
    store: Store, sato: Sato, clock: MovableClock
) -> None:
    clock.set(CALL.at)
    [alert] = reminders.fire_due(store, clock=clock)
    clock.set(datetime(2026, 10, 3, 23, 58))
    reminders.put_off(store, alert.reminder.id, minutes=5, clock=clock)
    assert reminders.next_due(store, clock=clock) == datetime(2026, 10, 3, 23, 59, 59)


def test_with_no_time_left_today_it_can_only_be_moved(due: ReminderPopup) -> None:
    assert not child(due, QPushButton, "reminder_later").isHidden()
    due.show_time(datetime(2026, 10, 3, 23, 58))
    assert child(due, QPushButton, "reminder_later").isHidden()
    assert not child(due, QPushButton, "reminder_move").isHidden()
