"""What the manager says on a deal (店長コメント): internal, until the rep has ticked it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from showroom_crm.domain import plain_text
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import DealId, ManagerWordId, StaffId
from showroom_crm.domain.staff import Staff, StaffRole


@dataclass(frozen=True)
class ManagerWord:
    """Times are wall-clock in the showroom."""

    deal_id: DealId
    words: str
    written_at: datetime
    staff_id: StaffId | None = None
    ticked_at: datetime | None = None
    ticked_by: StaffId | None = None
    id: ManagerWordId | None = None


def unticked(words: Iterable[ManagerWord]) -> tuple[ManagerWord, ...]:
    """Return those that still stand before the rep, the oldest first."""
    return tuple(sorted((w for w in words if w.ticked_at is None), key=lambda w: w.written_at))


def refuse_rep(member: Staff | None) -> None:
    """Let nobody but a manager leave a word. Raises RuleBroken: "manager_word.manager_only"."""
    if member is None or member.role is not StaffRole.MANAGER:
        raise RuleBroken("manager_word.manager_only", field="manager_word")


def accepted_word(word: ManagerWord) -> ManagerWord:
    """Return it as it may be kept.

    Raises RuleBroken: "manager_word.empty", and those of `plain_text`.
    """
    if not word.words.strip():
        raise RuleBroken("manager_word.empty", field="manager_word")
    plain_text.note(word.words, field="manager_word")
    return word
