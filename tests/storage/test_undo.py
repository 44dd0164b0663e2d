"""Every row that an act removed or changed comes back as it was, and nothing else is touched."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, UndoStepId
from showroom_crm.domain.showroom import Query
from showroom_crm.domain.undo import UndoKind
from showroom_crm.services import customers, finding, follow_ups
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import NOON, MovableClock, Sato
from tests.services.whole_customer import complete
from tests.storage.all_rows import everything


@pytest.fixture
def store(data_dir: Path) -> Iterator[SqliteStore]:
    opened = open_store(data_dir)
    yield opened
    opened.close_thread()


@pytest.fixture
def wife(store: SqliteStore, sato: Sato, clock: MovableClock) -> CustomerId:
    return complete(store, sato, clock)


def delete(store: SqliteStore, what: str, row_id: int, clock: MovableClock) -> UndoStepId:
    act = getattr(store.undo, f"delete_{what}")
    step_id: UndoStepId = act(row_id, title=what, staff_id=None, at=clock.utc())
    return step_id


def last_meeting(store: SqliteStore) -> int:
    return int(store._database.value("SELECT max(id) FROM meeting"))


def test_a_deleted_customer_leaves_no_row_and_comes_back_whole(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    before = everything(store)
    step_id = delete(store, "customer", sato.customer_id, clock)
    for table, rows in everything(store).items():
        kept = {"staff", "customer", "person", "household"}
        assert not rows or table in kept, table
    assert store.customers.ids() == [wife]
    assert store.faults() == []
    store.undo.undo(step_id, at=clock.utc())
    assert everything(store) == before
    assert store.faults() == []


@pytest.mark.parametrize("what", ["deal", "meeting", "follow_up"])
def test_each_kind_of_deletion_is_undone_exactly(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock, what: str
) -> None:
    ids = {"deal": sato.deal_id, "meeting": last_meeting(store), "follow_up": sato.follow_up_id}
    before = everything(store)
    step_id = delete(store, what, ids[what], clock)
    assert everything(store) != before
    assert store.faults() == []
    store.undo.undo(step_id, at=clock.utc())
    assert everything(store) == before
    assert store.faults() == []


def test_links_come_back_whichever_side_comes_first(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    before = everything(store)
    husband_gone = delete(store, "customer", sato.customer_id, clock)
    wife_gone = delete(store, "customer", wife, clock)
    store.undo.undo(husband_gone, at=clock.utc())
    assert store.faults() == []
    store.undo.undo(wife_gone, at=clock.utc())
    assert everything(store) == before


def test_what_fails_within_a_recorded_act_leaves_everything_as_it_was(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    before = everything(store)

    class PowerCutError(Exception):
        pass

    with (
        pytest.raises(PowerCutError),
        store.undo.recorded(
            UndoKind.CUSTOMER_DELETED,
            "",
            customer_ids=[sato.customer_id],
            staff_id=None,
            at=clock.utc(),
        ),
    ):
        delete(store, "customer", sato.customer_id, clock)
        raise PowerCutError
    assert everything(store) == before
    assert store.undo.steps(in_bin=False) == []
    assert store.faults() == []


def test_numbers_and_ids_of_the_deleted_are_given_to_nobody(
    store: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    other = customers.add_customer(store, Profile(name="最後 太郎"), by=None, clock=clock)
    number = store.customers.get(other.customer_id).number
    step_id = delete(store, "customer", other.customer_id, clock)
    newer = customers.add_customer(store, Profile(name="次 花子"), by=None, clock=clock)
    assert store.customers.get(newer.customer_id).number > number
    assert newer.customer_id > other.customer_id
    store.undo.undo(step_id, at=clock.utc())
    assert store.customers.get(other.customer_id).number == number


def test_a_contact_comes_back_beside_one_that_was_set_since(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    """The one that came in between held the deal; the earlier one holds it again."""
    step_id = delete(store, "follow_up", sato.follow_up_id, clock)
    soon = Plan(Channel.MAIL, NOON + timedelta(hours=1), reason="資料の送付")
    follow_ups.plan_contact(
        store, sato.customer_id, soon, deal_id=sato.deal_id, by=None, clock=clock
    )
    store.undo.undo(step_id, at=clock.utc())
    assert [each.plan.reason for each in store.follow_ups.of_deal(sato.deal_id)] == [
        "資料の送付",
        "下取り額の回答",
        "シエンタの試乗",
    ]
    assert store.faults() == []


def test_what_belongs_to_something_in_the_bin_waits_for_it(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    before = everything(store)
    meeting_gone = delete(store, "meeting", last_meeting(store), clock)
    deal_gone = delete(store, "deal", sato.deal_id, clock)
    customer_gone = delete(store, "customer", sato.customer_id, clock)
    for step_id in (meeting_gone, deal_gone):
        with pytest.raises(RuleBroken, match=r"bin\.parent_gone"):
            store.undo.undo(step_id, at=clock.utc())
    for step_id in (customer_gone, deal_gone, meeting_gone):
        store.undo.undo(step_id, at=clock.utc())
    assert everything(store) == before


def test_an_emptied_bin_frees_the_files_and_brings_nothing_back(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    files = [row[0] for row in store._database.rows("SELECT file FROM attachment")]
    assert files
    step_id = delete(store, "customer", sato.customer_id, clock)
    assert store.undo.empty() == files
    assert store.undo.steps(in_bin=False) == []
    assert store._database.rows("SELECT * FROM undo_row") == []
    with pytest.raises(KeyError):
        store.undo.undo(step_id, at=clock.utc())


def test_the_search_follows_what_is_there(
    store: SqliteStore, sato: Sato, wife: CustomerId, clock: MovableClock
) -> None:
    def found(word: str) -> int:
        return finding.count(store, Query(words=word), clock=clock)

    assert (found("ケンイチ"), found("迷っている")) == (1, 1)
    step_id = delete(store, "customer", sato.customer_id, clock)
    assert (found("ケンイチ"), found("迷っている")) == (0, 0)
    store.undo.undo(step_id, at=clock.utc())
    assert (found("ケンイチ"), found("迷っている")) == (1, 1)


@pytest.mark.parametrize(
    ("damage", "told"),
    [
        ("UPDATE customer SET next_contact_at = '2000'", "next contact"),
        ("UPDATE customer SET last_contact_at = '2000'", "last contact"),
        ("DELETE FROM meeting_tag", "tags"),
        ("INSERT INTO merge_under_way VALUES (1, 2)", "half done"),
    ],
)
def test_what_is_derived_wrongly_is_a_fault(
    store: SqliteStore, sato: Sato, wife: CustomerId, damage: str, told: str
) -> None:
    assert store.faults() == []
    store._database.rows(damage)
    assert told in store.faults()[0]
