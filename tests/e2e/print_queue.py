"""A real print queue for tests: a CUPS of their own, whose printer's paper is PDF files."""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

BACKEND = Path("/usr/lib/cups/backend/cups-pdf")
# Debian's own driver prints on one side; that of any PostScript printer can turn the paper.
_DRIVER = "drv:///sample.drv/generic.ppd"
_TURNS_PAPER = "Option1=True"
_USER = "lp"
_POLL_SECONDS = 0.1
_SERVER = """
LogLevel debug
MaxLogSize 0
Listen {folder}/cups.sock
Browsing Off
WebInterface No
DefaultAuthType None
PreserveJobFiles No
<Location />
  Order allow,deny
  Allow all
</Location>
<Location /admin>
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/state
TempDir {folder}/tmp
AccessLog {folder}/log/access
ErrorLog {folder}/log/error
PageLog {folder}/log/page
Printcap
SystemGroup root
User {user}
Group {user}
"""
_PRINTER = """
Out {folder}/paper
AnonDirName {folder}/paper
Spool {folder}/turning
Log {folder}/log
Grp {user}
Label 2
"""


def why_none() -> str | None:
    """Return why there can be no queue here; None where there can."""
    if os.name == "nt" or not BACKEND.exists():
        return "printer-driver-cups-pdf is not installed"
    if os.geteuid() != 0:
        return "only root may run a CUPS of its own with cups-pdf"
    return None


class PrintQueue:
    """A printer by the name `name`; a program prints on it with `environment`."""

    def __init__(self, folder: Path) -> None:
        self.name = folder.name
        self.environment = {"CUPS_SERVER": f"{folder}/cups.sock"}
        self._folder = folder

    def paper(self) -> list[Path]:
        """Return what came out once nothing is on its way any more, oldest first."""
        self.wait(lambda: not self.ask("lpstat", "-o"), "every job has ended")
        files = (self._folder / "paper").glob("*.pdf")
        return sorted(files, key=lambda path: path.stat().st_mtime_ns)

    def options_given(self) -> str:
        """Return the options of the job that was printed last."""
        lines = (self._folder / "log" / "error").read_text(errors="replace").splitlines()
        return [line for line in lines if "argv[5]=" in line][-1]

    def runs(self) -> bool:
        return self.ask("lpstat", "-r") == "scheduler is running"

    def refuse(self) -> None:
        """Take no more jobs."""
        self.ask("cupsreject", self.name)

    def ask(self, *command: str) -> str:
        """Run a command of CUPS to its end, and return what it says."""
        done = subprocess.run(
            command,
            env=os.environ | self.environment | {"LC_ALL": "C"},
            capture_output=True,
            text=True,
            check=False,
            timeout=20,
        )
        return done.stdout.strip()

    def wait(self, found: Callable[[], object], what: str, *, seconds: float = 30.0) -> None:
        """Wait until something is so. Raises AssertionError with what did not come about."""
        until = time.monotonic() + seconds
        while not found():
            assert time.monotonic() < until, f"within {seconds} s: {what}"
            time.sleep(_POLL_SECONDS)


@contextmanager
def print_queue() -> Iterator[PrintQueue]:
    """Run a CUPS with one printer; everything of it ends with the test.

    Raises RuntimeError, where the machine does not let it.
    """
    with ExitStack() as running:
        folder = Path(running.enter_context(tempfile.TemporaryDirectory(prefix="cups-")))
        _lay_out(folder)
        # cups-pdf reads the settings of a printer nowhere else.
        settings = Path(f"/etc/cups/cups-pdf-{folder.name}.conf")
        settings.write_text(_PRINTER.format(folder=folder, user=_USER))
        running.callback(settings.unlink)
        server = subprocess.Popen(
            [
                *(shutil.which("cupsd", path="/usr/sbin:/usr/bin") or "cupsd", "-f"),
                *("-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"),
            ],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        running.callback(_end, server)
        queue = PrintQueue(folder)
        queue.wait(lambda: server.poll() is not None or queue.runs(), "CUPS runs or ends")
        if server.poll() is not None:
            raise RuntimeError("cupsd does not start here")
        queue.ask(
            *("/usr/sbin/lpadmin", "-p", queue.name, "-v", f"cups-pdf:/{folder.name}", "-E"),
            *("-m", _DRIVER, "-o", "PageSize=A4", "-o", _TURNS_PAPER),
        )
        queue.wait(lambda: queue.name in queue.ask("lpstat", "-p"), "the printer is there")
        yield queue


def _lay_out(folder: Path) -> None:
    user = pwd.getpwnam(_USER)
    folder.chmod(0o755)
    for name in ("etc", "spool", "cache", "state", "tmp", "log", "paper"):
        (folder / name).mkdir()
        os.chown(folder / name, user.pw_uid, user.pw_gid)
    (folder / "cupsd.conf").write_text(_SERVER.format(folder=folder))
    (folder / "cups-files.conf").write_text(_FILES.format(folder=folder, user=_USER))


def _end(server: "subprocess.Popen[bytes]") -> None:
    server.send_signal(signal.SIGTERM)
    try:
        server.wait(timeout=5)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()
