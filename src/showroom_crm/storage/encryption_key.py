"""The random 256-bit key of the database: in the system's secret store, else in a file.

The file lies in the data folder and only this user can read it. Whichever holds the key of
an existing database is used; a new key is never made for a database that is there already.
"""

import contextlib
import hashlib
import os
import secrets
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from showroom_crm.domain.errors import StoreFailed

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEY_BYTES = 32
_SERVICE = "showroom_crm"
# A locked secret store asks the person and may never answer.
_SECONDS_TO_ANSWER = 5.0


def find_or_make_key(database: Path, key_file: Path) -> bytes:
    """Return the key of `database`, making one when neither it nor the database is there.

    Raises StoreFailed: "key.missing", "key.broken", "folder.not_writable".
    """
    key = _from_file(key_file) or _from_secret_store(database)
    if key is not None:
        return key
    if database.exists():
        raise StoreFailed("key.missing", path=database)
    key = secrets.token_bytes(KEY_BYTES)
    if not _into_secret_store(database, key):
        _into_file(key_file, key)
    return key


def _account(database: Path) -> str:
    return hashlib.sha256(str(database.resolve()).encode()).hexdigest()


def _from_file(key_file: Path) -> bytes | None:
    if not key_file.exists():
        return None
    try:
        return _key_of(key_file.read_text("ascii").strip())
    except (OSError, ValueError) as fault:
        raise StoreFailed("key.broken", path=key_file) from fault


def _key_of(written: str) -> bytes:
    key = bytes.fromhex(written)
    if len(key) != KEY_BYTES:
        raise ValueError("a key of another length would be taken for a passphrase")
    return key


def _into_file(key_file: Path, key: bytes) -> None:
    try:
        descriptor = os.open(key_file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as file:
            file.write(key.hex())
            file.flush()
            os.fsync(file.fileno())
    except OSError as fault:
        raise StoreFailed("folder.not_writable", path=key_file.parent) from fault


def _from_secret_store(database: Path) -> bytes | None:
    written = _answer(lambda: _secret_store().get_password(_SERVICE, _account(database)))
    if written is None:
        return None
    try:
        return _key_of(written)
    except ValueError as fault:
        raise StoreFailed("key.broken", path=_SERVICE) from fault


def _into_secret_store(database: Path, key: bytes) -> bool:
    """Keep the key and read it back: a store that takes it and forgets it would lose all."""

    def keep_and_read() -> str | None:
        _secret_store().set_password(_SERVICE, _account(database), key.hex())
        return _secret_store().get_password(_SERVICE, _account(database))

    return _answer(keep_and_read) == key.hex()


def _secret_store() -> "KeyringBackend":
    import keyring  # WORKAROUND(67 ms to import): loaded only where no key file is there

    return keyring.get_keyring()


def _answer(ask: Callable[[], str | None]) -> str | None:
    """Return what the secret store answers, or None where it has none or does not answer."""
    answers: list[str | None] = []

    def listen() -> None:
        # A secret store fails in many ways of its own; each means that it cannot be used.
        with contextlib.suppress(Exception):
            answers.append(ask())

    listener = threading.Thread(target=listen, daemon=True)
    listener.start()
    listener.join(_SECONDS_TO_ANSWER)
    return answers[0] if answers else None
