"""The real program, killed while it holds temporary files, leaves none after its next start."""

import os
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.e2e.desktop import program

pytestmark = pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL")
_SECONDS = 30.0


@contextmanager
def running(*arguments: str, temporary: Path) -> Iterator[None]:
    """Run the program until it is killed; the system's temporary folder is one of the test's."""
    # Of a short name, as the system's is: a socket lies in it.
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            program(*arguments),
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen", "TMPDIR": str(temporary)},
            stdout=said,
            stderr=said,
        )
        try:
            yield
            assert process.poll() is None, "it still runs"
        finally:
            process.send_signal(signal.SIGKILL)
            process.wait()


@pytest.fixture
def temporary() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="t-") as folder:
        yield Path(folder)


def until(found: Callable[[], object]) -> None:
    end = time.monotonic() + _SECONDS
    while not found():
        assert time.monotonic() < end
        time.sleep(0.05)


def folders_of_runs(data_dir: Path) -> list[Path]:
    return sorted(lock.parent for lock in data_dir.glob("temporary/*/in-use"))


def test_the_next_start_removes_them(data_dir: Path, temporary: Path) -> None:
    with running("--data-dir", str(data_dir), temporary=temporary):
        until(lambda: folders_of_runs(data_dir))
        [own] = folders_of_runs(data_dir)
        (own / "pages for a printer").write_bytes(b"a person's data")
    assert own.exists()
    with running("--data-dir", str(data_dir), temporary=temporary):
        until(lambda: folders_of_runs(data_dir) not in ([], [own]) and not own.exists())


def test_a_throw_away_showroom_is_removed_by_the_next_start_too(
    data_dir: Path, temporary: Path
) -> None:
    def demos() -> list[Path]:
        return [folder for folder in temporary.iterdir() if "demo" in folder.name]

    with running("--demo", temporary=temporary):
        until(lambda: any(folders_of_runs(demo) for demo in demos()))
        [left] = demos()
    with running("--demo", temporary=temporary):
        until(lambda: not left.exists() and demos())
