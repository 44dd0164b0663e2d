"""What a reminder says, apart from what the customer's own words say."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from showroom_crm.domain import mentions, reminders
from showroom_crm.domain.days_off import StandIn, whose
from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.follow_ups import Channel, Plan, late_after
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.manager_words import unticked
from showroom_crm.domain.remedies import not_ready
from showroom_crm.domain.showroom import Alert, DueContact
from showroom_crm.language import brief_words, deal_words, formats, words
from showroom_crm.language.catalog import N_, _

_RECORD = {
    Channel.PHONE: N_("Called → record"),
    Channel.VISIT_US: N_("Came in → record"),
    Channel.VISIT_THEM: N_("Visited → record"),
    Channel.LINE: N_("Wrote on LINE → record"),
    Channel.SMS: N_("Sent SMS → record"),
    Channel.MAIL: N_("Wrote e-mail → record"),
    Channel.POST: N_("Posted → record"),
}
_SHOWN_LATE_FROM = timedelta(minutes=1)


def record(channel: Channel) -> str:
    """Return the primary button: 電話した → 記録."""
    return _(_RECORD[channel])


def lateness(plan: Plan, now: datetime) -> timedelta | None:
    """Return how late a contact is, or None within the first minute."""
    late = reminders.late_by(late_after(plan), now=now)
    return late if late >= _SHOWN_LATE_FROM else None


def standing(plan: Plan, now: datetime) -> str:
    """Return the first words of a reminder: ◐ 本日 15:00, or ▲ 20分遅れ 15:00."""
    late = lateness(plan, now)
    if late is None:
        return words.promise(plan, now=min(now, late_after(plan)))
    return f"▲ {words.late(late)}  {moment(plan, now)}"


def moment(plan: Plan, now: datetime) -> str:
    """Return a contact's time, with its day unless that is today."""
    time = formats.contact_time(plan)
    return time if plan.at.date() == now.date() else f"{formats.day(plan.at)} {time}"


def bring(things: str) -> str:
    return _("Bring: {things}").format(things=things)


def refusals(contact: DueContact) -> str:
    """Return what the customer refuses: ⊗ 電話不可; empty where that is nothing."""
    return words.refusals(contact.customer.profile.reach.refusals)


def to_mention(contact: DueContact, today: date) -> str:
    """Return what to bring up, as one line: 話題: 娘さんの受験 2/15; empty where nothing is."""
    current = mentions.to_mention(contact.mentions, today=today)
    things = _(", ").join(brief_words.mention(each, today) for each in current)
    return _("To mention: {things}").format(things=things) if current else ""


def manager_word(contact: DueContact) -> str:
    """Return what the manager said and the rep has not ticked; empty where that is nothing."""
    standing = unticked(contact.manager_words)
    return deal_words.manager_says(standing[0].words) if standing else ""


def preparation(contact: DueContact) -> str:
    """Return how far the remedies are (準備: 未着手); empty where all are ready."""
    waiting = not_ready(contact.concerns)
    if not waiting:
        return ""
    begun = all(each.remedy_state is not RemedyState.TO_DO for each in waiting)
    state = RemedyState.PREPARING if begun else RemedyState.TO_DO
    return _("Preparation: {state}").format(state=deal_words.remedy_state(state))


def for_rep(contact: DueContact, staff_id: StaffId | None, stand_ins: Iterable[StandIn]) -> str:
    """Return whose contact it is, for a rep who is not that one; empty for who has it anyway."""
    if staff_id is None or contact.staff is None or contact.staff.id == staff_id:
        return ""
    if is_of(contact, staff_id, stand_ins):
        return _("Standing in for {rep}").format(rep=contact.staff.name)
    return _("For {rep}").format(rep=contact.staff.name)


def is_of(contact: DueContact, staff_id: StaffId | None, stand_ins: Iterable[StandIn]) -> bool:
    """Tell whether a contact concerns a rep; nobody's concerns all, and None stands for all."""
    if staff_id is None or contact.staff is None:
        return True
    return whose(stand_ins, contact.staff.id, contact.follow_up.plan.at.date()) == staff_id


def brief(alert: Alert, now: datetime) -> str:
    """Return who is to be contacted, as a line of the desktop's message."""
    return (
        f"{standing(alert.contact.follow_up.plan, now)}  {words.customer(alert.contact.customer)}"
    )


def spoken(alert: Alert, now: datetime) -> str:
    """Return the whole reminder as one sentence for a screen reader."""
    contact, plan = alert.contact, alert.contact.follow_up.plan
    said = _("{standing}, {channel}, {customer}, {reason}").format(
        standing=standing(plan, now),
        channel=words.channel(plan.channel),
        customer=words.customer(contact.customer),
        reason=plan.reason,
    )
    return _(", ").join(part for part in (said, refusals(contact)) if part)
