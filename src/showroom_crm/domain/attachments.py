"""Photos and PDFs that belong to a customer or to one of their meetings."""

from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import AttachmentId, CustomerId, MeetingId

LARGEST_BYTES = 20 * 1024 * 1024
MOST_OF_CUSTOMER = 2000


@dataclass(frozen=True)
class Attachment:
    """A file kept beside the database, encrypted; `digest` is the SHA-256 of its content in hex.

    `added_at` is UTC.
    """

    customer_id: CustomerId
    name: str
    media_type: str
    size: int
    digest: str
    added_at: datetime
    meeting_id: MeetingId | None = None
    id: AttachmentId | None = None


def refuse_too_much(name: str, size: int, *, held: int) -> None:
    """Refuse a file that is too large, or one too many; `held` is how many the customer has.

    Raises RuleBroken: "attachment.too_large", "attachment.too_many", "attachment.empty".
    """
    if size == 0:
        raise RuleBroken("attachment.empty", field="attachments", name=name)
    if size > LARGEST_BYTES:
        limit = LARGEST_BYTES // 1024 // 1024
        raise RuleBroken("attachment.too_large", field="attachments", name=name, limit=limit)
    if held >= MOST_OF_CUSTOMER:
        raise RuleBroken("attachment.too_many", field="attachments", limit=MOST_OF_CUSTOMER)
