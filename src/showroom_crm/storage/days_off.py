"""The days on which reps are not there."""

import json
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any

from showroom_crm.domain.days_off import DayOff, StandIn
from showroom_crm.domain.follow_ups import end_of_day
from showroom_crm.domain.identifiers import DayOffId, StaffId
from showroom_crm.storage.database import Database
from showroom_crm.storage.fields import wall_clock_text
from showroom_crm.storage.tables import DayOffTable

# As `days_off.whose`; a contact of anybody else is not asked about one by one.
_WHOSE = """
    (staff_id = :staff OR staff_id IN (
        SELECT json_extract(value, '$.rep') FROM json_each(:stand_ins)))
    AND coalesce((SELECT json_extract(value, '$.stand_in') FROM json_each(:stand_ins)
        WHERE json_extract(value, '$.rep') = staff_id
            AND at BETWEEN json_extract(value, '$.begins') AND json_extract(value, '$.ends')
        LIMIT 1), staff_id) = :staff
"""


class DayOffRows:
    """The days off of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(self, day_off: DayOff) -> DayOffId:
        """Keep new days off, or what changed of those that have an id."""
        values = {
            "staff_id": day_off.staff_id,
            "first_on": day_off.first_on,
            "last_on": day_off.last_on,
            "stand_in_id": day_off.stand_in_id,
        }
        if day_off.id is None:
            return DayOffId(self._database.insert(DayOffTable, values))
        self._database.update(DayOffTable, values, "WHERE id = ?", (day_off.id,))
        return day_off.id

    def drop(self, day_off_id: DayOffId) -> None:
        """Forget days off."""
        self._database.delete(DayOffTable, "WHERE id = ?", (day_off_id,))

    def since(self, day: date) -> Sequence[DayOff]:
        """Return everyone's days off that end on a day or later, the earliest first."""
        rows = self._database.select(
            DayOffTable, "WHERE last_on >= ? ORDER BY first_on, id", (day.isoformat(),)
        )
        return [
            DayOff(row["staff_id"], row["first_on"], row["last_on"], row["stand_in_id"], row["id"])
            for row in rows
        ]


def contacts_of(staff_id: StaffId, stand_ins: Iterable[StandIn]) -> tuple[str, dict[str, Any]]:
    """Return the condition for the contacts that are a rep's, and its parameters."""
    concerning = [each for each in stand_ins if staff_id in (each.staff_id, each.stand_in_id)]
    if not concerning:
        return "staff_id = :staff", {"staff": staff_id}
    written = json.dumps([_written(each) for each in concerning])
    return _WHOSE, {"staff": staff_id, "stand_ins": written}


def _written(stand_in: StandIn) -> dict[str, Any]:
    return {
        "rep": stand_in.staff_id,
        "begins": wall_clock_text(datetime.combine(stand_in.first_on, time())),
        "ends": wall_clock_text(end_of_day(stand_in.last_on)),
        "stand_in": stand_in.stand_in_id,
    }
