"""A real desktop for tests: an X server, a window manager and a tray, and hands to use them."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

PROGRAMS = ("Xvfb", "openbox", "trayer", "xdotool", "xprop", "xwininfo")
_WINDOW_MANAGER = ("xprop", "-root", "_NET_SUPPORTING_WM_CHECK")
_TRAYER = (
    *("trayer", "--edge", "bottom", "--align", "right", "--SetPartialStrut", "true"),
    *("--widthtype", "pixel", "--width", "120", "--height", "24"),
)
_POLL_SECONDS = 0.05


class Desktop:
    """A running desktop; its programs end with it."""

    def __init__(self, display: str, home: Path, running: ExitStack) -> None:
        self.display = display
        self._running = running
        # The machine's own settings, buses and key rings stay out of it.
        self.environment = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("QT_", "XDG_", "DBUS_", "WAYLAND_"))
        } | {
            "DISPLAY": display,
            "HOME": str(home),
            "TMPDIR": str(home),
            "XDG_RUNTIME_DIR": str(home),
            "DBUS_SESSION_BUS_ADDRESS": "disabled:",
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_QPA_PLATFORM": "xcb",
        }

    def start(self, *command: str, more: Mapping[str, str] | None = None) -> subprocess.Popen[str]:
        """Start a program on this desktop; what it says is read from its pipes."""
        process = subprocess.Popen(
            command,
            env=self.environment | dict(more or {}),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        self._running.callback(_end, process)
        return process

    def serve(self, command: Sequence[str], ready: Callable[[], object]) -> None:
        """Start a part of the desktop and wait until it is ready."""
        process = self.start(*command)

        def ready_or_ended() -> object:
            assert process.poll() is None, f"{command[0]} ended: {process.communicate()}"
            return ready()

        self.wait(ready_or_ended, f"{command[0]} is ready")

    def ask(self, *command: str) -> str:
        """Run a command to its end and return what it printed; empty where it found nothing."""
        done = subprocess.run(
            command, env=self.environment, capture_output=True, text=True, check=False, timeout=20
        )
        return done.stdout.strip()

    def windows(self, title: str) -> list[str]:
        """Return the ids of the visible windows whose title holds some words."""
        return self.ask("xdotool", "search", "--onlyvisible", "--name", title).split()

    def title(self, window: str) -> str:
        return self.ask("xdotool", "getwindowname", window)

    def owner(self, window: str) -> str:
        """Return the process id that a window belongs to."""
        return self.ask("xdotool", "getwindowpid", window)

    def focused(self) -> str:
        """Return the id of the window that has the keyboard."""
        return self.ask("xdotool", "getwindowfocus")

    def place(self, window: str) -> tuple[int, int, int, int]:
        """Return left, top, width and height of a window; zeros once it is gone."""
        values = dict(
            line.split("=", 1)
            for line in self.ask("xdotool", "getwindowgeometry", "--shell", window).splitlines()
        )
        left, top, width, height = (
            int(values.get(key, 0)) for key in ("X", "Y", "WIDTH", "HEIGHT")
        )
        return left, top, width, height

    def keys(self, *names: str) -> None:
        """Press keys in the window that has the keyboard."""
        self.ask("xdotool", "key", "--clearmodifiers", *names)

    def click(self, left: int, top: int, *, button: int = 1) -> None:
        self.ask("xdotool", "mousemove", str(left), str(top), "click", str(button))

    def tray_icons(self) -> list[str]:
        """Return the ids of the windows that the tray has taken in."""
        trays = self.ask("xdotool", "search", "--class", "trayer").split()
        trees = [self.ask("xwininfo", "-tree", "-id", tray) for tray in trays]
        taken_in = [line for tree in trees for line in tree.splitlines() if '"showroom' in line]
        return [line.split()[0] for line in taken_in]

    def wait(self, found: Callable[[], object], what: str, *, seconds: float = 20.0) -> None:
        """Wait until something is so. Raises AssertionError with what did not come about."""
        until = time.monotonic() + seconds
        while not found():
            if time.monotonic() > until:
                raise AssertionError(f"within {seconds} s: {what}")
            time.sleep(_POLL_SECONDS)


@contextmanager
def desktop(size: str = "1366x768", *, tray: bool = True) -> Iterator[Desktop]:
    """Run an X server with openbox and, unless told otherwise, a tray.

    Raises RuntimeError, naming what is to be installed.
    """
    missing = [name for name in PROGRAMS if shutil.which(name) is None]
    if missing:
        raise RuntimeError(
            f"These tests need {', '.join(missing)}: packaging/test installs what they come in."
        )
    with ExitStack() as running:
        home = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="desktop-")))
        display = _start_server(size, running)
        here = Desktop(display, home, running)
        here.serve(("openbox",), lambda: "window id" in here.ask(*_WINDOW_MANAGER))
        # The first key of all changes the keyboard's map, and openbox loses keys while it reloads.
        here.keys("Shift_L")
        if tray:
            here.serve(_TRAYER, lambda: here.ask("xdotool", "search", "--class", "trayer"))
        yield here


def _start_server(size: str, running: ExitStack) -> str:
    read_end, write_end = os.pipe()
    server = subprocess.Popen(
        # Without -noreset it turns away whoever comes just when its last guest has left.
        [
            *("Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{size}x24"),
            *("-nolisten", "tcp", "-noreset"),
        ],
        pass_fds=[write_end],
        stderr=subprocess.DEVNULL,
    )
    running.callback(_end, server)
    os.close(write_end)
    with os.fdopen(read_end) as told:
        number = told.readline().strip()
    if not number:
        raise RuntimeError("Xvfb did not start")
    return f":{number}"


def _end(process: "subprocess.Popen[str] | subprocess.Popen[bytes]") -> None:
    if process.poll() is None:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(timeout=5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
    for pipe in (process.stdout, process.stderr):
        if pipe is not None:
            pipe.close()


def program(*arguments: str) -> Sequence[str]:
    """Return the command that starts the program as this Python has it."""
    return sys.executable, "-m", "showroom_crm", *arguments
