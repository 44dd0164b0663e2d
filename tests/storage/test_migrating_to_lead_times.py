"""A showroom of the fourth schema comes up whole: `tests/data/schema_0004` was made by it."""

import shutil
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.services import reminders
from showroom_crm.storage.store import DATABASE_NAME, KEY_NAME, SqliteStore, open_store
from tests.conftest import MovableClock

OLD = Path(__file__).parent.parent / "data" / "schema_0004"
TABLES = ("customer", "deal", "follow_up", "reminder", "meeting", "concern")


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


def rows(folder: Path, statement: str) -> list[tuple[object, ...]]:
    """What a database holds, read without the program."""
    connection = sqlcipher.connect(folder / DATABASE_NAME)
    connection.execute(f"PRAGMA key = \"x'{(folder / KEY_NAME).read_text()}'\"")
    found: list[tuple[object, ...]] = connection.execute(statement).fetchall()
    connection.close()
    return found


@pytest.mark.parametrize("table", TABLES)
def test_every_row_is_there_as_it_was(old_dir: Path, table: str) -> None:
    columns = ", ".join(str(row[1]) for row in rows(old_dir, f"PRAGMA table_info({table})"))
    before = rows(old_dir, f"SELECT {columns} FROM {table} ORDER BY id")
    open_store(old_dir).close_thread()
    assert rows(old_dir, f"SELECT {columns} FROM {table} ORDER BY id") == before
    assert before


def test_each_contact_is_known_to_a_calendar_by_a_name_of_its_own(
    old_dir: Path, migrated: SqliteStore
) -> None:
    names = [uid for (uid,) in rows(old_dir, "SELECT uid FROM follow_up")]
    assert len(names) > 5
    assert len(set(names)) == len(names)
    assert all(len(str(name)) == 32 for name in names)


def test_its_promises_are_told_of_before_their_time_from_now_on(
    migrated: SqliteStore, clock: MovableClock
) -> None:
    first = reminders.next_due(migrated, clock=clock)
    assert first is not None
    [promise, *_more] = reminders.next_promises(migrated, staff_id=None, limit=1, clock=clock)
    assert first < promise.follow_up.plan.at
    clock.set(first)
    assert any(
        alert.reminder.lead > timedelta() for alert in reminders.fire_due(migrated, clock=clock)
    )


def test_a_copy_was_made_before(old_dir: Path, migrated: SqliteStore) -> None:
    [copy] = old_dir.glob("*before-update*.db")
    assert copy.stat().st_size > 100_000
    assert migrated.faults() == []
