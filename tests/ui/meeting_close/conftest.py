"""A second meeting with 佐藤, held now, that waits for its close; and promises to others."""

from collections.abc import Callable, Iterator
from datetime import datetime

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.meetings import Record
from showroom_crm.services import customers, meetings
from showroom_crm.services.store import Store
from showroom_crm.ui.desk import Desk
from tests.conftest import NOON, MovableClock, Sato
from tests.ui.meeting_close.closing import Opener


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[QWidget]:
    """The window that the dialogs stand over; they end with it."""
    owner = QWidget()
    qtbot.addWidget(owner)
    with qtbot.waitActive(owner):
        owner.show()
    yield owner


@pytest.fixture
def opened(
    qtbot: QtBot, window: QWidget, desk: Desk, store: Store, sato: Sato, clock: MovableClock
) -> Opener:
    begun = meetings.begin_meeting(
        store,
        sato.customer_id,
        Record(NOON, said="下取りがもう少し上がれば"),
        deal_id=sato.deal_id,
        answers_id=sato.follow_up_id,
        by=desk.staff_id,
        clock=clock,
    )
    return Opener(qtbot, desk, begun.meeting_id, window)


@pytest.fixture
def promise(store: Store, desk: Desk, clock: MovableClock) -> Callable[[datetime], None]:
    """Promises a call to another customer."""

    def made(at: datetime) -> None:
        added = customers.add_customer(store, Profile("高橋 美咲"), by=desk.staff_id, clock=clock)
        with store.transaction():
            store.follow_ups.plan(
                added.customer_id,
                Plan(Channel.PHONE, at, reason="見積"),
                deal_id=None,
                staff_id=desk.staff_id,
                at=clock.utc(),
            )

    return made
