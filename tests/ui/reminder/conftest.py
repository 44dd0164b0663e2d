"""A watcher and a stack as the program wires them, at a desk where 田中 works."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import customers, follow_ups
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder.stack import ReminderStack
from showroom_crm.ui.reminder.watcher import ReminderWatcher
from tests.conftest import NOON, MovableClock

PROMISED = NOON.replace(hour=15)

Promise = Callable[..., CustomerId]


@pytest.fixture(autouse=True)
def clicks_count_at_once(qapp: QApplication) -> Iterator[None]:
    """Windows that just appeared ignore clicks as long as a double click may last."""
    usual = qapp.doubleClickInterval()
    qapp.setDoubleClickInterval(0)
    yield
    qapp.setDoubleClickInterval(usual)


@pytest.fixture
def watcher(desk: Desk) -> Iterator[ReminderWatcher]:
    started = ReminderWatcher(desk)
    yield started
    started.stop()


@pytest.fixture
def stack(desk: Desk, watcher: ReminderWatcher, qtbot: QtBot) -> Iterator[ReminderStack]:
    started = ReminderStack(desk)
    watcher.alerts_fired.connect(started.show_alerts)
    yield started
    started.close()
    qtbot.wait(1)


@pytest.fixture
def suzuki(store: Store) -> StaffId:
    """Another rep, 鈴木."""
    return store.staff.add("suzuki", "鈴木", StaffRole.REP).id


@pytest.fixture
def promise(store: Store, clock: MovableClock, tanaka: StaffId) -> Promise:
    """Make a customer to whom a call is promised."""

    def make(name: str, at: datetime = PROMISED, *, by: StaffId = tanaka) -> CustomerId:
        added = customers.add_customer(store, Profile(name=name), by=by, clock=clock)
        plan = Plan(Channel.PHONE, at, reason="納期の連絡", lead_minutes=())
        made = min(at, clock.local()) - timedelta(days=1)
        now = clock.local()
        clock.set(made)
        follow_ups.plan_contact(store, added.customer_id, plan, deal_id=None, by=by, clock=clock)
        clock.set(now)
        return added.customer_id

    return make
