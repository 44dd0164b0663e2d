"""From the start of the process to a window that can be used, beside a bare Qt window."""

import json
import subprocess
import sys
from pathlib import Path
from time import monotonic
from typing import Any

from tests.bench.table import Row, median, milliseconds

_ROUNDS = 9

# The window is there when it is shown, its list holds customers and all events were worked off.
_PROGRAM = """
import json, sys, time
began = float(sys.argv[2])
from showroom_crm.ui import application
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QTableView

def usable(self):
    while True:
        QCoreApplication.processEvents()
        windows = [w for w in QApplication.topLevelWidgets() if isinstance(w, QMainWindow)]
        if any(w.isVisible() and w.findChild(QTableView).model().rowCount() for w in windows):
            break
    QCoreApplication.processEvents()
    seconds = time.monotonic() - began
    ours = ("showroom_crm", "__main__")
    modules = sorted(name for name in sys.modules if not name.startswith(ours))
    print(json.dumps({"seconds": seconds, "modules": modules}), flush=True)
    import os
    os._exit(0)

application.Application.run = usable
from showroom_crm.cli import main
sys.exit(main(["--data-dir", sys.argv[1]]))
"""

_BARE_WINDOW = """
import importlib, json, sys, time
began = float(sys.argv[1])
for name in json.load(sys.stdin):
    try:
        importlib.import_module(name)
    except Exception:
        pass
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
qt = QApplication([])
window = QMainWindow()
window.setCentralWidget(QLabel("顧客カルテ"))
window.show()
while not window.isVisible():
    qt.processEvents()
qt.processEvents()
print(json.dumps({"seconds": time.monotonic() - began}), flush=True)
import os
os._exit(0)
"""


def rows(folder: Path, customers: int) -> list[Row]:
    """Return the median start on a filled data folder."""
    measured, floor = [], []
    modules: list[str] = []
    for _round in range(_ROUNDS):
        began = monotonic()
        said = _run(_PROGRAM, str(folder), str(began), given="")
        measured.append(said["seconds"])
        modules = said["modules"]
        began = monotonic()
        floor.append(_run(_BARE_WINDOW, str(began), given=json.dumps(modules))["seconds"])
    what = f"start to usable window, {customers:,} customers"
    return [milliseconds(what, median(measured), median(floor), goal="≤ 1.5 × floor")]


def _run(program: str, *arguments: str, given: str) -> dict[str, Any]:
    result = subprocess.run(
        [sys.executable, "-c", program, *arguments],
        input=given, capture_output=True, encoding="utf-8", check=False, timeout=120,
    )  # fmt: skip
    if not result.stdout:
        raise RuntimeError(result.stderr)
    said: dict[str, Any] = json.loads(result.stdout.splitlines()[-1])
    return said
