"""What is known of each attachment; its content lies in a file of its own."""

from collections.abc import Sequence

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.identifiers import AttachmentId, CustomerId
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import AttachmentTable

_FIELDS = ("customer_id", "name", "media_type", "size", "digest", "added_at", "meeting_id", "id")


class AttachmentRows:
    """The attachments of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of_customer(self, customer_id: CustomerId) -> Sequence[Attachment]:
        """Return a customer's, the newest first."""
        rows = self._database.select(
            AttachmentTable, "WHERE customer_id = ? ORDER BY id DESC", (customer_id,)
        )
        return [Attachment(**{field: row[field] for field in _FIELDS}) for row in rows]

    def get(self, attachment_id: AttachmentId) -> Attachment:
        """Return one. Raises KeyError where there is none."""
        rows = self._database.select(AttachmentTable, "WHERE id = ?", (attachment_id,))
        if not rows:
            raise KeyError(attachment_id)
        return Attachment(**{field: rows[0][field] for field in _FIELDS})
