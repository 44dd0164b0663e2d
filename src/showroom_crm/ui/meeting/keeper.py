"""Keeps a meeting in the database at most two seconds behind the keyboard (R2)."""

from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer, Signal

from showroom_crm.domain.changes import Changes
from showroom_crm.domain.errors import ShowroomError
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.services import meetings
from showroom_crm.ui.desk import Desk

_BEHIND_MS = 1500
_TEXTS = ("said", "proposed", "attendees")


@dataclass(frozen=True)
class Entry:
    """What stands in the form of a meeting."""

    record: Record
    wish: str = ""
    answers_id: FollowUpId | None = None

    @property
    def written(self) -> bool:
        """Whether anything was put into words."""
        texts = (*(getattr(self.record, name) for name in _TEXTS), self.wish)
        return any(text.strip() for text in texts)


class RecordKeeper(QObject):
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
        super().__init__(parent)
        self.meeting_id: MeetingId | None = None
        self._desk = desk
        self._customer_id = customer_id
        self._deal_id = deal_id
        self._entry = entry
        self._accepted = entry
        self._fault: ShowroomError | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_BEHIND_MS)
        self._timer.timeout.connect(self._keep)
        desk.refused.connect(self._take_refusal)

    def resume(self, meeting: Meeting) -> None:
        """Go on with a meeting that was begun before."""
        self.meeting_id = meeting.id
        self._entry = Entry(meeting.record, meeting.wish, meeting.answers_id)
        self._accepted = self._entry

    def take(self, entry: Entry) -> None:
        """Keep what stands in the form now: its first word at once, the rest soon."""
        self._entry = entry
        if self.meeting_id is None:
            if entry.written:
                self._keep()
        elif not self._timer.isActive():
            self._timer.start()

    def keep_now(self, *, begin: bool = False) -> bool:
        """Keep what was entered since; False where a part of it was refused.

        With `begin`, a meeting without a word is begun too.
        """
        self._timer.stop()
        nothing_to_keep = self.meeting_id is None and not (begin or self._entry.written)
        return nothing_to_keep or self._keep()

    def _keep(self) -> bool:
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
        self.tried.emit(faults)
        return not faults

    def _try(self, entry: Entry) -> ShowroomError | None:
        self._fault = None
        if self.meeting_id is None:
            begun = self._begin(entry)
            self.meeting_id = None if begun is None else begun
        else:
            self._save(entry, self.meeting_id)
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

    def _save(self, entry: Entry, meeting_id: MeetingId) -> Changes | None:
        desk = self._desk
        return desk.run(
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

    def _take_refusal(self, fault: ShowroomError, origin: object) -> None:
        if origin is self:
            self._fault = fault


def _with_accepted(entry: Entry, field: str, accepted: Entry) -> Entry:
    if field == "wish":
        return replace(entry, wish=accepted.wish)
    return replace(entry, record=replace(entry.record, **{field: getattr(accepted.record, field)}))
