"""When someone was born as a rep types it: a birthday, a year, or an age told today."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.written_dates import read_day, read_month

_AGE = re.compile(r"(\d{1,3})(?:歳|才|さい)?")
_AFTER_YEAR = re.compile(r"(?:年?(?:生まれ|生れ|生)|年)$")
_EARLIEST = 1900


@dataclass(frozen=True)
class Birth:
    """The day, or where that is not known, the year."""

    day: date | None = None
    year: int | None = None


def read_birth(typed: str, *, today: date, field: str) -> Birth:
    """Return what was typed: S58.4.5, 1983-04-05, 1983, 昭和58年生まれ, 41, 41歳; or nothing.

    Raises RuleBroken: "birth.unreadable", "birthday.future", "birthday.too_old".
    """
    written = "".join(unicodedata.normalize("NFKC", typed).split())
    if not written:
        return Birth()
    if age := _AGE.fullmatch(written):
        birth = Birth(year=today.year - int(age.group(1)))
    else:
        birth = _birthday(written) or _year(written, typed, field)
    if (birth.day or date(birth.year or today.year, 1, 1)) > today:
        raise RuleBroken("birthday.future", field=field)
    if (birth.day.year if birth.day else birth.year or today.year) < _EARLIEST:
        raise RuleBroken("birthday.too_old", field=field)
    return birth


def _birthday(written: str) -> Birth | None:
    try:
        return Birth(day=read_day(written, field=""))
    except RuleBroken:
        return None


def _year(written: str, typed: str, field: str) -> Birth:
    try:
        first_month = read_month(_AFTER_YEAR.sub("", written) + ".1", field=field)
    except RuleBroken:
        raise RuleBroken("birth.unreadable", typed=typed, field=field) from None
    return Birth(year=first_month.year)
