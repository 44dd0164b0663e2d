"""With the real clock and a real tray a reminder comes in time, whatever happens to the process."""

import os
import signal
import time
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop, desktop
from tests.e2e.test_real_desktop import Running, in_seconds, promise_a_call

pytestmark = pytest.mark.xvfb

SECONDS_TO_START = 3.0


@pytest.fixture
def screen() -> Iterator[Desktop]:
    with desktop() as running:
        yield running


def in_the_tray(screen: Desktop, data_dir: Path, due: datetime) -> Running:
    """Return the program when it only waits in the tray."""
    running = Running(screen, data_dir, "--tray")
    running.wait(screen.tray_icons, "an icon in the tray", seconds=SECONDS_TO_START)
    assert not running.windows(), "started so it draws no window"
    assert datetime.now() < due, "the program started in time for this test"
    return running


def seconds_late(due: datetime) -> float:
    return (datetime.now() - due).total_seconds()


def test_started_in_the_tray_within_three_seconds_it_reminds_within_one_of_the_time(
    screen: Desktop, data_dir: Path
) -> None:
    due = in_seconds(5)
    promise_a_call(data_dir, due)
    running = in_the_tray(screen, data_dir, due)
    running.wait_for_popup()
    assert 0 <= seconds_late(due) <= 1


def test_stopped_over_the_time_it_reminds_within_two_seconds_of_going_on(
    screen: Desktop, data_dir: Path
) -> None:
    due = in_seconds(5)
    promise_a_call(data_dir, due)
    running = in_the_tray(screen, data_dir, due)
    os.kill(running.process.pid, signal.SIGSTOP)
    time.sleep(1 - seconds_late(due))
    os.kill(running.process.pid, signal.SIGCONT)
    running.wait_for_popup(seconds=2)


def test_killed_before_the_time_and_started_after_it_it_reminds_at_once(
    screen: Desktop, data_dir: Path
) -> None:
    due = in_seconds(5)
    promise_a_call(data_dir, due)
    killed = in_the_tray(screen, data_dir, due)
    os.kill(killed.process.pid, signal.SIGKILL)
    killed.process.wait()
    time.sleep(1 - seconds_late(due))
    restarted = Running(screen, data_dir, "--tray")
    restarted.wait_for_popup(seconds=SECONDS_TO_START + 1)
