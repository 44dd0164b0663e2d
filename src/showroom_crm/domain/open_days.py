"""The days and hours at which the showroom is open; it is so on public holidays too."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum
from functools import cache
from typing import Final

from showroom_crm.domain.errors import RuleBroken

OPENS: Final = time(10)
CLOSES: Final = time(19)
PERIODS_LIMIT: Final = 20
_WEEK: Final = frozenset(range(7))
_DAYS_LOOKED_AT: Final = 366

Period = tuple[date, date]


class Closing(StrEnum):
    """Why a day calls for a second look: 定休日, 休業日, 祝日 (on which the showroom is open)."""

    WEEKDAY = "weekday"
    PERIOD = "period"
    PUBLIC_HOLIDAY = "public_holiday"


@dataclass(frozen=True)
class ShowroomDays:
    """What a showroom keeps to: `closed_weekdays` (Monday is 0), closed periods and hours.

    `closed_periods` are pairs of a first and a last day, such as those of the New Year.
    """

    closed_weekdays: frozenset[int] = frozenset()
    closed_periods: tuple[Period, ...] = ()
    opens: time = OPENS
    closes: time = CLOSES

    def is_open(self, day: date) -> bool:
        """Whether somebody is there, be it a public holiday."""
        return self._closed_for(day) is None

    def closing(self, day: date) -> Closing | None:
        """Return why a day may not suit, or None for an ordinary day."""
        closed = self._closed_for(day)
        if closed is None and public_holiday(day) is not None:
            return Closing.PUBLIC_HOLIDAY
        return closed

    def first_open_day(self, day: date) -> date | None:
        """Return the day itself or the next open one; None where a year brings none."""
        return next((each for each in _days_from(day) if self.is_open(each)), None)

    def next_ordinary_day(self, after: date) -> date | None:
        """Return the next day that is open and no public holiday; None where a year has none."""
        days = (each for each in _days_from(after) if each > after)
        return next((each for each in days if self.closing(each) is None), None)

    def _closed_for(self, day: date) -> Closing | None:
        if day.weekday() in self.closed_weekdays:
            return Closing.WEEKDAY
        if any(first <= day <= last for first, last in self.closed_periods):
            return Closing.PERIOD
        return None


ALWAYS_OPEN: Final = ShowroomDays()


def public_holiday(day: date) -> str | None:
    """Return the name of a public holiday of Japan (文化の日), None for any other day.

    Days before 1949 and after 2099 are not known.
    """
    return _holidays().get(day)


def accepted_days(days: ShowroomDays) -> ShowroomDays:
    """Return them as they may be kept.

    Raises RuleBroken: "showroom.never_open", "showroom.hours_reversed",
    "showroom.period_reversed", "showroom.too_many_periods".
    """
    if days.closed_weekdays >= _WEEK:
        raise RuleBroken("showroom.never_open", field="closed_weekdays")
    if days.opens >= days.closes:
        raise RuleBroken("showroom.hours_reversed", field="hours")
    if len(days.closed_periods) > PERIODS_LIMIT:
        raise RuleBroken("showroom.too_many_periods", field="closed_periods", limit=PERIODS_LIMIT)
    for first, last in days.closed_periods:
        if first > last:
            raise RuleBroken("showroom.period_reversed", field="closed_periods")
    return days


def _days_from(day: date) -> Iterator[date]:
    start = day.toordinal()
    end = min(start + _DAYS_LOOKED_AT, date.max.toordinal())
    return (date.fromordinal(ordinal) for ordinal in range(start, end + 1))


@cache
def _holidays() -> Mapping[date, str]:
    from holidays.countries.japan import Japan  # slow to import, seldom needed

    return Japan(language="ja")
