"""When things happen in the demo: always seen from the clock's day and hour."""

from datetime import date, datetime, time, timedelta
from random import Random

_OPENS = time(10)
_EVENING = 20
_QUARTER = timedelta(minutes=15)


class Times:
    """Gives wall-clock times around now."""

    def __init__(self, random: Random, *, now: datetime) -> None:
        self._random = random
        self._now = now

    def later_today(self) -> datetime:
        """Return a quarter of an hour that is still to come today, else its last minute."""
        begins = max(self._now + timedelta(minutes=5), self._at_opening(self._now.date()))
        slot = begins.replace(minute=begins.minute // 15 * 15, second=0, microsecond=0)
        slots: list[datetime] = []
        while (slot := slot + _QUARTER).date() == self._now.date() and (
            slot.hour < _EVENING or not slots
        ):
            slots.append(slot)
        last = self._now.replace(hour=23, minute=59, second=59, microsecond=0)
        return self._random.choice(slots) if slots else last

    def overdue(self) -> datetime:
        """Return a time of the last days at which we should have been in touch."""
        earlier = self._now - timedelta(minutes=self._random.choice([25, 80, 150]))
        if self._random.random() < 0.4 and earlier.hour >= _OPENS.hour:
            return earlier.replace(minute=earlier.minute // 15 * 15, second=0, microsecond=0)
        return self.hour_of(self._now.date() - timedelta(days=self._random.randint(1, 4)))

    def ahead(self) -> datetime:
        """Return a time of the next days, most of them soon."""
        days = 1 + int(self._random.random() ** 2 * 24)
        return self.hour_of(self._now.date() + timedelta(days=days))

    def days_before(self, later: datetime, fewest: int, most: int) -> datetime:
        """Return a time in opening hours some days earlier."""
        return self.hour_of(later.date() - timedelta(days=self._random.randint(fewest, most)))

    def minutes_ago(self, minutes: int) -> datetime:
        """Return a time shortly before now."""
        return (self._now - timedelta(minutes=minutes)).replace(second=0, microsecond=0)

    def hour_of(self, day: date) -> datetime:
        """Return a time of a day in opening hours, on the hour or the half."""
        halves = self._random.randrange(18)
        return self._at_opening(day) + halves * timedelta(minutes=30)

    def _at_opening(self, day: date) -> datetime:
        return datetime.combine(day, _OPENS)


def month_end(day: date) -> date:
    """Return the last day of a day's month."""
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def next_weekend(day: date) -> date:
    """Return the Sunday of the week after."""
    return day + timedelta(days=13 - day.weekday())
