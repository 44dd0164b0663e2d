"""A machine that refuses to save, until it is mended."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.language.sentences import sentence
from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore

FULL = StoreFailed("database.full")
_ADDED_LAST = ("access_log", "draft", "message", "setting")
_CHANGED_LAST = ("reminder",)


@contextmanager
def full_disk(*records: object) -> Iterator[str]:
    """Let nothing be kept in some records of a store; gives the sentence that says so."""

    def refuse(*_arguments: object, **_options: object) -> None:
        raise FULL

    with pytest.MonkeyPatch.context() as patch:
        for each in records:
            for act in ("keep", "save", "begin", "drop", "add"):
                if hasattr(each, act):
                    patch.setattr(each, act, refuse)
        yield sentence(FULL)


@contextmanager
def no_room(store: Store) -> Iterator[str]:
    """Let the database itself refuse the last write of each act; gives the sentence for it."""
    assert isinstance(store, SqliteStore)
    rows = store._database.rows
    writes = dict.fromkeys(_ADDED_LAST, "INSERT") | dict.fromkeys(_CHANGED_LAST, "UPDATE")
    for table, write in writes.items():
        rows(
            f"CREATE TEMP TRIGGER no_room_in_{table} BEFORE {write} ON {table}"
            " BEGIN SELECT raise(ABORT, 'database or disk is full'); END"
        )
    yield sentence(FULL)
    for table in writes:
        rows(f"DROP TRIGGER no_room_in_{table}")
