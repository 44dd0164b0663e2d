"""What the program costs while it only waits in the tray, on a real desktop."""

import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from showroom_crm.storage.store import open_store
from tests.e2e.desktop import desktop, program

_SETTLED_AFTER_SECONDS = 10
_WATCHED_SECONDS = 60
_GOAL_CPU_SECONDS = 0.05
_WAKE_UPS = ("voluntary_ctxt_switches", "nonvoluntary_ctxt_switches")


@dataclass(frozen=True)
class Use:
    """What a process has used since its start."""

    cpu_seconds: float
    wake_ups: int
    memory_mb: float


def rows() -> list[tuple[str, str, str]]:
    """Return what was measured within a minute in the tray: what, measured, goal."""
    with tempfile.TemporaryDirectory() as folder, desktop() as screen:
        open_store(Path(folder)).close_thread()
        process = screen.start(*program("--data-dir", folder, "--tray"))
        screen.wait(screen.tray_icons, "an icon in the tray")
        time.sleep(_SETTLED_AFTER_SECONDS)
        before = _use(process.pid)
        time.sleep(_WATCHED_SECONDS)
        after = _use(process.pid)
    cpu = after.cpu_seconds - before.cpu_seconds
    return [
        ("60 s in the tray: CPU time", f"{cpu:.3f} s", f"≤ {_GOAL_CPU_SECONDS} s"),
        ("60 s in the tray: wake-ups", str(after.wake_ups - before.wake_ups), "≤ 20"),
        ("in the tray: memory", f"{after.memory_mb:.0f} MB", ""),
    ]


def _use(pid: int) -> Use:
    """Read what Linux counts, all threads together."""
    process = Path(f"/proc/{pid}")
    threads = list((process / "task").iterdir())
    tasks = [_status(thread / "status") for thread in threads]
    # The clock ticks that `stat` counts are too coarse: most looks end within one.
    running = [int((thread / "schedstat").read_text().split()[0]) for thread in threads]
    return Use(
        cpu_seconds=sum(running) / 1e9,
        wake_ups=sum(int(task[name]) for task in tasks for name in _WAKE_UPS),
        memory_mb=int(_status(process / "status")["VmRSS"].split()[0]) / 1024,
    )


def _status(file: Path) -> dict[str, str]:
    lines = file.read_text().splitlines()
    return {name: value.strip() for name, _colon, value in (line.partition(":") for line in lines)}
