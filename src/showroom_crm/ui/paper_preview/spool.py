"""What CUPS, the printing system of Linux, does behind Qt's back."""

import ctypes
import os
import re
import sys
from collections.abc import Collection
from contextlib import suppress
from functools import cache
from pathlib import Path

from PySide6.QtPrintSupport import QPrinter

_LIBRARY = "libcups.so.2"
# The statuses of IPP up to this one say that the job was taken.
_LAST_SUCCESS = 0x00FF


def goes_to_cups(printer: QPrinter) -> bool:
    """Tell whether Qt hands the pages to CUPS when the painter ends."""
    return sys.platform.startswith("linux") and not printer.outputFileName()


def spool_files() -> frozenset[Path]:
    """Return the files in which CUPS gathers the pages that this process prints."""
    # They are named after the process, in the folder that TMPDIR names.
    ours = re.compile(rf"{os.getpid():05x}[0-9a-f]{{8}}")
    folder = Path(os.environ.get("TMPDIR", "/tmp"))
    try:
        return frozenset(path for path in folder.iterdir() if ours.fullmatch(path.name))
    except OSError:
        return frozenset()


def take_back(spooled: Collection[Path]) -> None:
    """Leave CUPS nothing to print.

    WORKAROUND(Qt, 6.11): `abort` does nothing there, and what was drawn is printed at the end.
    Without its file the job is called off by CUPS itself.
    """
    for path in spooled:
        with suppress(OSError):
            path.unlink()


def refused() -> bool:
    """Tell whether CUPS refused what this thread printed last.

    WORKAROUND(Qt, 6.11): the painter ends well whatever CUPS answers.
    """
    library = _library()
    return library is not None and int(library.cupsLastError()) > _LAST_SUCCESS


@cache
def _library() -> ctypes.CDLL | None:
    try:
        return ctypes.CDLL(_LIBRARY)
    except OSError:
        return None
