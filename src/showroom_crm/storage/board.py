"""What the morning board judges, read of all deals at once in a few statements."""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, time
from itertools import chain
from typing import Any

from showroom_crm.domain.attempts import Attempt, Result
from showroom_crm.domain.board import DealFacts, Entry, Facts, Subject
from showroom_crm.domain.days_off import StandIn, stand_ins, whose
from showroom_crm.domain.deals import Concern, Deal
from showroom_crm.domain.follow_ups import FollowUp, end_of_day
from showroom_crm.domain.identifiers import CustomerId, DealId, StaffId
from showroom_crm.domain.manager_words import ManagerWord
from showroom_crm.domain.meetings import UNCLOSED_AFTER, Meeting
from showroom_crm.domain.showroom import Now
from showroom_crm.storage.database import Database
from showroom_crm.storage.days_off import DayOffRows
from showroom_crm.storage.deals import concern_of, deal_of
from showroom_crm.storage.fields import moment_text, wall_clock_text
from showroom_crm.storage.follow_ups import follow_up_of
from showroom_crm.storage.manager_words import word_of
from showroom_crm.storage.meetings import meeting_of
from showroom_crm.storage.tables import (
    AttemptTable,
    ConcernTable,
    DealTable,
    FollowUpTable,
    ManagerWordTable,
    MeetingTable,
)

_GOING_ON = "state IN ('open', 'waiting')"
_OF_GOING_ON = f"deal_id IN (SELECT id FROM deal WHERE {_GOING_ON})"
_LAST_TALKS = f"""
    SELECT id, (SELECT max(held_at) FROM meeting WHERE deal_id = deal.id)
    FROM deal WHERE {_GOING_ON}
"""
_CUSTOMERS = "SELECT id, name, looks FROM customer WHERE id IN (SELECT value FROM json_each(?))"


