"""What stands in the timeline: deals, each followed by its meetings, newest first."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from showroom_crm.domain.deals import Deal, DealState
from showroom_crm.domain.identifiers import StaffId
from showroom_crm.domain.meetings import Ending, Meeting, Record
from showroom_crm.domain.showroom import DealChart
from showroom_crm.language import formats, words
from showroom_crm.language.catalog import _
from showroom_crm.language.quotation import quoted

_ENDING_SHAPES = {
    Ending.WON: "◎",
    Ending.LOST: "×",
    Ending.AGREED: "●",
    Ending.OWN_ACTION: "○",
}


@dataclass(frozen=True)
class DealEntry:
    """The heading above the meetings of a deal."""

    deal: Deal


@dataclass(frozen=True)
class MeetingEntry:
    """One closed meeting."""

    meeting: Meeting


Entry = DealEntry | MeetingEntry


def entries(deals: Sequence[DealChart]) -> list[Entry]:
    """Return all rows of the timeline; meetings that are not closed stand elsewhere."""
    return list(_entries(deals))


def deal_heading(deal: Deal) -> str:
    """Return what a deal is about."""
    return deal.wish.strip() or _("Deal without a car yet")


def deal_standing(deal: Deal, today: date) -> str:
    """Return since when a deal runs, or how it ended."""
    state = words.deal_state(deal.state)
    if not deal.state.ended:
        since = _("since {day}").format(day=day_near(deal.opened_on, today))
        return f"{state} · {since}"
    parts = [state]
    if deal.state is DealState.LOST and deal.lost_reason is not None:
        parts.append(words.lost_reason(deal.lost_reason))
    if deal.competitor.strip():
        parts.append(deal.competitor.strip())
    if deal.ended_on is not None:
        parts.append(day_near(deal.ended_on, today))
    return " · ".join(parts)


def circumstances(meeting: Meeting, staff_names: Mapping[StaffId, str], today: date) -> str:
    """Return when and where they met, and who was there on both sides."""
    record = meeting.record
    parts = [moment_near(record.held_at, today), words.place(record.place)]
    if record.attendees.strip():
        parts.append(" ".join(record.attendees.split()))
    if meeting.staff_id is not None and meeting.staff_id in staff_names:
        parts.append(_("rep {name}").format(name=staff_names[meeting.staff_id]))
    return " · ".join(parts)


def ending(meeting: Meeting) -> str:
    """Return how a meeting ended, with its shape."""
    if meeting.ending is None:
        return ""
    return f"{_ENDING_SHAPES[meeting.ending]} {words.ending(meeting.ending)}"


def said(record: Record) -> str:
    """Return the customer's own words as a quotation; empty when none were noted."""
    return quoted(record.said)


def proposed(record: Record) -> str:
    """Return what we proposed; empty when nothing was."""
    text = record.proposed.strip()
    return _("Proposed: {text}").format(text=text) if text else ""


def whole_text(entry: Entry, staff_names: Mapping[StaffId, str], today: date) -> str:
    """Return a row as it is read aloud or copied."""
    if isinstance(entry, DealEntry):
        return f"{deal_heading(entry.deal)} {deal_standing(entry.deal, today)}"
    meeting = entry.meeting
    lines = (
        f"{circumstances(meeting, staff_names, today)} {ending(meeting)}".strip(),
        said(meeting.record),
        proposed(meeting.record),
    )
    return "\n".join(line for line in lines if line)


def day_near(day: date, today: date) -> str:
    """Return a day, with its year where that is not this one."""
    return formats.day(day) if day.year == today.year else formats.full_day(day)


def moment_near(moment: datetime, today: date) -> str:
    """Return a day and time, with the year where that is not this one."""
    return f"{day_near(moment.date(), today)} {formats.clock_time(moment)}"


def _entries(deals: Sequence[DealChart]) -> Iterator[Entry]:
    for chart in deals:
        yield DealEntry(chart.deal)
        for meeting in chart.meetings:
            if meeting.ending is not None:
                yield MeetingEntry(meeting)
