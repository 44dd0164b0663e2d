"""A start that leads to no window says why, on the screen and in one line, and ends with 1."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, desktop, program

only_linux = pytest.mark.skipif(sys.platform != "linux", reason="its screens come from X")
NO_SCREEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")

# The program as it is, but for a part of it that does something else.
_WITH_A_FAULT = """
import sys
from showroom_crm import cli
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.ui import application

def fault(*_arguments, **_options):
    {fault}

{part} = fault
sys.exit(cli.main(sys.argv[1:]))
"""


@pytest.fixture
def screen() -> Iterator[Desktop]:
    with desktop(tray=False) as running:
        yield running


def with_a_fault(fault: str, part: str, data_dir: Path) -> Sequence[str]:
    code = _WITH_A_FAULT.format(fault=fault, part=part)
    return sys.executable, "-c", code, "--data-dir", str(data_dir)


def ending_after_the_box(screen: Desktop, process: "subprocess.Popen[str]") -> tuple[int, str]:
    """Read what keeps the window away, then return exit code and complaints."""

    def box() -> list[str]:
        assert process.poll() is None, f"it ended without a word: {process.communicate()}"
        return screen.ask("xdotool", "search", "--onlyvisible", "--pid", str(process.pid)).split()

    screen.wait(box, "a box comes up")
    [window] = box()
    screen.wait(lambda: screen.focused() == window, "the box has the keyboard")
    _left, _top, width, height = screen.place(window)
    assert width < 800
    assert height < 400
    screen.keys("Return")
    said, complaints = process.communicate(timeout=20)
    assert said == ""
    return process.returncode, complaints


@only_linux
def test_without_a_screen_one_line_says_so(data_dir: Path) -> None:
    done = subprocess.run(
        program("--data-dir", str(data_dir)),
        env={name: value for name, value in os.environ.items() if name not in NO_SCREEN},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.returncode == 1
    assert "画面がない" in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert not data_dir.exists()


@pytest.mark.xvfb
def test_a_first_that_hangs_is_told_and_its_folder_left_alone(
    screen: Desktop, data_dir: Path
) -> None:
    first = screen.start(*program("--data-dir", str(data_dir)))
    screen.wait(
        lambda: screen.ask("xdotool", "search", "--onlyvisible", "--pid", str(first.pid)),
        "the first is there",
    )
    os.kill(first.pid, signal.SIGSTOP)
    try:
        second = screen.start(*program("--data-dir", str(data_dir)))
        code, complaints = ending_after_the_box(screen, second)
    finally:
        os.kill(first.pid, signal.SIGCONT)
    assert code == 1
    assert "すでに起動していますが、応答がありません" in complaints
    assert len(complaints.splitlines()) == 1

    third = screen.start(*program("--data-dir", str(data_dir)))
    assert third.communicate(timeout=20) == ("", "")
    assert third.returncode == 0, "the first answers again"


@pytest.mark.xvfb
def test_a_database_that_is_none_is_told(screen: Desktop, data_dir: Path) -> None:
    data_dir.mkdir()
    (data_dir / "showroom.db").write_bytes(b"no database at all" * 500)
    process = screen.start(*program("--data-dir", str(data_dir)))
    code, complaints = ending_after_the_box(screen, process)
    assert code == 1
    assert "showroom.db" in complaints
    assert len(complaints.splitlines()) == 1


@pytest.mark.xvfb
def test_any_fault_that_has_a_sentence_is_told(screen: Desktop, data_dir: Path) -> None:
    fault = "raise RuleBroken('name.empty')"
    process = screen.start(*with_a_fault(fault, "application.Workplace", data_dir))
    assert ending_after_the_box(screen, process) == (1, "お名前を入力してください。\n")


@pytest.mark.xvfb
@pytest.mark.parametrize("part", ["application.Workplace", "application.Workplace.show"])
def test_a_bug_while_the_window_opens_is_told_and_logged_once(
    screen: Desktop, data_dir: Path, part: str
) -> None:
    process = screen.start(*with_a_fault("1 / 0", part, data_dir))
    code, complaints = ending_after_the_box(screen, process)
    assert code == 1
    assert "思いがけないエラー" in complaints
    assert str(data_dir / "showroom_crm.log") in complaints
    assert len(complaints.splitlines()) == 1
    log = (data_dir / "showroom_crm.log").read_text("utf-8")
    assert log.count("ZeroDivisionError") == 1


@pytest.mark.xvfb
def test_where_no_lock_can_be_kept_that_is_told(
    screen: Desktop, data_dir: Path, tmp_path: Path
) -> None:
    nowhere = {"TMPDIR": str(tmp_path / "missing")}
    process = screen.start(*program("--data-dir", str(data_dir)), more=nowhere)
    code, complaints = ending_after_the_box(screen, process)
    assert code == 1
    assert "missing/showroom-crm-" in complaints
