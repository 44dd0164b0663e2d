"""For whom a reminder is: who works here, another rep, or a manager because it is too late."""

from collections.abc import Callable, Iterable

from showroom_crm.domain.days_off import whose
from showroom_crm.domain.showroom import Alert
from showroom_crm.domain.staff import StaffRole
from showroom_crm.language import words
from showroom_crm.services.board import board_rules
from showroom_crm.services.staff import all_staff
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.reminder import alert_words
from showroom_crm.ui.reminder.sample import is_sample


def is_loud(desk: Desk, alert: Alert) -> bool:
    """Tell whether it is for who works here: their own, or too late for a manager to wait."""
    return _is_mine(desk, alert) or is_escalated(desk, alert)


def is_escalated(desk: Desk, alert: Alert) -> bool:
    """Tell whether a manager has to know that the promise of another is late."""
    staff = desk.staff
    if staff is None or staff.role is not StaffRole.MANAGER:
        return False
    if is_sample(alert) or _is_mine(desk, alert):
        return False
    return desk.read(board_rules).is_late(alert.contact.follow_up.plan, now=desk.clock.local())


def for_rep(desk: Desk, alert: Alert) -> str:
    """Return whose promise it is, for who is not that rep; empty for who is."""
    return alert_words.for_rep(alert.contact, desk.staff_id, desk.stand_ins())


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


def _is_mine(desk: Desk, alert: Alert) -> bool:
    return alert_words.is_of(alert.contact, desk.staff_id, desk.stand_ins())
