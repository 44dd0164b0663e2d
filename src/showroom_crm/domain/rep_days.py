"""When a rep already has a contact or is not there, so that no promise is made beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from showroom_crm.domain import days_off
from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import StaffId

_BESIDE = timedelta(minutes=30)


@dataclass(frozen=True)
class RepDays:
    """The planned contacts and days off of one rep; nobody's days are all free."""

    staff_id: StaffId | None = None
    contacts: tuple[Plan, ...] = ()
    days_off: tuple[DayOff, ...] = ()

    def is_off(self, day: date) -> bool:
        """Whether the rep is not there on a day."""
        return days_off.is_off(self.days_off, self.staff_id, day)

    def beside(self, at: datetime) -> Sequence[Plan]:
        """Return the contacts from half an hour before to half an hour after a time.

        A window counts from its start to its end; a letter takes nobody's time.
        """
        return [
            plan
            for plan in self.contacts
            if plan.channel is not Channel.POST and plan.at - _BESIDE <= at <= _end(plan) + _BESIDE
        ]

    def is_free(self, at: datetime) -> bool:
        return not self.is_off(at.date()) and not self.beside(at)


def _end(plan: Plan) -> datetime:
    return plan.at if plan.until is None else datetime.combine(plan.at.date(), plan.until)


FREE = RepDays()
