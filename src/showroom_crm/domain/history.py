"""What happened to a customer beside meetings and contacts, as the timeline tells it."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from showroom_crm.domain.identifiers import CustomerId, DealId, MeetingId, StaffId
from showroom_crm.domain.meetings import Record


class EventKind(StrEnum):
    """What changed: a customer's state, a decision, refusals, the rep, a merge, a deal's end."""

    STATE = "state"
    DECISION = "decision"
    REFUSALS = "refusals"
    HANDED_OVER = "handed_over"
    MERGED = "merged"
    RESTORED = "restored"
    REOPENED = "reopened"
    DELIVERY = "delivery"


@dataclass(frozen=True)
class Event:
    """One change; `details` are plain words by name that the timeline puts into a sentence.

    `at` is the wall-clock time in the showroom. The names are, for a state, "from" and "to";
    for a decision, "words", "from" and "on" (ISO days or empty), "decided_by" and "customer_does";
    for refusals, "now" (values of `Refusal` between commas, or empty); for a hand-over, "from" and
    "to" (names of reps, or empty); for a merge, "name" and "number" of the chart that was joined;
    for a delivery, "before" and "on" (ISO days or empty). A deal that is open again tells how it
    had ended: "state" and "lost_reason" (values, the second may be empty), "competitor", "on" and
    "delivery_on" (ISO days, the second may be empty).
    """

    customer_id: CustomerId
    kind: EventKind
    at: datetime
    details: dict[str, str] = field(default_factory=dict)
    deal_id: DealId | None = None
    staff_id: StaffId | None = None


@dataclass(frozen=True)
class MeetingVersion:
    """A closed meeting's record as it stood before an edit; `replaced_at` is wall-clock."""

    meeting_id: MeetingId
    record: Record
    replaced_at: datetime
    staff_id: StaffId | None = None
