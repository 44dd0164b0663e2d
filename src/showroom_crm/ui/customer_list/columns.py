"""The columns of the list, as data: what each says in words, and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from enum import IntEnum

from showroom_crm.domain.addresses import town
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.list_query import Sort, SortKey
from showroom_crm.domain.occasions import Occasion
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.search_hits import Reason
from showroom_crm.domain.showroom import ListRow
from showroom_crm.language import formats, list_words, words
from showroom_crm.language.catalog import _, pgettext


class ColumnOf(IntEnum):
    """The columns by their place in the model; on the screen they stand as a rep wishes."""

    FACE = 0
    NAME = 1
    CAR = 2
    DEAL = 3
    NEXT_CONTACT = 4
    REP = 5
    LAST_CONTACT = 6
    INSPECTION = 7
    PHONE = 8
    TOWN = 9
    DECISION = 10
    NUMBER = 11


# What is shown, from left to right, until someone chooses otherwise.
USUAL_COLUMNS = (
    ColumnOf.FACE,
    ColumnOf.NAME,
    ColumnOf.CAR,
    ColumnOf.DEAL,
    ColumnOf.NEXT_CONTACT,
    ColumnOf.REP,
)
SORT_KEYS = {
    ColumnOf.NAME: SortKey.KANA,
    ColumnOf.NEXT_CONTACT: SortKey.NEXT_CONTACT,
    ColumnOf.LAST_CONTACT: SortKey.LAST_CONTACT,
    ColumnOf.INSPECTION: SortKey.INSPECTION,
    ColumnOf.DECISION: SortKey.DECISION,
    ColumnOf.NUMBER: SortKey.NUMBER,
}


@dataclass(frozen=True)
class Column:
    """`text` is what the cell says, `tip` all that it may have no room for."""

    title: Callable[[], str]
    text: Callable[[ListRow, datetime], str]
    tip: Callable[[ListRow, datetime], str]


def next_sort(column: ColumnOf, shown: Sort) -> Sort | None:
    """Return the order that a click on a heading asks for; None where it sorts nothing."""
    if column not in SORT_KEYS:
        return None
    key = SORT_KEYS[column]
    return Sort(key, descending=key is shown.key and not shown.descending)


def next_contact_words(row: ListRow, now: datetime) -> str:
    """Return how the next contact stands: ◐ 本日 15:00; what is missing in a waiting deal."""
    if row.next_contact is not None:
        return words.promise(row.next_contact, now=now)
    return _("No next contact") if row.deal_state is DealState.WAITING else ""


def next_contact_details(row: ListRow) -> str:
    """Return the channel and the reason of the next contact: 電話 下取り額の回答."""
    plan = row.next_contact
    return "" if plan is None else f"{words.channel(plan.channel)} {_one_line(plan.reason)}"


def spoken(row: ListRow, now: datetime, reason: Reason | None = None) -> str:
    """Return the row as one sentence for a screen reader, with why a search found it."""
    parts = [_name_with_reading(row), _without_shape(list_words.customer_state(row.state)), row.car]
    if row.occasion is not None:
        parts.append(occasion_details(row.occasion))
    if row.deal_state is not None:
        parts.append(words.deal_state(row.deal_state))
    parts.append(_spoken_contact(row, now))
    if row.staff_name:
        parts.append(_("Rep {name}").format(name=row.staff_name))
    if reason is not None:
        parts.append(list_words.spoken_reason(reason, today=now.date()))
    return _(", ").join(part for part in parts if part)


def _name_with_reading(row: ListRow) -> str:
    if not row.name.strip():
        return words.called(row.name, row.looks)
    name = words.addressed(row.name)
    return name if not row.kana else _("{name} ({reading})").format(name=name, reading=row.kana)


def _spoken_contact(row: ListRow, now: datetime) -> str:
    plan = row.next_contact
    if plan is None:
        return _("No next contact")
    return _("next contact {moment}, {stands}, {agreement}, {details}").format(
        moment=f"{formats.spoken_day(plan.at)} {formats.spoken_time(plan.at)}",
        stands=_without_shape(words.promise(plan, now=now)),
        agreement=_without_shape(words.agreement(plan)),
        details=next_contact_details(row),
    )


def _contact_tip(row: ListRow, now: datetime) -> str:
    plan = row.next_contact
    if plan is None:
        return next_contact_words(row, now)
    moment = f"{formats.day(plan.at)} {formats.contact_time(plan)}"
    lines = [
        words.promise(plan, now=now),
        f"{moment} {words.channel(plan.channel)} {words.agreement(plan)}",
        plan.reason,
    ]
    if plan.bring:
        lines.append(_("Bring: {things}").format(things=plan.bring))
    return "\n".join(lines)


def _without_shape(text: str) -> str:
    return text.partition(" ")[2]


def _name_tip(row: ListRow, _now: datetime) -> str:
    name = words.called(row.name, row.looks)
    return f"{row.kana}\n{name}" if row.kana else name


def _one_line(text: str) -> str:
    return " ".join(text.split())


def occasion_details(occasion: Occasion) -> str:
    """Return what falls due for a car and when: 車検満了 2027年3月31日(水)."""
    return f"{words.occasion(occasion.kind)} {formats.full_day(occasion.on)}"


def _car_tip(row: ListRow, _now: datetime) -> str:
    due = "" if row.occasion is None else occasion_details(row.occasion)
    return "\n".join(line for line in (row.car, due) if line)


def _deal_tip(row: ListRow, _now: datetime) -> str:
    standing = (list_words.customer_state(row.state), list_words.deal_state(row.deal_state))
    return "\n".join(line for line in standing if line)


def _phone(row: ListRow, _now: datetime) -> str:
    return formats.phone(Phone(row.phone)) if row.phone else ""


def _last_contact(row: ListRow, now: datetime) -> str:
    """Of another year only the month: it was long ago."""
    last = row.last_contact_at
    if last is None:
        return ""
    return formats.day(last) if last.year == now.year else formats.month(last)


def _last_contact_tip(row: ListRow, _now: datetime) -> str:
    return "" if row.last_contact_at is None else formats.full_day(row.last_contact_at)


def _month_of(value: date | None) -> str:
    return "" if value is None else formats.short_month(value)


def _day_of(value: date | None) -> str:
    return "" if value is None else formats.full_day(value)


def _decision(row: ListRow, now: datetime) -> str:
    on = row.decision_on
    if on is None:
        return ""
    return formats.day(on) if on.year == now.year else formats.month(on)


def _plain(title: Callable[[], str], text: Callable[[ListRow], str]) -> Column:
    """A column whose tip says the same as its cell."""
    return Column(title, lambda row, now: text(row), lambda row, now: text(row))


COLUMNS = {
    ColumnOf.FACE: Column(
        lambda: _("Portrait"),
        lambda row, now: "",
        lambda row, now: _("Customer number {number}").format(number=row.number),
    ),
    ColumnOf.NAME: Column(
        lambda: _("Name"),
        lambda row, now: words.called(row.name, row.looks),
        _name_tip,
    ),
    ColumnOf.CAR: Column(lambda: _("Car"), lambda row, now: row.car, _car_tip),
    ColumnOf.DEAL: Column(
        lambda: _("Deal"), lambda row, now: list_words.deal_state(row.deal_state), _deal_tip
    ),
    ColumnOf.NEXT_CONTACT: Column(lambda: _("Next contact"), next_contact_words, _contact_tip),
    ColumnOf.REP: _plain(lambda: pgettext("column", "Rep"), lambda row: row.staff_name),
    ColumnOf.LAST_CONTACT: Column(lambda: _("Last contact"), _last_contact, _last_contact_tip),
    ColumnOf.INSPECTION: Column(
        lambda: _("Inspection"),
        lambda row, now: _month_of(row.inspection_on),
        lambda row, now: _day_of(row.inspection_on),
    ),
    ColumnOf.PHONE: Column(lambda: _("Phone"), _phone, _phone),
    ColumnOf.TOWN: _plain(lambda: _("Town"), lambda row: town(row.address)),
    ColumnOf.DECISION: Column(
        lambda: _("Decision"), _decision, lambda row, now: _day_of(row.decision_on)
    ),
    ColumnOf.NUMBER: _plain(lambda: _("Number"), lambda row: str(row.number)),
}
