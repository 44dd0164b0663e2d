"""What is temporary is gone at the end of a run, and after a kill at the next start."""

import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from showroom_crm.storage.temporary_files import DEMO, remove_left_demos, temporary_folder

_RUN = """
import sys, tempfile
from pathlib import Path
from showroom_crm.exchange.whole_file import replacing
from showroom_crm.storage.temporary_files import temporary_folder

with temporary_folder(Path(sys.argv[1])):
    spooled = tempfile.NamedTemporaryFile()
    spooled.write(b"a person's data")
    with replacing(Path(sys.argv[2])) as file:
        file.write(b"a person's data")
        file.flush()
        print("written", flush=True)
        sys.stdin.read()
"""


@contextmanager
def another_run(folder: Path, target: Path) -> Iterator["subprocess.Popen[str]"]:
    """Let a process stand amid its writing; it is killed at the end."""
    with subprocess.Popen(
        [sys.executable, "-c", _RUN, str(folder), str(target)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "written\n"
        yield process
        process.kill()


def all_in(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def places(tmp_path: Path) -> tuple[Path, Path]:
    """A data folder, and a file in another one to which something is exported."""
    (tmp_path / "showroom").mkdir()
    (tmp_path / "desktop").mkdir()
    return tmp_path / "showroom", tmp_path / "desktop" / "お客様.csv"


def test_what_is_temporary_lies_in_the_data_folder_and_is_gone_at_the_end(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _target = places
    monkeypatch.setenv("TMPDIR", "before")
    with temporary_folder(folder):
        own = Path(tempfile.gettempdir())
        assert own.is_relative_to(folder)
        assert os.environ["TMPDIR"] == str(own)
        if os.name != "nt":
            assert stat.S_IMODE(own.stat().st_mode) == 0o700
        (own / "left by a library").write_bytes(b"x")
    assert all_in(folder) == []
    assert os.environ["TMPDIR"] == "before"
    assert not Path(tempfile.gettempdir()).is_relative_to(folder)


def test_after_a_kill_the_next_run_removes_what_was_left_also_beside_the_target(
    places: tuple[Path, Path],
) -> None:
    folder, target = places
    target.write_bytes(b"old")
    with another_run(folder, target):
        pass
    assert len(all_in(folder)) >= 2
    assert len(all_in(target.parent)) == 2
    with temporary_folder(folder):
        own = Path(tempfile.gettempdir())
        assert {path.parent for path in all_in(folder)} == {own}
    assert all_in(target.parent) == [target]
    assert target.read_bytes() == b"old"


def test_a_run_that_is_alive_loses_nothing_to_another_that_begins(
    places: tuple[Path, Path],
) -> None:
    folder, target = places
    with another_run(folder, target) as process:
        with temporary_folder(folder):
            pass
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=20) == 0
    assert target.read_bytes() == b"a person's data"
    assert all_in(target.parent) == [target]
    assert all_in(folder) == []


def test_a_run_that_begins_meanwhile_takes_no_folder_from_one_that_begins_too(
    places: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, _target = places
    make, begun = tempfile.mkdtemp, []

    def make_while_another_begins(*, dir: Path) -> str:
        monkeypatch.setattr(tempfile, "mkdtemp", make)
        made = make(dir=dir)
        with temporary_folder(folder):
            begun.append(made)
        return made

    monkeypatch.setattr(tempfile, "mkdtemp", make_while_another_begins)
    with temporary_folder(folder):
        assert Path(tempfile.gettempdir()).is_relative_to(folder)
        assert Path(tempfile.gettempdir()).exists()
    assert begun, "another one did begin"


def test_a_folder_that_goes_away_meanwhile_ends_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "showroom"
    folder.mkdir()
    with temporary_folder(folder):
        shutil.rmtree(folder)
    assert not folder.exists()


def test_a_note_that_leads_to_another_file_removes_none(places: tuple[Path, Path]) -> None:
    folder, target = places
    target.write_bytes(b"precious")
    run = folder / "temporary" / "killed"
    run.mkdir(parents=True)
    (run / "in-use").touch()
    (run / "note-of-x").write_bytes(os.fsencode(target))
    (run / "note-of-y").write_bytes(b"\0nonsense\xff")
    (run / "note-of-z").write_bytes(b"\0/.unfinished-nonsense")
    with temporary_folder(folder):
        assert not run.exists()
    assert target.read_bytes() == b"precious"


def test_where_no_folder_can_be_made_the_program_goes_on(tmp_path: Path) -> None:
    (tmp_path / "temporary").write_bytes(b"a file stands where the folder would")
    before = tempfile.gettempdir()
    with temporary_folder(tmp_path):
        assert tempfile.gettempdir() == before


def test_a_throw_away_showroom_of_a_killed_run_goes_and_one_in_use_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    killed, begins, in_use = (tmp_path / f"{DEMO}{name}" for name in ("killed", "begins", "used"))
    for demo in (killed, begins, in_use):
        demo.mkdir()
    with another_run(killed, tmp_path / "target"):
        pass
    with another_run(in_use, tmp_path / "another"):
        remove_left_demos()
        assert (begins.exists(), in_use.exists(), killed.exists()) == (True, True, False)
