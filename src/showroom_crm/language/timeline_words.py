"""What the timeline says of contacts that are over and of what changed."""

from datetime import date

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import Decision
from showroom_crm.domain.follow_ups import FollowUpStatus, Plan
from showroom_crm.domain.history import Event, EventKind
from showroom_crm.domain.reaching import Refusal
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import N_, _, pgettext

_EVENTS = {
    EventKind.STATE: N_("State"),
    EventKind.DECISION: N_("When they decide"),
    EventKind.REFUSALS: N_("Refusals"),
    EventKind.HANDED_OVER: N_("Handed over"),
    EventKind.MERGED: N_("Charts merged"),
    EventKind.RESTORED: N_("Brought back"),
    EventKind.REOPENED: N_("Deal opened again"),
    EventKind.DELIVERY: N_("Day of delivery"),
}


def contact_end(status: FollowUpStatus) -> str:
    """Return how a contact ended; empty while it is planned."""
    match status:
        case FollowUpStatus.DONE:
            return pgettext("contact", "Done")
        case FollowUpStatus.REPLACED:
            return pgettext("contact", "Replaced by another")
        case FollowUpStatus.DROPPED:
            return pgettext("contact", "Dropped")
        case FollowUpStatus.PLANNED:
            return ""


def agreed_for(plan: Plan, moment: str) -> str:
    """Return for when a contact was set, and why: 約束: 10/3(土) 15:00 電話 下取り額の回答."""
    told = _("Promised: {what}") if plan.agreed else _("Planned: {what}")
    reason = " ".join(plan.reason.split())
    return told.format(what=f"{moment} {words.channel(plan.channel)} {reason}".strip())


def event_title(kind: EventKind) -> str:
    """Return what kind of thing changed."""
    return _(_EVENTS[kind])


def event_text(event: Event) -> str:
    """Return what changed; what is told by unknown names is told as it stands."""
    details = event.details
    match event.kind:
        case EventKind.STATE if {"from", "to"} <= details.keys():
            return _change(_state(details["from"]), _state(details["to"]))
        case EventKind.HANDED_OVER if {"from", "to"} <= details.keys():
            nobody = _("nobody")
            return _change(details["from"] or nobody, details["to"] or nobody)
        case EventKind.DECISION if {"words", "on", "decided_by"} <= details.keys():
            return _decision(details)
        case EventKind.REFUSALS if "now" in details:
            refusals = [_refusal(value) for value in details["now"].split(",") if value]
            return _("・").join(refusals) or _("No refusals any more")
        case EventKind.MERGED if {"name", "number"} <= details.keys():
            return _("{name} (No. {number})").format(**details)
        case EventKind.DELIVERY if {"before", "on"} <= details.keys():
            on = _day(details["on"]) or _("not fixed any more")
            return _change(_day(details["before"]), on) if details["before"] else on
        case EventKind.REOPENED:
            # How it had ended stands in a row of its own.
            return ""
    return " ".join(value for value in details.values() if value)


def decision(value: Decision, decider: str) -> str:
    """Return when the customer decides, and who: 今月末 10/31(土)（ご夫婦）; empty if unknown."""
    when = words.decision(value) or (_("not known yet") if decider else "")
    return _("{when} ({who})").format(when=when, who=decider) if decider else when


def _change(before: str, after: str) -> str:
    return f"{before} → {after}"


def _state(value: str) -> str:
    return words.customer_state(CustomerState(value)) if value in set(CustomerState) else value


def _refusal(value: str) -> str:
    return words.refusal(Refusal(value)) if value in set(Refusal) else value


def _decision(details: dict[str, str]) -> str:
    on = date.fromisoformat(details["on"]) if details["on"] else None
    first = date.fromisoformat(details["from"]) if details.get("from") else None
    said = Decision(" ".join(details["words"].split()), on, from_on=first)
    told = decision(said, details["decided_by"].strip()) or _("not known yet")
    does = " ".join(details.get("customer_does", "").split())
    return f"{told} {until_then(does)}" if does else told


def until_then(does: str) -> str:
    """Return what the customer does until the decision: それまでに: ご家族と相談."""
    return _("Until then: {what}").format(what=does)


def _day(iso: str) -> str:
    return formats.full_day(date.fromisoformat(iso)) if iso else ""
