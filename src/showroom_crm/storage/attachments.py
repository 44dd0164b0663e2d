"""What is known of each attachment, and its content in a file of its own."""

import hashlib
from collections.abc import Collection, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime

from showroom_crm.domain.attachments import Attachment
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import AttachmentId, CustomerId
from showroom_crm.storage.attachment_files import (
    FOLDER_NAME,
    AttachmentFiles,
    ContentDamaged,
    ContentLost,
    ContentUnreadable,
)
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import AttachmentTable

_FIELDS = ("customer_id", "name", "media_type", "size", "digest", "added_at", "meeting_id", "id")
_KEPT_FIELDS = ("customer_id", "name", "media_type", "size", "digest", "added_at", "meeting_id")
# A file that waits in the bin is needed too.
_NEEDED = """
    SELECT file FROM attachment UNION
    SELECT json_extract(before, '$.file') FROM undo_row
    WHERE table_name = 'attachment' AND before IS NOT NULL
"""


class AttachmentRows:
    """The attachments of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._files = AttachmentFiles(database.path.parent / FOLDER_NAME, database.key)

    @contextmanager
    def kept(self, content: bytes) -> Iterator[str]:
        """Keep a content for a block that adds its row; it goes again where the block fails.

        Raises StoreFailed, those of `AttachmentFiles.write`.
        """
        file = self._files.write(content)
        try:
            yield file
        except BaseException:
            self._files.remove([file])
            raise

    def add(self, attachment: Attachment, file: str) -> AttachmentId:
        """Add what is known of a file whose content is in place."""
        values = {field: getattr(attachment, field) for field in _KEPT_FIELDS}
        return AttachmentId(self._database.insert(AttachmentTable, values | {"file": file}))

    def content(self, attachment_id: AttachmentId) -> bytes:
        """Return the content of a file.

        Raises KeyError where there is none; RuleBroken: "attachment.missing",
        "attachment.unreadable", "attachment.damaged".
        """
        attachment = self.get(attachment_id)
        file = self._database.value("SELECT file FROM attachment WHERE id = ?", (attachment_id,))
        try:
            content = self._files.read(file)
        except ContentLost as fault:
            raise RuleBroken("attachment.missing", name=attachment.name) from fault
        except ContentUnreadable as fault:
            raise RuleBroken("attachment.unreadable", name=attachment.name) from fault
        except ContentDamaged as fault:
            raise RuleBroken("attachment.damaged", name=attachment.name) from fault
        if hashlib.sha256(content).hexdigest() != attachment.digest:
            raise RuleBroken("attachment.damaged", name=attachment.name)
        return content

    def rename(self, attachment_id: AttachmentId, name: str) -> None:
        """Show an attachment under another name."""
        self._database.update(AttachmentTable, {"name": name}, "WHERE id = ?", (attachment_id,))

    def drop(self, attachment_id: AttachmentId) -> None:
        """Forget a file; its content stays, so that this can be undone."""
        self._database.delete(AttachmentTable, "WHERE id = ?", (attachment_id,))

    def remove(self, files: Collection[str], *, at: datetime) -> None:
        """Remove contents that nothing needs now, and those that an aborted act left behind."""
        needed = {row[0] for row in self._database.rows(_NEEDED)}
        self._files.remove([file for file in files if file not in needed])
        self._files.remove(self._files.left_behind(needed, at=at))

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

    def missing(self) -> list[AttachmentId]:
        """Return the attachments whose file is not there."""
        rows = self._database.rows("SELECT id, file FROM attachment ORDER BY id")
        return [AttachmentId(row_id) for row_id, file in rows if not self._files.holds(file)]
