"""The door to what is kept: what services ask of storage, which `app` builds and hands in."""

from collections.abc import Collection, Iterable, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.attempts import Attempt
from showroom_crm.domain.customers import Customer, Profile
from showroom_crm.domain.deals import Concern, Deal
from showroom_crm.domain.estimates import Estimate, StepDone
from showroom_crm.domain.follow_ups import FollowUp, Plan
from showroom_crm.domain.history import Event, MeetingVersion
from showroom_crm.domain.identifiers import (
    AttachmentId,
    AttemptId,
    CustomerId,
    DealId,
    EstimateId,
    FollowUpId,
    HouseholdId,
    MeetingId,
    MentionId,
    ReminderId,
    StaffId,
    WishId,
)
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.roles import DealRole
from showroom_crm.domain.showroom import (
    Counts,
    CustomerChart,
    DueContact,
    ListRow,
    Now,
    Query,
    WaitingDeal,
)
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.domain.wishes import Wish


class CustomerRecords(Protocol):
    def add(
        self,
        profile: Profile,
        *,
        staff_id: StaffId | None,
        at: datetime,
        number: int | None = None,
    ) -> Customer: ...
    def save(self, customer: Customer, *, at: datetime) -> None: ...
    def get(self, customer_id: CustomerId) -> Customer: ...
    def with_number(self, number: int) -> Customer | None: ...
    def with_phone(self, number: str) -> Sequence[Customer]: ...
    def ids(self) -> Sequence[CustomerId]: ...
    def count(self) -> int: ...


