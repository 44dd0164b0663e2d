"""Acts that can be undone: an image of each row that they removed, changed or added."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from showroom_crm.domain.identifiers import (
    CustomerId,
    DealId,
    FollowUpId,
    MeetingId,
    StaffId,
    UndoStepId,
)
from showroom_crm.domain.undo import PutBack, UndoKind, UndoStep
from showroom_crm.storage import removing
from showroom_crm.storage.customers import NUMBERS_USED_SETTING, CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.follow_ups import FollowUpRows
from showroom_crm.storage.households import HouseholdRows
from showroom_crm.storage.meetings import MeetingRows
from showroom_crm.storage.putting_back import PuttingBack
from showroom_crm.storage.row_images import (
    Difference,
    Key,
    RowImages,
    differences,
    image_of,
    text_of,
)
from showroom_crm.storage.tables import SettingTable, UndoStepTable

_OPEN = "undone_at IS NULL"
# Emptying the bin forgets what changes have kept, too.
_FORGETTABLE = f"kind <> '{UndoKind.MERGED}'"
# A merge is kept as long as one of its charts can still come to light.
_LOST_MERGES = f"""
    DELETE FROM undo_step WHERE kind = '{UndoKind.MERGED}'
        AND customer_id NOT IN (SELECT id FROM customer)
        AND customer_id NOT IN (SELECT row_id FROM undo_row
            WHERE table_name = 'customer' AND after IS NULL)
"""
_FREED_FILES = """
    SELECT DISTINCT json_extract(before, '$.file') AS file FROM undo_row
    WHERE table_name = 'attachment' AND after IS NULL
        AND step_id IN (SELECT id FROM undo_step WHERE kind <> 'merged')
        AND json_extract(before, '$.file') NOT IN (SELECT file FROM attachment)
    ORDER BY file
