"""The composition root: the one place that builds everything and wires it."""

import logging
import os
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from showroom_crm.domain.errors import ProgramFailed, ShowroomError, Unreachable
from showroom_crm.services.autostart import autostart, start_command
from showroom_crm.services.demo import fill_demo
from showroom_crm.services.store import Store
from showroom_crm.storage import store as storage
from showroom_crm.storage.temporary_files import DEMO, remove_left_demos, temporary_folder

LOG_NAME = "showroom_crm.log"
_SCREENS = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
_log = logging.getLogger(__name__)


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


def run_window(data_dir: Path, *, tray: bool, demo: bool, customer: int | None = None) -> int:
    """Open the window and return the exit code when the program is quit.

    `customer` is the number of the one whose chart is to be shown. A second start for the same
    data folder hands over what it was asked for and ends. `demo` opens a throw-away showroom.
    Raises StoreFailed; Unreachable: "screen.missing", "program.not_answering"; ProgramFailed:
    "program.failed".
    """
    _need_screen()
    _keep_printing_local()
    log = data_dir / LOG_NAME
    if demo:
        remove_left_demos()
        with tempfile.TemporaryDirectory(prefix=DEMO) as folder:
            return _run(Path(folder), log, tray=tray, demo=True, customer=customer)
    return _run(data_dir, log, tray=tray, demo=False, customer=customer)


def _run(data_dir: Path, log: Path, *, tray: bool, demo: bool, customer: int | None) -> int:
    # WORKAROUND(shiboken6 6.11): while it loads it walks sys.modules, and a thread that imports
    # meanwhile makes the program abort. So it loads before the worker starts.
    import shiboken6  # noqa: F401

    with ExitStack() as until_the_end, ThreadPoolExecutor(max_workers=1) as worker:
        # The key is asked for and the database opened while Qt loads.
        opening = worker.submit(_open_in_worker, data_dir, demo)
        from showroom_crm.ui.application import Application
        from showroom_crm.ui.start_request import StartRequest

        request = StartRequest(in_tray=tray, customer_number=customer)
        application = Application(data_dir)
        # Started by a click there is no console: what keeps the window away is told in another.
        try:
            if application.hands_over(request):
                return 0
            # A throw-away showroom starts with no computer.
            starts = None if demo else autostart(start_command(data_dir))
            store = opening.result()
            # From here on: the name by which a second start finds this one lies in the system's.
            until_the_end.enter_context(temporary_folder(data_dir))
            application.start(store, SystemClock(), request=request, autostart=starts)
        except ShowroomError as fault:
            application.tell(fault)
            raise
        except Exception as fault:
            _log.exception("unexpected fault while the window opens")
            failed = ProgramFailed("program.failed", path=log)
            application.tell(failed)
            raise failed from fault
        worker.shutdown()
        return application.run()


def _open_in_worker(data_dir: Path, demo: bool) -> Store:
    store = open_store(data_dir)
    try:
        if demo:
            fill_demo(store, clock=SystemClock())
    finally:
        store.close_thread()
    return store


def _need_screen() -> None:
    """Qt aborts where it finds no screen, so that is told before Qt starts."""
    if sys.platform.startswith("linux") and not any(map(os.environ.get, _SCREENS)):
        raise Unreachable("screen.missing")


def _keep_printing_local() -> None:
    """Let Qt print through the local queue only: without its socket it would open TCP (R5)."""
    if sys.platform.startswith("linux"):
        os.environ["CUPS_SERVER"] = "/run/cups/cups.sock"
