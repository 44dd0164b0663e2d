"""A showroom made by the first schema comes up whole: `tests/data/schema_0001` was made by it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.domain.customers import CustomerState, Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.domain.reaching import Reach
from showroom_crm.services.customers import add_customer
from showroom_crm.storage.database import Database
from showroom_crm.storage.store import DATABASE_NAME, KEY_NAME, SqliteStore, open_store
from tests.conftest import MovableClock

OLD = Path(__file__).parent.parent / "data" / "schema_0001"
COUNTED = ("customer", "phone", "vehicle", "deal", "meeting", "concern", "follow_up", "reminder")


@pytest.fixture
def old_dir(tmp_path: Path) -> Path:
    folder = tmp_path / "showroom"
    shutil.copytree(OLD, folder)
    return folder


@pytest.fixture
def migrated(old_dir: Path) -> Iterator[SqliteStore]:
    store = open_store(old_dir)
    yield store
    store.close_thread()


def old_rows(table: str) -> list[tuple[object, ...]]:
    """What the first schema held, read without the program."""
    connection = sqlcipher.connect(f"{(OLD / DATABASE_NAME).as_uri()}?immutable=1", uri=True)
    connection.execute(f"PRAGMA key = \"x'{(OLD / KEY_NAME).read_text()}'\"")
    rows: list[tuple[object, ...]] = connection.execute(f"SELECT * FROM {table}").fetchall()
    connection.close()
    return rows


def test_nothing_of_an_old_showroom_is_lost(migrated: SqliteStore) -> None:
    for table in COUNTED:
        before = old_rows(table)
        after = migrated._database.rows(f"SELECT * FROM {table}")
        assert before, table
        # A generated column comes last only where no column was added behind it.
        assert [row[:3] for row in after] == [row[:3] for row in before], table
    assert migrated.faults() == []


def test_what_an_old_showroom_did_not_know_is_empty(migrated: SqliteStore) -> None:
    for customer_id in migrated.customers.ids():
        profile = migrated.customers.get(customer_id).profile
        assert profile.state is CustomerState.ACTIVE
        assert profile.reach == Reach()
        assert (profile.looks, profile.people) == ("", ())


def test_a_copy_of_an_old_showroom_is_kept_before_it_is_changed(
    old_dir: Path, migrated: SqliteStore
) -> None:
    [copy] = old_dir.glob("showroom-before-update-*.db")
    kept = Database(copy, bytes.fromhex((old_dir / KEY_NAME).read_text()))
    assert kept.rows("SELECT * FROM customer") == old_rows("customer")
    kept.close_thread()


def test_when_a_customer_was_met_last_is_known_from_the_start(migrated: SqliteStore) -> None:
    for customer_id, last in migrated._database.rows("SELECT id, last_contact_at FROM customer"):
        held = migrated._database.value(
            "SELECT max(held_at) FROM meeting WHERE customer_id = ?", (customer_id,)
        )
        assert last == (held or "")


def test_an_id_that_was_used_is_never_used_again(
    migrated: SqliteStore, clock: MovableClock
) -> None:
    last = max(migrated.customers.ids())
    added = add_customer(migrated, Profile(name="新 花子"), by=None, clock=clock)
    assert added.customer_id > last
    migrated._database.rows("DELETE FROM customer WHERE id = ?", (added.customer_id,))
    again = add_customer(migrated, Profile(name="次 太郎"), by=None, clock=clock)
    assert again.customer_id > added.customer_id


def test_the_database_still_wants_a_name_or_looks(migrated: SqliteStore) -> None:
    database = migrated._database
    with pytest.raises(StoreFailed):
        database.rows("UPDATE customer SET name = ' '")
    database.rows("UPDATE customer SET name = '', looks = '赤いフィットの親子'")


def test_a_deal_moves_to_another_customer_only_while_two_charts_are_merged(
    migrated: SqliteStore,
) -> None:
    database = migrated._database
    [(deal_id, owner)] = database.rows(
        "SELECT id, customer_id FROM deal WHERE id IN (SELECT deal_id FROM meeting) LIMIT 1"
    )
    other = next(each for each in migrated.customers.ids() if each != owner)
    move = "UPDATE deal SET customer_id = ? WHERE id = ?"
    with pytest.raises(StoreFailed):
        database.rows(move, (other, deal_id))
    with database.transaction():
        database.rows("INSERT INTO merge_under_way VALUES (?, ?)", (owner, other))
        database.rows(move, (other, deal_id))
        database.rows("DELETE FROM merge_under_way")
    assert database.value("SELECT customer_id FROM deal WHERE id = ?", (deal_id,)) == other
