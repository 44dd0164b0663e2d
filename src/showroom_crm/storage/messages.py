"""Messages taken for colleagues."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.identifiers import CustomerId, MessageId, StaffId
from showroom_crm.domain.messages import Message
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import MessageTable


class MessageRows:
    """The messages of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, message: Message) -> MessageId:
        """Keep a message."""
        values = {
            "customer_id": message.customer_id,
            "for_staff_id": message.for_staff_id,
            "taken_by": message.taken_by,
            "caller": message.caller,
            "words": message.words,
            "wish": message.wish,
            "taken_at": message.taken_at,
        }
        return MessageId(self._database.insert(MessageTable, values))

    def see(self, message_id: MessageId, *, at: datetime, by: StaffId | None) -> None:
        """Note that the rep has read a message."""
        seen = {"seen_at": at, "seen_by": by}
        self._database.update(MessageTable, seen, "WHERE id = ?", (message_id,))

    def get(self, message_id: MessageId) -> Message:
        """Return a message. Raises KeyError where there is none."""
        rows = self._database.select(MessageTable, "WHERE id = ?", (message_id,))
        if not rows:
            raise KeyError(message_id)
        return _message(rows[0])

    def unseen(self) -> Sequence[Message]:
        """Return the messages that nobody has read yet, the oldest first."""
        rows = self._database.select(MessageTable, "WHERE seen_at IS NULL ORDER BY taken_at, id")
        return [_message(row) for row in rows]

    def of_customer(self, customer_id: CustomerId) -> Sequence[Message]:
        """Return a customer's messages, the newest first."""
        rows = self._database.select(
            MessageTable, "WHERE customer_id = ? ORDER BY taken_at DESC, id DESC", (customer_id,)
        )
        return [_message(row) for row in rows]


def _message(row: dict[str, Any]) -> Message:
    return Message(
        row["customer_id"],
        row["caller"],
        row["words"],
        row["taken_at"],
        wish=row["wish"],
        for_staff_id=row["for_staff_id"],
        taken_by=row["taken_by"],
        seen_at=row["seen_at"],
        seen_by=row["seen_by"],
        id=row["id"],
    )
