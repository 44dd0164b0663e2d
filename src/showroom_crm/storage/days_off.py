"""The days on which reps are not there."""

from collections.abc import Sequence
from datetime import date

from showroom_crm.domain.days_off import DayOff
from showroom_crm.domain.identifiers import DayOffId
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import DayOffTable


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
