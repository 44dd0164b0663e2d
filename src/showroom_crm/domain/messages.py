"""A message taken for a colleague (伝言メモ): who it was, what they said, what they wish."""

from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, MessageId, StaffId


@dataclass(frozen=True)
class Message:
    """`for_staff_id` is the customer's rep, None where they have none: then it is for everyone.

    Times are wall-clock in the showroom; it pops up until it is seen.
    """

    customer_id: CustomerId
    caller: str
    words: str
    taken_at: datetime
    wish: str = ""
    for_staff_id: StaffId | None = None
    taken_by: StaffId | None = None
    seen_at: datetime | None = None
    seen_by: StaffId | None = None
    id: MessageId | None = None


def accepted_message(message: Message) -> Message:
    """Return it as it may be kept.

    Raises RuleBroken: "message.empty", and those of `plain_text`.
    """
    if not (message.words.strip() or message.wish.strip()):
        raise RuleBroken("message.empty", field="words")
    plain_text.line(message.caller, field="caller")
    plain_text.note(message.words, field="words")
    plain_text.note(message.wish, field="wish")
    return message
