"""Read a file at once, and write one so that it is there whole or not at all."""

import errno
import os
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import IO

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.storage.temporary_files import NOTE, UNFINISHED

_TRIES = 5
_SECONDS_BETWEEN = 0.2


def read_bytes(path: Path) -> bytes:
    """Return what the file holds. Raises FileUnreadable: "file.missing", "file.unreadable"."""
    try:
        return path.read_bytes()
    except FileNotFoundError as fault:
        raise FileUnreadable("file.missing", path=path) from fault
    except (OSError, ValueError) as fault:
        raise FileUnreadable("file.unreadable", path=path, reason=_reason(fault)) from fault


@contextmanager
def replacing(path: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which takes the place of `path` once all of it is on the disk.

    After a fault the old file stands as it was. The next start of the program removes what one
    that is killed leaves unfinished. Raises FileUnreadable: "file.not_writable".
    """
    try:
        with _noted(path.absolute().parent / f"{UNFINISHED}{token_hex(8)}") as temporary:
            with open(temporary, "xb", opener=_for_this_user) as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            _put_in_place(temporary, path)
    except (OSError, ValueError) as fault:
        raise FileUnreadable("file.not_writable", path=path, reason=_reason(fault)) from fault


@contextmanager
def _noted(temporary: Path) -> Iterator[Path]:
    """Note where a file is to be written before it is; remove what was not put in place."""
    with tempfile.NamedTemporaryFile(prefix=NOTE, delete=False) as note:
        note.write(os.fsencode(temporary))
    try:
        yield temporary
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        Path(note.name).unlink(missing_ok=True)


def _for_this_user(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _put_in_place(temporary: Path, path: Path) -> None:
    for _try in range(_TRIES - 1):
        try:
            temporary.replace(path)
        # WORKAROUND(Windows): a virus scanner may hold either file for a moment.
        except PermissionError:
            time.sleep(_SECONDS_BETWEEN)
        else:
            return
    temporary.replace(path)


def _reason(fault: OSError | ValueError) -> str:
    """Return the system's name of a fault (ENOENT), for which there are words in each language."""
    if isinstance(fault, OSError) and fault.errno is not None:
        return errno.errorcode.get(fault.errno, str(fault.strerror))
    return str(fault)
