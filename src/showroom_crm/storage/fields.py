"""How a column keeps a value of the domain, and gives it back."""

import json
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from peewee import TextField

from showroom_crm.domain.reaching import Refusal


class WallClockField(TextField):
    """A wall-clock time in the showroom, to the second: `2026-10-03 15:00:00` (R3)."""

    def db_value(self, value: datetime | str | None) -> str | None:
        return wall_clock_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value)


class MomentField(TextField):
    """A recorded moment in UTC, to the microsecond, so that moments sort as text."""

    def db_value(self, value: datetime | str | None) -> str | None:
        return moment_text(value) if isinstance(value, datetime) else value

    def python_value(self, value: str | None) -> datetime | None:
        return None if value is None else datetime.fromisoformat(value).replace(tzinfo=UTC)


class DayField(TextField):
    def db_value(self, value: date | None) -> str | None:
        return None if value is None else value.isoformat()

    def python_value(self, value: str | None) -> date | None:
        return None if value is None else date.fromisoformat(value)


class TimeOfDayField(TextField):
    def db_value(self, value: time | None) -> str | None:
        return None if value is None else value.isoformat("minutes")

    def python_value(self, value: str | None) -> time | None:
        return None if value is None else time.fromisoformat(value)


class ValueField(TextField):
    """One value of an enumeration, stored by its word."""

    def __init__(self, values: type[StrEnum], **options: Any) -> None:
        super().__init__(**options)
        self.values = values

    def db_value(self, value: str | None) -> str | None:
        return None if value is None else str(value)

    def python_value(self, value: str | None) -> StrEnum | None:
        return None if value is None else self.values(value)


class RefusalsField(TextField):
    """A set of refusals, stored as their words with a blank between, in the enumeration's order."""

    def db_value(self, value: frozenset[Refusal]) -> str:
        return " ".join(refusal for refusal in Refusal if refusal in value)

    def python_value(self, value: str) -> frozenset[Refusal]:
        return frozenset(Refusal(word) for word in value.split())


class MinutesField(TextField):
    """Some numbers of minutes, with commas between."""

    def db_value(self, value: tuple[int, ...] | None) -> str | None:
        return None if value is None else ",".join(map(str, value))

    def python_value(self, value: str | None) -> tuple[int, ...] | None:
        if value is None:
            return None
        return tuple(int(each) for each in value.split(",") if each)


class TextsField(TextField):
    """Several texts, stored as JSON: an array, or names with their texts."""

    def db_value(self, value: tuple[str, ...] | dict[str, str]) -> str:
        return json.dumps(value, ensure_ascii=False)

    def python_value(self, value: str) -> tuple[str, ...] | dict[str, str]:
        texts: list[str] | dict[str, str] = json.loads(value)
        return tuple(texts) if isinstance(texts, list) else texts


def wall_clock_text(value: datetime) -> str:
    """Return a wall-clock time as the database keeps it."""
    return value.replace(tzinfo=None).isoformat(" ", "seconds")


def moment_text(value: datetime) -> str:
    """Return an aware moment as the database keeps it."""
    return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
