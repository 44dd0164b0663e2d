"""The morning board in words, the same on the screen and on paper."""

from datetime import date, datetime
from typing import Final

from showroom_crm.domain.board import Entry, SectionKind
from showroom_crm.domain.deals import Concern
from showroom_crm.domain.follow_ups import late_after
from showroom_crm.domain.meetings import Place
from showroom_crm.language import brief_words, deal_words, formats, timeline_words, words
from showroom_crm.language.catalog import N_, _
from showroom_crm.language.quotation import quoted

_TITLES: Final = {
    SectionKind.WAITING: N_("Waiting deals"),
    SectionKind.OVERDUE: N_("Overdue"),
    SectionKind.UNCLOSED: N_("Not closed"),
    SectionKind.DECISION_PASSED: N_("Decision date passed"),
    SectionKind.REMEDY_NOT_READY: N_("Remedy not ready"),
    SectionKind.TODAY: N_("Today's contacts"),
    SectionKind.DECIDES_UNACCOMPANIED: N_("Decision without a contact before"),
    SectionKind.NOT_AGREED: N_("Not agreed for long"),
    SectionKind.WITHOUT_REMEDY: N_("Concern without a remedy"),
    SectionKind.DECISIONS: N_("Decisions this month"),
    SectionKind.VISITS: N_("Visits"),
    SectionKind.MEETINGS: N_("Meetings"),
    SectionKind.WON: N_("Won"),
    SectionKind.LOST: N_("Lost"),
    SectionKind.MISSED: N_("Contacts missed"),
}
_SHAPES: Final = {
    SectionKind.WAITING: "■",
    SectionKind.OVERDUE: "▲",
    SectionKind.UNCLOSED: "□",
    SectionKind.DECISION_PASSED: "▲",
    SectionKind.REMEDY_NOT_READY: "△",
    SectionKind.TODAY: "◐",
    SectionKind.DECIDES_UNACCOMPANIED: "△",
    SectionKind.NOT_AGREED: "○",
    SectionKind.WITHOUT_REMEDY: "△",
    SectionKind.MISSED: "▲",
}
_LATE: Final = (SectionKind.OVERDUE, SectionKind.MISSED)
_DECIDING: Final = (
    SectionKind.DECISION_PASSED,
    SectionKind.DECIDES_UNACCOMPANIED,
    SectionKind.DECISIONS,
)
_ABOUT_CONCERNS: Final = (SectionKind.REMEDY_NOT_READY, SectionKind.WITHOUT_REMEDY)
_TALKS: Final = (SectionKind.UNCLOSED, SectionKind.VISITS, SectionKind.MEETINGS)
_ENDED: Final = (SectionKind.WON, SectionKind.LOST)


def title(kind: SectionKind) -> str:
    """Return the name of a section: 待ち案件."""
    return _(_TITLES[kind])


def heading(kind: SectionKind, number: int) -> str:
    """Return a section's name with its shape and number: ■ 待ち案件 2; zero has no shape."""
    shape = _SHAPES.get(kind, "") if number else ""
    return " ".join(part for part in (shape, title(kind), formats.count(number)) if part)


def told_above(number: int) -> str:
    """Return how many of a section stand in earlier ones of the sheet."""
    return _("({count} of them above)").format(count=formats.count(number))


def board_title(day: date) -> str:
    """Return the name of a day's board: 10月3日(土)の朝礼."""
    return _("Morning board of {day}").format(day=formats.spoken_day(day))


def since(day: date) -> str:
    """Return from when what happened is told: 10/2(金)から."""
    return _("Since {day}").format(day=formats.day(day))


def who(entry: Entry) -> str:
    """Return the customer as they are addressed, or what tells who it is."""
    subject = entry.subject
    if subject.name.strip():
        return words.addressed(subject.name)
    return words.called(subject.name, subject.looks)


def who_in_two_lines(entry: Entry) -> tuple[str, str]:
    """Return who it is and the car; looks that tell who a walk-in is stand before that."""
    looks = brief_words.one_line(entry.subject.looks)
    if entry.subject.name.strip() or not looks:
        return who(entry), car(entry)
    return looks, "・".join(part for part in (words.name_unknown(), car(entry)) if part)


def rep(entry: Entry) -> str:
    """Return whose the matter is: 田中, or 鈴木(田中さんの代理)."""
    subject = entry.subject
    return words.doer(subject.staff_name, subject.stands_in_for) or _("No rep")


def rep_name(entry: Entry) -> str:
    """Return the name alone of whose the matter is, for where `stand_in` has its own place."""
    return entry.subject.staff_name or _("No rep")


def stand_in(entry: Entry) -> str:
    """Return in whose stead they do it: 高橋さんの代理; mostly nothing."""
    absent = entry.subject.stands_in_for
    return _("for {absent}").format(absent=absent) if absent else ""


