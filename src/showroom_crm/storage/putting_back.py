"""Put rows back as they were before an act, and leave what came since where it is."""

import json
from collections.abc import Collection, Sequence
from typing import Any

from showroom_crm.domain.deals import DealState
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, DealId, FollowUpId, MeetingId
from showroom_crm.domain.undo import PutBack, UndoStep
from showroom_crm.storage.customers import CustomerRows
from showroom_crm.storage.database import Database
from showroom_crm.storage.follow_ups import FollowUpRows
from showroom_crm.storage.households import HouseholdRows
from showroom_crm.storage.meetings import MeetingRows
from showroom_crm.storage.row_images import (
    TABLES,
    Difference,
    Image,
    Key,
    RowImages,
    text_of,
)

# What the database works out anew of a customer, or the next save.
_WORKED_OUT = {"next_contact_at", "last_contact_at", "inspection_on", "decision_on", "deal_state"}
_DERIVED = {"customer": {*_WORKED_OUT, "changed_at"}, "follow_up": {"holds"}}
# References that may be empty: put back only while nobody has set them otherwise.
_LOOSE = {
    ("customer", "household_id"): "household",
    ("person", "as_customer_id"): "customer",
    ("deal_role", "customer_id"): "customer",
    ("event", "deal_id"): "deal",
    ("attachment", "meeting_id"): "meeting",
    ("follow_up", "after_delivery_of"): "deal",
    ("meeting", "answers_id"): "follow_up",
    ("attempt", "follow_up_id"): "follow_up",
}
# A choice that was made again since the act stands.
_YIELDING = frozenset({*_LOOSE, ("portrait", "chosen")})
# A deal that waited before it was lost stays lost: none goes back to waiting (R1).
_HOW_A_DEAL_ENDED = frozenset({"state", "lost_reason", "ended_on"})
# Saving writes these anew under other ids.
_WRITTEN_ANEW = frozenset({"phone", "vehicle", "person", "wish"})
_OF_DEALS = ("follow_up", "meeting", "attempt", "event")
_MERGED_INTO = """
    SELECT s.customer_id FROM undo_row r JOIN undo_step s ON s.id = r.step_id
    WHERE s.kind = 'merged' AND s.undone_at IS NULL AND r.table_name = 'customer'
        AND r.row_id = ? AND r.after IS NULL
"""
_STEP_THAT_HOLDS = """
    SELECT step_id, (SELECT max(position) FROM undo_row WHERE step_id = r.step_id) + 1
    FROM undo_row r WHERE table_name = ? AND row_id = ? AND after IS NULL AND step_id <> ?
"""


