"""Days and times as a Japanese rep types them, in any width and with the IME on or off."""

import re
import unicodedata
from calendar import isleap
from datetime import date, time, timedelta

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.months import months_later

# The Gregorian year before an era's first one. An era's end is not checked: papers issued
# before 2019 name days such as 平成33年4月1日.
_ERAS = {
    "m": 1867, "明治": 1867, "明": 1867, "t": 1911, "大正": 1911, "大": 1911,
    "s": 1925, "昭和": 1925, "昭": 1925, "h": 1988, "平成": 1988, "平": 1988,
    "r": 2018, "令和": 2018, "令": 2018,
}  # fmt: skip
_SIGNS = str.maketrans(dict.fromkeys("ー－−‐‑–—〜～", "-") | dict.fromkeys("。、・", "."))
_WEEKDAY = re.compile(r"\(?[月火水木金土日]曜?日?\)$|[月火水木金土日]曜日?$")
_ERA = "|".join(sorted(_ERAS, key=len, reverse=True))
_ERA_DAY = re.compile(rf"({_ERA})(\d{{1,2}}|元)年?[-/.]?(\d{{1,2}})[-/.月](\d{{1,2}})日?")
_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?")
_ERA_MONTH = re.compile(rf"({_ERA})(\d{{1,2}}|元)[-/.年](\d{{1,2}})月?")
_MONTH = re.compile(r"(\d{4})[-/.年](\d{1,2})月?")
_DIGITS_MONTH = re.compile(r"(\d{4})(\d{2})")
_DIGITS_DAY = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[-/.月](\d{1,2})日?")
_COLON_TIME = re.compile(r"(\d{1,2})[:.](\d{2})")
_DIGITS_TIME = re.compile(r"(\d{1,2})(\d{2})")
_SPOKEN_TIME = re.compile(r"(\d{1,2})(?:時(?:(半)|(\d{1,2})分)?)?")
_WINDOW = re.compile(r"-|から")
_LEAP_DAY = (2, 29)
# Said without 午前, these hours are those of a showroom's afternoon and evening.
_AFTERNOON_HOURS = range(1, 8)
_HALF_DAYS = {"午前": 0, "am": 0, "午後": 12, "pm": 12}


def read_day(typed: str, *, field: str, today: date | None = None) -> date:
    """Return the day that was typed: 2027-04-30, 20270430, R9.4.30, 令和9年4月30日.

    With `today`, a day without a year (4/30) is the next such day.
    Raises RuleBroken: "date.unreadable".
    """
    written = _WEEKDAY.sub("", _plain(typed))
    try:
        day = _written_day(written)
        if day is None and today is not None:
            day = _next_day(written, today)
    except ValueError:
        day = None
    if day is None:
        raise RuleBroken("date.unreadable", typed=typed, field=field)
    return day


def read_day_gone_by(typed: str, *, field: str, today: date) -> date:
    """As `read_day`; a day without a year (4/30) is the last such day until `today`.

    Raises RuleBroken: "date.unreadable".
    """
    year_ago = months_later(today, -12)
    return read_day(typed, field=field, today=year_ago + timedelta(days=1))


def read_month(typed: str, *, field: str) -> date:
    """Return the first day of the month that was typed: 2021-04, 202104, R3.4, 令和3年4月.

    A whole day is taken for its month.
    Raises RuleBroken: "month.unreadable".
    """
    written = _plain(typed)
    try:
        month = _written_month(written) or _written_day(written)
    except ValueError:
        month = None
    if month is None:
        raise RuleBroken("month.unreadable", typed=typed, field=field)
    return month.replace(day=1)


def read_time(typed: str, *, field: str) -> time:
    """Return the time of day that was typed: 15:00, 1500, 15時半, 午後3時.

    An hour from 1 to 7 that is only said (3, 3時, 3時半) is in the afternoon; 3:00 is not.
    Raises RuleBroken: "time.unreadable".
    """
    try:
        read = _written_time(_plain(typed))
    except ValueError:
        read = None
    if read is None:
        raise RuleBroken("time.unreadable", typed=typed, field=field)
    return read


def read_window(typed: str, *, field: str) -> tuple[time, time | None]:
    """Return a time, or the two ends of a window: 18:00–20:00.

    Raises RuleBroken: "time.unreadable".
    """
    parts = [part for part in _WINDOW.split(_plain(typed)) if part]
    try:
        start, *ends = (read_time(part, field=field) for part in parts)
    except (RuleBroken, ValueError):
        raise RuleBroken("time.unreadable", typed=typed, field=field) from None
    if len(ends) > 1:
        raise RuleBroken("time.unreadable", typed=typed, field=field)
    return start, ends[0] if ends else None


def _plain(typed: str) -> str:
    """Return the text in ASCII digits and separators, without blanks."""
    return "".join(unicodedata.normalize("NFKC", typed).translate(_SIGNS).casefold().split())


def _written_day(written: str) -> date | None:
    if match := _ERA_DAY.fullmatch(written):
        era, year, month, day = match.groups()
        in_era = 1 if year == "元" else int(year)
        return date(_ERAS[era] + in_era, int(month), int(day)) if in_era else None
    if match := _DAY.fullmatch(written) or _DIGITS_DAY.fullmatch(written):
        return date(*map(int, match.groups()))
    return None


def _written_month(written: str) -> date | None:
    if match := _ERA_MONTH.fullmatch(written):
        era, year, month = match.groups()
        in_era = 1 if year == "元" else int(year)
        return date(_ERAS[era] + in_era, int(month), 1) if in_era else None
    if match := _MONTH.fullmatch(written) or _DIGITS_MONTH.fullmatch(written):
        year, month = match.groups()
        return date(int(year), int(month), 1)
    return None


def _next_day(written: str, today: date) -> date | None:
    match = _DAY_OF_YEAR.fullmatch(written)
    if match is None:
        return None
    month, day = map(int, match.groups())
    year = today.year + ((month, day) < (today.month, today.day))
    if (month, day) == _LEAP_DAY:
        while not isleap(year):
            year += 1
    return date(year, month, day)


def _written_time(written: str) -> time | None:
    if written == "正午":
        return time(12)
    for word, hours in _HALF_DAYS.items():
        if written.startswith(word) or written.endswith(word):
            return _in_half_day(written.removeprefix(word).removesuffix(word), hours)
    if match := _COLON_TIME.fullmatch(written) or _DIGITS_TIME.fullmatch(written):
        return _clock_time(match)
    if match := _SPOKEN_TIME.fullmatch(written):
        spoken = _spoken_time(match)
        said_short = not written.startswith("0") and spoken.hour in _AFTERNOON_HOURS
        return spoken.replace(hour=spoken.hour + 12) if said_short else spoken
    return None


def _in_half_day(written: str, hours: int) -> time | None:
    match = _COLON_TIME.fullmatch(written)
    if match is not None:
        read = _clock_time(match)
    elif match := _SPOKEN_TIME.fullmatch(written):
        read = _spoken_time(match)
    else:
        return None
    if read.hour == 12 and hours == 12:
        return read
    return read.replace(hour=read.hour + hours) if read.hour < 12 else None


def _clock_time(match: re.Match[str]) -> time:
    hour, minutes = match.groups()
    return time(int(hour), int(minutes))


def _spoken_time(match: re.Match[str]) -> time:
    hour, half, minutes = match.groups()
    return time(int(hour), 30 if half else int(minutes or 0))
