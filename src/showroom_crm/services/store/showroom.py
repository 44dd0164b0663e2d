"""The showroom itself: staff, texts by name, the access log, what can be undone."""

from collections.abc import Collection, Sequence
from contextlib import AbstractContextManager
from datetime import date, datetime
from typing import Protocol

from showroom_crm.domain.hand_overs import Portfolio
from showroom_crm.domain.identifiers import (
    CustomerId,
    DealId,
    FollowUpId,
    MeetingId,
    StaffId,
    UndoStepId,
)
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.domain.undo import PutBack, UndoKind, UndoStep


class StaffRecords(Protocol):
    def add(self, code: str, name: str, role: StaffRole) -> Staff: ...
    def all(self) -> Sequence[Staff]: ...
    def get(self, staff_id: StaffId) -> Staff: ...
    def leave(self, staff_id: StaffId, *, on: date | None) -> None: ...


class Texts(Protocol):
    """Named texts: drafts and settings."""

    def get(self, name: str) -> str | None: ...
    def keep(self, name: str, text: str, *, at: datetime) -> None: ...
    def drop(self, name: str) -> None: ...


class AccessLog(Protocol):
    def record(
        self, act: str, customer_id: CustomerId | None, *, staff_id: StaffId | None, at: datetime
    ) -> None: ...
    def last_printed(self, customer_id: CustomerId) -> tuple[datetime, StaffId | None] | None:
        """Return the UTC moment of a customer's last print, and who printed; None: never."""


class HandOvers(Protocol):
    def move(
        self, customer_id: CustomerId, to: StaffId | None, *, at: datetime
    ) -> tuple[StaffId | None] | None:
        """Give a customer to another rep, with what the former rep had still to do for them.

        Returns who the former rep was, as the one item of a tuple; None where nothing changed.
        """

    def move_deal(
        self, deal_id: DealId, to: StaffId | None
    ) -> tuple[CustomerId, StaffId | None] | None:
        """Give a deal that goes on to another rep; return its customer and the former rep.

        None where the deal is already theirs, or is over.
        """

    def customers_of(self, staff_id: StaffId) -> Sequence[CustomerId]: ...
    def portfolio(self, staff_id: StaffId) -> Portfolio: ...
    def take_on_rest(
        self, former: StaffId, to: StaffId | None, *, at: datetime
    ) -> Collection[CustomerId]:
        """Give a rep what another did for the customers of colleagues, and return whom of."""

    def forget_days_off(self, former: StaffId, to: StaffId | None, *, since: date) -> None:
        """Forget the days off of a rep who leaves; another stands in where they would have."""

    def free_of_who_left(self, customer_id: CustomerId) -> None:
        """Give what reps who left have still to do for a customer to the customer's rep."""


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
