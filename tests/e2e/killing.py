"""A process that tells how far it is, until it is killed."""

import os
import signal
import subprocess
import sys
import threading
import time

SECONDS_BEHIND = 2.0
_SECONDS_TO_START = 30


def told_before_the_kill(
    program: str, *arguments: str, after: float, behind: float = SECONDS_BEHIND
) -> int:
    """Let a program run that prints a growing number, kill it, and return the last one that it
    had printed `behind` seconds before; `after` seconds run from its first one.
    """
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        text=True,
        env=os.environ
        | {
            "PYTHON_KEYRING_BACKEND": "keyring.backends.fail.Keyring",
            "QT_QPA_PLATFORM": "offscreen",
        },
    )
    told: list[tuple[float, int]] = []

    def listen() -> None:
        assert process.stdout is not None
        # A line that the kill cut short is no number that was told.
        whole = (line for line in process.stdout if line.endswith("\n"))
        told.extend((time.monotonic(), int(line)) for line in whole)

    with process:
        listener = threading.Thread(target=listen)
        listener.start()
        started_by = time.monotonic() + _SECONDS_TO_START
        while not told and time.monotonic() < started_by:
            time.sleep(0.01)
        time.sleep(after)
        killed_at = time.monotonic()
        process.send_signal(signal.SIGKILL)
        listener.join()
    return max(number for at, number in told if at <= killed_at - behind)
