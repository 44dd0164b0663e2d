"""Photos and PDFs that belong to a customer: kept whole, encrypted, and never in the way."""

import hashlib
import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from showroom_crm.domain.attachments import LARGEST_BYTES
from showroom_crm.domain.customers import Profile
from showroom_crm.domain.errors import RuleBroken, StoreFailed
from showroom_crm.domain.identifiers import AttachmentId, CustomerId, StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.domain.staff import StaffRole
from showroom_crm.services import bin as rubbish
from showroom_crm.services import customers, meetings
from showroom_crm.services.attachments import attach, content, delete, note_copied, rename
from showroom_crm.storage.store import SqliteStore, open_store
from tests.conftest import NOON, MovableClock, Sato

PDF = b"%PDF-1.7\n" + "見積書 佐藤".encode() * 100
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)


@pytest.fixture
def kept(store: SqliteStore, sato: Sato, clock: MovableClock) -> Callable[..., None]:
    def keep(name: str = "見積.pdf", given: bytes = PDF) -> None:
        attach(store, sato.customer_id, name, given, by=None, clock=clock)

    return keep


def files(data_dir: Path) -> list[Path]:
    return sorted((data_dir / "attachments").glob("*"))


def test_a_pdf_comes_back_as_it_was(
    store: SqliteStore, sato: Sato, clock: MovableClock, kept: Callable[..., None]
) -> None:
    kept()
    [attachment] = store.charts.chart(sato.customer_id).attachments
    assert attachment.id is not None
    assert (attachment.name, attachment.media_type) == ("見積.pdf", "application/pdf")
    assert (attachment.size, attachment.added_at) == (len(PDF), clock.utc())
    assert attachment.digest == hashlib.sha256(PDF).hexdigest()
    assert content(store, attachment.id, by=None, clock=clock) == PDF
    assert store.faults() == []


def test_the_file_tells_nothing_of_its_content_or_its_customer(
    data_dir: Path, kept: Callable[..., None]
) -> None:
    kept()
    [file] = files(data_dir)
    sealed = file.read_bytes()
    assert b"PDF" not in sealed
    assert "佐藤".encode() not in sealed
    assert "見積" not in file.name
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600


def test_what_was_attached_is_there_when_the_folder_is_opened_again(
    data_dir: Path, store: SqliteStore, clock: MovableClock, kept: Callable[..., None]
) -> None:
    kept()
    store.close_thread()
    again = open_store(data_dir)
    [customer_id] = again.customers.ids()
    [attachment] = again.attachments.of_customer(customer_id)
    assert attachment.id is not None
    assert content(again, attachment.id, by=None, clock=clock) == PDF
    again.close_thread()


