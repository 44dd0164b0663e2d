"""For whom a reminder is: who works here, another rep, or a manager because it is too late."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain.board_rules import BoardRules
from showroom_crm.domain.days_off import StandIn, whose
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.showroom import Alert
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language import words
from showroom_crm.services.board import board_rules
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.sample import is_sample


@dataclass(frozen=True)
class Addressees:
    """What says for whom reminders are at one moment, read once for however many there are.

    `rules` are those by which the promise of another is too late for a manager to wait; for who
    is no manager there are none.
    """

    staff_id: StaffId | None
    stand_ins: Sequence[StandIn]
    rules: BoardRules | None
    now: datetime

    def is_loud(self, alert: Alert) -> bool:
        """Tell whether it is for who works here: their own, or too late for a manager to wait."""
        return self._is_mine(alert) or self.is_escalated(alert)

    def is_escalated(self, alert: Alert) -> bool:
        """Tell whether a manager has to know that the promise of another is late."""
        if self.rules is None or is_sample(alert) or self._is_mine(alert):
            return False
        return self.rules.is_late(alert.contact.follow_up.plan, now=self.now)

    def for_rep(self, alert: Alert) -> str:
        """Return whose promise it is, for who is not that rep; empty for who is."""
        return alert_words.for_rep(alert.contact, self.staff_id, self.stand_ins)

    def _is_mine(self, alert: Alert) -> bool:
        return alert_words.is_of(alert.contact, self.staff_id, self.stand_ins)


def addressees(desk: Desk) -> Addressees:
    """Return for whom reminders are now."""
    staff = desk.staff
    manages = staff is not None and staff.role is StaffRole.MANAGER
    rules = desk.read(board_rules) if manages else None
    return Addressees(desk.staff_id, desk.stand_ins(), rules, desk.clock.local())


def doers(desk: Desk) -> Callable[[Alert], str]:
    """Return what says who makes a contact now: its rep, or who stands in for them."""
    stand_ins = desk.stand_ins()
    names = {each.id: each.name for each in desk.read(all_staff)}

    def doer(alert: Alert) -> str:
        rep, at = alert.contact.staff, alert.contact.follow_up.plan.at
        if rep is None:
            return ""
        doing = whose(stand_ins, rep.id, at.date())
        return words.doer(names[doing], "" if doing == rep.id else rep.name)

    return doer


def by_customer(alerts: Iterable[Alert]) -> list[tuple[Alert, ...]]:
    """Return together what is due with one customer, and the same rep, at the same time."""
    groups: dict[object, tuple[Alert, ...]] = {}
    for alert in alerts:
        contact = alert.contact
        rep = None if contact.staff is None else contact.staff.id
        key = (contact.customer.id, rep, alert.reminder.agreed_for)
        groups[key] = (*groups.get(key, ()), alert)
    return list(groups.values())
