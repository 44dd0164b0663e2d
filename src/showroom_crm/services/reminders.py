"""Which reminders are due, and what a rep does with one (R4)."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from showroom_crm.domain import reminders
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus
from showroom_crm.domain.identifiers import CustomerId, ReminderId, StaffId
from showroom_crm.domain.ink import DAMAGED, Drawing
from showroom_crm.domain.lead_times import LONGEST, LeadTimes
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.showroom import Alert, DueContact
from showroom_crm.services.days_off import stand_ins
from showroom_crm.services.lead_times import lead_times
from showroom_crm.services.store import Store


@dataclass(frozen=True)
class Fired:
    """What to show, the oldest promise first, and when the next reminder is due, wall-clock.

    `new` are those of `due` that are not on the screen yet.
    """

    due: Sequence[Alert]
    new: Sequence[Alert]
    upcoming: datetime | None


def fire_due(store: Store, *, shown: Iterable[Alert] = (), clock: Clock) -> Sequence[Alert]:
    """Return what to show, as `fire` does."""
    return fire(store, shown=shown, clock=clock).due


def fire(store: Store, *, shown: Iterable[Alert] = (), clock: Clock) -> Fired:
    """Mark every reminder that is due as fired, and tell what to show and what comes next.

    A contact is shown once: what comes before it ends when the next of its reminders is due.

    One that fired before and was never answered comes back marked `again`: the program may
    have ended before anyone saw it. The caller shows each only once while it runs; those in
    `shown` are returned as they are, so that a check costs little while many are on screen. One
    before its contact goes when its lead time was given up.
    """
    known = {alert.reminder.mark: alert for alert in shown}
    now = clock.local()
    with store.transaction():
        armed = store.reminders.next_due(after=now)
        before = list(_moments_before(store, since=now, until=armed or now))
        for follow_up, moment in before:
            if moment <= now:
                store.reminders.arm_before(follow_up, moment)
        all_due = _wanted(store.reminders.due(now=now), before, now=now)
        due = reminders.latest_of_each(all_due)
        first = [reminder.id for reminder in due if not reminder.again]
        if first or len(due) < len(all_due):
            store.reminders.end_before(due, at=clock.utc())
            store.reminders.fire(first, at=clock.utc())
        # Put off to the moment at which it came, it has the same mark and is to be shown anew.
        stays = {each.mark: known[each.mark] for each in due if each.again and each.mark in known}
        alerts = [stays.get(reminder.mark) or _alert(store, reminder) for reminder in due]
        new = [alert for alert in alerts if alert.reminder.mark not in stays]
        return Fired(alerts, new, _earliest(armed, before, after=now))


def waiting(store: Store, *, shown: Iterable[Alert] = (), clock: Clock) -> Sequence[Alert]:
    """Return the contacts whose time has come, the oldest promise first, and fire nothing.

    Those in `shown` are returned as they are.
    """
    known, now = {alert.reminder.mark: alert for alert in shown}, clock.local()
    before = _moments_before(store, since=now, until=now)
    due = reminders.latest_of_each(_wanted(store.reminders.due(now=now), before, now=now))
    return [known.get(reminder.mark) or _alert(store, reminder) for reminder in due]


def acknowledge(store: Store, reminder_id: ReminderId, *, clock: Clock) -> Changes:
    """Take in a reminder that came before its contact; the one at the time still comes.

    Raises RuleBroken: "reminder.at_its_time".
    """
    with store.transaction():
        if not store.reminders.get(reminder_id).lead:
            raise RuleBroken("reminder.at_its_time")
        store.reminders.end([reminder_id], at=clock.utc())
    return Changes()


def put_off(store: Store, reminder_id: ReminderId, *, minutes: int, clock: Clock) -> Changes:
    """Show the pop-up again later; the promise keeps its time and counts as late from it."""
    with store.transaction():
        until = reminders.moved_later(minutes, now=clock.local())
        store.reminders.put_off(reminder_id, until=until)
    return Changes()


def take_back(store: Store, *, clock: Clock) -> None:
    """Take back what was put off so far ahead that the clock must have been wrong then.

    It is due again when it was before, however late that is.
    """
    with store.transaction():
        store.reminders.take_back(beyond=reminders.latest_later(now=clock.local()))


def next_due(store: Store, *, clock: Clock) -> datetime | None:
    """Return when the next reminder is due that has not fired yet, wall-clock."""
    now = clock.local()
    armed = store.reminders.next_due(after=now)
    before = _moments_before(store, since=now, until=armed or now)
    return _earliest(armed, before, after=now)


def next_promises(
    store: Store, *, staff_id: StaffId | None, limit: int, clock: Clock
) -> Sequence[DueContact]:
    """Return the next contacts of a rep that are not due yet, the earliest first."""
    return store.charts.contacts(
        since=clock.local() + timedelta(seconds=1),
        until=datetime.max.replace(microsecond=0),
        staff_id=staff_id,
        limit=limit,
        stand_ins=stand_ins(store, clock=clock),
    )


def as_it_stands(store: Store, alert: Alert) -> Alert | None:
    """Return what to show now of a reminder on the screen.

    It is None once the contact has ended or was moved, or its lead time was given up.
    """
    reminder = alert.reminder
    contact = store.charts.contact(reminder.follow_up_id)
    asked = contact.follow_up
    if asked.status is not FollowUpStatus.PLANNED or asked.plan.at != reminder.agreed_for:
        return None
    if reminder.lead:
        moments = lead_times(store, asked.staff_id).moments(asked.plan)
        if reminder.lead not in {_lead(asked, moment) for moment in moments}:
            return None
    return replace(alert, contact=contact, tries=store.attempts.tries(contact.customer.id))


def _moments_before(
    store: Store, *, since: datetime, until: datetime
) -> Iterable[tuple[FollowUp, datetime]]:
    """Yield the contacts after a time that may be told of by another, with each earlier moment."""
    coming = store.follow_ups.planned_between(since, until + LONGEST)
    known: dict[StaffId | None, LeadTimes] = {}
    for follow_up in coming:
        staff_id = follow_up.staff_id
        if staff_id not in known:
            known[staff_id] = lead_times(store, staff_id)
        for moment in known[staff_id].moments(follow_up.plan):
            yield follow_up, moment


def _wanted(
    due: Iterable[Reminder], before: Iterable[tuple[FollowUp, datetime]], *, now: datetime
) -> Sequence[Reminder]:
    """Leave out what comes before a contact by a lead time that holds no more."""
    hold = {(follow_up.id, _lead(follow_up, moment)) for follow_up, moment in before}
    return [
        each
        for each in due
        if each.agreed_for <= now or not each.lead or (each.follow_up_id, each.lead) in hold
    ]


def _lead(follow_up: FollowUp, moment: datetime) -> timedelta:
    """Return how long before its contact a moment is, as reminders keep it: in whole minutes."""
    span = follow_up.plan.at - moment
    return span - span % timedelta(minutes=1)


def _earliest(
    armed: datetime | None, before: Iterable[tuple[FollowUp, datetime]], *, after: datetime
) -> datetime | None:
    ahead = [moment for _contact, moment in before if moment > after]
    return min(ahead if armed is None else [armed, *ahead], default=None)


def _alert(store: Store, reminder: Reminder) -> Alert:
    contact = store.charts.contact(reminder.follow_up_id)
    customer_id = contact.customer.id
    tries = store.attempts.tries(customer_id)
    return Alert(reminder, contact, _portrait(store, customer_id), tries)


def _portrait(store: Store, customer_id: CustomerId) -> Drawing | None:
    """A damaged portrait never keeps a reminder from being shown."""
    try:
        return store.portraits.newest(customer_id)
    except RuleBroken:
        return DAMAGED
