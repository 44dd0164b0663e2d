"""The file of an attachment is there whole, or not at all; what is not ours stays untouched."""

import errno
import os
import signal
import subprocess
import sys
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.services.attachments import attach, content
from showroom_crm.services.drafts import keep_draft
from showroom_crm.storage import attachment_files
from showroom_crm.storage.attachment_files import (
    AttachmentFiles,
    ContentDamaged,
    ContentLost,
    ContentUnreadable,
)
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import MovableClock, Sato

KEY = bytes(range(32))
PHOTO = b"\xff\xd8\xff\xe0" + "左前の傷".encode() * 500
NOW = datetime(2026, 10, 3, 3, 0, tzinfo=UTC)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "attachments"


@pytest.fixture
def files(folder: Path) -> AttachmentFiles:
    return AttachmentFiles(folder, KEY)


def names(folder: Path) -> list[str]:
    return sorted(file.name for file in folder.glob("*"))


def test_a_content_comes_back_whole(files: AttachmentFiles) -> None:
    assert files.read(files.write(PHOTO)) == PHOTO


def test_the_same_content_twice_is_two_files_that_look_unlike(
    files: AttachmentFiles, folder: Path
) -> None:
    first, second = files.write(PHOTO), files.write(PHOTO)
    assert first != second
    assert (folder / first).read_bytes()[12:] != (folder / second).read_bytes()[12:]


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps rights in another way")
def test_nobody_else_may_look_into_the_folder_or_a_file(
    files: AttachmentFiles, folder: Path
) -> None:
    name = files.write(PHOTO)
    assert folder.stat().st_mode & 0o777 == 0o700
    assert (folder / name).stat().st_mode & 0o777 == 0o600


def test_another_key_opens_nothing(files: AttachmentFiles, folder: Path) -> None:
    name = files.write(PHOTO)
    with pytest.raises(ContentDamaged):
        AttachmentFiles(folder, bytes(32)).read(name)


def test_a_file_under_the_name_of_another_is_noticed(files: AttachmentFiles, folder: Path) -> None:
    first, second = files.write(PHOTO), files.write(PHOTO + b"!")
    (folder / first).replace(folder / second)
    with pytest.raises(ContentDamaged):
        files.read(second)
    with pytest.raises(ContentLost):
        files.read(first)


def test_a_file_that_cannot_be_read_is_not_told_as_lost(
    files: AttachmentFiles, folder: Path
) -> None:
    name = files.write(PHOTO)
    (folder / name).unlink()
    (folder / name).mkdir()
    with pytest.raises(ContentUnreadable):
        files.read(name)


