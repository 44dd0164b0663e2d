"""Times as people say them (今月末, ボーナスの後, 車検まで), as the days they stand for."""

import re
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from showroom_crm.domain import written_dates
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.months import month_end, months_later


class Span(NamedTuple):
    """From the first to the last day, both included."""

    first: date
    last: date


class SaidTime(StrEnum):
    """How people often say when they will decide."""

    END_OF_MONTH = "end_of_month"
    MIDDLE_OF_NEXT_MONTH = "middle_of_next_month"
    END_OF_NEXT_MONTH = "end_of_next_month"
    AFTER_BONUS = "after_bonus"
    BEFORE_INSPECTION = "before_inspection"
    NOT_KNOWN = "not_known"


def said_span(said: SaidTime, *, today: date, inspection_until: date | None = None) -> Span | None:
    """Return the days of what is often said; None where it names none."""
    return read_span(_PHRASES[said], today=today, inspection_until=inspection_until)


def read_span(words: str, *, today: date, inspection_until: date | None = None) -> Span | None:
    """Return the days that words stand for when said on a day; None where they name none.

    The days do not begin before `today`; what named a time gone by is its next coming.
    `inspection_until` is what 車検まで means.
    """
    said = re.sub(r"\s", "", unicodedata.normalize("NFKC", words))
    if "車検" in said:
        upcoming = inspection_until is not None and inspection_until >= today
        return Span(today, inspection_until) if upcoming and inspection_until else None
    for pattern, days in _SAID:
        found = pattern.search(said)
        if found is not None:
            return _from_today(days(found, today), today)
    return _single_day(said, today)


def _from_today(span: Span, today: date) -> Span:
    return Span(max(span.first, today), max(span.last, today))


def _single_day(said: str, today: date) -> Span | None:
    written = re.match(r"[\d年月日/.\-()火水木金土曜]+", said)
    if written is None:
        return None
    try:
        day = written_dates.read_day(written.group(), field="decision_on", today=today)
    except RuleBroken:
        return None
    return Span(day, day) if day >= today else None


def _this_week(today: date, weeks: int) -> Span:
    monday = today - timedelta(days=today.weekday()) + timedelta(weeks=weeks)
    return Span(monday, monday + timedelta(days=6))


def _weekend(found: re.Match[str], today: date) -> Span:
    week = _this_week(today, _WEEKS[found.group(1)])
    return Span(week.last - timedelta(days=1), week.last)


def _day_of_week(found: re.Match[str], today: date) -> Span:
    week = _this_week(today, _WEEKS[found.group(1)])
    day = week.first + timedelta(days="月火水木金土日".index(found.group(2)))
    return Span(day, day)


def _near_day(found: re.Match[str], today: date) -> Span:
    day = today + timedelta(days=_NEAR_DAYS[found.group()])
    return Span(day, day)


def _day_of_month(found: re.Match[str], today: date) -> Span:
    """Return the coming day of that number, in the first month that has one."""
    number = int(found.group(1))
    months = [months_later(today.replace(day=1), later) for later in range(3)]
    days = [first.replace(day=number) for first in months if number <= month_end(first).day]
    coming = min(day for day in days if day >= today)
    return Span(coming, coming)


def _week(found: re.Match[str], today: date) -> Span:
    return _this_week(today, _WEEKS[found.group(1)])


def _later(found: re.Match[str], today: date) -> Span:
    """A count of weeks, months or years from now is a week around that day."""
    number = 6 if found.group(1) == "半" else int(found.group(1))
    match found.group(2)[0]:
        case "日":
            day = today + timedelta(days=number)
            return Span(day, day)
        case "週":
            day = today + timedelta(weeks=number)
        case "年":
            day = months_later(today, number if found.group(1) == "半" else number * 12)
        case _:
            day = months_later(today, number)
    return Span(day - timedelta(days=3), day + timedelta(days=3))


def _month(found: re.Match[str], today: date) -> Span:
    named, part = found.group(1), found.group(2) or ""
    if named in _MONTHS:
        first = months_later(today.replace(day=1), _MONTHS[named])
        return _part_of_month(first, part)
    first = date(today.year, int(named.removesuffix("月")), 1)
    span = _part_of_month(first, part)
    return span if span.last >= today else _part_of_month(months_later(first, 12), part)


def _part_of_month(first: date, part: str) -> Span:
    last = month_end(first)
    match part:
        case "上旬" | "初め" | "初旬" | "頭" | "はじめ":
            return Span(first, first.replace(day=10))
        case "中旬" | "半ば" | "なかば":
            return Span(first.replace(day=11), first.replace(day=20))
        case "下旬":
            return Span(first.replace(day=21), last)
        case "末" | "終わり" | "おわり":
            return Span(first.replace(day=25), last)
    return Span(first, last)


