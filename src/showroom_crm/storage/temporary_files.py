"""Where one run of the program keeps what is temporary, and how the next one removes it.

What is temporary may tell of persons: pages on their way to a printer, an export half written.
"""

import logging
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from sqlcipher3 import dbapi2 as sqlcipher

# A file that is written beside another is named so, and noted in the temporary folder.
UNFINISHED = ".unfinished-"
NOTE = "note-of-"
DEMO = "showroom-crm-demo-"
_FOLDER = "temporary"
_IN_USE = "in-use"
_SECONDS_TO_BEGIN = 600.0
_log = logging.getLogger(__name__)


@contextmanager
def temporary_folder(data_dir: Path) -> Iterator[None]:
    """Let all that is temporary lie in a folder of this run alone, which is removed at the end.

    What runs left that were killed is removed at the beginning. Where no folder can be made, the
    system's one stays in use.
    """
    begun = _begun(data_dir / _FOLDER)
    if begun is None:
        yield
        return
    own, lock = begun
    try:
        with closing(lock), _used_for_everything(own):
            yield
    finally:
        shutil.rmtree(own, ignore_errors=True)


def remove_left_demos() -> None:
    """Remove the throw-away showrooms of runs that were killed."""
    for folder in Path(tempfile.gettempdir()).glob(f"{DEMO}*"):
        try:
            if not folder.is_symlink() and _is_left_demo(folder):
                shutil.rmtree(folder)
        except OSError:  # of another user, or gone by now
            continue


@contextmanager
def _used_for_everything(folder: Path) -> Iterator[None]:
    """CUPS asks the environment where pages are gathered for a printer."""
    before, environment = tempfile.tempdir, os.environ.get("TMPDIR")
    tempfile.tempdir = os.environ["TMPDIR"] = str(folder)
    try:
        yield
    finally:
        tempfile.tempdir = before
        if environment is None:
            del os.environ["TMPDIR"]
        else:
            os.environ["TMPDIR"] = environment


def _begun(folders: Path) -> tuple[Path, sqlcipher.Connection] | None:
    try:
        _remove_left(folders)
        folders.mkdir(mode=0o700, exist_ok=True)
        own = Path(tempfile.mkdtemp(dir=folders))
    except OSError:
        _log.exception("no temporary folder of our own")
        return None
    lock = _locked(own)
    if lock is None:  # a folder of another PC, as some of them know no locks
        _log.error("no lock on the temporary folder")
        shutil.rmtree(own, ignore_errors=True)
        return None
    return own, lock


def _locked(folder: Path) -> sqlcipher.Connection | None:
    """Return a lock that ends with its process, on every system (SQLite's own); None for none."""
    try:
        lock = sqlcipher.connect(
            folder / _IN_USE, timeout=0, isolation_level=None, check_same_thread=False
        )
    except sqlcipher.Error:
        return None
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlcipher.Error:
        lock.close()
        return None
    return lock


def _is_left(folder: Path) -> bool:
    """Tell whether no run that is alive has the folder, or is about to take it."""
    if not (folder / _IN_USE).exists():
        return _is_old(folder)
    lock = _locked(folder)
    if lock is None:
        return False
    lock.close()
    return True


def _is_old(folder: Path) -> bool:
    return folder.stat().st_mtime < time.time() - _SECONDS_TO_BEGIN


def _is_left_demo(folder: Path) -> bool:
    runs = list((folder / _FOLDER).glob("*/"))
    return all(map(_is_left, runs)) if runs else _is_old(folder)


def _remove_left(folders: Path) -> None:
    for run in folders.glob("*/"):
        try:
            if not run.is_symlink() and _is_left(run):
                _remove_unfinished(run)
                shutil.rmtree(run)
        except OSError:  # of another user, or on a disk that fails
            _log.exception("a temporary folder stays")


def _remove_unfinished(run: Path) -> None:
    """Remove what was half written beside other files."""
    for note in run.glob(f"{NOTE}*"):
        path = Path(os.fsdecode(note.read_bytes()))
        if path.name.startswith(UNFINISHED):
            with suppress(ValueError):  # half a note, of a path that can be none
                path.unlink(missing_ok=True)
