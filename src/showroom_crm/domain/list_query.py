"""What the list is narrowed to, and in which order it stands: criteria that combine."""

from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from enum import StrEnum
from typing import Any

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.months import month_end, months_later
from showroom_crm.domain.reaching import Refusal


class SortKey(StrEnum):
    """What the list is put in order of; those without a date stand last."""

    NEXT_CONTACT = "next_contact"
    KANA = "kana"
    LAST_CONTACT = "last_contact"
    INSPECTION = "inspection"
    DECISION = "decision"
    NUMBER = "number"


@dataclass(frozen=True)
class Sort:
    """The order of the list."""

    key: SortKey = SortKey.NEXT_CONTACT
    descending: bool = False


class ContactDue(StrEnum):
    """How the next contact stands; `OVERDUE` is late, on whatever day it was."""

    TODAY = "today"
    THIS_WEEK = "this_week"
    OVERDUE = "overdue"
    NONE = "none"


@dataclass(frozen=True)
class Days:
    """From one day to another, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Months:
    """From the month of one day to that of another, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class Ahead:
    """The present month and so many months after it."""

    months: int


Period = Months | Ahead


@dataclass(frozen=True)
class Criteria:
    """What a customer must fulfil to stand in the list: all that is set here.

    A set is fulfilled by any of its values; an empty one asks for nothing. None among the
    `reps` are customers without a main rep, among the `deal_states` those without a deal; the
    state is that of the deal which the list shows. `silent_months`: that long without a talk or
    a contact, or never any. The cars are those they have now, the decision is of a deal that
    goes on.
    """

    reps: frozenset[StaffId | None] = frozenset()
    deal_states: frozenset[DealState | None] = frozenset()
    next_contact: ContactDue | Days | None = None
    silent_months: int | None = None
    inspection: Period | None = None
    balloon: Period | None = None
    decision: Period | None = None
    refusals: frozenset[Refusal] = frozenset()
    tags: frozenset[str] = frozenset()
    states: frozenset[CustomerState] = frozenset()

    @property
    def names(self) -> tuple[str, ...]:
        """The names of what is set, in a fixed order."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name) != f.default)

    def without(self, name: str) -> "Criteria":
        """Return them with one of them taken back."""
        default = next(f.default for f in fields(self) if f.name == name)
        taken: dict[str, Any] = {name: default}
        return replace(self, **taken)


def days_of_period(period: Period, *, today: date) -> Days:
    """Return the first and the last day of a period."""
    if isinstance(period, Ahead):
        first, last = today, months_later(today.replace(day=1), period.months)
    else:
        first, last = period.first, period.last
    return Days(first.replace(day=1), month_end(last))


def days_of_contact(due: ContactDue | Days, *, today: date) -> Days | None:
    """Return the days on which the next contact lies; None where they do not decide."""
    match due:
        case Days():
            return due
        case ContactDue.TODAY:
            return Days(today, today)
        case ContactDue.THIS_WEEK:
            monday = today - timedelta(days=today.weekday())
            return Days(monday, monday + timedelta(days=6))
    return None
