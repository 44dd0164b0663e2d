"""The day sheet: what a rep, or everybody, does on a day, in the order in which it is done."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.domain.identifiers import CustomerId
from showroom_crm.domain.showroom import DueContact, WaitingDeal
from showroom_crm.domain.staff import Staff


@dataclass(frozen=True)
class RepDay:
    """The contacts of a day that one rep does, the earliest first; `staff` is None for nobody's."""

    staff: Staff | None
    contacts: tuple[DueContact, ...]


@dataclass(frozen=True)
class DaySheet:
    """A day of a rep (`whose`), or with None of all.

    `overdue` are contacts of earlier days, the oldest first; `waiting` deals without a contact.
    """

    day: date
    whose: Staff | None
    reps: tuple[RepDay, ...]
    overdue: tuple[DueContact, ...] = ()
    waiting: tuple[WaitingDeal, ...] = ()

    @property
    def contacts(self) -> tuple[DueContact, ...]:
        """What is planned for the day."""
        return tuple(contact for rep in self.reps for contact in rep.contacts)

    @property
    def customer_ids(self) -> tuple[CustomerId, ...]:
        """Everybody on the sheet once, in its order."""
        due = [each.customer.id for each in (*self.contacts, *self.overdue)]
        return tuple(dict.fromkeys([*due, *(each.customer.id for each in self.waiting)]))


def doer(contact: DueContact) -> Staff | None:
    """Return who does a contact: its rep, or the stand-in while they are not there."""
    return contact.stand_in or contact.staff


def day_sheet_of(
    contacts: Iterable[DueContact],
    waiting: Iterable[WaitingDeal],
    *,
    day: date,
    whose: Staff | None,
    now: datetime,
) -> DaySheet:
    """Return the sheet of a day from what is planned up to its end; `now` is wall-clock time.

    What is overdue and what waits are told of today and of days to come, not of one gone by.
    """
    known = sorted(contacts, key=lambda contact: contact.follow_up.plan.at)
    todays = [each for each in known if _day(each) == day]
    sheet = DaySheet(day, whose, _by_rep(todays))
    if day < now.date():
        return sheet
    late = [each for each in known if _day(each) < day and _is_late(each, now)]
    return DaySheet(day, whose, sheet.reps, tuple(late), tuple(waiting))


def _by_rep(contacts: Sequence[DueContact]) -> tuple[RepDay, ...]:
    """Each rep's together in the order of the codes, nobody's at the end."""
    reps = {rep.id: rep for each in contacts if (rep := doer(each)) is not None}
    in_order = sorted(reps.values(), key=lambda rep: (len(rep.code), rep.code, rep.id))
    parts = [
        RepDay(rep, tuple(each for each in contacts if _does(rep, each)))
        for rep in (*in_order, None)
    ]
    return tuple(part for part in parts if part.contacts)


def _does(rep: Staff | None, contact: DueContact) -> bool:
    who = doer(contact)
    return (None if who is None else who.id) == (None if rep is None else rep.id)


def _day(contact: DueContact) -> date:
    return contact.follow_up.plan.at.date()


def _is_late(contact: DueContact, now: datetime) -> bool:
    return urgency(contact.follow_up.plan, now=now) is Urgency.OVERDUE
