"""Deals, talks and contacts."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Protocol

from showroom_crm.domain.attempts import Attempt, Tries
from showroom_crm.domain.deals import Concern, Deal
from showroom_crm.domain.estimates import Estimate, StepDone
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.history import MeetingVersion
from showroom_crm.domain.identifiers import (
    AttemptId,
    CustomerId,
    DealId,
    EstimateId,
    FollowUpId,
    MeetingId,
    ReminderId,
    StaffId,
)
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.roles import DealRole


class DealRecords(Protocol):
    def open(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal: ...
    def bring_in_waiting(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal: ...
    def save(self, deal: Deal) -> None: ...
    def get(self, deal_id: DealId) -> Deal: ...
    def of_customer(self, customer_id: CustomerId) -> Sequence[Deal]: ...
    def concerns(self, deal_id: DealId) -> Sequence[Concern]: ...
    def going_on(self, customer_id: CustomerId) -> Sequence[Deal]:
        """Return a customer's deals that have not ended, the newest first."""

    def save_concerns(self, deal_id: DealId, concerns: Iterable[Concern]) -> None: ...


class EstimateRecords(Protocol):
    def save(self, deal_id: DealId, estimate: Estimate) -> EstimateId: ...
    def drop(self, estimate_id: EstimateId) -> None: ...


class StepRecords(Protocol):
    def add(self, deal_id: DealId, done: StepDone) -> None: ...
    def drop(self, deal_id: DealId, done: StepDone) -> None: ...


class RoleRecords(Protocol):
    def replace(self, deal_id: DealId, roles: Iterable[DealRole]) -> None: ...
    def of_deal(self, deal_id: DealId) -> Sequence[DealRole]: ...


class MeetingRecords(Protocol):
    def begin(
        self,
        customer_id: CustomerId,
        record: Record,
        *,
        deal_id: DealId | None,
        wish: str,
        answers_id: FollowUpId | None,
        staff_id: StaffId | None,
        at: datetime,
    ) -> Meeting: ...
    def save(self, meeting: Meeting) -> None: ...
    def close(self, meeting: Meeting) -> None: ...
    def drop(self, meeting_id: MeetingId) -> None: ...
    def get(self, meeting_id: MeetingId) -> Meeting: ...


class MeetingVersionRecords(Protocol):
    def add(
        self, meeting_id: MeetingId, record: Record, *, at: datetime, staff_id: StaffId | None
    ) -> None: ...
    def of_meeting(self, meeting_id: MeetingId) -> Sequence[MeetingVersion]: ...


class FollowUpRecords(Protocol):
    def plan(
        self,
        customer_id: CustomerId,
        plan: Plan,
        *,
        deal_id: DealId | None,
        staff_id: StaffId | None,
        at: datetime,
        after_delivery_of: DealId | None = None,
    ) -> FollowUpId:
        """Keep a planned contact with its reminder; the earliest of a deal holds it (R1).

        `after_delivery_of` is the won deal of whose car it asks how it does.
        """

    def after_delivery(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the contacts after a deal's delivery, planned or ended, the earliest first."""

    def move(
        self, follow_up_id: FollowUpId, plan: Plan, *, at: datetime, late: bool = False
    ) -> None:
        """Change a planned contact and re-arm its reminder."""

    def end(self, follow_up_id: FollowUpId, *, done: bool, at: datetime) -> None:
        """End a planned contact and its reminder: done, or replaced by another."""

    def drop_all(self, deal_id: DealId, *, at: datetime) -> None:
        """End every planned contact of a deal that has ended."""

    def drop_all_of_customer(self, customer_id: CustomerId, *, at: datetime) -> None:
        """End every planned contact of a customer, those without a deal too."""

    def get(self, follow_up_id: FollowUpId) -> FollowUp: ...
    def of_deal(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the planned contacts of a deal, the earliest first."""

    def of_customer(self, customer_id: CustomerId) -> Sequence[FollowUp]:
        """Return the planned contacts of a customer, the earliest first."""

    def planned_between(self, after: datetime, until: datetime) -> Sequence[FollowUp]:
        """Return everyone's planned contacts after a wall-clock time and up to another."""


class ReminderRecords(Protocol):
    def arm_before(self, follow_up: FollowUp, moment: datetime) -> None:
        """Arm a reminder that comes before a contact; one that was armed once stays as it is."""

    def due(self, *, now: datetime) -> Sequence[Reminder]:
        """Return the reminders due at a wall-clock time, unanswered, oldest promise first."""

    def get(self, reminder_id: ReminderId) -> Reminder: ...
    def fire(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None: ...
    def end(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None: ...
    def end_before(self, due: Iterable[Reminder], *, at: datetime) -> None: ...
    def put_off(self, reminder_id: ReminderId, *, until: datetime) -> None: ...
    def take_back(self, *, beyond: datetime) -> None: ...
    def next_due(self, *, after: datetime) -> datetime | None: ...


class AttemptRecords(Protocol):
    def tries(self, customer_id: CustomerId) -> Tries:
        """Return a customer's, and which of them failed since they were last met or reached."""

    def add(self, attempt: Attempt, *, at: datetime) -> AttemptId: ...
