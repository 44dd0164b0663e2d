"""The composition root: the one place that builds everything and wires it."""

import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from showroom_crm.domain.errors import StoreFailed
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.storage import store as storage


class SystemClock:
    """The PC's clock, whose zone is the showroom's."""

    def local(self) -> datetime:
        return datetime.now().replace(microsecond=0)

    def utc(self) -> datetime:
        return datetime.now(UTC)


def default_data_dir() -> Path:
    """Return the platform's folder for this user's data."""
    return Path(platformdirs.user_data_dir("showroom_crm", appauthor=False))


def open_store(data_dir: Path) -> Store:
    """Return the showroom of a data folder, made or migrated when it must be.

    Raises StoreFailed.
    """
    return storage.open_store(data_dir)


def check_store(data_dir: Path) -> list[str]:
    """Return what is found wrong with the database; empty when it is sound."""
    return open_store(data_dir).faults()


def run_window(data_dir: Path | None, *, tray: bool, demo: bool) -> int:
    """Open the window and return the exit code when the program is quit.

    A second start for the same data folder brings the first one to the front and ends.
    Without a `data_dir` the platform's folder is used; `demo` opens a throw-away showroom.
    Raises StoreFailed.
    """
    if demo:
        with tempfile.TemporaryDirectory(prefix="showroom-crm-demo-") as folder:
            return _run(Path(folder), tray=tray, demo=True)
    return _run(data_dir or default_data_dir(), tray=tray, demo=False)


def _run(data_dir: Path, *, tray: bool, demo: bool) -> int:
    _keep_printing_local()
    # WORKAROUND(shiboken6 6.11): while it loads it walks sys.modules, and a thread that imports
    # meanwhile makes the program abort. So it loads before the worker starts.
    import shiboken6  # noqa: F401

    with ThreadPoolExecutor(max_workers=1) as worker:
        # The key is asked for and the database opened while Qt loads.
        opening = worker.submit(_open_in_worker, data_dir, demo)
        from showroom_crm.ui.application import Application

        application = Application(data_dir)
        if application.hands_over():
            return 0
        try:
            store = opening.result()
        except StoreFailed as fault:
            # Started by a click there is no console to read the sentence on.
            application.tell(fault)
            raise
    application.start(store, SystemClock(), hidden=tray)
    return application.run()


def _open_in_worker(data_dir: Path, demo: bool) -> Store:
    store = open_store(data_dir)
    try:
        if demo:
            fill_demo(store, clock=SystemClock())
    finally:
        store.close_thread()
    return store


def _keep_printing_local() -> None:
    """Let Qt print through the local queue only: without its socket it would open TCP (R5)."""
    if sys.platform.startswith("linux"):
        os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
