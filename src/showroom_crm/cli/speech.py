"""What the command line says, in UTF-8 everywhere: results on stdout, one complaint on stderr."""

import os
import re
import sys
from io import TextIOWrapper

_LINE_BREAKS = re.compile(r"[\r\n]+")
_BLANKS = re.compile(r"\s+")


def speak_utf8() -> None:
    """Set both streams to UTF-8; a sign that no text can hold is written as its code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str) -> int:
    """Write a line to stdout, and return the exit code of success."""
    if sys.stdout is not None:  # a program without a console has no streams
        sys.stdout.write(line + "\n")
    return 0


def say_cells(*cells: str) -> None:
    """Write one line of cells between tabs; blanks and line breaks in a cell become one blank."""
    say("\t".join(_BLANKS.sub(" ", cell) for cell in cells))


def complain(line: str) -> int:
    """Write one line to stderr, and return the exit code of failure."""
    if sys.stderr is not None:
        sys.stderr.write(_LINE_BREAKS.sub(" ", line) + "\n")
    return 1


def finish() -> None:
    """Hand over all that was said, so that a closed pipe shows itself while it can be caught."""
    if sys.stdout is not None:
        sys.stdout.flush()


def fall_silent() -> None:
    """Let the interpreter's last flush go nowhere: the pipe is closed."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, sys.stdout.fileno())