class BoardRows:
    """The facts of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._days_off = DayOffRows(database)

    def facts(self, *, now: Now, since: date, until: date) -> Facts:
        """Return what happened since a day and what is planned until the end of another."""
        begins = datetime.combine(since, time())
        ended, going_on = self._ended(since), self._going_on()
        contacts = self._contacts(until)
        talks, unclosed = self._talks(begins), self._unclosed(now)
        attempts = self._visits(begins)
        about: Iterable[Deal | FollowUp | Meeting | Attempt]
        about = chain(ended, going_on, contacts, talks, unclosed, attempts)
        subjects = self._subjects({each.customer_id for each in about}, now.local.date())
        return Facts(
            deals=self._deals(going_on, subjects),
            contacts=[
                Entry(subjects.of(each.customer_id, each.staff_id, each.plan.at), contact=each)
                for each in contacts
            ],
            unclosed=[_told(each, subjects) for each in unclosed],
            talks=[_told(each, subjects) for each in talks],
            attempts=[
                Entry(subjects.of(each.customer_id, each.staff_id), attempt=each)
                for each in attempts
            ],
            ended=[
                Entry(subjects.of(each.customer_id, each.staff_id), deal=each) for each in ended
            ],
        )

    def _going_on(self) -> list[Deal]:
        return [deal_of(row) for row in self._database.select(DealTable, f"WHERE {_GOING_ON}")]

    def _ended(self, since: date) -> list[Deal]:
        rows = self._database.select(
            DealTable, "WHERE ended_on >= ? ORDER BY ended_on, id", (since.isoformat(),)
        )
        return [deal_of(row) for row in rows]

    def _contacts(self, until: date) -> list[FollowUp]:
        rows = self._database.select(
            FollowUpTable,
            "WHERE status = 'planned' AND at <= ? ORDER BY at, id",
            (wall_clock_text(end_of_day(until)),),
        )
        return [follow_up_of(row) for row in rows]

    def _talks(self, begins: datetime) -> list[Meeting]:
        rows = self._database.select(
            MeetingTable, "WHERE held_at >= ? ORDER BY held_at, id", (wall_clock_text(begins),)
        )
        return [meeting_of(row) for row in rows]

    def _unclosed(self, now: Now) -> list[Meeting]:
        rows = self._database.select(
            MeetingTable,
            "WHERE ending IS NULL AND typed_at <= ? ORDER BY typed_at, id",
            (moment_text(now.utc - UNCLOSED_AFTER),),
        )
        return [meeting_of(row) for row in rows]

    def _visits(self, begins: datetime) -> list[Attempt]:
        rows = self._database.select(
            AttemptTable,
            "WHERE happened_at >= ? AND result = ? ORDER BY happened_at, id",
            (wall_clock_text(begins), Result.CAME.value),
        )
        return [_attempt(row) for row in rows]

    def _deals(self, going_on: list[Deal], subjects: "_Subjects") -> list[DealFacts]:
        planned, concerns, words = self._planned(), self._concerns(), self._words()
        last_talks = dict(self._database.rows(_LAST_TALKS))
        return [
            DealFacts(
                deal,
                subjects.of(deal.customer_id, deal.staff_id),
                _day(last_talks.get(deal.id)),
                next(iter(planned[deal.id]), None),
                any(each.plan.agreed for each in planned[deal.id]),
                tuple(concerns[deal.id]),
                words.get(deal.id),
            )
            for deal in going_on
        ]

    def _planned(self) -> Mapping[DealId | None, list[FollowUp]]:
        rows = self._database.select(
            FollowUpTable, f"WHERE status = 'planned' AND {_OF_GOING_ON} ORDER BY at, id"
        )
        planned: dict[DealId | None, list[FollowUp]] = defaultdict(list)
        for follow_up in map(follow_up_of, rows):
            planned[follow_up.deal_id].append(follow_up)
        return planned

    def _concerns(self) -> Mapping[DealId, list[Concern]]:
        """Return the open ones; ConcernTable holds the deal, which a Concern does not."""
        rows = self._database.select(
            ConcernTable, f"WHERE NOT resolved AND {_OF_GOING_ON} ORDER BY id"
        )
        concerns: dict[DealId, list[Concern]] = defaultdict(list)
        for row in rows:
            concerns[row["deal_id"]].append(concern_of(row))
        return concerns

    def _words(self) -> Mapping[DealId, ManagerWord]:
        """The latest word of each deal that the rep has not ticked."""
        rows = self._database.select(ManagerWordTable, "WHERE ticked_at IS NULL ORDER BY id")
        return {word.deal_id: word for word in map(word_of, rows)}

    def _subjects(self, customer_ids: set[CustomerId], today: date) -> "_Subjects":
        names = self._database.rows(_CUSTOMERS, (json.dumps(sorted(customer_ids)),))
        staff = dict(self._database.rows("SELECT id, name FROM staff"))
        absent = stand_ins(self._days_off.since(today), today=today)
        return _Subjects({row[0]: (row[1], row[2]) for row in names}, staff, absent)


class _Subjects:
    """Who everybody is, and whose a contact is while somebody is not there."""

    def __init__(
        self,
        names: Mapping[int, tuple[str, str]],
        staff: Mapping[int | None, str],
        stand_ins: Sequence[StandIn],
    ) -> None:
        self._names, self._staff, self._stand_ins = names, staff, stand_ins

    def of(
        self, customer_id: CustomerId, staff_id: StaffId | None, at: datetime | None = None
    ) -> Subject:
        doing = staff_id
        if staff_id is not None and at is not None:
            doing = whose(self._stand_ins, staff_id, at.date())
        name, looks = self._names[customer_id]
        absent = "" if doing == staff_id else self._staff.get(staff_id, "")
        return Subject(customer_id, name, looks, doing, self._staff.get(doing, ""), absent)


def _told(meeting: Meeting, subjects: _Subjects) -> Entry:
    return Entry(subjects.of(meeting.customer_id, meeting.staff_id), talk=meeting)


def _attempt(row: Mapping[str, Any]) -> Attempt:
    return Attempt(
        row["customer_id"],
        row["channel"],
        row["result"],
        row["happened_at"],
        words=row["words"],
        deal_id=row["deal_id"],
        staff_id=row["staff_id"],
        id=row["id"],
    )


def _day(moment: str | None) -> date | None:
    return None if moment is None else datetime.fromisoformat(moment).date()
