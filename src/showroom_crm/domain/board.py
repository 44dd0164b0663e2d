"""The morning board (朝礼): what happened, what is due, and every deal that may only be waiting."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from showroom_crm.domain.attempts import Attempt
from showroom_crm.domain.deals import Concern, Deal
from showroom_crm.domain.follow_ups import FollowUp
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.meetings import Meeting


class SectionKind(StrEnum):
    """What is to be done, the loudest first; then what happened since the last open day."""

    WAITING = "waiting"
    OVERDUE = "overdue"
    UNCLOSED = "unclosed"
    DECISION_PASSED = "decision_passed"
    REMEDY_NOT_READY = "remedy_not_ready"
    TODAY = "today"
    DECIDES_UNACCOMPANIED = "decides_unaccompanied"
    NOT_AGREED = "not_agreed"
    WITHOUT_REMEDY = "without_remedy"
    DECISIONS = "decisions"
    VISITS = "visits"
    MEETINGS = "meetings"
    WON = "won"
    LOST = "lost"
    MISSED = "missed"

    @property
    def is_past(self) -> bool:
        """Whether it tells what happened."""
        return self in PAST


PAST = (
    SectionKind.VISITS,
    SectionKind.MEETINGS,
    SectionKind.WON,
    SectionKind.LOST,
    SectionKind.MISSED,
)
TO_DO = tuple(kind for kind in SectionKind if kind not in PAST)


@dataclass(frozen=True)
class Subject:
    """The customer of an entry, and whose the matter is; without a name, `looks` tell who.

    `stands_in_for` is the name of the rep in whose stead they do it.
    """

    customer_id: CustomerId
    name: str
    looks: str = ""
    staff_id: StaffId | None = None
    staff_name: str = ""
    stands_in_for: str = ""


@dataclass(frozen=True)
class DealFacts:
    """An open deal with its concerns, the last talk of it and whether a contact is agreed.

    `next_contact` is the earliest planned one, `word` what the manager said and the rep has not
    ticked.
    """

    deal: Deal
    subject: Subject
    last_talk_on: date | None = None
    next_contact: FollowUp | None = None
    agreed: bool = False
    concerns: tuple[Concern, ...] = ()
    word: ManagerWord | None = None


@dataclass(frozen=True)
class Entry:
    """One line of the board: its customer and the deal, contact, talk or try it speaks of."""

    subject: Subject
    deal: Deal | None = None
    contact: FollowUp | None = None
    talk: Meeting | None = None
    attempt: Attempt | None = None
    concerns: tuple[Concern, ...] = ()
    word: ManagerWord | None = None

    @property
    def deal_id(self) -> DealId | None:
        if self.deal is not None:
            return self.deal.id
        about = self.contact or self.talk or self.attempt
        return None if about is None else about.deal_id


@dataclass(frozen=True)
class Section:
    """What of one kind there is, in the order in which it is told."""

    kind: SectionKind
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True)
class Board:
    """The board of a day; `since` is the last open day, from which it tells what happened."""

    at: datetime
    since: date
    sections: tuple[Section, ...] = ()

    def entries(self, kind: SectionKind) -> tuple[Entry, ...]:
        """Return the entries of one section."""
        return next((each.entries for each in self.sections if each.kind is kind), ())


@dataclass(frozen=True)
class Facts:
    """What the rules of the board judge: read from the records, nothing left out.

    `contacts` are planned up to the end of the next open day; `talks`, `attempts` and `ended`
    are those since the last open day; `unclosed` are begun and left for a while.
    """

    deals: Sequence[DealFacts] = ()
    contacts: Sequence[Entry] = ()
    unclosed: Sequence[Entry] = ()
    talks: Sequence[Entry] = ()
    attempts: Sequence[Entry] = ()
    ended: Sequence[Entry] = ()
