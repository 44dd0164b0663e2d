"""One conversation in a deal (商談), as it is recorded."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId, StaffId

UNCLOSED_AFTER = timedelta(minutes=30)
TAG_LIMIT = 20


class Place(StrEnum):
    SHOWROOM = "showroom"
    PHONE = "phone"
    THEIR_HOME = "their_home"
    ONLINE = "online"
    ELSEWHERE = "elsewhere"


class Ending(StrEnum):
    """The four ways a meeting is closed (R1)."""

    WON = "won"
    LOST = "lost"
    AGREED = "agreed"
    OWN_ACTION = "own_action"


@dataclass(frozen=True)
class Record:
    """What a rep writes down: when, where, who was there, what was said on both sides.

    `next_time` is what to bring up or do at the next talk; `tags` are the showroom's own words.
    """

    held_at: datetime
    place: Place = Place.SHOWROOM
    attendees: str = ""
    said: str = ""
    proposed: str = ""
    next_time: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True)
class Meeting:
    """A meeting begun (`ending` is None: 締め未入力 after a while) or closed.

    A first meeting has no deal until its close opens one about `wish`, the car in words.
    `answers_id` is the planned contact that this conversation fulfils.
    `typed_at` is the UTC moment of its last keystroke.
    """

    id: MeetingId
    customer_id: CustomerId
    deal_id: DealId | None
    staff_id: StaffId | None
    record: Record
    typed_at: datetime
    wish: str = ""
    answers_id: FollowUpId | None = None
    ending: Ending | None = None


def in_words(record: Record, wish: str) -> bool:
    """Tell whether anything of a meeting was put into words."""
    texts = (record.said, record.proposed, record.next_time, record.attendees, wish)
    return any(text.strip() for text in texts)


def accepted_record(record: Record, *, now: datetime) -> Record:
    """Return the record as it may be kept; `now` is the wall-clock time.

    Raises RuleBroken: "meeting.in_future", and those of `plain_text`.
    """
    if record.held_at > now:
        raise RuleBroken("meeting.in_future", field="held_at")
    plain_text.note(record.attendees, field="attendees")
    plain_text.note(record.said, field="said")
    plain_text.note(record.proposed, field="proposed")
    plain_text.note(record.next_time, field="next_time")
    for tag in record.tags:
        plain_text.line(tag, field="tags", limit=TAG_LIMIT)
    return record
