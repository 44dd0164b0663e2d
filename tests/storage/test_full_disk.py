"""A full disk is told as what it is, and nothing of what stood before is lost."""

from random import Random

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.ink import CANVAS, Drawing, Point, Stroke
from showroom_crm.domain.ink_format import quantised
from showroom_crm.language.sentences import sentence
from showroom_crm.services import portraits
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.store import SqliteStore
from tests.conftest import MovableClock, Sato
from tests.storage.all_rows import everything


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


def scribble(seed: int) -> Drawing:
    """A drawing of many points that no packing makes small."""
    random = Random(seed)
    points = tuple(
        quantised(Point(random.uniform(0, CANVAS), random.uniform(0, CANVAS), random.random(), at))
        for at in range(20_000)
    )
    return Drawing((Stroke(points),))


def test_a_portrait_that_the_disk_has_no_room_for_leaves_the_earlier_one_and_its_photo(
    store: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    face = Drawing((Stroke((Point(1.0, 2.0, 1.0),)),))
    portraits.save_portrait(store, sato.customer_id, face, by=None, clock=clock)
    portraits.keep_photo(store, sato.customer_id, b"photo", by=None, clock=clock)
    before = everything(store)
    pages = store._database.value("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    wish = scribble(1)
    for anew in (False, True):
        with pytest.raises(StoreFailed) as refused:
            portraits.save_portrait(store, sato.customer_id, wish, anew=anew, by=None, clock=clock)
        assert refused.value.key == "database.full"
        assert "空き" in sentence(refused.value)
        assert everything(store) == before
    with pytest.raises(StoreFailed):
        portraits.keep_photo(store, sato.customer_id, b"x" * 500_000, by=None, clock=clock)
    assert everything(store) == before
    store._database.rows("PRAGMA max_page_count = 1000000")
    portraits.save_portrait(store, sato.customer_id, wish, by=None, clock=clock)
    assert portraits.portrait(store, sato.customer_id) == wish
    assert store.faults() == []
