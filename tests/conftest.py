"""What every test can ask for: a real database file, a clock that moves, a known customer."""

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import Concern, ConcernCategory, Decision, WouldBuy
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId
from showroom_crm.domain.meeting_close import Answers, NextContact
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.staff import StaffRole
from showroom_crm.domain.vehicles import Vehicle
from showroom_crm.language.catalog import use_language
from showroom_crm.services import customers, meetings
from showroom_crm.services.store import Store
from showroom_crm.storage.store import open_store

# Nothing that a test prints comes out of a printer of this machine.
os.environ["CUPS_SERVER"] = "/nowhere/cups.sock"

# A Saturday; the showroom's clock stands nine hours ahead of UTC.
NOON = datetime(2026, 10, 3, 12, 0)


class MovableClock:
    """A clock that stands until a test moves it."""

    def __init__(self) -> None:
        self._now = NOON

    def local(self) -> datetime:
        return self._now

    def utc(self) -> datetime:
        return (self._now - timedelta(hours=9)).replace(tzinfo=UTC)

    def set(self, now: datetime) -> None:
        self._now = now

    def advance(self, by: timedelta) -> None:
        self._now += by


@pytest.fixture(autouse=True)
def japanese(monkeypatch: pytest.MonkeyPatch) -> None:
    """Speak Japanese, and ask no secret store of the machine that runs the tests."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    use_language("ja")


@pytest.fixture(scope="session")
def qapp(qapp: QApplication) -> QApplication:
    """As in the program, the last window closed does not quit; every event loop would end."""
    qapp.setQuitOnLastWindowClosed(False)
    return qapp


@pytest.fixture
def clock() -> MovableClock:
    return MovableClock()


@pytest.fixture
def data_dir(tmp_path: Path) -> Path:
    return tmp_path / "showroom"


@pytest.fixture
def store(data_dir: Path) -> Iterator[Store]:
    opened = open_store(data_dir)
    yield opened
    opened.close_thread()


@pytest.fixture
def tanaka(store: Store) -> StaffId:
    """The rep 田中."""
    return store.staff.add("tanaka", "田中", StaffRole.REP).id


class Sato:
    """The customer 佐藤 健一 with an open deal, a concern and an agreed call at 15:00 today."""

    def __init__(self, customer_id: CustomerId, deal_id: DealId, follow_up_id: FollowUpId) -> None:
        self.customer_id = customer_id
        self.deal_id = deal_id
        self.follow_up_id = follow_up_id


SATO = Profile(
    name="佐藤 健一",
    kana="サトウ ケンイチ",
    phones=(read_phone("090-1234-5678"),),
    address="東京都三鷹市下連雀1-2-3",
    birthday=date(1983, 4, 5),
    job="会社員",
    family="妻、長女(小3)",
    hobbies="キャンプ",
    vehicles=(Vehicle(model="アクア", maker="トヨタ", inspection_until=date(2027, 3, 31)),),
)
CALL = Plan(
    Channel.PHONE,
    datetime(2026, 10, 3, 15, 0),
    reason="下取り額の回答",
    bring="査定書",
    agreed=True,
)


@pytest.fixture
def sato(store: Store, clock: MovableClock, tanaka: StaffId) -> Sato:
    added = customers.add_customer(store, SATO, by=tanaka, clock=clock)
    said = Record(
        held_at=NOON - timedelta(days=2),
        attendees="ご夫婦",
        said="妻が後部座席を気にしていて",
        proposed="シエンタの試乗をご案内",
    )
    begun = meetings.begin_meeting(
        store, added.customer_id, said, wish="シエンタ", by=tanaka, clock=clock
    )
    answers = Answers(
        concerns=(
            Concern(
                ConcernCategory.TRADE_IN,
                words="今の車がいくらになるか",
                remedy="査定の上乗せを相談",
                would_buy=WouldBuy.YES,
            ),
        ),
        decision=Decision(words="今月末", on=date(2026, 10, 31), decided_by="ご夫婦"),
    )
    meetings.close_meeting(
        store, begun.meeting_id, answers, NextContact(CALL), by=tanaka, clock=clock
    )
    chart = store.charts.chart(added.customer_id)
    return Sato(added.customer_id, chart.deals[0].deal.id, chart.planned[0].id)
