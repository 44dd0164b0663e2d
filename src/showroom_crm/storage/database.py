"""One connection for each thread to the encrypted database, and all-or-nothing work on it."""

import errno
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.storage.encryption_key import KEY_BYTES

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

    def dicts(self, query: Any) -> list[dict[str, Any]]:
        """Return the rows of a peewee query, each value as its field reads it."""
        with self.faults_told():
            return list(query.dicts().execute(self.peewee))

    def execute(self, query: Any) -> Any:
        """Run a peewee query that writes; an insert returns the new id."""
        with self.faults_told():
            return query.execute(self.peewee)

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
        reason = str(fault)
        _log.error("database fault: %s", reason)
        if "not a database" in reason or "malformed" in reason:
            return StoreFailed("database.unreadable", path=self.path)
        if "locked" in reason:
            return StoreFailed("database.busy")
        if "full" in reason:
            return StoreFailed("database.full")
        if "readonly" in reason or "unable to open" in reason:
            return StoreFailed("folder.not_writable", path=self.path.parent)
        return StoreFailed("database.failed", reason=reason)
