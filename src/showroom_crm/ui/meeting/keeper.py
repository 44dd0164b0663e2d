"""Keeps a meeting in the database at most two seconds behind the keyboard (R2)."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, Signal

from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.meetings import Meeting, Record, in_words
from showroom_crm.services import drafts, meetings
from showroom_crm.ui.desk import Desk
from showroom_crm.ui.drafts import Upkeep


@dataclass(frozen=True)
class Entry:
    """What stands in the form of a meeting."""

    record: Record
    wish: str = ""
    answers_id: FollowUpId | None = None

    @property
    def written(self) -> bool:
        """Whether anything was put into words."""
        return in_words(self.record, self.wish)


class RecordKeeper(Upkeep):
    """Begins the meeting at its first word and keeps it from then on.

    Signals:
    tried(faults): after each try; a dict of field name (None: no field) to ShowroomError.
    """

    tried = Signal(object)

    def __init__(
        self,
        desk: Desk,
        customer_id: CustomerId,
        deal_id: DealId | None,
        entry: Entry,
        parent: QObject,
    ) -> None:
        super().__init__(desk, parent)
        self.meeting_id: MeetingId | None = None
        self._customer_id = customer_id
        self._deal_id = deal_id
        self._entry = entry
        self._accepted = entry
        self._wanted = False

    def resume(self, meeting: Meeting) -> None:
        """Go on with a meeting that was begun before."""
        self.meeting_id = meeting.id
        self._entry = Entry(meeting.record, meeting.wish, meeting.answers_id)
        self._accepted = self._entry

    def take(self, entry: Entry) -> None:
        """Keep what stands in the form now: its first word at once, the rest soon."""
        self._entry = entry
        self._wanted = entry.written or self.meeting_id is not None
        if not self._wanted:
            return
        first_word = self.meeting_id is None and not self.behind
        self.touch()
        if first_word:
            self.flush()

    def begin(self) -> bool:
        """Keep what was entered, and a meeting without a word too; False where refused."""
        if self.meeting_id is None:
            self._wanted = self._behind = True
        return self.flush()

    def may_leave(self) -> bool:
        """Save, and refuse once to leave behind what could not be saved.

        A meeting without a word goes, unless its close was begun to be answered.
        """
        if not self._entry.written and not self._answered():
            self._wanted, self._behind = False, self.meeting_id is not None
        return super().may_leave()

    def _answered(self) -> bool:
        meeting_id = self.meeting_id
        if meeting_id is None:
            return False
        name = meetings.close_draft_name(meeting_id)
        return self._desk.read(lambda store: drafts.draft(store, name)) is not None

    def _save(self) -> None:
        if self._wanted:
            self._keep()
        elif self.meeting_id is not None:
            self._drop(self.meeting_id)

    def _drop(self, meeting_id: MeetingId) -> None:
        """A meeting whose every word was taken back, there too, was begun by mistake."""
        self._keep()
        if self._fault is not None:
            return
        dropped = self._desk.run(
            lambda store: meetings.drop_wordless_meeting(store, meeting_id), origin=self
        )
        if dropped is not None:
            self.meeting_id = None
            self._accepted = self._entry

    def _keep(self) -> None:
        """A refused field stands as it was last accepted; all others are kept."""
        faults: dict[str | None, ShowroomError] = {}
        entry = self._entry
        while (fault := self._try(entry)) is not None:
            field = fault.details.get("field")
            known = isinstance(field, str) and field not in faults
            faults[field if isinstance(field, str) else None] = fault
            if not known:
                break
            entry = _with_accepted(entry, str(field), self._accepted)
        else:
            self._accepted = entry
        # The one that no field shows is the one to tell, and to try again.
        self._fault = faults.get(None) or next(iter(faults.values()), None)
        self.tried.emit(faults)

    def _try(self, entry: Entry) -> ShowroomError | None:
        self._fault = None
        if self.meeting_id is None:
            begun = self._begin(entry)
            self.meeting_id = None if begun is None else begun
        elif entry != self._accepted:
            self._save_record(entry, self.meeting_id)
        return self._fault

    def _begin(self, entry: Entry) -> MeetingId | None:
        desk = self._desk
        begun = desk.run(
            lambda store: meetings.begin_meeting(
                store,
                self._customer_id,
                entry.record,
                deal_id=self._deal_id,
                wish=entry.wish,
                answers_id=entry.answers_id,
                by=desk.staff_id,
                clock=desk.clock,
            ),
            origin=self,
        )
        return None if begun is None else begun.meeting_id

    def _save_record(self, entry: Entry, meeting_id: MeetingId) -> None:
        desk = self._desk
        desk.run(
            lambda store: meetings.keep_record(
                store,
                meeting_id,
                entry.record,
                wish=entry.wish,
                answers_id=entry.answers_id,
                clock=desk.clock,
            ),
            origin=self,
        )


def drop_wordless(desk: Desk, meeting_id: MeetingId, *, origin: object) -> bool:
    """Forget a meeting in which nothing was put into words; False where something was."""
    meeting = desk.read(lambda store: meetings.meeting(store, meeting_id))
    if in_words(meeting.record, meeting.wish):
        return False
    dropped = desk.run(
        lambda store: meetings.drop_wordless_meeting(store, meeting_id), origin=origin
    )
    return dropped is not None


def _with_accepted(entry: Entry, field: str, accepted: Entry) -> Entry:
    if field == "wish":
        return replace(entry, wish=accepted.wish)
    return replace(entry, record=replace(entry.record, **{field: getattr(accepted.record, field)}))
