"""The words of the list: its order, what it is narrowed to, why a customer was found."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from showroom_crm.domain.customers import CustomerState
from showroom_crm.domain.deals import DealState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.list_query import (
    Ahead,
    ContactDue,
    Criteria,
    Days,
    Period,
    Sort,
    SortKey,
)
from showroom_crm.domain.occasions import Occasion, OccasionKind
from showroom_crm.domain.search_hits import FoundIn, Reason
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import N_, _, ngettext

DEAL_SHAPES = {
    DealState.OPEN: "◇",
    DealState.WAITING: "■",
    DealState.WON: "★",
    DealState.LOST: "×",
}
STATE_SHAPES = {
    CustomerState.REPLACED_ELSEWHERE: "→",
    CustomerState.MOVED_AWAY: "？",
    CustomerState.DECEASED: "▽",
    CustomerState.SUSPENDED: "※",
}
_ORDERS = {
    SortKey.NEXT_CONTACT: (N_("Earliest contact first"), N_("Latest contact first")),
    SortKey.KANA: (N_("By reading"), N_("By reading, backwards")),
    SortKey.LAST_CONTACT: (N_("Longest silence first"), N_("Latest talk first")),
    SortKey.INSPECTION: (N_("Nearest inspection first"), N_("Farthest inspection first")),
    SortKey.DECISION: (N_("Nearest decision first"), N_("Farthest decision first")),
    SortKey.NUMBER: (N_("By number"), N_("Highest number first")),
}
_CONTACT_DUE = {
    ContactDue.TODAY: N_("Today"),
    ContactDue.THIS_WEEK: N_("This week"),
    ContactDue.OVERDUE: N_("Overdue"),
    ContactDue.NONE: N_("No next contact"),
}
_CRITERIA = {
    "reps": N_("Main rep"),
    "deal_states": N_("State of the deal"),
    "next_contact": N_("Next contact"),
    "silent_months": N_("Last contact"),
    "inspection": N_("Inspection"),
    "balloon": N_("Balloon loan ends"),
    "decision": N_("Decision"),
    "refusals": N_("Refusals"),
    "tags": N_("Meeting tags"),
    "states": N_("State of the customer"),
}
_PLACES = {
    FoundIn.SAID: N_("Meeting"),
    FoundIn.PROPOSED: N_("Meeting, our proposal"),
    FoundIn.NEXT_TIME: N_("Meeting, for next time"),
    FoundIn.ATTENDEES: N_("Meeting, who was there"),
    FoundIn.TAG: N_("Meeting, tag"),
    FoundIn.NUMBER: N_("Customer number"),
    FoundIn.PHONE: N_("Phone number"),
    FoundIn.CAR: N_("Car"),
    FoundIn.PERSON: N_("Family or contact person"),
    FoundIn.ADDRESS: N_("Address"),
    FoundIn.JOB: N_("Occupation"),
    FoundIn.FAMILY: N_("Family"),
    FoundIn.HOBBIES: N_("Hobbies"),
    FoundIn.NOTES: N_("Notes"),
}
_MARKS = {
    OccasionKind.INSPECTION: N_("Insp."),
    OccasionKind.BALLOON_END: N_("Balloon"),
    OccasionKind.LEASE_END: N_("Lease"),
}


def deal_state(state: DealState | None) -> str:
    """Return a deal's state with its shape: ◇ 商談中, ■ 待ち案件; empty without a deal."""
    return "" if state is None else f"{DEAL_SHAPES[state]} {words.deal_state(state)}"


def customer_state(state: CustomerState) -> str:
    """Return a customer's state with its shape, empty for 取引中: ▽ ご逝去."""
    if state is CustomerState.ACTIVE:
        return ""
    return f"{STATE_SHAPES[state]} {words.customer_state(state)}"


def occasion(value: Occasion | None) -> str:
    """Return what falls due for a car, short and with its shape: ◆ 車検 R9.3."""
    if value is None:
        return ""
    return f"◆ {_(_MARKS[value.kind])} {formats.short_month(value.on)}"


def order(sort: Sort) -> str:
    """Return the order of the list: 車検が近い順."""
    forwards, backwards = _ORDERS[sort.key]
    return _(backwards if sort.descending else forwards)


def contact_due(due: ContactDue) -> str:
    return _(_CONTACT_DUE[due])


def criterion_name(name: str) -> str:
    """Return what one of the criteria is called: 車検."""
    return _(_CRITERIA[name])


def criterion(name: str, criteria: Criteria, staff: Mapping[StaffId, str]) -> str:
    """Return what one of the criteria asks for: 担当: 田中、佐藤."""
    value = _asked(name, getattr(criteria, name), staff)
    return _("{criterion}: {value}").format(criterion=criterion_name(name), value=value)


def ahead(months: int) -> str:
    """Return a period that begins with the present month: 今月, 3か月先まで."""
    if not months:
        return _("This month")
    if months == 1:
        return _("Up to next month")
    return _("Up to {number} months ahead").format(number=months)


def silence(months: int) -> str:
    """Return how long nothing was heard: 3か月以上前."""
    several = ngettext("Over {number} month ago", "Over {number} months ago", months)
    return several.format(number=months)


def deal_or_none(state: DealState | None) -> str:
    return _("No deal") if state is None else deal_state(state)


def no_rep() -> str:
    return _("No rep")


def reason(value: Reason, *, today: date) -> tuple[str, str]:
    """Return where a word was found, and what stands there: 商談 10/3:, …ハイブリッドの燃費…."""
    place = _(_PLACES[value.place])
    if value.on is not None:
        place = _("{place} {day}").format(place=place, day=_day_near(value.on, today))
    return _("{place}:").format(place=place), value.snippet.text


def spoken_reason(value: Reason, *, today: date) -> str:
    """Return why a customer was found as a screen reader says it, the words in quotes."""
    place, text = reason(value, today=today)
    hits = [text[start:end] for start, end in value.snippet.marks]
    found = _(", ").join(dict.fromkeys(hits))
    return _("found “{words}” in {place} {text}").format(words=found, place=place, text=text)


def _asked(name: str, value: Any, staff: Mapping[StaffId, str]) -> str:
    match name:
        case "reps":
            named = sorted(staff.get(each, f"#{each}") for each in value if each is not None)
            return _listed([*named, *([no_rep()] if None in value else [])])
        case "deal_states":
            return _listed([deal_or_none(each) for each in [*DealState, None] if each in value])
        case "next_contact":
            return _days(value) if isinstance(value, Days) else contact_due(value)
        case "silent_months":
            return silence(value)
        case "inspection" | "balloon" | "decision":
            return _period(value)
        case "tags":
            return _listed(sorted(value))
    said = words.refusal if name == "refusals" else words.customer_state
    return _listed([said(each) for each in type(next(iter(value))) if each in value])


def _day_near(day: date, today: date) -> str:
    """In the year at hand without the year."""
    return formats.day(day) if day.year == today.year else f"{day:%Y}/{day.month}/{day.day}"


def _listed(parts: list[str]) -> str:
    return _(", ").join(parts)


def _days(days: Days) -> str:
    ends = dict.fromkeys((formats.day(days.first), formats.day(days.last)))
    return "–".join(ends)


def _period(period: Period) -> str:
    if isinstance(period, Ahead):
        return ahead(period.months)
    ends = dict.fromkeys((formats.month(period.first), formats.month(period.last)))
    return "–".join(ends)
