"""Change a meeting that is closed already; what it said before stays to be read (R2)."""

from collections.abc import Sequence
from dataclasses import replace

from showroom_crm.domain import meetings
from showroom_crm.domain.changes import Changes
from showroom_crm.domain.clock import Clock
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.history import MeetingVersion
from showroom_crm.domain.identifiers import MeetingId, StaffId
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.services import access_log
from showroom_crm.services.access_log import Act
from showroom_crm.services.store import Store


def edit_meeting(
    store: Store, meeting_id: MeetingId, record: Record, *, by: StaffId | None, clock: Clock
) -> Changes:
    """Keep a meeting's record as it was corrected, and the earlier one beside it.

    How the meeting ended, its deal and its contact stay as they are; a record that is the same
    leaves no version. Raises RuleBroken: "meeting.gone", "meeting.not_closed", and those of
    `meetings.accepted_record`.
    """
    with store.transaction():
        meeting = _meeting(store, meeting_id)
        # What was accepted once stays so when the PC's clock is set back.
        latest = max(clock.local(), meeting.record.held_at)
        accepted = meetings.accepted_record(record, now=latest)
        if meeting.ending is None:
            raise RuleBroken("meeting.not_closed")
        store.drafts.drop(draft_name(meeting_id))
        if accepted == meeting.record:
            return Changes()
        store.meeting_versions.add(meeting_id, meeting.record, at=clock.local(), staff_id=by)
        store.meetings.save(replace(meeting, record=accepted))
        access_log.record(store, Act.CHANGED, meeting.customer_id, by=by, clock=clock)
    return Changes(customers=frozenset({meeting.customer_id}))


def open_meeting(
    store: Store, meeting_id: MeetingId, *, by: StaffId | None, clock: Clock
) -> Meeting:
    """Return a meeting to be read or corrected, and note that its customer was seen.

    Raises RuleBroken: "meeting.gone".
    """
    with store.transaction():
        meeting = _meeting(store, meeting_id)
        access_log.record(store, Act.VIEWED, meeting.customer_id, by=by, clock=clock)
    return meeting


def versions(store: Store, meeting_id: MeetingId) -> Sequence[MeetingVersion]:
    """Return what a meeting said before each edit, the newest first."""
    return store.meeting_versions.of_meeting(meeting_id)


def draft_name(meeting_id: MeetingId) -> str:
    """Return the name under which an edit is kept while it is typed."""
    return f"meeting_edit/{meeting_id}"


def reread_meeting(store: Store, meeting_id: MeetingId) -> Meeting:
    """Return a meeting that is on screen already. Raises RuleBroken: "meeting.gone"."""
    return _meeting(store, meeting_id)


def _meeting(store: Store, meeting_id: MeetingId) -> Meeting:
    try:
        return store.meetings.get(meeting_id)
    except KeyError:
        raise RuleBroken("meeting.gone") from None
