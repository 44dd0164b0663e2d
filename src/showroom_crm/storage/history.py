"""What happened to a customer: tries to reach them, changes, and earlier texts of meetings."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.attempts import Attempt, Tries, in_vain
from showroom_crm.domain.history import Event, MeetingVersion
from showroom_crm.domain.identifiers import AttemptId, CustomerId, MeetingId, StaffId
from showroom_crm.domain.meetings import Record
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import AttemptTable, EventTable, MeetingVersionTable

_ATTEMPT_FIELDS = (
    "customer_id", "channel", "result", "happened_at", "words", "deal_id", "follow_up_id",
    "staff_id", "number",
)  # fmt: skip
_EVENT_FIELDS = ("customer_id", "kind", "at", "details", "deal_id", "staff_id")
_LAST_TALK = "SELECT max(held_at) FROM meeting WHERE customer_id = ?"
_RECORD_FIELDS = ("held_at", "place", "attendees", "said", "proposed", "next_time", "tags")


class AttemptRows:
    """The tries of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, attempt: Attempt, *, at: datetime) -> AttemptId:
        """Keep one; `at` is the UTC moment at which it is entered."""
        values = {field: getattr(attempt, field) for field in _ATTEMPT_FIELDS}
        return AttemptId(self._database.insert(AttemptTable, values | {"entered_at": at}))

    def of_customer(self, customer_id: CustomerId) -> Sequence[Attempt]:
        """Return a customer's, the newest first."""
        rows = self._database.select(
            AttemptTable, "WHERE customer_id = ? ORDER BY happened_at DESC, id DESC", (customer_id,)
        )
        return [
            Attempt(
                id=AttemptId(row["id"]),
                entered_at=row["entered_at"],
                **{field: row[field] for field in _ATTEMPT_FIELDS},
            )
            for row in rows
        ]

    def tries(self, customer_id: CustomerId) -> Tries:
        """Return a customer's, and which of them failed since they were last met or reached."""
        held_at: str | None = self._database.value(_LAST_TALK, (customer_id,))
        since = None if held_at is None else datetime.fromisoformat(held_at)
        attempts = tuple(self.of_customer(customer_id))
        return Tries(attempts, tuple(in_vain(attempts, since=since)))


class EventRows:
    """The changes of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, event: Event) -> None:
        """Keep one."""
        values = {field: getattr(event, field) for field in _EVENT_FIELDS}
        self._database.insert(EventTable, values)

    def of_customer(self, customer_id: CustomerId) -> Sequence[Event]:
        """Return a customer's, the newest first."""
        rows = self._database.select(
            EventTable, "WHERE customer_id = ? ORDER BY at DESC, id DESC", (customer_id,)
        )
        return [Event(**{field: row[field] for field in _EVENT_FIELDS}) for row in rows]


class MeetingVersionRows:
    """The earlier texts of the meetings of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(
        self, meeting_id: MeetingId, record: Record, *, at: datetime, staff_id: StaffId | None
    ) -> None:
        """Keep a record as it stood; `at` is the wall-clock time at which it is replaced."""
        values: dict[str, Any] = {field: getattr(record, field) for field in _RECORD_FIELDS}
        values |= {"meeting_id": meeting_id, "replaced_at": at, "staff_id": staff_id}
        self._database.insert(MeetingVersionTable, values)

    def meetings_of(self, customer_id: CustomerId) -> frozenset[MeetingId]:
        """Return the meetings of a customer of which an earlier text is kept."""
        rows = self._database.rows(
            "SELECT meeting_id FROM meeting_version WHERE meeting_id IN"
            " (SELECT id FROM meeting WHERE customer_id = ?)",
            (customer_id,),
        )
        return frozenset(MeetingId(row[0]) for row in rows)

    def of_meeting(self, meeting_id: MeetingId) -> Sequence[MeetingVersion]:
        """Return the earlier texts of a meeting, the newest first."""
        rows = self._database.select(
            MeetingVersionTable, "WHERE meeting_id = ? ORDER BY id DESC", (meeting_id,)
        )
        return [
            MeetingVersion(
                meeting_id=meeting_id,
                record=Record(**{field: row[field] for field in _RECORD_FIELDS}),
                replaced_at=row["replaced_at"],
                staff_id=row["staff_id"],
            )
            for row in rows
        ]
