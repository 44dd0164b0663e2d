"""What of the board stands on one sheet: each matter once, where it matters most."""

from collections.abc import Hashable, Iterable
from dataclasses import dataclass, replace
from typing import Final

from showroom_crm.domain.board import TO_DO, Board, Entry, SectionKind
from showroom_crm.domain.identifiers import DealId

PRINTED: Final = (*TO_DO, SectionKind.MISSED)
# Sections that say the same of an entry: of its contact, its decision, its concerns.
_OF_A_CONTACT: Final = (
    SectionKind.WAITING,
    SectionKind.OVERDUE,
    SectionKind.TODAY,
    SectionKind.NOT_AGREED,
    SectionKind.MISSED,
)
_OF_A_DECISION: Final = (
    SectionKind.DECISION_PASSED,
    SectionKind.DECIDES_UNACCOMPANIED,
    SectionKind.DECISIONS,
)
_OF_CONCERNS: Final = (SectionKind.REMEDY_NOT_READY, SectionKind.WITHOUT_REMEDY)


@dataclass(frozen=True)
class SheetSection:
    """The entries that stand in a section, and how many of it stand `above`, in earlier ones."""

    kind: SectionKind
    entries: tuple[Entry, ...]
    above: int = 0

    @property
    def number(self) -> int:
        """How many there are, as the board on the screen counts them."""
        return len(self.entries) + self.above


def sheet_of(board: Board) -> tuple[SheetSection, ...]:
    """Return the sections in their order; a manager's word stands with its deal's first entry."""
    told: set[Hashable] = set()
    worded: set[DealId] = set()
    sections = []
    for kind in PRINTED:
        entries = board.entries(kind)
        fresh = [each for each in entries if not told.issuperset(_matters(each, kind))]
        for each in fresh:
            told.update(_matters(each, kind))
        shown = tuple(_with_word_once(each, worded) for each in fresh)
        sections.append(SheetSection(kind, shown, len(entries) - len(fresh)))
    return tuple(sections)


def _matters(entry: Entry, kind: SectionKind) -> Iterable[Hashable]:
    """Give what a section says of an entry; what two sections say alike is said once."""
    if kind in _OF_CONCERNS:
        return [("concern", entry.deal_id, each.category, each.words) for each in entry.concerns]
    if kind in _OF_A_DECISION:
        return [("decision", entry.deal_id)]
    if kind not in _OF_A_CONTACT:
        return [(kind, id(entry))]
    if entry.contact is not None:
        return [("contact", entry.contact.id)]
    return [("deal", entry.deal_id)]


def _with_word_once(entry: Entry, worded: set[DealId]) -> Entry:
    if entry.word is None:
        return entry
    if entry.word.deal_id in worded:
        return replace(entry, word=None)
    worded.add(entry.word.deal_id)
    return entry
