"""A file that we write is there whole, or the old one is."""

from pathlib import Path

import pytest

from showroom_crm.domain.errors import FileUnreadable
from showroom_crm.exchange.whole_file import replacing


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(b"old")
    with replacing(path) as file:
        file.write(b"new")
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"
    assert list(tmp_path.iterdir()) == [path]


def test_after_a_fault_the_old_file_stands_and_nothing_lies_beside_it(tmp_path: Path) -> None:
    path = tmp_path / "customers.csv"
    path.write_bytes(b"old")
    with pytest.raises(ZeroDivisionError), replacing(path) as file:
        file.write(b"half")
        raise ZeroDivisionError
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("place", ["nowhere/customers.csv", "a_file/customers.csv", "a_folder"])
def test_a_place_that_cannot_be_written_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a_file").touch()
    (tmp_path / "a_folder").mkdir()
    with pytest.raises(FileUnreadable) as refused, replacing(tmp_path / place) as file:
        file.write(b"x")
    assert refused.value.key == "file.not_writable"
    assert sorted(found.name for found in tmp_path.iterdir()) == ["a_file", "a_folder"]