def when(entry: Entry, kind: SectionKind, *, now: datetime) -> str:
    """Return the time that a section is about: ▲ 2日遅れ, 15:00 電話, 10/31(土)."""
    contact, deal = entry.contact, entry.deal
    if kind in _LATE and contact is not None:
        return "▲ " + words.late(now - late_after(contact.plan))
    if kind is SectionKind.TODAY and contact is not None:
        return f"{formats.contact_time(contact.plan)} {words.channel(contact.plan.channel)}"
    if kind in _TALKS:
        return _talked_at(entry)
    if kind in _DECIDING and deal is not None and deal.decision.on is not None:
        return formats.day(deal.decision.on)
    if kind in _ENDED and deal is not None and deal.ended_on is not None:
        return formats.day(deal.ended_on)
    if kind is SectionKind.WAITING and deal is not None:
        return _("Since {day}").format(day=formats.day(deal.opened_on))
    return "" if contact is None else formats.moment(contact.plan.at)


def what(entry: Entry, kind: SectionKind) -> str:
    """Return what a section says of an entry, in one line."""
    if kind in _ABOUT_CONCERNS:
        return "　".join(map(" → ".join, map(_concern, entry.concerns)))
    if kind in _TALKS:
        return _talk(entry)
    if kind in _DECIDING and entry.deal is not None:
        decision = entry.deal.decision
        return timeline_words.decision(decision, brief_words.one_line(decision.decided_by))
    if kind is SectionKind.LOST and entry.deal is not None:
        return _lost(entry)
    if kind is SectionKind.WAITING:
        return _("No contact of ours is planned")
    if kind is SectionKind.WON or entry.contact is None:
        return ""
    plan = entry.contact.plan
    agreed = "" if plan.agreed else words.agreement(plan)
    return " ".join(part for part in (brief_words.one_line(plan.reason), agreed) if part)


def what_in_two_lines(entry: Entry, kind: SectionKind) -> tuple[str, str]:
    """Return what a section says of an entry; remedies stand below their concerns."""
    if kind not in _ABOUT_CONCERNS:
        return what(entry, kind), ""
    told = [_concern(each) for each in entry.concerns]
    remedies = ["→ " + remedy for _said, *remedy_of in told for remedy in remedy_of]
    return "　".join(each[0] for each in told), "　".join(remedies)


def car(entry: Entry) -> str:
    """Return the car that a deal is about."""
    if entry.deal is not None:
        return brief_words.one_line(entry.deal.wish)
    return "" if entry.talk is None else brief_words.one_line(entry.talk.wish)


def decides(entry: Entry) -> str:
    """Return who decides, and when: 10/31(土) 佐藤 健一 様."""
    on = None if entry.deal is None else entry.deal.decision.on
    return " ".join(part for part in (formats.day(on) if on else "", who(entry)) if part)


def ended(entry: Entry) -> str:
    """Return with whom a deal ended, its car, the reason of a loss and the rep."""
    about = "・".join(part for part in (car(entry), _lost(entry), rep(entry)) if part)
    return _("{what} ({more})").format(what=who(entry), more=about)


def word(entry: Entry) -> str:
    """Return what the manager said and the rep has not ticked: 店長：査定は私がします."""
    return "" if entry.word is None else deal_words.manager_says(entry.word.words)


def concern(value: Concern) -> str:
    """Return a concern with its remedy and how far that is: 下取り額「…」 → 再査定(準備中)."""
    return " → ".join(_concern(value))


def _talked_at(entry: Entry) -> str:
    if entry.talk is not None:
        return formats.moment(entry.talk.record.held_at)
    return "" if entry.attempt is None else formats.moment(entry.attempt.happened_at)


def _talk(entry: Entry) -> str:
    if entry.talk is None:
        return "" if entry.attempt is None else words.result(entry.attempt.result)
    record = entry.talk.record
    place = "" if record.place is Place.SHOWROOM else words.place(record.place)
    return " ".join(part for part in (place, quoted(brief_words.one_line(record.said))) if part)


def _lost(entry: Entry) -> str:
    deal = entry.deal
    if deal is None or deal.lost_reason is None:
        return ""
    reason = words.lost_reason(deal.lost_reason)
    rival = brief_words.one_line(deal.competitor)
    return _("{what} ({more})").format(what=reason, more=rival) if rival else reason


def _concern(concern: Concern) -> tuple[str, ...]:
    """Return a concern and, where one was thought of, its remedy."""
    said = f"{words.concern(concern.category)} {quoted(brief_words.one_line(concern.words))}"
    remedy = brief_words.one_line(concern.remedy)
    if not remedy:
        return (said.rstrip(),)
    state = deal_words.remedy_state(concern.remedy_state)
    return said.rstrip(), _("{what} ({more})").format(what=remedy, more=state)
