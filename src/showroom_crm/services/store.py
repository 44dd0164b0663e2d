"""The door to what is kept: what services ask of storage, which `app` builds and hands in."""

from collections.abc import Collection, Iterable, Mapping, Sequence
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
    UndoStepId,
)
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.meetings import Meeting, Place, Record
from showroom_crm.domain.mentions import Mention
from showroom_crm.domain.occasions import Horizons
from showroom_crm.domain.reminders import Reminder
from showroom_crm.domain.roles import DealRole
from showroom_crm.domain.search_hits import Reason
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
from showroom_crm.domain.undo import PutBack, UndoKind, UndoStep
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

    def drop_all_of_customer(self, customer_id: CustomerId, *, at: datetime) -> None:
        """End every planned contact of a customer, those without a deal too."""

    def get(self, follow_up_id: FollowUpId) -> FollowUp: ...
    def of_deal(self, deal_id: DealId) -> Sequence[FollowUp]:
        """Return the planned contacts of a deal, the earliest first."""

    def of_customer(self, customer_id: CustomerId) -> Sequence[FollowUp]:
        """Return the planned contacts of a customer, the earliest first."""


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
    def shown(self, customer_id: CustomerId) -> int | None: ...
    def choose(self, customer_id: CustomerId, portrait_id: int) -> None: ...


class StaffRecords(Protocol):
    def add(self, code: str, name: str, role: StaffRole) -> Staff: ...
    def all(self) -> Sequence[Staff]: ...
    def get(self, staff_id: StaffId) -> Staff: ...


class CustomerList(Protocol):
    """The list, the search and the strip: all read from planned contacts."""

    def page(
        self, query: Query, *, now: Now, horizons: Horizons, offset: int, limit: int
    ) -> Sequence[ListRow]: ...
    def ids(self, query: Query, *, now: Now) -> Sequence[CustomerId]:
        """Return whom the list holds, in its order."""

    def tags(self) -> Sequence[str]: ...
    def count(self, query: Query, *, now: Now) -> int: ...
    def position(self, query: Query, customer_id: CustomerId, *, now: Now) -> int | None: ...
    def counts(self, *, staff_id: StaffId | None, now: Now) -> Counts: ...


class SearchReasons(Protocol):
    def reasons(self, asked: Mapping[CustomerId, Sequence[str]]) -> Mapping[CustomerId, Reason]: ...


class HandOvers(Protocol):
    def move(
        self, customer_id: CustomerId, to: StaffId | None, *, at: datetime
    ) -> tuple[StaffId | None] | None:
        """Give a customer to another rep, with what the former rep had still to do for them.

        Returns who the former rep was, as the one item of a tuple; None where nothing changed.
        """


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
    def of_customer(self, customer_id: CustomerId) -> Sequence[Mention]: ...


class WishRecords(Protocol):
    def replace(self, customer_id: CustomerId, wishes: Iterable[Wish]) -> None: ...
    def of_customer(self, customer_id: CustomerId) -> Sequence[Wish]: ...


class EstimateRecords(Protocol):
    def save(self, deal_id: DealId, estimate: Estimate) -> EstimateId: ...
    def drop(self, estimate_id: EstimateId) -> None: ...


class StepRecords(Protocol):
    def add(self, deal_id: DealId, done: StepDone) -> None: ...
    def drop(self, deal_id: DealId, done: StepDone) -> None: ...


class RoleRecords(Protocol):
    def replace(self, deal_id: DealId, roles: Iterable[DealRole]) -> None: ...
    def of_deal(self, deal_id: DealId) -> Sequence[DealRole]: ...


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
    def add(self, attachment: Attachment, content: bytes) -> AttachmentId:
        """Keep a file, encrypted, before what is known of it."""

    def content(self, attachment_id: AttachmentId) -> bytes:
        """Return the content of a file, or say why it cannot be had."""

    def drop(self, attachment_id: AttachmentId) -> None:
        """Forget a file; its content stays, so that this can be undone."""

    def remove(self, files: Collection[str], *, at: datetime) -> None:
        """Remove contents that nothing needs now, and those that an aborted act left behind."""

    def of_customer(self, customer_id: CustomerId) -> Sequence[Attachment]: ...
    def get(self, attachment_id: AttachmentId) -> Attachment: ...


class UndoRecords(Protocol):
    """Acts that can be undone: deletions, which wait in the bin, and merges."""

    def recorded(
        self,
        kind: UndoKind,
        title: str,
        *,
        customer_ids: Sequence[CustomerId],
        staff_id: StaffId | None,
        at: datetime,
    ) -> AbstractContextManager[UndoStepId]:
        """Keep what the block does to the rows of some customers; all of it holds or nothing.

        The first customer is the one whom the act is about: of a merge, the one who stays.
        """

    def undo(self, step_id: UndoStepId, *, at: datetime) -> PutBack:
        """Put everything back as it was before a step.

        Raises RuleBroken: "undo.changed_since", "bin.parent_gone".
        """

    def get(self, step_id: UndoStepId) -> UndoStep: ...
    def steps(self, *, in_bin: bool) -> Sequence[UndoStep]:
        """Return what can be undone, the newest first: all of it, or what waits in the bin."""

    def empty(self) -> Sequence[str]:
        """Forget for good what waits in the bin, and return the files that nothing needs now."""

    def delete_customer(
        self, customer_id: CustomerId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId: ...
    def delete_deal(
        self, deal_id: DealId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId: ...
    def delete_meeting(
        self, meeting_id: MeetingId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId: ...
    def delete_follow_up(
        self, follow_up_id: FollowUpId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId: ...


class ResemblingRecords(Protocol):
    def candidates(self, profile: Profile) -> Sequence[Customer]: ...
    def last_talk(self, customer_id: CustomerId) -> tuple[datetime, Place] | None: ...


class MergingRecords(Protocol):
    """Two charts that become one, within the caller's transaction."""

    def counts(self, kept_id: CustomerId, other_id: CustomerId) -> Mapping[str, int]:
        """Return how many records of each kind the two have together."""

    def take_over(self, kept_id: CustomerId, other_id: CustomerId) -> None: ...
    def remove_emptied(self, customer_id: CustomerId) -> None: ...


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
    def search_reasons(self) -> SearchReasons: ...
    @property
    def hand_overs(self) -> HandOvers: ...
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
    def undo(self) -> UndoRecords: ...
    @property
    def resembling(self) -> ResemblingRecords: ...
    @property
    def merging(self) -> MergingRecords: ...
    @property
    def access_log(self) -> AccessLog: ...

    def transaction(self) -> AbstractContextManager[None]:
        """All that is done within holds, or nothing of it does; it nests."""

    def faults(self) -> list[str]:
        """Return what is found wrong with what is kept; empty when it is sound."""

    def close_thread(self) -> None:
        """Close what this thread has open; a worker does so when it ends."""
