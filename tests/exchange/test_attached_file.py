"""A file that a rep attaches is read once it may be kept, and what is wrong with it is told."""

import os
from pathlib import Path

import pytest

from showroom_crm.domain.attachments import LARGEST_BYTES
from showroom_crm.domain.errors import FileUnreadable, RuleBroken
from showroom_crm.exchange.attached_file import read_attached

PDF = b"%PDF-1.7"


def test_a_file_too_large_is_not_even_read(tmp_path: Path) -> None:
    path = tmp_path / "film.pdf"
    with path.open("wb") as file:
        file.truncate(LARGEST_BYTES + 1)
    with pytest.raises(RuleBroken, match=r"attachment\.too_large"):
        read_attached(path)


def test_a_file_that_is_none_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileUnreadable, match=r"file\.unreadable"):
        read_attached(tmp_path)
    with pytest.raises(FileUnreadable, match=r"file\.missing"):
        read_attached(tmp_path / "gone.pdf")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read all")
def test_a_file_without_rights_is_told(tmp_path: Path) -> None:
    path = tmp_path / "見積.pdf"
    path.write_bytes(PDF)
    path.chmod(0)
    with pytest.raises(FileUnreadable, match=r"file\.unreadable"):
        read_attached(path)


def test_a_file_that_vanishes_while_it_is_read_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "見積.pdf"
    path.write_bytes(PDF)
    real = Path.read_bytes

    def read_bytes(asked: Path) -> bytes:
        asked.unlink()
        return real(asked)

    monkeypatch.setattr(Path, "read_bytes", read_bytes)
    with pytest.raises(FileUnreadable, match=r"file\.missing"):
        read_attached(path)