"""


class UndoRows:
    """The acts of one database that can be undone."""

    def __init__(
        self,
        database: Database,
        *,
        customers: CustomerRows,
        meetings: MeetingRows,
        follow_ups: FollowUpRows,
        households: HouseholdRows,
    ) -> None:
        self._database = database
        self._images = RowImages(database)
        self._customers = customers
        self._meetings = meetings
        self._follow_ups = follow_ups
        self._households = households

    @contextmanager
    def recorded(
        self,
        kind: UndoKind,
        title: str,
        *,
        customer_ids: Sequence[CustomerId],
        staff_id: StaffId | None,
        at: datetime,
    ) -> Iterator[UndoStepId]:
        """Keep what the block does to the rows of some customers; all of it holds or nothing.

        The first customer is the one whom the act is about: of a merge, the one who stays.
        """
        with self._database.transaction():
            before = self._images.of_customers(customer_ids)
            step = {
                "kind": kind,
                "title": title,
                "at": at,
                "customer_id": customer_ids[0],
                "staff_id": staff_id,
            }
            step_id = UndoStepId(self._database.insert(UndoStepTable, step))
            yield step_id
            after = self._images.of_customers(customer_ids)
            # What belongs to none of them any more may still be there.
            after |= self._images.of_keys(key for key in before if key not in after)
            self._keep(step_id, differences(before, after))

    def undo(self, step_id: UndoStepId, *, at: datetime) -> PutBack:
        """Put everything back as it was before a step.

        Raises KeyError where there is no such step any more, RuleBroken: "undo.changed_since"
        where a row was changed since, "bin.parent_gone" where what it belongs to is gone.
        """
        with self._database.transaction():
            step = self.get(step_id)
            putting_back = PuttingBack(
                self._database,
                self._images,
                self._differences(step_id),
                customers=self._customers,
                meetings=self._meetings,
                follow_ups=self._follow_ups,
                households=self._households,
            )
            put_back = putting_back.done(step)
            self._database.rows("DELETE FROM undo_row WHERE step_id = ?", (step_id,))
            self._database.update(UndoStepTable, {"undone_at": at}, "WHERE id = ?", (step_id,))
        return put_back

    def get(self, step_id: UndoStepId) -> UndoStep:
        """Return a step that can be undone. Raises KeyError where there is none."""
        found = self._steps(f"WHERE id = ? AND {_OPEN}", step_id)
        if not found:
            raise KeyError(step_id)
        return found[0]

    def steps(self, *, in_bin: bool) -> Sequence[UndoStep]:
        """Return what can be undone, the newest first: all of it, or what waits in the bin."""
        steps = self._steps(f"WHERE {_OPEN} ORDER BY id DESC")
        return [each for each in steps if each.kind.in_bin or not in_bin]

    def empty(self) -> Sequence[str]:
        """Forget for good what waits in the bin, and return the files that nothing needs now."""
        with self._database.transaction():
            files = [row[0] for row in self._database.rows(_FREED_FILES)]
            self._database.delete(UndoStepTable, f"WHERE {_FORGETTABLE}")
            self._database.rows(_LOST_MERGES)
        return files

    def delete_customer(
        self, customer_id: CustomerId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId:
        """Put a customer into the bin with all that is known of them."""
        with self.recorded(
            UndoKind.CUSTOMER_DELETED,
            title,
            customer_ids=[customer_id],
            staff_id=staff_id,
            at=at,
        ) as step_id:
            removing.remove_customer(self._database, customer_id)
        return step_id

    def delete_deal(
        self, deal_id: DealId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId:
        """Put a deal into the bin with its meetings, contacts and all else of it."""
        with self._recorded_for(
            UndoKind.DEAL_DELETED, title, "deal", deal_id, staff_id=staff_id, at=at
        ) as step_id:
            removing.remove_deal(self._database, deal_id)
        return step_id

    def delete_meeting(
        self, meeting_id: MeetingId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId:
        """Put a meeting into the bin; its deal and contacts stay as they are."""
        with self._recorded_for(
            UndoKind.MEETING_DELETED, title, "meeting", meeting_id, staff_id=staff_id, at=at
        ) as step_id:
            removing.remove_meeting(self._database, meeting_id)
        return step_id

    def delete_follow_up(
        self, follow_up_id: FollowUpId, *, title: str, staff_id: StaffId | None, at: datetime
    ) -> UndoStepId:
        """Put a contact into the bin; another one of its deal must be planned (R1)."""
        with self._recorded_for(
            UndoKind.FOLLOW_UP_DELETED, title, "follow_up", follow_up_id, staff_id=staff_id, at=at
        ) as step_id:
            deal_id = self._follow_ups.get(follow_up_id).deal_id
            removing.remove_follow_up(self._database, follow_up_id)
            self._follow_ups.let_the_earliest_hold(deal_id)
        return step_id

    @contextmanager
    def _recorded_for(
        self,
        kind: UndoKind,
        title: str,
        table: str,
        row_id: int,
        *,
        staff_id: StaffId | None,
        at: datetime,
    ) -> Iterator[UndoStepId]:
        owner = self._database.value(f"SELECT customer_id FROM {table} WHERE id = ?", (row_id,))
        if owner is None:
            raise KeyError(row_id)
        with self.recorded(
            kind, title, customer_ids=[CustomerId(owner)], staff_id=staff_id, at=at
        ) as step_id:
            yield step_id

    def _keep(self, step_id: UndoStepId, rows: Sequence[Difference]) -> None:
        for position, row in enumerate(rows):
            self._database.rows(
                "INSERT INTO undo_row (step_id, position, table_name, row_id, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (step_id, position, row.key.table, _row_id(row.key), text_of(row.before),
                 text_of(row.after)),
            )  # fmt: skip
            if row.after is None:
                self._forget(row)

    def _forget(self, row: Difference) -> None:
        """Let what is gone be found no more, and its number be given to nobody."""
        table, row_id = row.key
        if table == "meeting":
            self._meetings.take_from_index(MeetingId(int(row_id)))
        if table == "customer" and row.before is not None:
            self._customers.take_from_index(CustomerId(int(row_id)))
            used = self._database.value(
                "SELECT CAST(value AS INTEGER) FROM setting WHERE name = ?",
                (NUMBERS_USED_SETTING,),
            )
            last = str(max(used or 0, row.before["number"]))
            setting = {"name": NUMBERS_USED_SETTING, "value": last}
            self._database.insert(SettingTable, setting, replace=True)

    def _differences(self, step_id: UndoStepId) -> list[Difference]:
        rows = self._database.rows(
            "SELECT table_name, row_id, before, after FROM undo_row WHERE step_id = ?"
            " ORDER BY position",
            (step_id,),
        )
        return [_difference(*row) for row in rows]

    def _steps(self, condition: str, *parameters: object) -> list[UndoStep]:
        rows = self._database.select(UndoStepTable, condition, parameters)
        return [_step(row) for row in rows]


def _row_id(key: Key) -> int:
    return key.value if isinstance(key.value, int) else 0


def _difference(table: str, row_id: int, before: str | None, after: str | None) -> Difference:
    images = (image_of(before), image_of(after))
    if table != "draft":
        return Difference(Key(table, row_id), *images)
    [name] = {image["name"] for image in images if image is not None}
    return Difference(Key(table, name), *images)


def _step(row: dict[str, Any]) -> UndoStep:
    return UndoStep(
        id=UndoStepId(row["id"]),
        kind=row["kind"],
        title=row["title"],
        at=row["at"],
        customer_id=row["customer_id"],
        staff_id=row["staff_id"],
    )
