"""Time as an argument: rules and services ask a clock that a test can move."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """The two times of a showroom (R3)."""

    def local(self) -> datetime:
        """Return the wall-clock time in the showroom, naive, to the second."""

    def utc(self) -> datetime:
        """Return the moment as an aware UTC time, for what is recorded."""
