"""Meetings, begun and closed, and what was said in them as the search finds it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId, StaffId
from showroom_crm.domain.meetings import Meeting, Record
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.search_index import MEETINGS, SearchIndex
from showroom_crm.storage.tables import MeetingTable


class MeetingRows:
    """The meetings of one database."""

    def __init__(self, database: Database, index: SearchIndex, customers: CustomerRows) -> None:
        self._database = database
        self._index = index
        self._customers = customers

    def begin(
        self,
        customer_id: CustomerId,
        record: Record,
        *,
        deal_id: DealId | None,
        wish: str,
        answers_id: FollowUpId | None,
        staff_id: StaffId | None,
        at: datetime,
    ) -> Meeting:
        """Keep a meeting from its first words on."""
        begun = Meeting(MeetingId(0), customer_id, deal_id, staff_id, record, at, wish, answers_id)
        values = _values(begun) | {"entered_at": at}
        meeting_id = MeetingId(self._database.insert(MeetingTable, values))
        self._put_in_index(meeting_id, record)
        self._keep_tags(meeting_id, record)
        return self.get(meeting_id)

    def save(self, meeting: Meeting) -> None:
        """Keep what changed of a meeting."""
        self._database.update(MeetingTable, _values(meeting), "WHERE id = ?", (meeting.id,))
        self._put_in_index(meeting.id, meeting.record)
        self._database.rows("DELETE FROM meeting_tag WHERE meeting_id = ?", (meeting.id,))
        self._keep_tags(meeting.id, meeting.record)

    def close(self, meeting: Meeting) -> None:
        """Keep how a meeting ended and in which deal; its words are in the index already."""
        ended = {"ending": meeting.ending, "deal_id": meeting.deal_id}
        self._database.update(MeetingTable, ended, "WHERE id = ?", (meeting.id,))

    def drop(self, meeting_id: MeetingId) -> None:
        """Forget a meeting."""
        self._database.delete(MeetingTable, "WHERE id = ?", (meeting_id,))
        self.take_from_index(meeting_id)

    def get(self, meeting_id: MeetingId) -> Meeting:
        """Return a meeting. Raises KeyError where there is none."""
        rows = self._database.select(MeetingTable, "WHERE id = ?", (meeting_id,))
        if not rows:
            raise KeyError(meeting_id)
        return meeting_of(rows[0])

    def of_customer(self, customer_id: CustomerId) -> Sequence[Meeting]:
        """Return a customer's meetings, the newest first."""
        rows = self._database.select(
            MeetingTable, "WHERE customer_id = ? ORDER BY held_at DESC, id DESC", (customer_id,)
        )
        return [meeting_of(row) for row in rows]

    def put_in_index(self, meeting_id: MeetingId) -> None:
        """Let a meeting be found by what is kept of it now."""
        self._put_in_index(meeting_id, self.get(meeting_id).record)

    def take_from_index(self, meeting_id: MeetingId) -> None:
        """Let a meeting be found no more."""
        self._index.drop(MEETINGS, meeting_id)

    def _keep_tags(self, meeting_id: MeetingId, record: Record) -> None:
        """The list filters by tag; SQLite has no index into a JSON text."""
        for tag in dict.fromkeys(record.tags):
            self._database.rows(
                "INSERT INTO meeting_tag (meeting_id, tag) VALUES (?, ?)", (meeting_id, tag)
            )

    def _put_in_index(self, meeting_id: MeetingId, record: Record) -> None:
        texts = (record.said, record.proposed, record.next_time, record.attendees, *record.tags)
        self._index.put(MEETINGS, meeting_id, texts)


def _values(meeting: Meeting) -> dict[str, Any]:
    return {
        "customer_id": meeting.customer_id,
        "deal_id": meeting.deal_id,
        "staff_id": meeting.staff_id,
        "wish": meeting.wish,
        "held_at": meeting.record.held_at,
        "place": meeting.record.place,
        "attendees": meeting.record.attendees,
        "said": meeting.record.said,
        "proposed": meeting.record.proposed,
        "next_time": meeting.record.next_time,
        "tags": meeting.record.tags,
        "typed_at": meeting.typed_at,
        "answers_id": meeting.answers_id,
        "ending": meeting.ending,
    }


def meeting_of(row: Mapping[str, Any]) -> Meeting:
    """Return the meeting of a row of its table."""
    return Meeting(
        id=MeetingId(row["id"]),
        customer_id=CustomerId(row["customer_id"]),
        deal_id=None if row["deal_id"] is None else DealId(row["deal_id"]),
        staff_id=None if row["staff_id"] is None else StaffId(row["staff_id"]),
        record=Record(
            held_at=row["held_at"],
            place=row["place"],
            attendees=row["attendees"],
            said=row["said"],
            proposed=row["proposed"],
            next_time=row["next_time"],
            tags=row["tags"],
        ),
        typed_at=row["typed_at"],
        wish=row["wish"],
        answers_id=None if row["answers_id"] is None else FollowUpId(row["answers_id"]),
        ending=row["ending"],
    )
