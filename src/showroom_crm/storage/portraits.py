"""Portraits by day; the newest is shown, earlier ones are kept."""

from datetime import date

from showroom_crm.domain import ink_format
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import PortraitTable


class PortraitRows:
    """The portraits of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self, customer_id: CustomerId, drawing: Drawing, *, on: date, staff_id: StaffId | None
    ) -> None:
        """Keep a drawing as the portrait of a day; one that is damaged stays beside it."""
        values = {"ink": ink_format.to_bytes(drawing), "staff_id": staff_id}
        today = self._drawn(customer_id, on)
        if today is None:
            new = values | {"customer_id": customer_id, "drawn_on": on}
            self._database.insert(PortraitTable, new)
        else:
            self._database.update(PortraitTable, values, "WHERE id = ?", (today,))

    def _drawn(self, customer_id: CustomerId, on: date) -> int | None:
        """Return the id of a day's portrait that the drawing goes on with."""
        rows = self._database.select(
            PortraitTable,
            "WHERE customer_id = ? AND drawn_on = ? ORDER BY id DESC LIMIT 1",
            (customer_id, on.isoformat()),
        )
        if not rows or not _readable(rows[0]["ink"]):
            return None
        return int(rows[0]["id"])

    def newest(self, customer_id: CustomerId) -> Drawing | None:
        """Return the newest portrait. Raises RuleBroken: "portrait.damaged"."""
        ink = self._database.value(
            "SELECT ink FROM portrait WHERE customer_id = ?"
            " ORDER BY drawn_on DESC, id DESC LIMIT 1",
            (customer_id,),
        )
        return None if ink is None else ink_format.from_bytes(ink)


def _readable(ink: bytes) -> bool:
    try:
        ink_format.from_bytes(ink)
    except RuleBroken:
        return False
    return True
