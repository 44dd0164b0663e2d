"""The marks of reminders: due, fired, answered (R4)."""

from collections.abc import Collection, Sequence
from datetime import datetime

from showroom_crm.domain.identifiers import FollowUpId, ReminderId
from showroom_crm.domain.reminders import Reminder
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import ReminderTable


class ReminderRows:
    """The reminders of one database; those of ended contacts are answered already."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def due(self, *, now: datetime) -> Sequence[Reminder]:
        """Return the unanswered reminders due at a wall-clock time, oldest promise first."""
        query = (
            ReminderTable.select()
            .where(ReminderTable.answered_at.is_null() & (ReminderTable.due_at <= now))
            .order_by(ReminderTable.agreed_for, ReminderTable.id)
        )
        return [
            Reminder(
                id=ReminderId(row["id"]),
                follow_up_id=FollowUpId(row["follow_up_id"]),
                agreed_for=row["agreed_for"],
                due_at=row["due_at"],
                again=row["fired_at"] is not None,
            )
            for row in self._database.dicts(query)
        ]

    def fire(self, reminder_ids: Collection[ReminderId], *, at: datetime) -> None:
        """Mark reminders as fired; one that fired before keeps its first moment."""
        self._database.execute(
            ReminderTable.update(fired_at=at).where(
                ReminderTable.id.in_(list(reminder_ids)) & ReminderTable.fired_at.is_null()
            )
        )

    def answer(self, reminder_id: ReminderId, *, at: datetime) -> None:
        """Note that the rep acted on the pop-up."""
        self._database.execute(
            ReminderTable.update(answered_at=at).where(
                (ReminderTable.id == reminder_id) & ReminderTable.answered_at.is_null()
            )
        )

    def put_off(self, reminder_id: ReminderId, *, until: datetime) -> None:
        """Let an unanswered reminder fire anew at a later time."""
        self._database.execute(
            ReminderTable.update(due_at=until, fired_at=None).where(
                (ReminderTable.id == reminder_id) & ReminderTable.answered_at.is_null()
            )
        )

    def next_due(self, *, after: datetime) -> datetime | None:
        """Return when the next reminder is due that lies ahead."""
        rows = self._database.dicts(
            ReminderTable.select(ReminderTable.due_at)
            .where(ReminderTable.answered_at.is_null() & (ReminderTable.due_at > after))
            .order_by(ReminderTable.due_at)
            .limit(1)
        )
        return rows[0]["due_at"] if rows else None
