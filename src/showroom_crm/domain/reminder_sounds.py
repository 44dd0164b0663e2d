"""Whether a reminder is heard, and how long it insists."""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from showroom_crm.domain.open_days import ShowroomDays

REPEATED_AFTER: Final = timedelta(minutes=1)
RINGS_AT_MOST: Final = 10


class Sound(StrEnum):
    """なし, ひかえめ (once), しっかり (again each minute until something is done with it)."""

    OFF = "off"
    GENTLE = "gentle"
    INSISTENT = "insistent"


def is_heard(sound: Sound, days: ShowroomDays, *, now: datetime) -> bool:
    """Tell whether to ring at a wall-clock time: only while the showroom is open."""
    open_now = days.is_open(now.date()) and days.opens <= now.time() < days.closes
    return sound is not Sound.OFF and open_now


def rings_again(sound: Sound, *, rung: int) -> bool:
    """Tell whether reminders that nobody touched ring another time, after so many."""
    return sound is Sound.INSISTENT and rung < RINGS_AT_MOST
