"""Counting in months, as contracts and 車検 do."""

from calendar import monthrange
from datetime import date, timedelta


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later (or earlier); in a shorter month, its last."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, monthrange(year, month)[1]))


def month_end(day: date) -> date:
    """Return the last day of the month of a day."""
    return day.replace(day=monthrange(day.year, day.month)[1])


def quarter_of(day: date) -> tuple[date, date]:
    """Return the first and the last day of the quarter (四半期) of a day."""
    first = date(day.year, day.month - (day.month - 1) % 3, 1)
    return first, months_later(first, 3) - timedelta(days=1)
