"""The key in the system's secret store, and a way without it."""

import multiprocessing
import time
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.storage import encryption_key
from showroom_crm.storage.store import KEY_NAME, open_store


class Working(KeyringBackend):
    """A secret store that keeps what it is given, in memory."""

    priority = 1.0

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[(service, username)] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[(service, username)]


class Forgetful(Working):
    """One that takes a key and has forgotten it when it is asked."""

    def get_password(self, service: str, username: str) -> str | None:
        return None


class Locked(Working):
    """One that the person did not unlock."""

    def get_password(self, service: str, username: str) -> str | None:
        raise KeyringLocked

    def set_password(self, service: str, username: str, password: str) -> None:
        raise KeyringLocked


class Hanging(Working):
    """One that waits for an answer nobody gives."""

    def get_password(self, service: str, username: str) -> str | None:
        time.sleep(2)
        return None


@pytest.fixture(autouse=True)
def usual_secret_store() -> Iterator[None]:
    usual = keyring.get_keyring()
    yield
    keyring.set_keyring(usual)


def test_a_working_secret_store_keeps_the_key_and_no_file_does(data_dir: Path) -> None:
    keyring.set_keyring(Working())
    open_store(data_dir).close_thread()
    assert not (data_dir / KEY_NAME).exists()
    open_store(data_dir).close_thread()


@pytest.mark.parametrize("backend", [Forgetful, Locked])
def test_one_that_cannot_be_relied_on_leaves_the_key_in_a_file(
    data_dir: Path, backend: type[Working]
) -> None:
    keyring.set_keyring(backend())
    open_store(data_dir).close_thread()
    assert (data_dir / KEY_NAME).exists()
    open_store(data_dir).close_thread()


def test_one_that_hangs_is_given_up(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(encryption_key, "_SECONDS_TO_ANSWER", 0.2)
    keyring.set_keyring(Hanging())
    open_store(data_dir).close_thread()
    assert (data_dir / KEY_NAME).exists()


def test_a_key_that_is_locked_away_is_told_and_no_new_one_is_made(data_dir: Path) -> None:
    keyring.set_keyring(Working())
    open_store(data_dir).close_thread()
    keyring.set_keyring(Locked())
    with pytest.raises(StoreFailed) as refused:
        open_store(data_dir)
    assert refused.value.key == "key.missing"
    assert not (data_dir / KEY_NAME).exists()


def _open(data_dir: Path) -> None:
    open_store(data_dir).close_thread()


def test_first_starts_at_the_same_time_make_one_key_and_one_database(data_dir: Path) -> None:
    start = multiprocessing.get_context("spawn")
    starts = [start.Process(target=_open, args=(data_dir,)) for _ in range(4)]
    for process in starts:
        process.start()
    for process in starts:
        process.join(60)
    assert [process.exitcode for process in starts] == [0, 0, 0, 0]
    store = open_store(data_dir)
    assert store.faults() == []
    store.close_thread()