@pytest.mark.parametrize("fault", [errno.ENOSPC, errno.EDQUOT])
def test_a_full_disk_leaves_no_half_file(
    files: AttachmentFiles, folder: Path, monkeypatch: pytest.MonkeyPatch, fault: int
) -> None:
    def full(_descriptor: int) -> None:
        raise OSError(fault, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(StoreFailed, match=r"database\.full"):
        files.write(PHOTO)
    assert names(folder) == []


def hold_new_files(monkeypatch: pytest.MonkeyPatch, times: int) -> None:
    """Let a virus scanner hold each new file for a while, as on Windows."""
    real, held = Path.replace, [times]

    def replace(path: Path, target: Path) -> Path:
        if held[0]:
            held[0] -= 1
            raise PermissionError(errno.EACCES, "held by another program")
        return real(path, target)

    monkeypatch.setattr(Path, "replace", replace)
    monkeypatch.setattr(attachment_files, "_SECONDS_BETWEEN", 0.0)


def test_a_file_that_is_held_for_a_moment_is_kept(
    files: AttachmentFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_new_files(monkeypatch, times=4)
    assert files.read(files.write(PHOTO)) == PHOTO


def test_a_file_that_is_held_for_long_is_told_and_leaves_nothing(
    files: AttachmentFiles, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    hold_new_files(monkeypatch, times=100)
    with pytest.raises(StoreFailed, match=r"folder\.not_writable"):
        files.write(PHOTO)
    assert names(folder) == []


def test_only_our_own_old_files_count_as_left_behind(files: AttachmentFiles, folder: Path) -> None:
    needed, left = files.write(PHOTO), files.write(PHOTO)
    foreign = ("desktop.ini", "見積.pdf", "0" * 31, "z" * 32)
    for name in (*foreign, "a" * 32 + ".part"):
        (folder / name).write_bytes(b"")
    old = (NOW - timedelta(hours=25)).timestamp()
    for file in folder.iterdir():
        os.utime(file, (old, old))
    young = files.write(PHOTO)
    os.utime(folder / young, (NOW.timestamp(), NOW.timestamp()))
    assert sorted(files.left_behind({needed}, at=NOW)) == sorted([left, "a" * 32 + ".part"])


def test_without_a_folder_nothing_is_left_behind(files: AttachmentFiles) -> None:
    assert files.left_behind([], at=NOW) == []


def test_a_full_database_leaves_no_file_of_a_row_that_did_not_come(
    store: SqliteStore, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    pages = store._database.value("PRAGMA page_count")
    store._database.rows(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(StoreFailed, match=r"database\.full"):
        for number in range(1000):
            name = f"{number} {'長' * 90}.jpg"
            attach(store, sato.customer_id, name, PHOTO, by=None, clock=clock)
    kept = store.attachments.of_customer(sato.customer_id)
    assert len(names(data_dir / "attachments")) == len(kept)
    assert store.faults() == []


def test_words_are_saved_while_a_slow_disk_takes_a_file(
    store: SqliteStore,
    sato: Sato,
    clock: MovableClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    real = AttachmentFiles.write
    saved: list[bool] = []

    def write(files: AttachmentFiles, given: bytes) -> str:
        typing = threading.Thread(target=save_words)
        typing.start()
        typing.join(2)
        return real(files, given)

    def save_words() -> None:
        keep_draft(store, "words", "見積を見て", clock=clock)
        saved.append(True)
        store.close_thread()

    monkeypatch.setattr(AttachmentFiles, "write", write)
    attach(store, sato.customer_id, "写真.jpg", PHOTO, by=None, clock=clock)
    assert saved == [True]


_ATTACH_WITHOUT_END = """
import sys
from pathlib import Path
from showroom_crm.app import SystemClock, open_store
from showroom_crm.services.attachments import attach

store, clock = open_store(Path(sys.argv[1])), SystemClock()
[customer_id] = store.customers.ids()
print("ready", flush=True)
while True:
    attach(store, customer_id, "photo.jpg", b"\\xff\\xd8\\xff" * 100_000, by=None, clock=clock)
"""
_KILLED_BEFORE_THE_ROW = """
import os, signal, sys
from pathlib import Path
from showroom_crm.app import open_store

with open_store(Path(sys.argv[1])).attachments.kept(b"%PDF-1.7"):
    os.kill(os.getpid(), signal.SIGKILL)
"""
no_sigkill = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")


def started(script: str, data_dir: Path) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-c", script, str(data_dir)],
        stdout=subprocess.PIPE,
        env=os.environ | {"PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring"},
    )


@no_sigkill
def test_a_power_cut_between_the_file_and_its_row_leaves_a_file_that_goes_later(
    store: SqliteStore, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    with started(_KILLED_BEFORE_THE_ROW, data_dir) as process:
        assert process.wait(30) == -signal.SIGKILL
    folder = data_dir / "attachments"
    assert len(names(folder)) == 1
    assert store.attachments.of_customer(sato.customer_id) == []
    assert store.faults() == []
    [left] = folder.iterdir()
    old = (clock.utc() - timedelta(hours=25)).timestamp()
    os.utime(left, (old, old))
    store.attachments.remove([], at=clock.utc())
    assert names(folder) == []


@no_sigkill
def test_after_a_power_cut_every_attachment_has_its_content(
    store: SqliteStore, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    for _cut in range(3):
        before = len(store.attachments.of_customer(sato.customer_id))
        with started(_ATTACH_WITHOUT_END, data_dir) as process:
            assert process.stdout is not None
            assert process.stdout.readline() == b"ready\n"
            while len(store.attachments.of_customer(sato.customer_id)) < before + 3:
                assert process.poll() is None
            process.send_signal(signal.SIGKILL)
        again = open_store(data_dir)
        assert again.faults() == []
        for attachment in again.attachments.of_customer(sato.customer_id):
            assert attachment.id is not None
            assert len(content(again, attachment.id, by=None, clock=clock)) == 300_000
        again.close_thread()


def test_a_file_the_system_withholds_is_told_by_name(
    store: SqliteStore, sato: Sato, clock: MovableClock, data_dir: Path
) -> None:
    attach(store, sato.customer_id, "傷.jpg", PHOTO, by=None, clock=clock)
    [file] = (data_dir / "attachments").iterdir()
    file.unlink()
    file.mkdir()
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    with pytest.raises(RuleBroken) as refused:
        content(store, attachment.id, by=None, clock=clock)
    assert (refused.value.key, refused.value.details["name"]) == (
        "attachment.unreadable",
        "傷.jpg",
    )
