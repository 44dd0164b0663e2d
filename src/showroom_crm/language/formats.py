"""Dates, times and numbers as people read them, by babel's data."""

from datetime import date, datetime, time, timedelta

from babel import dates, numbers

from showroom_crm.domain.follow_ups import Plan
from showroom_crm.domain.phones import Phone, national_format
from showroom_crm.language.catalog import _, current_language, ngettext

# babel has no Japanese calendar.
_ERAS = (
    ("令和", "Reiwa", date(2019, 5, 1)),
    ("平成", "Heisei", date(1989, 1, 8)),
    ("昭和", "Showa", date(1926, 12, 25)),
    ("大正", "Taisho", date(1912, 7, 30)),
    ("明治", "Meiji", date(1868, 1, 25)),
)
_DAYS_COUNTED_SINGLY = 60


def day(value: date) -> str:
    """Return a day in the year at hand, with its weekday: 10/3(土)."""
    return dates.format_skeleton("MEd", value, locale=current_language())


def full_day(value: date) -> str:
    """Return a day with its year and weekday: 2026年10月3日(土)."""
    pattern = "y年M月d日(E)" if current_language() == "ja" else "EEE, d MMM y"
    return dates.format_date(value, pattern, locale=current_language())


def spoken_day(value: date) -> str:
    """Return a day as it is said aloud: 10月3日(土)."""
    pattern = "M月d日(E)" if current_language() == "ja" else "EEEE, d MMMM"
    return dates.format_date(value, pattern, locale=current_language())


def weekday(number: int) -> str:
    """Return the short name of a weekday, Monday being 0: 月."""
    return str(dates.get_day_names("abbreviated", locale=current_language())[number])


def month(value: date) -> str:
    """Return a month with its year: 2026年10月."""
    return dates.format_skeleton("yMMM", value, locale=current_language())


def short_month(value: date) -> str:
    """Return a month as short as it is written on 車検 papers: R9.3."""
    for _name, english, first in _ERAS:
        if current_language() == "ja" and value >= first:
            return f"{english[0]}{value.year - first.year + 1}.{value.month}"
    return f"{value.month}/{value.year}"


def month_of_both_calendars(value: date) -> str:
    """Return a month with its Japanese and its Gregorian year: 令和3年(2021年)4月."""
    if current_language() != "ja":
        return f"{month(value)} ({era_year(value)})"
    return f"{era_year(value)}({value.year}年){value.month}月"


def clock_time(value: time | datetime) -> str:
    """Return a time of day: 15:00."""
    return dates.format_time(value, "H:mm", locale=current_language())


def spoken_time(value: time | datetime) -> str:
    """Return a time as it is said aloud: 15時, 15時30分."""
    if current_language() != "ja":
        return dates.format_time(value, "short", locale=current_language())
    return f"{value.hour}時{value.minute}分" if value.minute else f"{value.hour}時"


def moment(value: datetime) -> str:
    """Return day and time: 10/3(土) 15:00."""
    return f"{day(value)} {clock_time(value)}"


def contact_time(plan: Plan) -> str:
    """Return a contact's time, or its window: 18:00–20:00."""
    start = clock_time(plan.at)
    return start if plan.until is None else f"{start}–{clock_time(plan.until)}"


def span(value: timedelta) -> str:
    """Return a length of time in its largest unit: 2時間, 3日."""
    minutes = int(value.total_seconds() // 60)
    if minutes < 60:
        return ngettext("{number} minute", "{number} minutes", minutes).format(number=minutes)
    hours = minutes // 60
    if hours < 24:
        return ngettext("{number} hour", "{number} hours", hours).format(number=hours)
    days = hours // 24
    return ngettext("{number} day", "{number} days", days).format(number=days)


def count(value: int) -> str:
    """Return a whole number with its separators: 1,000."""
    return numbers.format_decimal(value, locale=current_language())


def phone(value: Phone) -> str:
    """Return a phone number as it is written in Japan."""
    return national_format(value.number)


def years_old(value: int) -> str:
    """Return an age: 43歳."""
    return _("{age} years old").format(age=value)


def era_year(value: date) -> str:
    """Return the Japanese year of a day: 令和9年."""
    for name, english, first in _ERAS:
        if value >= first:
            number = value.year - first.year + 1
            if current_language() != "ja":
                return f"{english} {number}"
            return f"{name}元年" if number == 1 else f"{name}{number}年"
    return dates.format_skeleton("y", value, locale=current_language())


def era_day(value: date) -> str:
    """Return a day with its Japanese and its Gregorian year: 令和9年(2027年)4月30日."""
    if current_language() != "ja":
        gregorian = dates.format_date(value, "d MMM y", locale=current_language())
        return f"{gregorian} ({era_year(value)})"
    return f"{era_year(value)}({value.year}年){value.month}月{value.day}日"


def short_era_day(value: date) -> str:
    """Return a day as it is typed and stands in a narrow field: R9.4.30."""
    for _name, english, first in _ERAS:
        if value >= first:
            return f"{english[0]}{value.year - first.year + 1}.{value.month}.{value.day}"
    return str(value)


def time_left(until: date, *, on: date) -> str:
    """Return how far a day lies ahead of another: あと20日, あと6か月; or that it is past."""
    days = (until - on).days
    if days < 0:
        return _("{span} past").format(span=span(timedelta(days=-days)))
    if days == 0:
        return _("today")
    if days <= _DAYS_COUNTED_SINGLY:
        return ngettext("{number} day left", "{number} days left", days).format(number=days)
    months = (until.year - on.year) * 12 + until.month - on.month - (until.day < on.day)
    return ngettext("{number} month left", "{number} months left", months).format(number=months)


def yen(value: int) -> str:
    """Return an amount of money: 3,280,000円."""
    return _("{amount} yen").format(amount=count(value))


def kilometres(value: int) -> str:
    """Return a distance: 45,000 km."""
    return f"{count(value)} km"
