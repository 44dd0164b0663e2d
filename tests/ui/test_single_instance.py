import getpass
import os
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from pytestqt.qtbot import QtBot

from showroom_crm.ui.single_instance import SingleInstance, server_name
from showroom_crm.ui.start_request import read_request

# A program as small as can be: it claims the folder and prints what it is asked.
FIRST = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from showroom_crm.ui.single_instance import SingleInstance

app = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
if not instance.claim():
    print("handed over" if instance.hand_over(sys.argv[2]) else "not heard", flush=True)
    sys.exit(0)
instance.requested.connect(lambda request: print(request, flush=True))
print("first", flush=True)
app.exec()
"""

not_on_windows = pytest.mark.skipif(
    sys.platform == "win32", reason="it knows no SIGSTOP, and a named pipe is no file"
)

Start = Callable[..., "subprocess.Popen[str]"]


@pytest.fixture
def start(data_dir: Path) -> Iterator[Start]:
    started: list[subprocess.Popen[str]] = []
    # A killed program leaves its lock and socket; a socket's path must be short.
    left_behind = tempfile.TemporaryDirectory(prefix="instance-")
    environment = os.environ | {"TMPDIR": left_behind.name}

    def run(request: str = "show") -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", FIRST, str(data_dir), request],
            env=environment,
            stdout=subprocess.PIPE,
            text=True,
        )
        started.append(process)
        return process

    yield run
    for process in started:
        process.kill()
        process.communicate()
    left_behind.cleanup()


def said(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_a_second_start_hands_its_wish_over_and_ends(start: Start) -> None:
    first = start()
    assert said(first) == "first"
    second = start("show")
    assert said(second) == "handed over"
    assert second.wait(timeout=5) == 0
    assert said(first) == "show"


def test_a_wish_may_hold_any_sign(start: Start) -> None:
    first = start()
    assert said(first) == "first"
    start("open 佐藤 𠮷")
    assert said(first) == "open 佐藤 𠮷"


def test_after_a_kill_the_next_start_is_the_first(start: Start) -> None:
    killed = start()
    assert said(killed) == "first"
    killed.kill()
    killed.wait()

    following = start()
    assert said(following) == "first"
    start("show")
    assert said(following) == "show"


def test_two_starts_at_once_make_one_program(start: Start) -> None:
    assert {said(start()), said(start())} == {"first", "handed over"}


@not_on_windows
def test_a_first_that_hangs_does_not_hold_the_second_for_ever(start: Start) -> None:
    hanging = start()
    assert said(hanging) == "first"
    os.kill(hanging.pid, signal.SIGSTOP)
    try:
        assert said(start()) == "not heard"
    finally:
        os.kill(hanging.pid, signal.SIGCONT)


def test_each_data_folder_has_a_program_of_its_own(
    data_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    here, there = SingleInstance(data_dir), SingleInstance(tmp_path / "another")
    assert here.claim()
    assert there.claim()
    here.release()
    there.release()


def test_released_it_can_be_claimed_anew(data_dir: Path, qtbot: QtBot) -> None:
    first = SingleInstance(data_dir)
    assert first.claim()
    assert not SingleInstance(data_dir).claim()
    first.release()
    following = SingleInstance(data_dir)
    assert following.claim()
    following.release()


def test_each_user_and_folder_has_a_name_of_its_own(tmp_path: Path) -> None:
    names = {
        server_name("tanaka", tmp_path),
        server_name("suzuki", tmp_path),
        server_name("tanaka", tmp_path / "another"),
    }
    assert len(names) == 3
    assert server_name("tanaka", tmp_path / "another" / "..") == server_name("tanaka", tmp_path)
    assert max(map(len, names)) < 60, "a socket's path holds about 100 signs"


@not_on_windows
def test_one_who_talks_without_end_is_cut_off(data_dir: Path, qtbot: QtBot) -> None:
    instance = SingleInstance(data_dir)
    assert instance.claim()
    heard: list[str] = []
    instance.requested.connect(heard.append)
    name = server_name(getpass.getuser(), data_dir)
    with socket.socket(socket.AF_UNIX) as talker:
        talker.connect(QDir.temp().filePath(name))
        talker.sendall(b"x" * 100_000)
        talker.settimeout(0.01)
        qtbot.waitUntil(lambda: _cut_off(talker), timeout=2000)
    assert heard == []
    instance.release()


def _cut_off(talker: socket.socket) -> bool:
    try:
        return talker.recv(1) == b""
    except TimeoutError:
        return False
    except OSError:
        return True


@not_on_windows
@pytest.mark.parametrize("sent", [b"\xff\xfe\x00\n", b"\n", b"x" * 4096 + b"\n", b"%n%s\x1b[2J\n"])
def test_bytes_that_make_no_sense_leave_it_able_to_hear(
    data_dir: Path, qtbot: QtBot, sent: bytes
) -> None:
    instance = SingleInstance(data_dir)
    assert instance.claim()
    heard: list[str] = []
    instance.requested.connect(heard.append)
    path = QDir.temp().filePath(server_name(getpass.getuser(), data_dir))
    with socket.socket(socket.AF_UNIX) as talker:
        talker.connect(path)
        talker.sendall(sent)
        talker.settimeout(0.01)
        qtbot.waitUntil(lambda: _cut_off(talker), timeout=2000)
    assert all(read_request(each) is None for each in heard)
    with socket.socket(socket.AF_UNIX) as talker:
        talker.connect(path)
        talker.sendall(b"customer 123\n")
        qtbot.waitUntil(lambda: "customer 123" in heard, timeout=2000)
    instance.release()


@not_on_windows
def test_only_its_own_user_can_reach_it(data_dir: Path, qtbot: QtBot) -> None:
    instance = SingleInstance(data_dir)
    assert instance.claim()
    path = Path(QDir.temp().filePath(server_name(getpass.getuser(), data_dir)))
    assert path.stat().st_mode & 0o077 == 0
    instance.release()