class DealRecords(Protocol):
    def open(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal: ...
    def bring_in_waiting(
        self, customer_id: CustomerId, *, staff_id: StaffId | None, wish: str, on: date
    ) -> Deal: ...
    def save(self, deal: Deal) -> None: ...
    def get(self, deal_id: DealId) -> Deal: ...
    def going_on(self, customer_id: CustomerId) -> Sequence[Deal]:
        """Return a customer's deals that have not ended, the newest first."""

    def save_concerns(self, deal_id: DealId, concerns: Iterable[Concern]) -> None: ...


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


class FollowUpRecords(Protocol):
    def plan(
        self,
        customer_id: CustomerId,
        plan: Plan,
        *,
        deal_id: DealId | None,
        staff_id: StaffId | None,
        at: datetime,
    ) -> FollowUpId:
        """Keep a planned contact with its reminder; the earliest of a deal holds it (R1)."""

    def move(self, follow_up_id: FollowUpId, plan: Plan, *, at: datetime) -> None:
        """Change a planned contact and re-arm its reminder."""

    def end(self, follow_up_id: FollowUpId, *, done: bool, at: datetime) -> None:
        """End a planned contact and its reminder: done, or replaced by another."""

    def drop_all(self, deal_id: DealId, *, at: datetime) -> None:
        """End every planned contact of a deal that has ended."""

    def get(self, follow_up_id: FollowUpId) -> FollowUp: ...
    def of_deal(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the planned contacts of a deal, the earliest first."""


class ReminderRecords(Protocol):
    def due(self, *, now: datetime) -> Sequence[Reminder]:
        """Return the reminders due at a wall-clock time, unanswered, oldest promise first."""

    def fire(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None: ...
    def put_off(self, reminder_id: ReminderId, *, until: datetime) -> None: ...
    def next_due(self, *, after: datetime) -> datetime | None: ...


class PortraitRecords(Protocol):
    def save(
        self, customer_id: CustomerId, drawing: Drawing, *, on: date, staff_id: StaffId | None
    ) -> None: ...
    def newest(self, customer_id: CustomerId) -> Drawing | None: ...


class StaffRecords(Protocol):
    def add(self, code: str, name: str, role: StaffRole) -> Staff: ...
    def all(self) -> Sequence[Staff]: ...
    def get(self, staff_id: StaffId) -> Staff: ...


class CustomerList(Protocol):
    """The list, the search and the strip: all read from planned contacts."""

    def page(self, query: Query, *, now: Now, offset: int, limit: int) -> Sequence[ListRow]: ...
    def count(self, query: Query, *, now: Now) -> int: ...
    def position(self, query: Query, customer_id: CustomerId, *, now: Now) -> int | None: ...
    def counts(self, *, staff_id: StaffId | None, now: Now) -> Counts: ...


class Charts(Protocol):
    """Customers seen together with their deals, meetings and contacts."""

    def chart(self, customer_id: CustomerId) -> CustomerChart: ...
    def contacts(
        self,
        *,
        since: datetime | None,
        until: datetime,
        staff_id: StaffId | None,
        limit: int | None = None,
    ) -> Sequence[DueContact]: ...
    def contact(self, follow_up_id: FollowUpId) -> DueContact: ...
    def waiting_deals(self, *, staff_id: StaffId | None) -> Sequence[WaitingDeal]: ...


class Texts(Protocol):
    """Named texts: drafts and settings."""

    def get(self, name: str) -> str | None: ...
    def keep(self, name: str, text: str, *, at: datetime) -> None: ...
    def drop(self, name: str) -> None: ...


class MentionRecords(Protocol):
    def save(self, mention: Mention) -> MentionId: ...
    def drop(self, mention_id: MentionId) -> None: ...
    def get(self, mention_id: MentionId) -> Mention: ...


class WishRecords(Protocol):
    def save(self, customer_id: CustomerId, wish: Wish) -> WishId: ...
    def drop(self, wish_id: WishId) -> None: ...


class EstimateRecords(Protocol):
    def save(self, deal_id: DealId, estimate: Estimate) -> EstimateId: ...
    def drop(self, estimate_id: EstimateId) -> None: ...


class StepRecords(Protocol):
    def add(self, deal_id: DealId, done: StepDone) -> None: ...
    def drop(self, deal_id: DealId, done: StepDone) -> None: ...


class RoleRecords(Protocol):
    def replace(self, deal_id: DealId, roles: Iterable[DealRole]) -> None: ...


class AttemptRecords(Protocol):
    def add(self, attempt: Attempt, *, at: datetime) -> AttemptId: ...


class EventRecords(Protocol):
    def add(self, event: Event) -> None: ...


class MeetingVersionRecords(Protocol):
    def add(
        self, meeting_id: MeetingId, record: Record, *, at: datetime, staff_id: StaffId | None
    ) -> None: ...
    def of_meeting(self, meeting_id: MeetingId) -> Sequence[MeetingVersion]: ...


class HouseholdRecords(Protocol):
    def join(self, customer_id: CustomerId, other_id: CustomerId) -> HouseholdId: ...
    def leave(self, customer_id: CustomerId) -> None: ...
    def others(self, customer: Customer) -> Sequence[Customer]: ...


class AttachmentRecords(Protocol):
    def of_customer(self, customer_id: CustomerId) -> Sequence[Attachment]: ...
    def get(self, attachment_id: AttachmentId) -> Attachment: ...


class AccessLog(Protocol):
    def record(
        self, act: str, customer_id: CustomerId | None, *, staff_id: StaffId | None, at: datetime
    ) -> None: ...


class Store(Protocol):
    @property
    def customers(self) -> CustomerRecords: ...
    @property
    def deals(self) -> DealRecords: ...
    @property
    def meetings(self) -> MeetingRecords: ...
    @property
    def follow_ups(self) -> FollowUpRecords: ...
    @property
    def reminders(self) -> ReminderRecords: ...
    @property
    def portraits(self) -> PortraitRecords: ...
    @property
    def staff(self) -> StaffRecords: ...
    @property
    def customer_list(self) -> CustomerList: ...
    @property
    def charts(self) -> Charts: ...
    @property
    def drafts(self) -> Texts: ...
    @property
    def settings(self) -> Texts: ...
    @property
    def mentions(self) -> MentionRecords: ...
    @property
    def wishes(self) -> WishRecords: ...
    @property
    def estimates(self) -> EstimateRecords: ...
    @property
    def steps(self) -> StepRecords: ...
    @property
    def roles(self) -> RoleRecords: ...
    @property
    def attempts(self) -> AttemptRecords: ...
    @property
    def events(self) -> EventRecords: ...
    @property
    def meeting_versions(self) -> MeetingVersionRecords: ...
    @property
    def households(self) -> HouseholdRecords: ...
    @property
    def attachments(self) -> AttachmentRecords: ...
    @property
    def access_log(self) -> AccessLog: ...

    def transaction(self) -> AbstractContextManager[None]:
        """All that is done within holds, or nothing of it does; it nests."""

    def faults(self) -> list[str]:
        """Return what is found wrong with what is kept; empty when it is sound."""

    def close_thread(self) -> None:
        """Close what this thread has open; a worker does so when it ends."""
