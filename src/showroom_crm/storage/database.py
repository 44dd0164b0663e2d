"""One connection for each thread to the encrypted database, and all-or-nothing work on it."""

import errno
import logging
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import peewee
from peewee import Model
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.storage.encryption_key import KEY_BYTES

Convert = Callable[[Any], Any]

_log = logging.getLogger(__name__)

_PRAGMAS = (
    # SQLCipher writes its complaints to stderr, where no person reads them.
    ("cipher_log_level", "NONE"),
    # A reader is never blocked by a writer: the reminder runs while a rep saves.
    ("journal_mode", "wal"),
    # FULL: a saved meeting survives a power cut; NORMAL could lose the last commits.
    ("synchronous", "full"),
    # R1 and every reference are held by the database.
    ("foreign_keys", 1),
    # A second program (the command line) waits its turn instead of failing.
    ("busy_timeout", 5000),
    # 32 MB hold the index and the pages of a day, decrypted once.
    ("cache_size", -32_000),
    # Sorting must not write plain text to a temporary file.
    ("temp_store", "memory"),
)


class Database:
    """An open database file; every fault of the machine leaves it as StoreFailed."""

    def __init__(self, path: Path, key: bytes) -> None:
        if len(key) != KEY_BYTES:
            raise ValueError("SQLCipher takes a key of another length for a passphrase")
        self.path = path
        self.key = key
        self.peewee = SqlCipherDatabase(
            str(path), passphrase=f"x'{key.hex()}'", pragmas=_PRAGMAS, timeout=5
        )
        with self.faults_told():
            self.peewee.connect()
            self.peewee.execute_sql("SELECT count(*) FROM sqlite_master").fetchone()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All that is done within holds, or nothing of it does; it nests."""
        # IMMEDIATE: two connections that both read and then write would fail at once.
        with self.faults_told(), self.peewee.atomic(lock_type="IMMEDIATE"):
            yield

    def rows(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> list[Any]:
        """Return all rows of a query as tuples."""
        with self.faults_told():
            return list(self.peewee.execute_sql(sql, parameters))

    def value(self, sql: str, parameters: Sequence[object] | dict[str, object] = ()) -> Any:
        """Return the first column of the first row, or None."""
        rows = self.rows(sql, parameters)
        return rows[0][0] if rows else None

    def select(
        self, table: type[Model], condition: str, parameters: Sequence[object] = ()
    ) -> list[dict[str, Any]]:
        """Return the rows of a table that fit a condition, each value as its field reads it.

        `condition` is all that follows FROM; it holds no values, which are `parameters`.
        """
        statement, names, readers = _reading(table)
        return [
            {name: read(value) for name, read, value in zip(names, readers, row, strict=True)}
            for row in self.rows(f"{statement} {condition}", parameters)
        ]

    def insert(
        self, table: type[Model], values: Mapping[str, Any], *, replace: bool = False
    ) -> int:
        """Add a row and return its id; `replace` lets it take the place of one of the same key."""
        statement, writers = _inserting(table, tuple(values), replace)
        written = [write(value) for write, value in zip(writers, values.values(), strict=True)]
        with self.faults_told():
            return int(self.peewee.execute_sql(statement, written).lastrowid)

    def update(
        self,
        table: type[Model],
        values: Mapping[str, Any],
        condition: str,
        parameters: Sequence[object] = (),
    ) -> int:
        """Change the rows that fit a condition (all that follows SET …) and return how many."""
        statement, writers = _updating(table, tuple(values))
        written = [write(value) for write, value in zip(writers, values.values(), strict=True)]
        with self.faults_told():
            cursor = self.peewee.execute_sql(f"{statement} {condition}", [*written, *parameters])
            return int(cursor.rowcount)

    def delete(self, table: type[Model], condition: str, parameters: Sequence[object] = ()) -> None:
        """Remove the rows that fit a condition."""
        self.rows(f"DELETE FROM {_name(table)} {condition}", parameters)

    def close_thread(self) -> None:
        """Close this thread's connection; a worker does so when it ends."""
        if not self.peewee.is_closed():
            self.peewee.close()

    @contextmanager
    def faults_told(self) -> Iterator[None]:
        """Turn what the database reports into a fault that has a sentence."""
        try:
            yield
        except peewee.PeeweeException as fault:
            raise self._failure(fault) from fault
        except OSError as fault:
            if fault.errno == errno.ENOSPC:
                raise StoreFailed("database.full") from fault
            raise

    def _failure(self, fault: peewee.PeeweeException) -> StoreFailed:
        reason = str(_first(fault))
        _log.error("database fault: %s", reason)
        if "not a database" in reason or "malformed" in reason:
            return StoreFailed("database.unreadable", path=self.path)
        if "locked" in reason:
            return StoreFailed("database.busy")
        if "full" in reason:
            return StoreFailed("database.full")
        if "readonly" in reason or "unable to open" in reason:
            return StoreFailed("folder.not_writable", path=self.path.parent)
        return StoreFailed("database.failed")


def _first(fault: BaseException) -> BaseException:
    """Return what went wrong first: on a full disk SQLite rolls back, and peewee's own fails."""
    faults = (peewee.PeeweeException, sqlcipher.Error, StoreFailed)
    while isinstance(fault.__context__, faults):
        fault = fault.__context__
    return fault


# peewee's own statements cost ten times as much to build as SQLite takes to run them; those
# of a table are the same each time, so they are built once.


@cache
def _reading(table: type[Model]) -> tuple[str, list[str], list[Convert]]:
    fields = _fields(table)
    columns = ", ".join(field.column_name for field in fields)
    readers = [field.python_value for field in fields]
    return f"SELECT {columns} FROM {_name(table)}", [field.name for field in fields], readers


@cache
def _inserting(
    table: type[Model], names: tuple[str, ...], replace: bool
) -> tuple[str, list[Convert]]:
    verb = "INSERT OR REPLACE" if replace else "INSERT"
    places = ", ".join("?" * len(names))
    statement = f"{verb} INTO {_name(table)} ({', '.join(names)}) VALUES ({places})"
    return statement, _writers(table, names)


@cache
def _updating(table: type[Model], names: tuple[str, ...]) -> tuple[str, list[Convert]]:
    assignments = ", ".join(f"{name} = ?" for name in names)
    return f"UPDATE {_name(table)} SET {assignments}", _writers(table, names)


def _writers(table: type[Model], names: tuple[str, ...]) -> list[Convert]:
    by_name = {field.name: field.db_value for field in _fields(table)}
    return [by_name[name] for name in names]


def _fields(table: Any) -> list[Any]:
    return list(table._meta.sorted_fields)


def _name(table: Any) -> str:
    return str(table._meta.table_name)
