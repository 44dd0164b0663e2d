"""The showroom that a command works on."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from showroom_crm import app
from showroom_crm.cli.parser import Options
from showroom_crm.domain.errors import FileUnreadable, StoreFailed
from showroom_crm.services.store import Store
from showroom_crm.storage.store import DATABASE_NAME
from showroom_crm.storage.temporary_files import temporary_folder


@contextmanager
def showroom_made(options: Options) -> Iterator[Store]:
    """Open the showroom of the data folder, made where there is none."""
    store = app.open_store(options.data_dir)
    try:
        with temporary_folder(options.data_dir):
            yield store
    finally:
        store.close_thread()


@contextmanager
def showroom(options: Options) -> Iterator[Store]:
    """Open the showroom of the data folder. Raises StoreFailed: "database.missing"."""
    check_made(options)
    with showroom_made(options) as store:
        yield store


def check_made(options: Options) -> None:
    """Let a mistyped folder be told instead of made."""
    if not (options.data_dir / DATABASE_NAME).exists():
        raise StoreFailed("database.missing", path=options.data_dir)


def ending_of(path: Path, *, known: tuple[str, ...]) -> str:
    """Return how a file's name ends. Raises FileUnreadable: "file.kind_unknown"."""
    ending = path.suffix.lower()
    if ending not in known:
        raise FileUnreadable("file.kind_unknown", ending=path.suffix or path.name)
    return ending