def _each_year(*spans: tuple[tuple[int, int], tuple[int, int]]) -> "_Days":
    """Return the coming one of spans that return each year, as ((month, day), (month, day))."""

    def days(_found: re.Match[str], today: date) -> Span:
        coming = [
            Span(date(year, *first), date(year, *last))
            for year in (today.year, today.year + 1)
            for first, last in spans
        ]
        return min(span for span in coming if span.last >= today)

    return days


def _until(month: int, day: int) -> "_Days":
    """Return the days from now until a day of the year."""

    def days(_found: re.Match[str], today: date) -> Span:
        last = date(today.year, month, day)
        return Span(today, last if last >= today else date(today.year + 1, month, day))

    return days


_PHRASES = {
    SaidTime.END_OF_MONTH: "今月末",
    SaidTime.MIDDLE_OF_NEXT_MONTH: "来月中旬",
    SaidTime.END_OF_NEXT_MONTH: "来月末",
    SaidTime.AFTER_BONUS: "ボーナスの後",
    SaidTime.BEFORE_INSPECTION: "車検まで",
    SaidTime.NOT_KNOWN: "",
}
_Days = Callable[[re.Match[str], date], Span]
_NEAR_DAYS = {"今日": 0, "本日": 0, "明日": 1, "あした": 1, "明後日": 2, "あさって": 2}
_WEEKS = {"今週": 0, "来週": 1, "再来週": 2}
_MONTHS = {"今月": 0, "来月": 1, "再来月": 2}
_PART = r"(上旬|初旬|初め|はじめ|頭|中旬|半ば|なかば|下旬|末|終わり|おわり)"
_MONTH_NUMBER = r"(?<!\d)(1[0-2]月|0?[1-9]月)"
_SUMMER_BONUS = ((7, 1), (7, 31))
_WINTER_BONUS = ((12, 10), (12, 31))

# The first that is found decides: what is more exact stands before what is less.
_SAID: tuple[tuple[re.Pattern[str], _Days], ...] = tuple(
    (re.compile(pattern), days)
    for pattern, days in (
        (r"夏の?(?:ボーナス|賞与)", _each_year(_SUMMER_BONUS)),
        (r"冬の?(?:ボーナス|賞与)", _each_year(_WINTER_BONUS)),
        (r"ボーナス|賞与", _each_year(_SUMMER_BONUS, _WINTER_BONUS)),
        (r"お?盆(?:休み)?(?:の?前|まで)", _until(8, 12)),
        (r"お?盆(?:休み)?(?:の?(?:後|あと)|明け)", _each_year(((8, 17), (8, 31)))),
        (r"お盆", _each_year(((8, 13), (8, 16)))),
        (r"(?:GW|ゴールデンウィーク|連休)(?:の?前|まで)", _until(4, 28)),
        (r"(?:GW|ゴールデンウィーク)(?:の?(?:後|あと)|明け)", _each_year(((5, 6), (5, 20)))),
        (r"GW|ゴールデンウィーク", _each_year(((4, 29), (5, 5)))),
        (r"年度末|年度内", _until(3, 31)),
        (r"年内|年末|今年中", _until(12, 31)),
        (r"年明け|年が明け|来年早々", _each_year(((1, 1), (1, 31)))),
        (r"決算", _each_year(((3, 1), (3, 31)), ((9, 1), (9, 30)))),
        (r"(再来週|今週|来週)の?末", _weekend),
        (r"(再来週|今週|来週)の?([月火水木金土日])(?:曜|$)", _day_of_week),
        (r"(再来週|今週|来週)", _week),
        ("|".join(_NEAR_DAYS), _near_day),
        (r"(\d{1,2}|半)(日|週間?|[かヶカケ箇]月|年)(?:後|くらい|ぐらい|ほど|以内)", _later),
        (r"(再来月|今月|来月)の?" + _PART + "?", _month),
        (_MONTH_NUMBER + r"の?" + _PART, _month),
        (_MONTH_NUMBER + r"(?!\d)()", _month),
        (r"(?<![\d月/.])(3[01]|[12]\d|0?[1-9])日(?!後)", _day_of_month),
        (r"春", _each_year(((3, 1), (5, 31)))),
        (r"夏", _each_year(((6, 1), (8, 31)))),
        (r"秋", _each_year(((9, 1), (11, 30)))),
    )
)
