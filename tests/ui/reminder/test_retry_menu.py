"""The menu of a pop-up for a try that reached nobody."""

from dataclasses import replace
from datetime import datetime, time, timedelta

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QLabel, QMenu, QPushButton

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.domain.open_days import ALWAYS_OPEN
from showroom_crm.domain.phones import PhoneKind, read_phone
from showroom_crm.domain.reaching import Reach, Refusal
from showroom_crm.services.calls import record_attempt
from showroom_crm.services.customers import edit_profile
from showroom_crm.services.store import Store
from showroom_crm.ui.call.proposing import failed_tries, ways_after
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.popup import ReminderPopup
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import CALL, SATO, MovableClock, Sato
from tests.ui.forms import child, text_of
from tests.ui.refusing import no_room

EVENINGS = Reach(hours=(time(17, 30), time(20)))
NO_PHONE = Reach(channel=Channel.LINE, refusals=frozenset({Refusal.NO_PHONE}))


class Due:
    """The call to 佐藤 is due, and its pop-up is on the screen."""

    def __init__(
        self, desk: Desk, watcher: ReminderWatcher, stack: ReminderStack, sato: Sato
    ) -> None:
        self.desk, self._watcher, self._stack, self._sato = desk, watcher, stack, sato

    @property
    def popup(self) -> ReminderPopup:
        (window,) = self._stack.windows
        assert isinstance(window, ReminderPopup)
        return window

    @property
    def menu(self) -> QMenu:
        menu = child(self.popup, QPushButton, "reminder_retry").menu()
        assert isinstance(menu, QMenu)
        return menu

    @property
    def offered(self) -> list[str]:
        return [each.text() for each in self.menu.actions() if each.isEnabled()]

    def choose(self, number: int) -> None:
        action = self.popup.findChild(QAction, f"retry_{number}")
        assert action is not None
        action.trigger()

    def change(self, profile: Profile) -> None:
        """A colleague enters what the customer told them."""
        self.desk.run(
            lambda store: edit_profile(
                store, self._sato.customer_id, profile, by=None, clock=self.desk.clock
            ),
            origin=None,
        )

    def try_by(self, channel: Channel, result: Result, days_ago: int, number: str = "") -> None:
        at = CALL.at - timedelta(days=days_ago)
        attempt = Attempt(self._sato.customer_id, channel, result, at, number=number)
        self.desk.run(
            lambda store: record_attempt(store, attempt, None, by=None, clock=self.desk.clock),
            origin=None,
        )


@pytest.fixture
def due(
    desk: Desk, watcher: ReminderWatcher, stack: ReminderStack, sato: Sato, clock: MovableClock
) -> Due:
    clock.set(CALL.at)
    watcher.check()
    return Due(desk, watcher, stack, sato)


def test_who_may_be_called_at_any_time_is_called_soon_or_tomorrow(due: Due) -> None:
    assert due.offered == ["あと30分 15:30", "あと1時間 16:00", "あと3時間 18:00", "10/4(日) 15:00"]


def test_the_hours_of_the_customer_are_said_and_kept(due: Due, store: Store, sato: Sato) -> None:
    due.change(replace(SATO, reach=EVENINGS))
    (said, *_offered) = due.menu.actions()
    assert "17:30–20:00" in said.text() and not said.isEnabled()
    assert due.offered == ["本日 17:30–20:00", "あと3時間 18:00", "10/4(日) 17:30–20:00"]
    due.choose(0)
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert (planned.plan.at, planned.plan.until) == (
        datetime(2026, 10, 3, 17, 30),
        time(20),
    )
    assert planned.plan.reason == CALL.reason


def test_a_channel_refused_meanwhile_gives_way_to_another(
    due: Due, store: Store, sato: Sato
) -> None:
    due.change(replace(SATO, reach=NO_PHONE))
    assert due.offered == ["LINE 10/4(日) 15:00"]
    due.choose(0)
    (planned,) = store.charts.chart(sato.customer_id).planned
    assert planned.plan.channel is Channel.LINE
    assert [each.result for each in store.charts.chart(sato.customer_id).attempts] == [
        Result.NOT_IN
    ]
    assert store.faults() == []


def test_a_number_that_a_colleague_found_dead_is_not_tried_again(due: Due) -> None:
    due.change(replace(SATO, reach=Reach(channel=Channel.LINE)))
    due.try_by(Channel.PHONE, Result.NUMBER_DEAD, 0, SATO.phones[0].number)
    assert due.offered == ["LINE 10/4(日) 15:00"]
    assert "つながらない番号" in text_of(due.popup, "reminder_refusals")


def test_where_one_number_is_dead_the_other_one_is_shown(due: Due) -> None:
    home = read_phone("03-1234-5678", kind=PhoneKind.HOME)
    due.change(replace(SATO, phones=(*SATO.phones, home)))
    due.try_by(Channel.PHONE, Result.NUMBER_DEAD, 0, SATO.phones[0].number)
    assert text_of(due.popup, "reminder_phone") == "03-1234-5678"
    assert not child(due.popup, QLabel, "reminder_refusals").isVisible()
    assert due.offered[0] == "あと30分 15:30"


def test_after_three_failures_other_ways_are_offered_too_as_where_a_call_is_recorded(
    due: Due, store: Store, sato: Sato
) -> None:
    for days_ago in (2, 1):
        due.try_by(Channel.PHONE, Result.NOT_IN, days_ago)
    assert due.offered[:3] == ["あと30分 15:30", "あと1時間 16:00", "あと3時間 18:00"]
    ways = due.offered[3:]
    assert len(ways) == 3
    assert ways[0].startswith("10/4(日)"), "by phone, at an hour not tried"
    assert any(way.startswith("LINE") for way in ways)
    chart = store.charts.chart(sato.customer_id)
    failed = failed_tries(chart, Attempt(sato.customer_id, Channel.PHONE, Result.NOT_IN, CALL.at))
    recorded = ways_after(chart, failed, now=CALL.at, days=ALWAYS_OPEN)
    assert ways == [alert_words.retry(way, Channel.PHONE, CALL.at) for way in recorded]


@pytest.fixture
def opened(due: Due) -> Due:
    """The menu is open, and stays so."""
    due.menu.popup(due.popup.pos())
    assert due.menu.isVisible()
    return due


def test_refused_while_the_menu_is_open_that_is_said_and_the_next_time_it_is_known(
    opened: Due, store: Store, sato: Sato
) -> None:
    opened.change(replace(SATO, reach=NO_PHONE))
    assert opened.offered[0].endswith("15:30"), "what is under the pointer stays where it is"
    opened.choose(0)
    assert "電話" in text_of(opened.popup, "reminder_popup_fault")
    assert [each.id for each in store.charts.chart(sato.customer_id).planned] == [sato.follow_up_id]
    opened.menu.close()
    opened.menu.popup(opened.popup.pos())
    assert opened.offered == ["LINE 10/4(日) 15:00"]
    opened.menu.close()


def test_on_a_full_disk_with_the_menu_open_the_reminder_stays_with_all_it_offers(
    opened: Due, store: Store, sato: Sato
) -> None:
    popup = opened.popup
    before = opened.offered
    with no_room(store) as sentence:
        opened.choose(0)
        assert text_of(popup, "reminder_popup_fault") == sentence
    opened.menu.close()
    assert opened.popup is popup
    assert opened.offered == before
    assert store.charts.chart(sato.customer_id).attempts == ()
