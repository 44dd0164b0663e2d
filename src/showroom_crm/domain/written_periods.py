"""Periods of days as people write them, one a line."""

import re
from collections.abc import Sequence
from datetime import date

from showroom_crm.domain.open_days import Period
from showroom_crm.domain.written_dates import read_day

_ENDS_OF_PERIOD = re.compile(r"[〜～~]|から|\s-\s")
_BETWEEN_PERIODS = re.compile(r"[\n、,，]")


def read_periods(typed: str, *, field: str, today: date) -> Sequence[Period]:
    """Return the periods that were typed: 12/29〜1/4, 2027-08-11〜2027-08-15; or single days.

    A first day without a year is the next such day, a last one the next after the first.
    Raises RuleBroken: "date.unreadable".
    """
    written = [line.strip() for line in _BETWEEN_PERIODS.split(typed)]
    return [_period(line, field=field, today=today) for line in written if line]


def written_periods(periods: Sequence[Period]) -> str:
    """Return periods as `read_periods` takes them, one a line."""
    return "\n".join(str(first) if first == last else f"{first}〜{last}" for first, last in periods)


def _period(written: str, *, field: str, today: date) -> Period:
    first, *rest = _ENDS_OF_PERIOD.split(written, maxsplit=1)
    begins = read_day(first, field=field, today=today)
    ends = read_day(rest[0], field=field, today=begins) if rest else begins
    return begins, ends
