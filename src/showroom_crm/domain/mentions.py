"""Things to mention (話題): what comes up again at the right time, until it is ticked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, MentionId

SHOWN_BEFORE = timedelta(days=7)


@dataclass(frozen=True)
class Mention:
    """A hobby, an exam, a trip; without a day it comes up at each contact at once."""

    words: str
    on: date | None = None
    ticked_on: date | None = None
    customer_id: CustomerId | None = None
    id: MentionId | None = None


def to_mention(mentions: Iterable[Mention], *, today: date) -> tuple[Mention, ...]:
    """Return what to bring up on a day: from seven days before its date until it is ticked."""
    current = [
        mention
        for mention in mentions
        if mention.ticked_on is None and (mention.on is None or mention.on - SHOWN_BEFORE <= today)
    ]
    return tuple(sorted(current, key=lambda mention: (mention.on is None, mention.on or today)))


def accepted_mention(mention: Mention) -> Mention:
    """Return it as it may be kept. Raises RuleBroken: "mention.empty", those of `plain_text`."""
    if not mention.words.strip():
        raise RuleBroken("mention.empty", field="mention")
    plain_text.line(mention.words, field="mention")
    return mention
