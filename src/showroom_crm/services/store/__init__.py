"""The door to what is kept: what services ask of storage, which `app` builds and hands in."""

from contextlib import AbstractContextManager
from typing import Protocol

from showroom_crm.services.store.customers import (
    AttachmentRecords,
    CustomerRecords,
    EventRecords,
    HouseholdRecords,
    MentionRecords,
    MergingRecords,
    PortraitRecords,
    ResemblingRecords,
    WishRecords,
)
from showroom_crm.services.store.overviews import (
    BoardFacts,
    Charts,
    CustomerList,
    SearchReasons,
    StatisticsFacts,
)
from showroom_crm.services.store.promises import (
    DayOffRecords,
    ManagerWordRecords,
    MessageRecords,
    OrderTaskRecords,
)
from showroom_crm.services.store.showroom import (
    AccessLog,
    HandOvers,
    StaffRecords,
    Texts,
    UndoRecords,
)
from showroom_crm.services.store.talks import (
    AttemptRecords,
    DealRecords,
    EstimateRecords,
    FollowUpRecords,
    MeetingRecords,
    MeetingVersionRecords,
    ReminderRecords,
    RoleRecords,
    StepRecords,
)

__all__ = ["Store"]


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
    def board(self) -> BoardFacts: ...
    @property
    def statistics(self) -> StatisticsFacts: ...
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
    def order_tasks(self) -> OrderTaskRecords: ...
    @property
    def manager_words(self) -> ManagerWordRecords: ...
    @property
    def messages(self) -> MessageRecords: ...
    @property
    def days_off(self) -> DayOffRecords: ...
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
