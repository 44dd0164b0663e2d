"""The contents of attachments: an encrypted file each, beside the database.

A file is AES-256-GCM under a key that comes of the database's; its random name is part of what
is authenticated, so that neither a changed file nor a swapped one is taken for good.
"""

import contextlib
import errno
import os
import re
import secrets
import time
from collections.abc import Collection, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from showroom_crm.domain.errors import StoreFailed

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

FOLDER_NAME = "attachments"
_NONCE_BYTES = 12
_NAME_BYTES = 16
_PURPOSE = b"showroom_crm attachments"
_UNFINISHED = ".part"
# What else lies in the folder is not ours to remove.
_OURS = re.compile(r"[0-9a-f]{32}(\.part)?")
# No act takes so long between its file and its row.
_LEFT_BEHIND_AFTER = timedelta(days=1)
_FULL = (errno.ENOSPC, errno.EDQUOT)
_TRIES = 5
_SECONDS_BETWEEN = 0.2


class ContentLost(Exception):
    """The file has vanished."""


class ContentUnreadable(Exception):
    """The file is there, and the system does not give it out."""


class ContentDamaged(Exception):
    """The file is not the one that was written."""


class AttachmentFiles:
    """The files of one data folder."""

    def __init__(self, folder: Path, key: bytes) -> None:
        self._folder = folder
        self._key = key

    def write(self, content: bytes) -> str:
        """Keep a content whole, or not at all, and return the name of its file.

        Raises StoreFailed: "database.full", "folder.not_writable".
        """
        name = secrets.token_hex(_NAME_BYTES)
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + self._cipher().encrypt(nonce, content, name.encode())
        unfinished = self._folder / (name + _UNFINISHED)
        with self._faults_told():
            try:
                self._folder.mkdir(mode=0o700, exist_ok=True)
                _write_through(unfinished, sealed)
                _put_in_place(unfinished, self._folder / name)
                _flush_folder(self._folder)
            except OSError:
                self.remove([unfinished.name, name])
                raise
        return name

    def read(self, name: str) -> bytes:
        """Return a content. Raises ContentLost, ContentUnreadable, ContentDamaged."""
        from cryptography.exceptions import InvalidTag

        try:
            sealed = (self._folder / name).read_bytes()
        except FileNotFoundError as fault:
            raise ContentLost(name) from fault
        except OSError as fault:
            raise ContentUnreadable(name) from fault
        nonce, encrypted = sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:]
        try:
            return self._cipher().decrypt(nonce, encrypted, name.encode())
        except (InvalidTag, ValueError) as fault:
            raise ContentDamaged(name) from fault

    def holds(self, name: str) -> bool:
        """Tell whether a file is there."""
        return (self._folder / name).is_file()

    def remove(self, names: Collection[str]) -> None:
        """Remove files; one that another program holds just now stays for the next time."""
        for name in names:
            with contextlib.suppress(OSError):
                (self._folder / name).unlink(missing_ok=True)

    def left_behind(self, needed: Collection[str], *, at: datetime) -> list[str]:
        """Return files of acts that were aborted long before a UTC moment."""
        before = (at - _LEFT_BEHIND_AFTER).timestamp()
        return [
            file.name
            for file in self._folder.glob("*")
            if _OURS.fullmatch(file.name) and file.name not in needed and _written(file) < before
        ]

    def _cipher(self) -> "AESGCM":
        from cryptography.hazmat.primitives.ciphers.aead import AESGCM
        from cryptography.hazmat.primitives.hashes import SHA256
        from cryptography.hazmat.primitives.kdf.hkdf import HKDF

        derived = HKDF(SHA256(), length=32, salt=None, info=_PURPOSE).derive(self._key)
        return AESGCM(derived)

    @contextlib.contextmanager
    def _faults_told(self) -> Iterator[None]:
        try:
            yield
        except OSError as fault:
            if fault.errno in _FULL:
                raise StoreFailed("database.full") from fault
            raise StoreFailed("folder.not_writable", path=self._folder) from fault


def _write_through(path: Path, content: bytes) -> None:
    """Write a file that only this user reads, and wait until it is on the disk."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(unfinished: Path, path: Path) -> None:
    for _try in range(_TRIES - 1):
        try:
            unfinished.replace(path)
        # WORKAROUND(Windows): a virus scanner may hold the new file for a moment.
        except PermissionError:
            time.sleep(_SECONDS_BETWEEN)
        else:
            return
    unfinished.replace(path)


def _written(file: Path) -> float:
    """Return when a file was written; one that is gone meanwhile was written just now."""
    try:
        return file.stat().st_mtime
    except OSError:
        return float("inf")


def _flush_folder(folder: Path) -> None:
    """Without it a power cut may leave the file without its name; Windows does it by itself."""
    if os.name != "nt":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


_BINARY: int = getattr(os, "O_BINARY", 0)
