"""The time of a PC that sleeps and whose clock is set; nothing passes by itself."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo


class PcClock:
    """A wall clock in a zone, and a clock that only runs forward while the PC is awake.

    `elapsed` and `asleep` are seconds; `wrong_by` is how far the wall clock was set wrong.
    """

    def __init__(self, zone: str, start: datetime) -> None:
        self.elapsed = 0.0
        self.asleep = 0.0
        self.wrong_by = timedelta()
        self._zone, self._start = ZoneInfo(zone), start

    def utc(self) -> datetime:
        return self._start + timedelta(seconds=self.elapsed) + self.wrong_by

    def local(self) -> datetime:
        return self._in_zone().replace(tzinfo=None, microsecond=0)

    def monotonic(self) -> float:
        return self.elapsed - self.asleep

    def zone_offset(self) -> timedelta | None:
        return self._in_zone().utcoffset()

    def seconds_until(self, moment: datetime) -> float:
        """Return after how many seconds the wall clock may first show a time, never too many."""
        # In autumn a time comes twice, in spring one is left out.
        first = min(moment.replace(tzinfo=self._zone, fold=fold).astimezone(UTC) for fold in (0, 1))
        return (first - self.utc()).total_seconds()

    def _in_zone(self) -> datetime:
        return self.utc().astimezone(self._zone)
