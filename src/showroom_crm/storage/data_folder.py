"""The folder that holds a showroom's data: for this user only, and writable."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.domain.errors import StoreFailed

_LOCK_NAME = "opening.lock"
_SECONDS_TO_OPEN = 30.0


def prepare_folder(folder: Path) -> None:
    """Make the folder where it is not there. Raises StoreFailed: "folder.not_writable"."""
    try:
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with tempfile.TemporaryFile(dir=folder) as probe:
            probe.write(b"x")
            os.fsync(probe.fileno())
    except OSError as fault:
        raise StoreFailed("folder.not_writable", path=folder) from fault


@contextmanager
def opening_alone(folder: Path) -> Iterator[None]:
    """Let another program that opens the folder wait: only one makes the key and the tables.

    The lock is SQLite's own on an empty file: it works on every system and ends with its process.
    Raises StoreFailed: "database.busy".
    """
    path = folder / _LOCK_NAME
    with closing(sqlcipher.connect(path, timeout=_SECONDS_TO_OPEN, isolation_level=None)) as lock:
        try:
            lock.execute("BEGIN EXCLUSIVE")
        except sqlcipher.OperationalError as fault:
            raise StoreFailed("database.busy") from fault
        yield
