"""Measure what a rep waits for, each beside its floor in the same run, and print one table.

packaging/bench [--customers N …] [--only PART …]
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT), str(ROOT / "src")]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# The offscreen platform complains about each window that it cannot place.
os.environ.setdefault("QT_LOGGING_RULES", "*.warning=false")
# The machine that measures has no secret store to ask: the key lies in a file.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from showroom_crm.language.catalog import DEFAULT_LANGUAGE, use_language  # noqa: E402
from tests.bench import (  # noqa: E402
    idle,
    ink,
    looking_up,
    printing,
    saving,
    showroom,
    start_up,
    tray_start,
)
from tests.bench.table import Row, table  # noqa: E402

PARTS = ("start", "look-up", "save", "print", "ink", "tray", "idle")


def main() -> int:
    """Measure and print."""
    options = _options()
    use_language(DEFAULT_LANGUAGE)
    rows = [row for number in options.customers for row in _on_a_demo(number, options.only)]
    if "tray" in options.only:
        rows += tray_start.rows()
    alone: dict[str, Callable[[], list[tuple[str, str, str]]]] = {
        "ink": ink.rows,
        "idle": idle.rows,
    }
    for part, measure in alone.items():
        if part in options.only:
            rows += [Row(what, measured, goal=goal) for what, measured, goal in measure()]
    sys.stdout.write(table(rows) + "\n")
    return 0


def _on_a_demo(customers: int, parts: list[str]) -> Iterator[Row]:
    """Measure on a demo of so many customers what depends on it."""
    if not {"start", "look-up", "save", "print"} & set(parts):
        return
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        store = showroom.filled(folder, customers)
        if "start" in parts:
            yield from start_up.rows(folder, customers)
        if "look-up" in parts:
            yield from looking_up.rows(store, folder)
        if "print" in parts:
            yield from printing.rows(store, folder)
        if "save" in parts:  # last: it adds meetings
            yield from saving.rows(store, folder)
        store.close_thread()


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--customers", type=int, nargs="+", default=[100, 10_000])
    parser.add_argument("--only", choices=PARTS, nargs="+", default=list(PARTS))
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
