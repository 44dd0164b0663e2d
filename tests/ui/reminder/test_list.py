"""In the list of many reminders each row offers what its own pop-up would."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QListView, QPushButton
from pytestqt.qtbot import QtBot

from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import follow_ups
from showroom_crm.services.board import leave_word
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, NOON, MovableClock, Sato
from tests.ui.forms import child, click, text_of
from tests.ui.reminder.conftest import Promise

NAMES = ("一郎", "次郎", "三郎")


def the_list(stack: ReminderStack) -> ReminderList:
    (window,) = stack.windows
    assert isinstance(window, ReminderList)
    return window


def choose(stack: ReminderStack, customer_id: CustomerId) -> ReminderList:
    window = the_list(stack)
    rows = [alert.contact.customer.id for alert in window.alerts]
    view = child(window, QListView, "reminder_list")
    view.setCurrentIndex(view.model().index(rows.index(customer_id), 0))
    return window


@pytest.fixture
def four(
    promise: Promise,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    sato: Sato,
    clock: MovableClock,
) -> ReminderList:
    """Four reminders at the time of their calls, that of 佐藤 among them."""
    for name in NAMES:
        promise(name, CALL.at)
    clock.set(CALL.at)
    watcher.check()
    return the_list(stack)


@pytest.fixture
def visits(
    promise: Promise,
    store: Store,
    stack: ReminderStack,
    watcher: ReminderWatcher,
    clock: MovableClock,
) -> list[CustomerId]:
    """Four visits to prepare in the morning of their day."""
    tomorrow = NOON + timedelta(days=1)
    customers = []
    for name in (*NAMES, "四郎"):
        customers.append(promise(name, tomorrow))
        (planned,) = store.charts.chart(customers[-1]).planned
        visit = Plan(Channel.VISIT_US, tomorrow, reason="試乗のご案内", lead_minutes=())
        follow_ups.move_contact(store, planned.id, visit, by=None, clock=clock)
    clock.set(tomorrow.replace(hour=9, minute=30))
    watcher.check()
    assert len(the_list(stack).alerts) == len(customers)
    return customers


def test_visits_to_prepare_are_taken_in_one_by_one_and_the_others_stay(
    visits: list[CustomerId], stack: ReminderStack, watcher: ReminderWatcher
) -> None:
    window = choose(stack, visits[2])
    assert child(window, QPushButton, "reminder_acknowledge").isVisible()
    assert not child(window, QPushButton, "reminder_record").isVisible()
    click(window, "reminder_acknowledge")
    assert {alert.contact.customer.id for alert in stack.alerts} == {
        *visits[:2],
        visits[3],
    }
    watcher.check()
    assert len(watcher.due) == 3


def test_what_the_manager_said_stands_below_its_row_and_can_be_taken_in(
    four: ReminderList, stack: ReminderStack, store: Store, desk: Desk, sato: Sato
) -> None:
    manager = store.staff.add("okada", "岡田", StaffRole.MANAGER).id
    desk.run(
        lambda opened: leave_word(
            opened, sato.deal_id, "査定は私がします", by=manager, clock=desk.clock
        ),
        origin=None,
    )
    window = choose(stack, sato.customer_id)
    assert "査定は私がします" in text_of(window, "reminder_manager_word")
    click(window, "reminder_tick_word")
    (word,) = store.manager_words.of_deal(sato.deal_id)
    assert word.ticked_at == CALL.at
    window = choose(stack, sato.customer_id)
    assert not child(window, QPushButton, "reminder_tick_word").isVisible()
    assert len(stack.alerts) == 4


def test_a_remedy_that_is_not_ready_stands_below_its_row_only(
    four: ReminderList, stack: ReminderStack, sato: Sato
) -> None:
    window = choose(stack, sato.customer_id)
    shown = child(window, QLabel, "reminder_preparation")
    assert shown.isVisible() and shown.text()
    other = next(alert for alert in stack.alerts if alert.contact.customer.id != sato.customer_id)
    choose(stack, other.contact.customer.id)
    assert not shown.isVisible()


def test_the_enter_key_on_a_row_opens_its_chart_and_the_reminder_stays(
    four: ReminderList, stack: ReminderStack, sato: Sato, qtbot: QtBot
) -> None:
    window = choose(stack, sato.customer_id)
    view = child(window, QListView, "reminder_list")
    view.setFocus()
    with qtbot.waitSignal(stack.chart_wanted) as wanted:
        QTest.keyClick(view, Qt.Key.Key_Return)
    assert wanted.args == [sato.customer_id]
    assert len(stack.alerts) == 4
