"""Acts that can be undone: deletions, which wait in the bin, merges, and small changes."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from showroom_crm.domain.identifiers import CustomerId, FollowUpId, StaffId, UndoStepId


class UndoKind(StrEnum):
    CUSTOMER_DELETED = "customer_deleted"
    DEAL_DELETED = "deal_deleted"
    MEETING_DELETED = "meeting_deleted"
    FOLLOW_UP_DELETED = "follow_up_deleted"
    DETAIL_DELETED = "detail_deleted"
    DETAIL_CHANGED = "detail_changed"
    MERGED = "merged"

    @property
    def in_bin(self) -> bool:
        """Whether it waits in the bin; a merge or a change is only undone."""
        return self not in (UndoKind.MERGED, UndoKind.DETAIL_CHANGED)


@dataclass(frozen=True)
class UndoStep:
    """One act that can be undone; `title` names what it was about, `at` is UTC."""

    id: UndoStepId
    kind: UndoKind
    title: str
    at: datetime
    customer_id: CustomerId | None = None
    staff_id: StaffId | None = None


@dataclass(frozen=True)
class PutBack:
    """What came back: the customers it concerns, and the contacts that were gone."""

    customers: frozenset[CustomerId] = frozenset()
    follow_ups: frozenset[FollowUpId] = frozenset()
