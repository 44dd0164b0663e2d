"""What two charts say of one customer, in words: side by side, and in the notes afterwards."""

from datetime import date, time
from typing import Any

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.duplicates import Duplicate
from showroom_crm.domain.follow_ups import Channel
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.sentences import field_name


def value_in_words(value: Any) -> str:
    """Return one of the values of a profile as the screen shows it; empty where there is none."""
    if value is None:
        return ""
    if isinstance(value, CustomerState):
        return words.customer_state(value)
    if isinstance(value, Channel):
        return words.channel(value)
    if isinstance(value, date):
        return formats.full_day(value)
    if isinstance(value, tuple):
        return "–".join(formats.clock_time(each) for each in value if isinstance(each, time))
    return str(value)


def earlier_record(field: str, value: object) -> str:
    """Return the line that keeps in the notes what was not chosen: 以前の記録: 住所 …."""
    told = {"field": field_name(field), "value": value_in_words(value)}
    return _("Earlier record: {field} {value}").format(**told)


def earlier_number(number: int) -> str:
    """Return the line under which a chart is found by the number that it had on paper."""
    return _("Earlier record: chart No. {number}").format(number=number)


def may_be(duplicate: Duplicate, *, today: date) -> str:
    """Return who it may be: 佐藤 健一 様かもしれません(最終 9/12 ご来店)."""
    customer = words.customer(duplicate.customer)
    if duplicate.met_on is None:
        return _("This may be {customer}").format(customer=customer)
    same_year = duplicate.met_on.year == today.year
    day = formats.day(duplicate.met_on) if same_year else formats.full_day(duplicate.met_on)
    told = (
        _("This may be {customer} (last visit {day})")
        if duplicate.came
        else _("This may be {customer} (last contact {day})")
    )
    return told.format(customer=customer, day=day)
