"""What a row of the timeline says."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.follow_ups import FollowUp, FollowUpStatus, Urgency, urgency
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meetings import Ending, Record
from showroom_crm.domain.messages import Message
from showroom_crm.domain.timeline import (
    Called,
    Changed,
    Contact,
    Ended,
    Entry,
    Held,
    Opened,
    Tried,
)
from showroom_crm.language import formats, timeline_words, words
from showroom_crm.language.catalog import _, ngettext
from showroom_crm.language.quotation import quoted

_ENDING_SHAPES = {
    Ending.WON: "◎",
    Ending.LOST: "×",
    Ending.AGREED: "●",
    Ending.OWN_ACTION: "○",
}


class Tone(StrEnum):
    """The meaning whose colour how-it-stands is said in."""

    QUIET = "quiet"
    AGREED = "agreed"
    OWN_ACTION = "own_action"
    TODAY = "today"
    OVERDUE = "overdue"


_ENDING_TONES = {
    Ending.WON: Tone.AGREED,
    Ending.LOST: Tone.QUIET,
    Ending.AGREED: Tone.AGREED,
    Ending.OWN_ACTION: Tone.OWN_ACTION,
}


@dataclass(frozen=True)
class Frame:
    """What the words of a row depend on beside the row: the reps' names, the time, who reads.

    Before a customer a meeting does not say how it ended.
    """

    staff_names: Mapping[StaffId, str]
    now: datetime
    for_customer: bool = False


@dataclass(frozen=True)
class Line:
    """A text below the first line, which wraps; what the customer said is not quiet."""

    text: str
    quiet: bool = True


@dataclass(frozen=True)
class Telling:
    """A row in words: first when and what, then how it stands and of which deal, then texts."""

    circumstances: str
    standing: str = ""
    tone: Tone = Tone.QUIET
    deal: str = ""
    lines: tuple[Line, ...] = ()

    @property
    def whole_text(self) -> str:
        """The row as it is read aloud or copied."""
        first = "  ".join(filter(None, (self.circumstances, self.deal, self.standing)))
        return "\n".join((first, *(line.text for line in self.lines)))


def telling(entry: Entry, frame: Frame) -> Telling:
    """Return what a row says."""
    deal = "" if entry.deal is None else deal_heading(entry.deal)
    match entry.happening:
        case Held() as held:
            return _held(held, deal, frame)
        case Tried() as tried:
            return _tried(tried, deal, frame)
        case Contact(follow_up) if follow_up.status is FollowUpStatus.PLANNED:
            return _planned(follow_up, deal, frame)
        case Contact(follow_up):
            return _contact(follow_up, entry.at, deal, frame)
        case Called(message):
            return _called(message, frame)
        case Opened(opened):
            day = day_near(opened.opened_on, frame.now.date())
            return Telling(_dotted(day, _("Deal began")), deal=deal)
        case Ended(ended):
            return _ended(ended, entry.at, deal, frame)
        case Changed(event):
            when = moment_near(event.at, frame.now.date())
            title = timeline_words.event_title(event.kind)
            text = timeline_words.event_text(event)
            circumstances = _dotted(when, title, _rep(event.staff_id, frame))
            return Telling(circumstances, deal=deal, lines=_lines(text))


def deal_heading(deal: Deal) -> str:
    """Return what a deal is about."""
    return " ".join(deal.wish.split()) or _("Deal without a car yet")


def deal_standing(deal: Deal, today: date) -> str:
    """Return since when a deal runs, or how it ended."""
    state = words.deal_state(deal.state)
    if not deal.state.ended:
        since = _("since {day}").format(day=day_near(deal.opened_on, today))
        return f"{state} · {since}"
    day = "" if deal.ended_on is None else day_near(deal.ended_on, today)
    return _dotted(state, _lost_to(deal), day)


def day_near(day: date, today: date) -> str:
    """Return a day, with its year where that is not this one."""
    return formats.day(day) if day.year == today.year else formats.full_day(day)


def moment_near(moment: datetime, today: date) -> str:
    """Return a day and time, with the year where that is not this one."""
    return f"{day_near(moment.date(), today)} {formats.clock_time(moment)}"


def _held(held: Held, deal: str, frame: Frame) -> Telling:
    meeting = held.meeting
    record, ending = meeting.record, None if frame.for_customer else meeting.ending
    circumstances = _dotted(
        moment_near(record.held_at, frame.now.date()),
        words.place(record.place),
        " ".join(record.attendees.split()),
        _rep(meeting.staff_id, frame),
        _("edited") if held.edited else "",
    )
    spoken = Line(quoted(record.said), quiet=False)
    below = _lines(
        _captioned(_("Proposed: {text}"), text=record.proposed),
        _captioned(_("For next time: {text}"), text=record.next_time),
        _tags(record),
        _agreed_for(held.answered, frame),
    )
    return Telling(
        circumstances,
        standing="" if ending is None else _ending(ending),
        tone=Tone.QUIET if ending is None else _ENDING_TONES[ending],
        deal=deal,
        lines=(spoken, *below) if spoken.text else below,
    )


def _tried(tried: Tried, deal: str, frame: Frame) -> Telling:
    attempt = tried.attempt
    standing = words.result(attempt.result)
    if tried.in_vain > 1:
        number = ngettext("{number} time", "{number} times", tried.in_vain)
        standing += " " + number.format(number=tried.in_vain)
    when = moment_near(attempt.happened_at, frame.now.date())
    said = Line(attempt.words.strip(), quiet=False)
    answered = _lines(_agreed_for(tried.answered, frame))
    return Telling(
        _dotted(when, words.channel(attempt.channel), _rep(attempt.staff_id, frame)),
        standing=standing,
        tone=Tone.AGREED if attempt.result.reached else Tone.QUIET,
        deal=deal,
        lines=(said, *answered) if said.text else answered,
    )


def _planned(follow_up: FollowUp, deal: str, frame: Frame) -> Telling:
    """In one line: the head of the chart tells it in full."""
    plan, today = follow_up.plan, frame.now.date()
    when = f"{day_near(plan.at.date(), today)} {formats.contact_time(plan)}"
    standing = words.agreement(plan)
    tone = Tone.AGREED if plan.agreed else Tone.OWN_ACTION
    match urgency(plan, now=frame.now):
        case Urgency.OVERDUE:
            tone, standing = Tone.OVERDUE, words.promise(plan, now=frame.now)
        case Urgency.TODAY:
            tone, standing = Tone.TODAY, words.promise(plan, now=frame.now)
        case Urgency.LATER:
            pass
    reason = " ".join(plan.reason.split())
    told = _dotted(when, words.channel(plan.channel), reason)
    return Telling(told, standing=standing, tone=tone, deal=deal)


def _contact(follow_up: FollowUp, at: datetime, deal: str, frame: Frame) -> Telling:
    when = moment_near(at, frame.now.date())
    return Telling(
        _dotted(when, _("Contact"), _rep(follow_up.staff_id, frame)),
        standing=timeline_words.contact_end(follow_up.status),
        deal=deal,
        lines=_lines(_agreed_for(follow_up, frame)),
    )


def _called(message: Message, frame: Frame) -> Telling:
    today = frame.now.date()
    taker = _name(message.taken_by, frame)
    said = Line(quoted(message.words), quiet=False)
    wish = _lines(_captioned(_("Wish: {wish}"), wish=message.wish))
    seen = _("not seen yet")
    if message.seen_at is not None:
        when = _("seen {moment}").format(moment=moment_near(message.seen_at, today))
        seen = _dotted(when, _name(message.seen_by, frame))
    return Telling(
        _dotted(
            moment_near(message.taken_at, today),
            _("Message"),
            " ".join(message.caller.split()),
            _("taken by {name}").format(name=taker) if taker else "",
        ),
        standing=seen,
        tone=Tone.TODAY if message.seen_at is None else Tone.QUIET,
        lines=(said, *wish) if said.text else wish,
    )


def _ended(deal: Deal, at: datetime, heading: str, frame: Frame) -> Telling:
    won = deal.state is DealState.WON
    return Telling(
        _dotted(day_near(at.date(), frame.now.date()), _("Deal ended")),
        standing=_ENDING_SHAPES[Ending.WON if won else Ending.LOST]
        + " "
        + words.deal_state(deal.state),
        tone=Tone.AGREED if won else Tone.QUIET,
        deal=heading,
        lines=_lines(_lost_to(deal), _delivery(deal, frame.now.date())),
    )


def _delivery(deal: Deal, today: date) -> str:
    if deal.state is not DealState.WON or deal.delivery_on is None:
        return ""
    return _("Day of delivery: {day}").format(day=day_near(deal.delivery_on, today))


def _lost_to(deal: Deal) -> str:
    lost = deal.state is DealState.LOST and deal.lost_reason is not None
    reason = words.lost_reason(deal.lost_reason) if lost and deal.lost_reason else ""
    return _dotted(reason, deal.competitor.strip())


def _ending(ending: Ending) -> str:
    return f"{_ENDING_SHAPES[ending]} {words.ending(ending)}"


def _agreed_for(follow_up: FollowUp | None, frame: Frame) -> str:
    if follow_up is None:
        return ""
    plan = follow_up.plan
    day = day_near(plan.at.date(), frame.now.date())
    return timeline_words.agreed_for(plan, f"{day} {formats.contact_time(plan)}")


def _tags(record: Record) -> str:
    return "  ".join(f"#{tag}" for tag in record.tags)


def _captioned(caption: str, **told: str) -> str:
    """Return a text behind its caption; empty where nothing is told."""
    stripped = {name: text.strip() for name, text in told.items()}
    return caption.format(**stripped) if all(stripped.values()) else ""


def _lines(*texts: str) -> tuple[Line, ...]:
    return tuple(Line(text) for text in texts if text)


def _rep(staff_id: StaffId | None, frame: Frame) -> str:
    name = _name(staff_id, frame)
    return _("rep {name}").format(name=name) if name else ""


def _name(staff_id: StaffId | None, frame: Frame) -> str:
    return "" if staff_id is None else frame.staff_names.get(staff_id, "")


def _dotted(*parts: str) -> str:
    return " · ".join(part for part in parts if part)
