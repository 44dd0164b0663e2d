"""What a service changed, so that each view re-reads what it shows and nothing else."""

from dataclasses import dataclass

from showroom_crm.domain.identifiers import CustomerId, FollowUpId, MeetingId, UndoStepId
from showroom_crm.domain.staff import Staff


@dataclass(frozen=True)
class Changes:
    """Customers whose chart or row may differ, and whether contacts or staff differ.

    `words_of` are customers of whom only the words of a meeting differ, while they are typed.
    `gone` are customers who have no chart any more: deleted, or merged into another.
    """

    customers: frozenset[CustomerId] = frozenset()
    words_of: frozenset[CustomerId] = frozenset()
    gone: frozenset[CustomerId] = frozenset()
    follow_ups: bool = False
    staff: bool = False
    everything: bool = False

    def touches(self, customer_id: CustomerId | None) -> bool:
        return self.everything or (customer_id is not None and customer_id in self.customers)


@dataclass(frozen=True)
class CustomerAdded(Changes):
    customer_id: CustomerId = CustomerId(0)


@dataclass(frozen=True)
class MeetingBegun(Changes):
    customer_id: CustomerId = CustomerId(0)
    meeting_id: MeetingId = MeetingId(0)


@dataclass(frozen=True)
class ContactPlanned(Changes):
    follow_up_id: FollowUpId = FollowUpId(0)


@dataclass(frozen=True)
class StaffAdded(Changes):
    member: Staff | None = None


@dataclass(frozen=True)
class Undoable(Changes):
    """A deletion or a merge, which Ctrl+Z takes back."""

    undo_step_id: UndoStepId = UndoStepId(0)


@dataclass(frozen=True)
class Undone(Changes):
    """A step that was taken back; `title` names what it was about."""

    title: str = ""
    customer_id: CustomerId | None = None
