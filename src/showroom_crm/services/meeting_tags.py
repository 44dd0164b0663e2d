"""The words by which a showroom marks its meetings (値引き, 下取り, 家族…): one list for all."""

import json
from collections.abc import Sequence

from showroom_crm.domain import plain_text
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.meetings import TAG_LIMIT
from showroom_crm.language.catalog import pgettext
from showroom_crm.services.store import Store

# Each has a key of its own: Alt+1 to Alt+9, and Alt+0.
TAGS_LIMIT = 10
_NAME = "meeting_tags"


def meeting_tags(store: Store) -> tuple[str, ...]:
    """Return the showroom's words; the usual ones where none, or nothing readable, was kept."""
    kept = store.settings.get(_NAME)
    if kept is None:
        return _usual()
    try:
        return _accepted([str(tag) for tag in json.loads(kept)])
    except (ValueError, TypeError, RuleBroken):
        return _usual()


def keep_meeting_tags(store: Store, wished: Sequence[str], *, clock: Clock) -> Changes:
    """Keep them for every rep; meetings that bear a word which is gone keep it.

    Raises RuleBroken with the field "tags": "tags.too_many", and those of `plain_text.line`.
    """
    accepted = _accepted(wished)
    with store.transaction():
        store.settings.keep(_NAME, json.dumps(accepted), at=clock.utc())
    return Changes(everything=True)


def _accepted(wished: Sequence[str]) -> tuple[str, ...]:
    """Return them without blanks, each once."""
    tags = tuple(dict.fromkeys(tag.strip() for tag in wished if tag.strip()))
    if len(tags) > TAGS_LIMIT:
        raise RuleBroken("tags.too_many", field="tags", limit=TAGS_LIMIT)
    for tag in tags:
        plain_text.line(tag, field="tags", limit=TAG_LIMIT)
    return tags


def _usual() -> tuple[str, ...]:
    return (
        pgettext("tag", "Discount"),
        pgettext("tag", "Trade-in"),
        pgettext("tag", "Family"),
        pgettext("tag", "Delivery time"),
        pgettext("tag", "Other dealers"),
        pgettext("tag", "Budget"),
        pgettext("tag", "Test drive"),
    )
