"""What a reminder says, apart from what the customer's own words say."""

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from showroom_crm.domain import mentions, reminders
from showroom_crm.domain.attempts import dead_numbers
from showroom_crm.domain.call_proposals import NextTry
from showroom_crm.domain.days_off import StandIn, whose
from showroom_crm.domain.deals import RemedyState
from showroom_crm.domain.follow_ups import Channel, Plan, late_after
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.manager_words import unticked
from showroom_crm.domain.phones import Phone
from showroom_crm.domain.quick_retries import result_in_vain
from showroom_crm.domain.reaching import number_to_call
from showroom_crm.domain.remedies import not_ready
from showroom_crm.domain.reminders import LATER_MINUTES, LUNCH_ENDS
from showroom_crm.domain.showroom import Alert, DueContact
from showroom_crm.language import brief_words, contact_words, deal_words, formats, words
from showroom_crm.language.catalog import N_, _, ngettext

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
_COUNTED_DOWN = timedelta(hours=1)
_ROUNDED_UP = timedelta(seconds=59)


def record(channel: Channel) -> str:
    """Return the primary button: 電話した → 記録."""
    return _(_RECORD[channel])


def lateness(plan: Plan, now: datetime) -> timedelta | None:
    """Return how late a contact is, or None within the first minute."""
    late = reminders.late_by(late_after(plan), now=now)
    return late if late >= _SHOWN_LATE_FROM else None


def standing(plan: Plan, now: datetime) -> str:
    """Return the first words of a reminder: ◐ あと10分 15:00, ◐ 本日 15:00, ▲ 20分遅れ 15:00."""
    late = lateness(plan, now)
    until = plan.at - now
    if timedelta() < until <= _COUNTED_DOWN:
        return "◐ " + _("in {span} {time}").format(
            span=formats.span(until + _ROUNDED_UP), time=formats.contact_time(plan)
        )
    if late is None:
        return words.promise(plan, now=min(now, late_after(plan)))
    return f"▲ {words.late(late)}  {moment(plan, now)}"


def moment(plan: Plan, now: datetime) -> str:
    """Return a contact's time, with its day unless that is today."""
    time = formats.contact_time(plan)
    return time if plan.at.date() == now.date() else f"{formats.day(plan.at)} {time}"


def in_vain(channel: Channel) -> str:
    """Return the button of a try that reached nobody: 不在, 来店なし, 返信なし."""
    return words.result(result_in_vain(channel))


def retry(found: NextTry, tried: Channel, now: datetime) -> str:
    """Return when and how to try again: 30分後 13:30, 10/4(日) 18:00–20:00, LINE 10/4(日) 15:00."""
    if found.channel is not tried:
        return contact_words.try_line(found)
    plan = Plan(found.channel, found.at, reason="", until=found.until)
    if found.at.date() != now.date():
        return moment(plan, now)
    if found.until is not None:
        return _("today {time}").format(time=formats.contact_time(plan))
    return _("in {span} {time}").format(
        span=formats.span(found.at - now.replace(second=0, microsecond=0)),
        time=formats.contact_time(plan),
    )


def suits(contact: DueContact) -> str:
    """Return when the customer likes to be reached: ご都合 18:00–20:00; empty where any time."""
    hours = contact.customer.profile.reach.hours
    if hours is None:
        return ""
    start, end = map(formats.clock_time, hours)
    return _("Suits them: {start}–{end}").format(start=start, end=end)


def later(minutes: int) -> str:
    """Return a choice of *later*: 10分後, or after lunch where it is longer than a little."""
    if minutes > max(LATER_MINUTES):
        return _("after lunch {time}").format(time=formats.clock_time(LUNCH_ENDS))
    return ngettext("{number} minute later", "{number} minutes later", minutes).format(
        number=minutes
    )


def bring(things: str) -> str:
    return _("Bring: {things}").format(things=things)


def tried(alert: Alert) -> str:
    """Return how often nobody was reached since the last talk; empty where that is never."""
    failed = len(alert.tries.in_vain)
    if not failed:
        return ""
    tries = ngettext("{number} try in vain so far", "{number} tries in vain so far", failed)
    return tries.format(number=failed)


def number(alert: Alert) -> Phone | None:
    """Return the number to call."""
    profile, dead = alert.contact.customer.profile, dead_numbers(alert.tries.all)
    return number_to_call(profile.phones, profile.reach, dead=dead)


def warnings(alert: Alert) -> str:
    """Return what to think of before dialling: refusals, a number without a line."""
    shown = number(alert)
    dead = shown is not None and shown.number in dead_numbers(alert.tries.all)
    parts = (refusals(alert.contact), contact_words.dead_number() if dead else "")
    return "  ".join(part for part in parts if part)


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
