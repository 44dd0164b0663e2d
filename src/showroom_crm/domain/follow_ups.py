"""Our own next action toward a customer (次の連絡), and what it is now."""

from dataclasses import dataclass, field
from datetime import date, datetime, time
from enum import StrEnum

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, StaffId


class Channel(StrEnum):
    PHONE = "phone"
    VISIT_US = "visit_us"
    VISIT_THEM = "visit_them"
    LINE = "line"
    SMS = "sms"
    MAIL = "mail"
    POST = "post"


class FollowUpStatus(StrEnum):
    PLANNED = "planned"
    DONE = "done"
    REPLACED = "replaced"
    DROPPED = "dropped"


class Urgency(StrEnum):
    OVERDUE = "overdue"
    TODAY = "today"
    LATER = "later"


class Repeat(StrEnum):
    """What makes the next contact when this one is done: 車検, 誕生日, 毎年, 納車後."""

    NEVER = "never"
    INSPECTION = "inspection"
    BIRTHDAY = "birthday"
    YEARLY = "yearly"
    AFTER_DELIVERY = "after_delivery"


@dataclass(frozen=True)
class Plan:
    """A contact as it is agreed or set: wall-clock time in the showroom (R3).

    `until` ends a window (18:00–20:00): reminded at its start, late after its end.
    `lead_minutes` are lead times of its own; None leaves them to the rep's.
    """

    channel: Channel
    at: datetime
    reason: str
    bring: str = ""
    agreed: bool = True
    until: time | None = None
    lead_minutes: tuple[int, ...] | None = None
    repeats: Repeat = Repeat.NEVER


@dataclass(frozen=True)
class FollowUp:
    """A planned or ended contact; it belongs to a customer and, where there is one, a deal.

    `ended_at` is the UTC moment at which its outcome was entered; `moved_late` tells that it was
    moved only after its time had passed. A calendar on a phone knows it by `uid`, and by
    `sequence` how often what it shows was changed since (RFC 5545, UID and SEQUENCE).
    `after_delivery_of` is the won deal of whose car it asks how it does.
    """

    id: FollowUpId
    customer_id: CustomerId
    deal_id: DealId | None
    staff_id: StaffId | None
    plan: Plan
    status: FollowUpStatus = FollowUpStatus.PLANNED
    ended_at: datetime | None = None
    moved_late: bool = False
    uid: str = field(default="", compare=False)
    sequence: int = 0
    after_delivery_of: DealId | None = None


def accepted_plan(plan: Plan, *, made_at: datetime) -> Plan:
    """Return the plan as it may be kept.

    `made_at` is the wall-clock time of the meeting in which it was made. A plan that lies
    after that meeting but before now is kept: its outcome is asked for at once.
    Raises RuleBroken: "follow_up.reason_missing", "follow_up.before_meeting",
    "follow_up.window_reversed", and those of `plain_text`.
    """
    if not plan.reason.strip():
        raise RuleBroken("follow_up.reason_missing", field="reason")
    plain_text.note(plan.reason, field="reason")
    plain_text.note(plan.bring, field="bring")
    if plan.at < made_at:
        raise RuleBroken("follow_up.before_meeting", field="at")
    if plan.until is not None and plan.until <= plan.at.time():
        raise RuleBroken("follow_up.window_reversed", field="until")
    return plan


def calendar_shows(before: Plan, after: Plan) -> bool:
    """Tell whether a change can be seen in a calendar: in time, channel, reason or things."""

    def shown(plan: Plan) -> tuple[object, ...]:
        return plan.at, plan.until, plan.channel, plan.reason, plan.bring

    return shown(before) != shown(after)


def refuse_past(plan: Plan, *, now: datetime) -> None:
    """Refuse a contact that is set now for a time gone by. Raises RuleBroken."""
    if plan.at < now:
        raise RuleBroken("follow_up.in_past", field="at")


def late_after(plan: Plan) -> datetime:
    """Return the moment after which the contact is late: its time, or its window's end."""
    return plan.at if plan.until is None else datetime.combine(plan.at.date(), plan.until)


def urgency(plan: Plan, *, now: datetime) -> Urgency:
    """Return how the contact stands at a wall-clock time."""
    if late_after(plan) < now:
        return Urgency.OVERDUE
    return Urgency.TODAY if plan.at.date() == now.date() else Urgency.LATER


def end_of_day(day: date) -> datetime:
    """Return the last second of a day."""
    return datetime.combine(day, time(23, 59, 59))
