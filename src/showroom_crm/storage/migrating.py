"""Bring a database up to the schema of this program, after a backup."""

import contextlib
from datetime import UTC, datetime
from pathlib import Path

from playhouse.migrations import Runner

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
_HISTORY = "schema_migration"


def bring_up_to_date(database: Database, migrations: Path = MIGRATIONS) -> None:
    """Apply what the database lacks, each migration with its record in one transaction.

    A database that holds data is copied beside itself first.
    Raises StoreFailed: "database.newer", "database.unsound".
    """
    with database.faults_told():
        runner = Runner(database.peewee, str(migrations), _HISTORY)
        known = runner.status()
        if not any(migration.path for migration in known):
            # A frozen program built without its migrations would start on no tables at all.
            raise StoreFailed("database.unsound", path=database.path)
        if any(migration.path is None for migration in known):
            raise StoreFailed("database.newer")
        if all(migration.applied for migration in known):
            return
        if any(migration.applied for migration in known):
            back_up(database)
        # Not within a transaction: peewee switches foreign keys off only outside of one.
        runner.up()
    broken = database.rows("PRAGMA foreign_key_check")
    if broken:
        raise StoreFailed("database.unsound", path=database.path)


def back_up(database: Database) -> Path:
    """Copy the database, with the same key, beside itself, verify the copy and return its path."""
    made_at = datetime.now(UTC).strftime("%Y%m%d-%H%M%S")
    path = database.path.with_name(f"{database.path.stem}-before-update-{made_at}.db")
    copy = Database(path, database.key)
    with contextlib.closing(copy.peewee):
        database.peewee.connection().backup(copy.peewee.connection())
        if copy.value("PRAGMA integrity_check") != "ok":
            raise StoreFailed("database.unsound", path=database.path)
    return path
