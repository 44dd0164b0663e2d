"""The pair of Qt and Python that would abort, refused before Qt is imported."""

import platform
import sys
from importlib.metadata import PackageNotFoundError, version

from showroom_crm.language.catalog import _


def fault_of(pyside_version: str, python: tuple[int, int]) -> bool:
    """Tell whether this PySide6 aborts on this Python.

    WORKAROUND(PySide6, 6.12.0): on Python 3.11 each void call loses a reference to None, and after
    a few thousand the process dies.
    """
    major, minor = (int(part) for part in pyside_version.split(".")[:2])
    return (major, minor) >= (6, 12) and python <= (3, 11)


def refuse_bad_pair() -> str | None:
    """Return the sentence that refuses the installed pair, or None if it is sound."""
    try:
        installed = version("PySide6")
    except PackageNotFoundError:  # a frozen build has its pair fixed and no metadata
        return None
    if not fault_of(installed, sys.version_info[:2]):
        return None
    return _(
        "PySide6 {pyside} aborts on Python {python}: use PySide6 6.11, or Python 3.12 or newer."
    ).format(pyside=installed, python=platform.python_version())
