"""Two charts that were made one part again, and what came since is lost on neither side."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import UndoStepId
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.phones import read_phone
from showroom_crm.domain.undo import UndoKind
from showroom_crm.services import customers, meetings
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import NOON, MovableClock, Sato
from tests.storage.all_rows import everything


@pytest.fixture
def store(data_dir: Path) -> Iterator[SqliteStore]:
    opened = open_store(data_dir)
    yield opened
    opened.close_thread()


class Merged:
    """佐藤's chart and that of 鈴木, whose deal, phone and meeting come to 佐藤."""

    def __init__(self, store: SqliteStore, sato: Sato, clock: MovableClock) -> None:
        self.store, self.clock, self.into = store, clock, sato.customer_id
        suzuki = Profile(name="鈴木 一郎", phones=(read_phone("03-1111-2222"),), notes="甥")
        self.gone = customers.add_customer(store, suzuki, by=None, clock=clock).customer_id
        with store.transaction():
            self.deal = store.deals.open(self.gone, staff_id=None, wish="ノア", on=NOON.date()).id
            call = Plan(Channel.PHONE, NOON + timedelta(days=3), reason="在庫の返事")
            store.follow_ups.plan(self.gone, call, deal_id=self.deal, staff_id=None, at=clock.utc())
        meetings.begin_meeting(
            store, self.gone, Record(NOON, said="ノアを"), deal_id=self.deal, by=None, clock=clock
        )
        self.before = everything(store)
        self.step_id = self._merge()

    def _merge(self) -> UndoStepId:
        database, store = self.store._database, self.store
        ids = (self.into, self.gone)
        with store.undo.recorded(
            UndoKind.MERGED, "佐藤", customer_ids=ids, staff_id=None, at=self.clock.utc()
        ) as step_id:
            database.rows("INSERT INTO merge_under_way VALUES (?, ?)", (self.gone, self.into))
            for table in ("deal", "follow_up", "meeting"):
                database.rows(f"UPDATE {table} SET customer_id = ? WHERE customer_id = ?", ids)
            database.rows("DELETE FROM merge_under_way")
            kept, other = (store.customers.get(each) for each in ids)
            phones = (*kept.profile.phones, *other.profile.phones)
            profile = replace(kept.profile, phones=phones)
            store.customers.save(replace(kept, profile=profile), at=self.clock.utc())
            database.rows("DELETE FROM customer WHERE id = ?", (self.gone,))
        return step_id

    def undo(self) -> None:
        self.store.undo.undo(self.step_id, at=self.clock.utc())


@pytest.fixture
def merged(store: SqliteStore, sato: Sato, clock: MovableClock) -> Merged:
    return Merged(store, sato, clock)


def test_a_merge_is_undone_as_one_step(store: SqliteStore, merged: Merged) -> None:
    assert store.customers.ids() == [merged.into]
    assert store.faults() == []
    merged.undo()
    assert everything(store) == merged.before
    assert store.faults() == []


def test_a_merge_never_waits_in_the_bin(store: SqliteStore, merged: Merged) -> None:
    assert store.undo.steps(in_bin=True) == []
    assert [each.customer_id for each in store.undo.steps(in_bin=False)] == [merged.into]


def test_what_was_entered_since_a_merge_stays_or_goes_with_its_deal(
    store: SqliteStore, merged: Merged, clock: MovableClock
) -> None:
    own = meetings.begin_meeting(
        store, merged.into, Record(NOON, said="佐藤の話"), by=None, clock=clock
    ).meeting_id
    of_deal = meetings.begin_meeting(
        store, merged.into, Record(NOON, said="ノアの話"), deal_id=merged.deal, by=None, clock=clock
    ).meeting_id
    merged.undo()
    assert store.meetings.get(own).customer_id == merged.into
    assert store.meetings.get(of_deal).customer_id == merged.gone
    assert store.faults() == []


def test_a_merge_is_undone_after_the_profile_was_edited_elsewhere(
    store: SqliteStore, merged: Merged, clock: MovableClock
) -> None:
    """A save writes the phones anew; what they say is what the merge left."""
    kept = store.customers.get(merged.into).profile
    customers.edit_profile(store, merged.into, replace(kept, job="自営業"), by=None, clock=clock)
    merged.undo()
    assert store.customers.get(merged.into).profile.job == "自営業"
    assert len(store.customers.get(merged.into).profile.phones) == 1
    assert len(store.customers.get(merged.gone).profile.phones) == 1


def test_a_merge_is_not_undone_over_what_was_changed_since(
    store: SqliteStore, merged: Merged, clock: MovableClock
) -> None:
    kept = store.customers.get(merged.into).profile
    customers.edit_profile(store, merged.into, replace(kept, phones=()), by=None, clock=clock)
    now = everything(store)
    with pytest.raises(RuleBroken, match=r"undo\.changed_since"):
        merged.undo()
    assert everything(store) == now


def test_what_was_deleted_before_a_merge_comes_back_to_whom_the_merge_kept(
    store: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    merged = Merged(store, sato, clock)
    merged.undo()
    deal_gone = store.undo.delete_deal(merged.deal, title="", staff_id=None, at=clock.utc())
    merged.step_id = merged._merge()
    store.undo.undo(deal_gone, at=clock.utc())
    assert store.deals.get(merged.deal).customer_id == merged.into
    assert store.deals.get(merged.deal).state is DealState.OPEN
    assert store.faults() == []
