"""The columns of the list, as data: what each says in words, and what it is called."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.showroom import ListRow
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _, pgettext

DEAL_SHAPES = {
    DealState.OPEN: "◇",
    DealState.WAITING: "■",
    DealState.WON: "★",
    DealState.LOST: "×",
}


class ColumnOf(IntEnum):
    """Where each column stands."""

    FACE = 0
    NAME = 1
    CAR = 2
    DEAL = 3
    NEXT_CONTACT = 4
    REP = 5


@dataclass(frozen=True)
class Column:
    """`text` is what the cell says, `tip` all that it may have no room for."""

    title: Callable[[], str]
    text: Callable[[ListRow, datetime], str]
    tip: Callable[[ListRow, datetime], str]


def deal_words(state: DealState | None) -> str:
    """Return a deal's state with its shape: ◇ 商談中, ■ 待ち案件; empty without a deal."""
    return "" if state is None else f"{DEAL_SHAPES[state]} {words.deal_state(state)}"


def next_contact_words(row: ListRow, now: datetime) -> str:
    """Return how the next contact stands: ◐ 本日 15:00; what is missing in a waiting deal."""
    if row.next_contact is not None:
        return words.promise(row.next_contact, now=now)
    return _("No next contact") if row.deal_state is DealState.WAITING else ""


def next_contact_details(row: ListRow) -> str:
    """Return the channel and the reason of the next contact: 電話 下取り額の回答."""
    plan = row.next_contact
    return "" if plan is None else f"{words.channel(plan.channel)} {_one_line(plan.reason)}"


def spoken(row: ListRow, now: datetime) -> str:
    """Return the row as one sentence for a screen reader."""
    parts = [_name_with_reading(row), row.car]
    if row.deal_state is not None:
        parts.append(words.deal_state(row.deal_state))
    parts.append(_spoken_contact(row, now))
    if row.staff_name:
        parts.append(_("Rep {name}").format(name=row.staff_name))
    return _(", ").join(part for part in parts if part)


def _name_with_reading(row: ListRow) -> str:
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


def _one_line(text: str) -> str:
    return " ".join(text.split())


COLUMNS = {
    ColumnOf.FACE: Column(
        lambda: _("Portrait"),
        lambda row, now: "",
        lambda row, now: _("Customer number {number}").format(number=row.number),
    ),
    ColumnOf.NAME: Column(
        lambda: _("Name"),
        lambda row, now: row.name,
        lambda row, now: f"{row.kana}\n{row.name}" if row.kana else row.name,
    ),
    ColumnOf.CAR: Column(lambda: _("Car"), lambda row, now: row.car, lambda row, now: row.car),
    ColumnOf.DEAL: Column(
        lambda: _("Deal"),
        lambda row, now: deal_words(row.deal_state),
        lambda row, now: deal_words(row.deal_state),
    ),
    ColumnOf.NEXT_CONTACT: Column(lambda: _("Next contact"), next_contact_words, _contact_tip),
    ColumnOf.REP: Column(
        lambda: pgettext("column", "Rep"),
        lambda row, now: row.staff_name,
        lambda row, now: row.staff_name,
    ),
}
