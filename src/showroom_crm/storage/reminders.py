"""The marks of reminders: due, fired, ended (R4)."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import FollowUpId, ReminderId
from showroom_crm.domain.reminders import Reminder
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import wall_clock_text
from showroom_crm.storage.tables import ReminderTable

_NOT_ENDED = "WHERE id = ? AND ended_at IS NULL"
_ARM = (
    "INSERT OR IGNORE INTO reminder (follow_up_id, agreed_for, lead_minutes, due_at)"
    " VALUES (?, ?, ?, ?)"
)
_OWN_MOMENT = "datetime(agreed_for, '-' || lead_minutes || ' minutes')"
_TAKE_BACK = (
    f"UPDATE reminder SET due_at = {_OWN_MOMENT}"
    f" WHERE ended_at IS NULL AND due_at > ? AND due_at > {_OWN_MOMENT}"
)


class ReminderRows:
    """The reminders of one database; those of ended contacts are ended with them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def arm_before(self, follow_up: FollowUp, moment: datetime) -> None:
        """Arm a reminder that comes before a contact; one that was armed once stays as it is."""
        at = follow_up.plan.at
        lead_minutes = (at - moment) // timedelta(minutes=1)
        mark = (follow_up.id, wall_clock_text(at), lead_minutes, wall_clock_text(moment))
        self._database.rows(_ARM, mark)

    def due(self, *, now: datetime) -> Sequence[Reminder]:
        """Return the reminders due at a wall-clock time, oldest promise first."""
        rows = self._database.select(
            ReminderTable,
            "WHERE ended_at IS NULL AND due_at <= ? AND EXISTS (SELECT 1 FROM follow_up"
            " WHERE id = follow_up_id AND status = 'planned') ORDER BY agreed_for, id",
            (wall_clock_text(now),),
        )
        return [_reminder(row) for row in rows]

    def get(self, reminder_id: ReminderId) -> Reminder:
        """Return a reminder, ended or not. Raises KeyError where there is none."""
        rows = self._database.select(ReminderTable, "WHERE id = ?", (reminder_id,))
        if not rows:
            raise KeyError(reminder_id)
        return _reminder(rows[0])

    def fire(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None:
        """Mark reminders as fired; one that fired before keeps its first moment."""
        for reminder_id in reminder_ids:
            self._database.update(
                ReminderTable,
                {"fired_at": at},
                "WHERE id = ? AND fired_at IS NULL",
                (reminder_id,),
            )

    def end(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None:
        """End reminders whose contacts go on; one that ended before keeps its moment."""
        for reminder_id in reminder_ids:
            self._database.update(ReminderTable, {"ended_at": at}, _NOT_ENDED, (reminder_id,))

    def end_before(self, due: Iterable[Reminder], *, at: datetime) -> None:
        """End what comes before each of these of the same contact, also what was put off."""
        for reminder in due:
            self._database.update(
                ReminderTable,
                {"ended_at": at},
                "WHERE follow_up_id = ? AND lead_minutes > ? AND ended_at IS NULL",
                (reminder.follow_up_id, reminder.lead // timedelta(minutes=1)),
            )

    def put_off(self, reminder_id: ReminderId, *, until: datetime) -> None:
        """Let a reminder fire anew at a later time."""
        again = {"due_at": until, "fired_at": None}
        self._database.update(ReminderTable, again, _NOT_ENDED, (reminder_id,))

    def take_back(self, *, beyond: datetime) -> None:
        """Let what was put off to beyond a wall-clock time be due when it was before that."""
        self._database.rows(_TAKE_BACK, (wall_clock_text(beyond),))

    def next_due(self, *, after: datetime) -> datetime | None:
        """Return when the next reminder is due that lies ahead."""
        due_at: str | None = self._database.value(
            "SELECT min(due_at) FROM reminder WHERE ended_at IS NULL AND due_at > ?",
            (wall_clock_text(after),),
        )
        return None if due_at is None else datetime.fromisoformat(due_at)


def _reminder(row: Mapping[str, Any]) -> Reminder:
    return Reminder(
        id=ReminderId(row["id"]),
        follow_up_id=FollowUpId(row["follow_up_id"]),
        agreed_for=row["agreed_for"],
        due_at=row["due_at"],
        again=row["fired_at"] is not None,
        lead=timedelta(minutes=row["lead_minutes"]),
    )
