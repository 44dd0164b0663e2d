"""Opening a data folder: keys, migrations, and what is not a database."""

import os
import shutil
import stat
from pathlib import Path

import pytest
from peewee import Model

from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services.customers import add_customer
from showroom_crm.storage import tables
from showroom_crm.storage.database import Database
from showroom_crm.storage.migrating import MIGRATIONS, bring_up_to_date
from showroom_crm.storage.store import DATABASE_NAME, KEY_NAME, open_store
from tests.conftest import MovableClock

KEY = bytes(range(32))


def test_the_file_holds_no_plain_text(data_dir: Path, clock: MovableClock) -> None:
    store = open_store(data_dir)
    add_customer(store, Profile(name="秘密 太郎", notes="ABCDEFGHIJ"), by=None, clock=clock)
    store.close_thread()
    for file in data_dir.iterdir():
        content = file.read_bytes()
        assert b"SQLite format" not in content
        assert b"ABCDEFGHIJ" not in content
        assert "秘密".encode() not in content


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps its rights elsewhere")
def test_only_this_user_reads_the_key(data_dir: Path) -> None:
    open_store(data_dir).close_thread()
    assert stat.S_IMODE((data_dir / KEY_NAME).stat().st_mode) == 0o600


def test_what_was_kept_is_there_when_the_folder_is_opened_again(
    data_dir: Path, clock: MovableClock
) -> None:
    first = open_store(data_dir)
    add_customer(first, Profile(name="佐藤"), by=None, clock=clock)
    first.close_thread()
    again = open_store(data_dir)
    assert again.customers.count() == 1
    assert again.faults() == []
    again.close_thread()


def test_a_database_whose_key_is_lost_gets_no_new_key(data_dir: Path) -> None:
    open_store(data_dir).close_thread()
    (data_dir / KEY_NAME).unlink()
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "key.missing"
    assert not (data_dir / KEY_NAME).exists()


@pytest.mark.parametrize("written", ["", "ab" * 31, "zz" * 32, "鍵"])
def test_a_damaged_key_is_told_and_never_taken_for_a_passphrase(
    data_dir: Path, written: str
) -> None:
    open_store(data_dir).close_thread()
    (data_dir / KEY_NAME).write_text(written, "utf-8")
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "key.broken"


def test_a_wrong_key_is_refused_and_the_file_stays_as_it_is(data_dir: Path) -> None:
    open_store(data_dir).close_thread()
    (data_dir / KEY_NAME).write_text("00" * 32)
    before = (data_dir / DATABASE_NAME).read_bytes()
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "database.unreadable"
    assert (data_dir / DATABASE_NAME).read_bytes() == before


def test_a_file_that_is_no_database_is_refused(data_dir: Path) -> None:
    open_store(data_dir).close_thread()
    for leftover in data_dir.glob(f"{DATABASE_NAME}-*"):
        leftover.unlink()
    (data_dir / DATABASE_NAME).write_bytes(b"name,kana\n" * 1000)
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "database.unreadable"


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreFailed) as refused:
        open_store(tmp_path / "file" / "showroom")
    assert refused.value.key == "folder.not_writable"


def test_a_database_of_a_newer_program_is_refused_untouched(data_dir: Path) -> None:
    store = open_store(data_dir)
    store._database.rows(
        "INSERT INTO schema_migration (name, applied) VALUES ('9999_future', '2030-01-01')"
    )
    store.close_thread()
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "database.newer"


@pytest.fixture
def next_migration(tmp_path: Path) -> Path:
    """The migrations of a program one version on."""
    folder = tmp_path / "migrations"
    shutil.copytree(MIGRATIONS, folder)
    (folder / "9001_add_nickname.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('ALTER TABLE customer ADD COLUMN nickname TEXT')\n"
    )
    return folder


def test_an_old_database_is_backed_up_then_migrated(
    data_dir: Path, clock: MovableClock, next_migration: Path
) -> None:
    store = open_store(data_dir)
    add_customer(store, Profile(name="佐藤"), by=None, clock=clock)
    bring_up_to_date(store._database, next_migration)
    assert store._database.value("SELECT nickname FROM customer") is None
    [backup] = data_dir.glob("showroom-before-update-*.db")
    copy = Database(backup, bytes.fromhex((data_dir / KEY_NAME).read_text()))
    assert copy.value("SELECT name FROM customer") == "佐藤"
    with pytest.raises(StoreFailed):
        copy.value("SELECT nickname FROM customer")
    copy.close_thread()
    store.close_thread()


def test_a_migration_that_fails_leaves_the_database_as_it_was(
    data_dir: Path, next_migration: Path
) -> None:
    (next_migration / "9001_add_nickname.py").write_text(
        "def up(migrator, db):\n"
        "    db.execute_sql('ALTER TABLE customer ADD COLUMN nickname TEXT')\n"
        "    db.execute_sql('SELECT nonsense')\n"
    )
    store = open_store(data_dir)
    with pytest.raises(StoreFailed):
        bring_up_to_date(store._database, next_migration)
    columns = [row[1] for row in store._database.rows("PRAGMA table_info(customer)")]
    assert "nickname" not in columns
    store.close_thread()
    open_store(data_dir).close_thread()


def test_a_program_without_its_migrations_refuses_to_start(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    database = Database(tmp_path / "x.db", KEY)
    with pytest.raises(StoreFailed):
        bring_up_to_date(database, tmp_path / "none")
    database.close_thread()


def test_a_key_of_another_length_never_reaches_the_database(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="length"):
        Database(tmp_path / "x.db", b"")
    assert not (tmp_path / "x.db").exists()


def test_the_tables_that_peewee_sees_are_those_that_the_migrations_make(data_dir: Path) -> None:
    store = open_store(data_dir)
    for table in Model.__subclasses__():
        if table.__module__ != tables.__name__:
            continue
        name = table._meta.table_name
        columns = store._database.rows(f"PRAGMA table_xinfo({name})")
        made = {row[1]: not row[3] and not row[5] for row in columns if row[6] == 0}
        seen = {field.column_name: field.null for field in table._meta.sorted_fields}
        assert seen == made, name
    store.close_thread()
