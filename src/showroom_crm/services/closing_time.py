"""What still stands before the showroom closes today."""

from dataclasses import dataclass
from datetime import datetime, time

from showroom_crm.domain.clock import Clock
from showroom_crm.domain.follow_ups import Urgency, urgency
from showroom_crm.services import finding
from showroom_crm.services.showroom_days import showroom_days
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class StillOwed:
    """Contacts of all reps: those due before the showroom closes today, and those overdue."""

    before_closing: int
    overdue: int

    @property
    def number(self) -> int:
        return self.before_closing + self.overdue


def closing_time(store: Store, *, clock: Clock) -> datetime:
    """Return when the showroom closes today, wall-clock; it may have closed."""
    return datetime.combine(clock.local().date(), showroom_days(store).closes)


def still_owed(store: Store, *, clock: Clock) -> StillOwed:
    """Return what nobody is reminded of once the program ends."""
    now, closes = clock.local(), closing_time(store, clock=clock)
    today = store.charts.contacts(
        since=datetime.combine(now.date(), time()), until=closes, staff_id=None
    )
    coming = sum(
        urgency(contact.follow_up.plan, now=now) is not Urgency.OVERDUE for contact in today
    )
    overdue = finding.counts(store, staff_id=None, clock=clock).overdue
    return StillOwed(coming, overdue)
