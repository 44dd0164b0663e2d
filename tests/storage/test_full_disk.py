"""A full disk is told as what it is, and nothing of what stood before is lost."""

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock, Sato


@pytest.fixture
def full(store: SqliteStore, sato: Sato) -> SqliteStore:
    """A store whose file may not grow any more, as on a full disk."""
    pages = store._database.value("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    return store


def test_a_full_disk_is_told_and_the_act_is_undone(
    full: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    before = full.charts.chart(sato.customer_id)
    with pytest.raises(StoreFailed) as refused:
        for _customer in range(1000):
            add_customer(full, Profile(name="山田", notes="メモ" * 5000), by=None, clock=clock)
    assert refused.value.key == "database.full"
    assert full.charts.chart(sato.customer_id) == before
    assert full.faults() == []


def test_when_there_is_room_again_the_act_succeeds(full: SqliteStore, clock: MovableClock) -> None:
    profile = Profile(name="山田", notes="メモ" * 50_000)
    with pytest.raises(StoreFailed):
        add_customer(full, profile, by=None, clock=clock)
    full._database.rows("PRAGMA max_page_count = 1000000")
    added = add_customer(full, profile, by=None, clock=clock)
    assert full.customers.get(added.customer_id).name == "山田"
