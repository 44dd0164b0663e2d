"""Things to mention (話題): what comes up again at the right time, until it is ticked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from showroom_crm.domain import plain_text, written_dates
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, MentionId

SHOWN_BEFORE = timedelta(days=7)

_LONGEST_DAY = 20
# Before one of these the day has begun already: the 1 of 11/3 is no day of its own.
_WITHIN_DAY = re.compile(r"[\w./／．－-]", re.ASCII)
_DIGITS = re.compile(r"\d+")
_BLANK = re.compile(r"\s(?![(（])")


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


def read_mention(typed: str, *, today: date) -> Mention:
    """Return what was typed in one line, its day read from the end: 娘さんの受験 2/15.

    A day without a year is the next such day. Raises RuleBroken, those of `accepted_mention`.
    """
    text = typed.strip()
    for start in range(max(0, len(text) - _LONGEST_DAY), len(text)):
        day = _day_from(text, start, today)
        if day is not None:
            return accepted_mention(Mention(text[:start].strip(), on=day))
    return accepted_mention(Mention(text))


def written_mention(mention: Mention, *, today: date) -> str:
    """Return the line that `read_mention` reads the mention from."""
    if mention.on is None:
        return mention.words
    day = f"{mention.on.month}/{mention.on.day}"
    if written_dates.read_day(day, field="mention", today=today) != mention.on:
        day = f"{mention.on.year:04}/{day}"
    return f"{mention.words} {day}"


def _day_from(text: str, start: int, today: date) -> date | None:
    """Return the day that a text ends with from a place on; figures alone need a blank before."""
    before = text[start - 1] if start else " "
    written = text[start:]
    within = _WITHIN_DAY.match(before) or before.isdigit()
    if _BLANK.search(written) or within or (_DIGITS.fullmatch(written) and not before.isspace()):
        return None
    try:
        return written_dates.read_day(written, field="mention", today=today)
    except RuleBroken:
        return None