def test_a_file_belongs_to_a_meeting_of_its_customer_only(
    store: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    begun = meetings.begin_meeting(
        store, sato.customer_id, Record(held_at=NOON, said="見積を"), by=None, clock=clock
    )

    def attach_to(customer_id: CustomerId) -> None:
        attach(store, customer_id, "a.pdf", PDF, meeting_id=begun.meeting_id, by=None, clock=clock)

    attach_to(sato.customer_id)
    other = customers.add_customer(store, Profile("鈴木"), by=None, clock=clock).customer_id
    with pytest.raises(RuleBroken, match=r"meeting\.other_customer"):
        attach_to(other)
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.meeting_id == begun.meeting_id


@pytest.mark.parametrize(
    ("name", "given", "key"),
    [
        ("leer.pdf", b"", "attachment.empty"),
        ("gross.pdf", b"%PDF-" + bytes(LARGEST_BYTES - 4), "attachment.too_large"),
        ("写真.jpg", b"MZ\x90\0" + bytes(100), "attachment.kind_unknown"),
        ("見積.pdf", b"PK\x03\x04" + bytes(100), "attachment.kind_unknown"),
    ],
)
def test_what_is_no_photo_or_pdf_or_too_large_is_refused_by_name(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    kept: Callable[..., None],
    name: str,
    given: bytes,
    key: str,
) -> None:
    with pytest.raises(RuleBroken) as refused:
        kept(name, given)
    assert (refused.value.key, refused.value.details["name"]) == (key, name)
    assert store.attachments.of_customer(sato.customer_id) == []
    assert not (data_dir / "attachments").exists()


def test_twenty_megabytes_are_kept(
    store: SqliteStore, sato: Sato, clock: MovableClock, kept: Callable[..., None]
) -> None:
    given = b"%PDF-" + os.urandom(LARGEST_BYTES - 5)
    kept("catalogue.pdf", given)
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    assert content(store, attachment.id, by=None, clock=clock) == given


def test_two_thousand_files_are_enough(
    store: SqliteStore, sato: Sato, kept: Callable[..., None]
) -> None:
    kept()
    store._database.rows(
        "WITH RECURSIVE n (i) AS (SELECT 2 UNION ALL SELECT i + 1 FROM n WHERE i < 2000)"
        " INSERT INTO attachment (customer_id, name, media_type, size, digest, file, added_at)"
        " SELECT customer_id, name, media_type, size, digest, file, added_at FROM attachment, n"
    )
    with pytest.raises(RuleBroken, match=r"attachment\.too_many"):
        kept()


def test_a_vanished_file_is_told_by_name_and_the_rest_is_there(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    kept: Callable[..., None],
) -> None:
    kept("見積.pdf")
    [lost] = files(data_dir)
    kept("写真.png", PNG)
    lost.unlink()
    photo, estimate = store.charts.chart(sato.customer_id).attachments
    assert photo.id is not None
    assert estimate.id is not None
    with pytest.raises(RuleBroken) as refused:
        content(store, estimate.id, by=None, clock=clock)
    assert (refused.value.key, refused.value.details["name"]) == ("attachment.missing", "見積.pdf")
    assert content(store, photo.id, by=None, clock=clock) == PNG
    assert store.faults() == [f"attachment {estimate.id} has no file"]


@pytest.mark.parametrize("place", [0, 12, -1])
def test_one_changed_bit_is_noticed(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    kept: Callable[..., None],
    place: int,
) -> None:
    kept()
    [file] = files(data_dir)
    changed = bytearray(file.read_bytes())
    changed[place] ^= 1
    file.write_bytes(changed)
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    with pytest.raises(RuleBroken, match=r"attachment\.damaged"):
        content(store, attachment.id, by=None, clock=clock)


@pytest.mark.parametrize("left", [b"", b"short"])
def test_a_cut_file_is_noticed(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    kept: Callable[..., None],
    left: bytes,
) -> None:
    kept()
    files(data_dir)[0].write_bytes(left)
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    with pytest.raises(RuleBroken, match=r"attachment\.damaged"):
        content(store, attachment.id, by=None, clock=clock)


def test_swapped_files_are_noticed(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    kept: Callable[..., None],
) -> None:
    kept("見積.pdf")
    kept("写真.png", PNG)
    first, second = files(data_dir)
    sealed = first.read_bytes()
    first.write_bytes(second.read_bytes())
    second.write_bytes(sealed)
    for attachment in store.attachments.of_customer(sato.customer_id):
        assert attachment.id is not None
        with pytest.raises(RuleBroken, match=r"attachment\.damaged"):
            content(store, attachment.id, by=None, clock=clock)


def test_a_folder_that_cannot_be_written_leaves_no_row_and_no_half_file(
    store: SqliteStore, sato: Sato, data_dir: Path, kept: Callable[..., None]
) -> None:
    (data_dir / "attachments").write_text("a file where the folder should be")
    with pytest.raises(StoreFailed, match=r"folder\.not_writable"):
        kept()
    assert store.attachments.of_customer(sato.customer_id) == []


def test_a_deleted_file_comes_back_by_undo(
    store: SqliteStore, sato: Sato, clock: MovableClock, kept: Callable[..., None]
) -> None:
    kept()
    before = store.charts.chart(sato.customer_id)
    [attachment] = before.attachments
    assert attachment.id is not None
    delete(store, attachment.id, by=None, clock=clock)
    assert store.charts.chart(sato.customer_id).attachments == ()
    with pytest.raises(RuleBroken, match=r"attachment\.gone"):
        content(store, attachment.id, by=None, clock=clock)
    rubbish.undo_last(store, by=None, clock=clock)
    assert store.charts.chart(sato.customer_id) == before
    assert content(store, attachment.id, by=None, clock=clock) == PDF


@pytest.fixture
def manager(store: SqliteStore) -> StaffId:
    return store.staff.add("tencho", "店長", StaffRole.MANAGER).id


def test_an_emptied_bin_frees_what_was_deleted_and_nothing_else(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    manager: StaffId,
    kept: Callable[..., None],
) -> None:
    kept("見積.pdf")
    [estimate] = files(data_dir)
    kept("写真.png", PNG)
    [photo_id] = [
        each.id
        for each in store.attachments.of_customer(sato.customer_id)
        if each.name != "見積.pdf"
    ]
    assert photo_id is not None
    delete(store, photo_id, by=None, clock=clock)
    clock.advance(timedelta(days=30))
    rubbish.empty(store, by=manager, clock=clock)
    assert files(data_dir) == [estimate]


def test_a_deleted_customers_files_go_with_the_bin(
    store: SqliteStore,
    sato: Sato,
    data_dir: Path,
    clock: MovableClock,
    manager: StaffId,
    kept: Callable[..., None],
) -> None:
    kept()
    deleted = rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    rubbish.restore(store, deleted.undo_step_id, by=None, clock=clock)
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    assert content(store, attachment.id, by=None, clock=clock) == PDF
    rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    assert len(files(data_dir)) == 1
    rubbish.empty(store, by=manager, clock=clock)
    assert files(data_dir) == []


def test_what_an_aborted_act_left_behind_goes_with_the_bin_a_day_later(
    store: SqliteStore, data_dir: Path, clock: MovableClock, manager: StaffId, sato: Sato
) -> None:
    folder = data_dir / "attachments"
    folder.mkdir()
    for name, age in (("0" * 32, 25), ("1" * 32 + ".part", 25), ("2" * 32, 1)):
        (folder / name).write_bytes(b"left behind")
        moment = (clock.utc() - timedelta(hours=age)).timestamp()
        os.utime(folder / name, (moment, moment))
    rubbish.empty(store, by=manager, clock=clock)
    assert [file.name for file in files(data_dir)] == ["2" * 32]


@pytest.fixture
def estimate_id(store: SqliteStore, sato: Sato, kept: Callable[..., None]) -> AttachmentId:
    kept("見積.pdf")
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.id is not None
    return attachment.id


def test_another_name_is_for_the_same_content(
    store: SqliteStore, clock: MovableClock, estimate_id: AttachmentId
) -> None:
    rename(store, estimate_id, "10月の見積", by=None, clock=clock)
    assert store.attachments.get(estimate_id).name == "10月の見積.pdf"
    assert content(store, estimate_id, by=None, clock=clock) == PDF


@pytest.mark.parametrize("typed", ["", "  ", " . "])
def test_no_name_at_all_is_refused(
    store: SqliteStore, clock: MovableClock, estimate_id: AttachmentId, typed: str
) -> None:
    with pytest.raises(RuleBroken, match=r"attachment\.name_missing"):
        rename(store, estimate_id, typed, by=None, clock=clock)
    assert store.attachments.get(estimate_id).name == "見積.pdf"


def test_a_file_outlives_the_wordless_meeting_it_was_given_to(
    store: SqliteStore, sato: Sato, clock: MovableClock
) -> None:
    begun = meetings.begin_meeting(
        store, sato.customer_id, Record(held_at=NOON), by=None, clock=clock
    )
    meetings.drop_wordless_meeting(store, begun.meeting_id)
    attach(
        store,
        sato.customer_id,
        "見積.pdf",
        PDF,
        meeting_id=begun.meeting_id,
        by=None,
        clock=clock,
    )
    [attachment] = store.attachments.of_customer(sato.customer_id)
    assert attachment.meeting_id is None


def test_a_file_for_a_customer_who_was_deleted_meanwhile_is_told_and_leaves_nothing(
    store: SqliteStore, sato: Sato, data_dir: Path, clock: MovableClock
) -> None:
    rubbish.delete_customer(store, sato.customer_id, by=None, clock=clock)
    with pytest.raises(RuleBroken) as refused:
        attach(store, sato.customer_id, "見積.pdf", PDF, by=None, clock=clock)
    assert refused.value.key == "attachment.customer_gone"
    assert files(data_dir) == []


def test_each_look_change_copy_and_deletion_is_in_the_access_log(
    store: SqliteStore,
    sato: Sato,
    tanaka: StaffId,
    clock: MovableClock,
    estimate_id: AttachmentId,
) -> None:
    content(store, estimate_id, by=tanaka, clock=clock)
    rename(store, estimate_id, "十月", by=tanaka, clock=clock)
    note_copied(store, sato.customer_id, by=tanaka, clock=clock)
    delete(store, estimate_id, by=tanaka, clock=clock)
    logged = store._database.rows(
        "SELECT act, customer_id, staff_id FROM access_log ORDER BY id DESC LIMIT 5"
    )
    acts = ["changed", "viewed", "changed", "exported", "deleted"]
    by = [None, tanaka, tanaka, tanaka, tanaka]
    assert logged[::-1] == [(act, sato.customer_id, who) for act, who in zip(acts, by, strict=True)]


def test_a_lost_file_is_no_look_at_it(
    store: SqliteStore, data_dir: Path, clock: MovableClock, estimate_id: AttachmentId
) -> None:
    before = store._database.value("SELECT count(*) FROM access_log")
    files(data_dir)[0].unlink()
    with pytest.raises(RuleBroken, match=r"attachment\.missing"):
        content(store, estimate_id, by=None, clock=clock)
    assert store._database.value("SELECT count(*) FROM access_log") == before
