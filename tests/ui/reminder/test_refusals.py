"""A reminder says what the customer refuses, before anybody dials."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.domain.showroom import Alert
from showroom_crm.language import words
from showroom_crm.services import customers
from showroom_crm.services.store import Store
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.alert_list import AlertModel
from showroom_crm.ui.reminder.list_window import ReminderList
from showroom_crm.ui.reminder.popup import ReminderPopup
from tests.conftest import NOON, SATO, MovableClock, Sato
from tests.ui.forms import child, text_of

REFUSED = frozenset({Refusal.NO_WORK_PHONE, Refusal.NO_MESSAGE})


def alert_of(store: Store, sato: Sato, clock: MovableClock, profile: Profile) -> Alert:
    customers.edit_profile(store, sato.customer_id, profile, by=None, clock=clock)
    [reminder] = store.reminders.due(now=NOON.replace(hour=15))
    return Alert(reminder, store.charts.contact(sato.follow_up_id), None)


@pytest.fixture
def alert(store: Store, sato: Sato, clock: MovableClock) -> Alert:
    work = read_phone("03-1234-5678", kind=PhoneKind.WORK)
    profile = replace(SATO, phones=(work, *SATO.phones), reach=Reach(refusals=REFUSED))
    return alert_of(store, sato, clock, profile)


@pytest.mark.parametrize("quiet", [False, True])
def test_the_popup_says_in_words_what_is_refused(qtbot: QtBot, alert: Alert, quiet: bool) -> None:
    popup = ReminderPopup([alert], now=NOON, quiet=quiet)
    qtbot.addWidget(popup)
    label = child(popup, QLabel, "reminder_refusals")
    assert label.text() == words.refusals(REFUSED)
    assert label.isVisibleTo(popup)
    assert label.property("meaning") == "overdue"


def test_the_popup_shows_the_first_number_that_may_be_called(qtbot: QtBot, alert: Alert) -> None:
    popup = ReminderPopup([alert], now=NOON, quiet=False)
    qtbot.addWidget(popup)
    assert text_of(popup, "reminder_phone") == "090-1234-5678"


def test_the_popup_says_nothing_where_nothing_is_refused(
    qtbot: QtBot, store: Store, sato: Sato, clock: MovableClock
) -> None:
    popup = ReminderPopup([alert_of(store, sato, clock, SATO)], now=NOON, quiet=False)
    qtbot.addWidget(popup)
    assert not child(popup, QLabel, "reminder_refusals").isVisibleTo(popup)


def test_the_list_of_reminders_says_it_too(alert: Alert) -> None:
    model = AlertModel([alert], whose=None, now=NOON)
    row = model.index(0)
    refused = words.refusals(REFUSED)
    assert refused in str(row.data(Qt.ItemDataRole.ToolTipRole))
    assert refused in str(row.data(Qt.ItemDataRole.AccessibleTextRole))
    assert refused in alert_words.spoken(alert, NOON)


def test_the_list_window_says_it_beside_the_number(qtbot: QtBot, alert: Alert) -> None:
    window = ReminderList([alert], whose=None, now=NOON, room=600)
    qtbot.addWidget(window)
    assert text_of(window, "reminder_phone") == "090-1234-5678"
    assert text_of(window, "reminder_refusals") == words.refusals(REFUSED)
