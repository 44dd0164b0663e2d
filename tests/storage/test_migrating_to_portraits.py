"""A showroom of the second schema comes up whole: `tests/data/schema_0002` was made by it."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.domain import ink_format
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services import bin as rubbish
from showroom_crm.services import portraits
from showroom_crm.storage.database import Database
from showroom_crm.storage.store import DATABASE_NAME, KEY_NAME, SqliteStore, open_store
from tests.conftest import MovableClock

OLD = Path(__file__).parent.parent / "data" / "schema_0002"
NOT_KEPT_AS_IT_WAS = {"schema_migration"}
PICTURE = b"\xff\xd8 a photo"


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


def old_tables() -> list[str]:
    names = old_values(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
        " AND name NOT LIKE 'sqlite%'"
    )
    return [str(name) for (name,) in names if name not in NOT_KEPT_AS_IT_WAS]


def old_columns(table: str) -> str:
    return ", ".join(str(row[1]) for row in old_values(f"PRAGMA table_info({table})"))


def old_rows(table: str) -> list[tuple[object, ...]]:
    return old_values(f"SELECT {old_columns(table)} FROM {table}")


def old_values(statement: str) -> list[tuple[object, ...]]:
    """What the second schema held, read without the program."""
    connection = sqlcipher.connect(f"{(OLD / DATABASE_NAME).as_uri()}?immutable=1", uri=True)
    connection.execute(f"PRAGMA key = \"x'{(OLD / KEY_NAME).read_text()}'\"")
    rows: list[tuple[object, ...]] = connection.execute(statement).fetchall()
    connection.close()
    return rows


def test_every_row_is_as_it_was(migrated: SqliteStore) -> None:
    assert len(old_tables()) > 15
    for table in old_tables():
        kept = migrated._database.rows(f"SELECT {old_columns(table)} FROM {table}")
        assert kept == old_rows(table), table
    assert len(old_rows("portrait")) > 4
    assert migrated.faults() == []


def test_every_portrait_is_read_and_the_one_that_was_shown_still_is(
    migrated: SqliteStore,
) -> None:
    read = [each for who in migrated.customers.ids() for each in portraits.history(migrated, who)]
    assert len(read) == len(old_rows("portrait"))
    assert not any(each.drawing is None or each.drawing.empty or each.has_photo for each in read)
    [chosen, later] = portraits.history(migrated, migrated.customers.ids()[0])
    assert (chosen.shown, later.shown) == (True, False)
    assert chosen.drawn_on < later.drawn_on


def test_a_copy_is_kept_before_it_is_changed(old_dir: Path, migrated: SqliteStore) -> None:
    [copy] = old_dir.glob("showroom-before-update-*.db")
    kept = Database(copy, bytes.fromhex((old_dir / KEY_NAME).read_text()))
    assert kept.rows("SELECT * FROM portrait") == old_rows("portrait")
    assert kept.rows("SELECT name FROM sqlite_master WHERE name = 'portrait_photo'") == []
    kept.close_thread()


def test_who_was_in_the_bin_comes_back_with_their_portrait(
    migrated: SqliteStore, clock: MovableClock
) -> None:
    [step] = rubbish.contents(migrated)
    rubbish.restore(migrated, step.id, by=None, clock=clock)
    assert step.customer_id is not None
    [face] = portraits.history(migrated, step.customer_id)
    assert face.drawing is not None
    assert migrated.faults() == []


def test_an_old_portrait_that_is_drawn_on_keeps_its_bytes_beside_the_new_one(
    migrated: SqliteStore, clock: MovableClock
) -> None:
    who = migrated.customers.ids()[1]
    face = portraits.portrait(migrated, who)
    assert face is not None
    portraits.save_portrait(migrated, who, face, by=None, clock=clock)
    [old, new] = migrated._database.rows(
        "SELECT ink FROM portrait WHERE customer_id = ? ORDER BY id", (who,)
    )
    assert old in [(row[4],) for row in old_rows("portrait")]
    assert (old[0][0], new[0][0]) == (1, ink_format.VERSION)
    assert ink_format.from_bytes(old[0]) == ink_format.from_bytes(new[0])


@pytest.mark.parametrize("consent", [None, "", "いつか", "2026-13-01"])
def test_the_database_takes_no_photo_without_the_day_of_consent(
    migrated: SqliteStore, consent: str | None
) -> None:
    add = "INSERT INTO portrait_photo VALUES (1, ?, ?, NULL)"
    with pytest.raises(StoreFailed):
        migrated._database.rows(add, (PICTURE, consent))
    migrated._database.rows(add, (PICTURE, "2026-11-25"))
