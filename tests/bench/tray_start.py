"""From the start of the process, hidden, to its icon in a real tray, beside a bare Qt icon."""

import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from time import monotonic

from showroom_crm.storage.store import open_store
from tests.bench.table import Row, median, milliseconds
from tests.e2e.desktop import Desktop, desktop, program

_ROUNDS = 7
_BARE_ICON = """
import sys
from PySide6.QtGui import QIcon, QPixmap
from PySide6.QtWidgets import QApplication, QSystemTrayIcon
qt = QApplication(["showroom"])
picture = QPixmap(32, 32)
picture.fill()
icon = QSystemTrayIcon(QIcon(picture))
icon.show()
sys.exit(qt.exec())
"""


def rows() -> list[Row]:
    """Return the median start on an empty showroom; both are seen from outside."""
    with tempfile.TemporaryDirectory() as folder, desktop() as screen:
        open_store(Path(folder)).close_thread()
        ours = program("--data-dir", folder, "--tray")
        bare = (sys.executable, "-c", _BARE_ICON)
        rounds = [(_seconds(screen, ours), _seconds(screen, bare)) for _ in range(_ROUNDS)]
    measured, floor = (median(times) for times in zip(*rounds, strict=True))
    return [milliseconds("start hidden, to the icon in the tray", measured, floor, goal="≤ 3 s")]


def _seconds(screen: Desktop, command: Sequence[str]) -> float:
    began = monotonic()
    process = screen.start(*command)
    screen.wait(screen.tray_icons, "an icon in the tray")
    seconds = monotonic() - began
    _kill(process)
    screen.wait(lambda: not screen.tray_icons(), "the icon is gone")
    return seconds


def _kill(process: "subprocess.Popen[str]") -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()
