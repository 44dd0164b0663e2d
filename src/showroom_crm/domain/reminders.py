"""The pop-up for a follow-up: when it is due, and that it fires once (R4)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from showroom_crm.domain.identifiers import FollowUpId, ReminderId


@dataclass(frozen=True)
class Reminder:
    """The mark of one (follow-up, agreed time, lead time).

    `due_at` is wall-clock: the agreed time less the lead, or where *later* moved it.
    `again` tells that it fired before and may not have been seen.
    """

    id: ReminderId
    follow_up_id: FollowUpId
    agreed_for: datetime
    due_at: datetime
    again: bool = False


def late_by(agreed_for: datetime, *, now: datetime) -> timedelta:
    """Return how late a contact is; *later* moves the reminder, never this."""
    return max(now - agreed_for, timedelta())


def moved_later(minutes: int, *, now: datetime) -> datetime:
    """Return when a reminder that was put off by some minutes is due again."""
    return now + timedelta(minutes=minutes)
