"""What a person with a notebook would expect of the reminders, and where they do not do it."""

from collections import Counter
from collections.abc import Collection, Iterable
from datetime import datetime, time, timedelta

from showroom_crm.domain.follow_ups import Channel, Plan
from showroom_crm.domain.identifiers import CustomerId, FollowUpId
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.showroom import Alert

NEVER = datetime.max
AT_ITS_TIME = timedelta()
_USUAL_MINUTES = (10,)
_PREPARED_AT = time(9, 30)


class Contact:
    """One planned contact: when it belongs on the screen, by the wall clock."""

    def __init__(self, id: FollowUpId, customer_id: CustomerId, plan: Plan, now: datetime) -> None:
        self.id, self.customer_id = id, customer_id
        self.fired_first: Counter[timedelta] = Counter()
        self.agreed: list[datetime] = []
        self.agree(plan, now)

    def agree(self, plan: Plan, now: datetime) -> None:
        """Plan or move it: nothing of the earlier time counts any more."""
        minutes = _USUAL_MINUTES if plan.lead_minutes is None else plan.lead_minutes
        leads = {timedelta(minutes=each) for each in minutes}
        if plan.channel is Channel.VISIT_US:
            leads.add(plan.at - datetime.combine(plan.at.date(), _PREPARED_AT))
        self.plan, self.known_since = plan, now
        self._moments = {
            lead: plan.at - lead for lead in leads | {AT_ITS_TIME} if lead >= AT_ITS_TIME
        }
        self._first = min(self._moments.values())
        self._quiet_until: dict[timedelta, datetime] = {}
        self.fired_first.clear()
        self.agreed.append(plan.at)
        # The clock went back over it: what comes before its time may come anew.
        self.hazy = False

    def put_off(self, lead: timedelta, until: datetime) -> None:
        """The rep wants to hear nothing of this reminder until then; it then fires anew.

        One that was taken in on the screen of another copy does not come back.
        """
        if self._quiet_until.get(lead) == NEVER:
            return
        self._quiet_until[lead] = until
        self.fired_first[lead] = 0

    def lead_to_show(self, now: datetime) -> timedelta | None:
        """Return which of its reminders belongs on the screen now, or None."""
        if now < self._first:
            return None
        lead = min(lead for lead, moment in self._moments.items() if moment <= now)
        return None if self._quiet_until.get(lead, now) > now else lead

    def next_moment(self, now: datetime) -> datetime:
        """Return when something of it may come next."""
        if now < self._first:
            return self._first
        moments = (*self._moments.values(), *self._quiet_until.values())
        return min((each for each in moments if each > now), default=NEVER)

    def clock_went_back(self, earlier: datetime) -> None:
        self.hazy = self.hazy or self._first <= earlier


class Notebook:
    """All planned contacts; its checks raise AssertionError."""

    def __init__(self) -> None:
        self.contacts: dict[FollowUpId, Contact] = {}
        self.times_agreed = 0
        self._last_seen = datetime.min

    def add(self, contact: Contact) -> None:
        self.contacts[contact.id] = contact

    def end(self, contact: Contact) -> None:
        """An outcome was recorded."""
        del self.contacts[contact.id]
        self.times_agreed += len(set(contact.agreed))

    def next_moment(self, now: datetime) -> datetime:
        return min((each.next_moment(now) for each in self.contacts.values()), default=NEVER)

    def see_the_time(self, now: datetime) -> None:
        """Notice a clock that was set back, or summer that ended."""
        if now < self._last_seen:
            for contact in self.contacts.values():
                contact.clock_went_back(self._last_seen)
        self._last_seen = now

    def check_due(self, due: Collection[Alert], now: datetime) -> None:
        """Each contact that waits for an answer is there, once, and nothing else is."""
        promised = [alert.reminder.agreed_for for alert in due]
        assert promised == sorted(promised), "the oldest promise first"
        leads = {alert.reminder.follow_up_id: alert.reminder.lead for alert in due}
        assert len(leads) == len(due), "one pop-up a contact"
        assert leads.keys() <= self.contacts.keys(), "nothing after an outcome"
        for contact in self.contacts.values():
            lead, expected = leads.get(contact.id), contact.lead_to_show(now)
            if contact.hazy and (now < contact.plan.at or expected is None):
                continue
            assert lead == expected, (
                f"{now}: of the contact {contact.id} at {contact.plan.at} "
                f"{'nothing' if lead is None else lead} is shown instead of {expected}"
            )
        for alert in due:
            agreed = self.contacts[alert.reminder.follow_up_id].plan.at
            assert alert.reminder.agreed_for == agreed, "of an earlier agreed time"

    def check_fired(self, fired: Iterable[Reminder], shown: Collection[object]) -> None:
        """Each mark fires once; `shown` are those that this run of the program showed before."""
        for reminder in fired:
            contact = self.contacts[reminder.follow_up_id]
            assert reminder.again == bool(contact.fired_first[reminder.lead]), (
                f"{reminder} fired {contact.fired_first[reminder.lead]} times before"
            )
            contact.fired_first[reminder.lead] += 1
            assert contact.hazy or reminder.mark not in shown, f"{reminder} shown twice"