class PuttingBack:
    """One step that is undone, within the transaction of its caller."""

    def __init__(
        self,
        database: Database,
        images: RowImages,
        rows: Sequence[Difference],
        *,
        customers: CustomerRows,
        meetings: MeetingRows,
        follow_ups: FollowUpRows,
        households: HouseholdRows,
    ) -> None:
        self._database = database
        self._images = images
        self._rows = rows
        self._customers = customers
        self._meetings = meetings
        self._follow_ups = follow_ups
        self._households = households

    def done(self, step: UndoStep) -> PutBack:
        """Put the rows back. Raises RuleBroken: "undo.changed_since", "bin.parent_gone"."""
        self._database.rows("PRAGMA defer_foreign_keys = ON")
        added = [self._as_left(row) for row in self._rows if row.before is None]
        for key in reversed(added):
            self._images.delete(key)
        for table in TABLES:
            of_table = [row for row in self._rows if row.key.table == table]
            for row in of_table:
                if row.before is not None and row.after is None:
                    self._put_back(step, row.key, dict(row.before))
            for row in of_table:
                if row.before is not None and row.after is not None:
                    self._change_back(row, row.before, row.after)
        self._let_the_rest_follow_its_deal()
        self._part_from_contacts()
        self._put_right()
        return self._put_back_ids()

    def _as_left(self, row: Difference) -> Key:
        """Return where the row stands that the step added."""
        assert row.after is not None
        found = self._images.get(row.key)
        ignored = self._ignored(row.key.table)
        if found is not None and _same(found, row.after, ignored):
            return row.key
        anew = self._anew(row.key.table, row.after)
        if anew is None:
            raise RuleBroken("undo.changed_since")
        return anew

    def _change_back(self, row: Difference, before: Image, after: Image) -> None:
        """Set back the columns that the step changed; the others may have changed since."""
        table = row.key.table
        changed = row.changed - _DERIVED.get(table, set())
        if table == "deal" and before["state"] == DealState.WAITING:
            changed -= _HOW_A_DEAL_ENDED
        loose = {column for column in changed if (table, column) in _YIELDING}
        key = row.key
        found = self._images.get(key)
        if found is None and (anew := self._anew(table, after)) is not None:
            key, found = anew, after
        if found is None:
            if changed - loose:
                raise RuleBroken("undo.changed_since")
            self._change_back_in_bin(key, before, after, loose)
            return
        if table == "meeting" and found["deal_id"] != after["deal_id"]:
            # It was closed since, and belongs to whom its deal belongs to.
            changed -= {"customer_id"}
        if any(found[column] != after[column] for column in changed - loose):
            raise RuleBroken("undo.changed_since")
        values = {column: before[column] for column in changed if found[column] == after[column]}
        if not values:
            return
        if table == "deal" and "customer_id" in values:
            self._move_deal(key, found["customer_id"], values)
        else:
            self._images.update(key, values)

    def _change_back_in_bin(
        self, key: Key, before: Image, after: Image, loose: Collection[str]
    ) -> None:
        """Let a row that was removed since come back with what it referred to."""
        for column in loose:
            place = f"$.{column}"
            self._database.rows(
                "UPDATE undo_row SET before = json_set(before, ?, ?) WHERE table_name = ?"
                " AND row_id = ? AND after IS NULL AND json_extract(before, ?) IS ?",
                (place, before[column], *key, place, after[column]),
            )

    def _move_deal(self, key: Key, owner: int, values: dict[str, Any]) -> None:
        under_way = (owner, values["customer_id"])
        self._database.rows("INSERT OR REPLACE INTO merge_under_way VALUES (?, ?)", under_way)
        self._images.update(key, values)
        self._database.rows(
            "DELETE FROM merge_under_way WHERE from_id = ? AND into_id = ?", under_way
        )

    def _put_back(self, step: UndoStep, key: Key, image: Image) -> None:
        """Add a removed row where what it belongs to is now."""
        table = key.table
        for column in image:
            target_table = _LOOSE.get((table, column))
            if target_table is not None and image[column] is not None:
                self._tie(step, key, image, column, target_table)
        if (table, "customer_id") not in _LOOSE and image.get("customer_id") is not None:
            image["customer_id"] = self._owner(image["customer_id"])
        if (table, "deal_id") not in _LOOSE and image.get("deal_id") is not None:
            deal = self._images.get(Key("deal", image["deal_id"]))
            if deal is None:
                raise RuleBroken("bin.parent_gone")
            if "customer_id" in image and (table, "customer_id") not in _LOOSE:
                image["customer_id"] = deal["customer_id"]
        if table == "follow_up":
            image["holds"] = 0
        if table == "customer":
            # The database works them out from what comes back, which may be less by now.
            image = {column: image[column] for column in image.keys() - _WORKED_OUT}
        self._images.insert(table, image)

    def _owner(self, customer_id: int) -> int:
        """Return the customer, or into whom they were merged."""
        if self._images.get(Key("customer", customer_id)) is not None:
            return customer_id
        merged_into = self._database.value(_MERGED_INTO, (customer_id,))
        if merged_into is None:
            raise RuleBroken("bin.parent_gone")
        return self._owner(merged_into)

    def _tie(self, step: UndoStep, key: Key, image: Image, column: str, target_table: str) -> None:
        """Let a row refer to what it referred to, now or when that comes out of the bin."""
        target = Key(target_table, image[column])
        if self._images.get(target) is not None:
            return
        if target_table == "customer" and self._merged(image[column]):
            image[column] = self._owner(image[column])
            return
        waiting = self._database.rows(_STEP_THAT_HOLDS, (*target, step.id))
        tied, loose = {column: image[column]}, {column: None}
        image[column] = None
        for step_id, position in waiting[:1]:
            self._database.rows(
                "INSERT INTO undo_row (step_id, position, table_name, row_id, before, after)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                (step_id, position, *key, text_of(image | tied), text_of(image | loose)),
            )

    def _let_the_rest_follow_its_deal(self) -> None:
        """What was entered since for a deal belongs to whom the deal belongs to."""
        deals = {row.key.value for row in self._rows if row.key.table == "deal"}
        for deal_id in deals:
            for table in _OF_DEALS:
                self._database.rows(
                    f"UPDATE {table}"
                    " SET customer_id = (SELECT customer_id FROM deal WHERE id = ?1)"
                    " WHERE deal_id = ?1"
                    " AND customer_id <> (SELECT customer_id FROM deal WHERE id = ?1)",
                    (deal_id,),
                )
            self._database.rows(
                "UPDATE attachment SET customer_id ="
                " (SELECT customer_id FROM meeting WHERE id = meeting_id)"
                " WHERE meeting_id IN (SELECT id FROM meeting WHERE deal_id = ?)",
                (deal_id,),
            )

    def _part_from_contacts(self) -> None:
        """What was entered since, and stays where it is, answers no contact of the other chart."""
        for table, column in (("meeting", "answers_id"), ("attempt", "follow_up_id")):
            self._database.rows(
                f"UPDATE {table} SET {column} = NULL"
                " WHERE customer_id IN (SELECT value FROM json_each(?)) AND EXISTS ("
                f" SELECT 1 FROM follow_up f WHERE f.id = {column}"
                f" AND f.customer_id <> {table}.customer_id)",
                (json.dumps(sorted(self._customers_touched())),),
            )

    def _put_right(self) -> None:
        """Let the earliest contacts hold their deals, and the search find what is back."""
        self._households.forget_lonely()
        for deal_id in sorted(self._ids("deal_id", "deal")):
            if self._images.get(Key("deal", deal_id)) is not None:
                self._follow_ups.let_the_earliest_hold(DealId(deal_id))
        for customer_id in sorted(self._customers_touched()):
            self._customers.put_in_index(CustomerId(customer_id))
        for key in self._back("meeting"):
            self._database.rows(
                "INSERT OR IGNORE INTO meeting_tag (meeting_id, tag)"
                " SELECT meeting.id, value FROM meeting, json_each(tags) WHERE meeting.id = ?",
                (key,),
            )
            self._meetings.put_in_index(MeetingId(key))

    def _put_back_ids(self) -> PutBack:
        return PutBack(
            customers=frozenset(map(CustomerId, self._customers_touched())),
            follow_ups=frozenset(map(FollowUpId, self._back("follow_up"))),
        )

    def _back(self, table: str) -> list[int]:
        """Return the ids of rows that were gone and are there again."""
        return [
            int(row.key.value)
            for row in self._rows
            if row.key.table == table and row.before is not None and row.after is None
        ]

    def _customers_touched(self) -> set[int]:
        ids = self._ids("customer_id", "customer")
        ids |= {self._owner(each) for each in ids if self._merged(each)}
        return {each for each in ids if self._images.get(Key("customer", each)) is not None}

    def _merged(self, customer_id: int) -> bool:
        return self._database.value(_MERGED_INTO, (customer_id,)) is not None

    def _ids(self, column: str, table: str) -> set[int]:
        """Return the ids of a table that the rows of the step are or name."""
        ids = {int(row.key.value) for row in self._rows if row.key.table == table}
        for row in self._rows:
            for image in (row.before, row.after):
                if image is not None and image.get(column) is not None:
                    ids.add(image[column])
        return ids

    def _ignored(self, table: str) -> set[str]:
        loose = {column for of, column in _LOOSE if of == table}
        return loose | _DERIVED.get(table, set())

    def _anew(self, table: str, image: Image) -> Key | None:
        """Return the same fact where a save of the profile wrote it anew."""
        return self._images.equal_to(table, image) if table in _WRITTEN_ANEW else None


def _same(found: Image, kept: Image, ignored: set[str]) -> bool:
    return all(found.get(column) == kept[column] for column in kept if column not in ignored)
