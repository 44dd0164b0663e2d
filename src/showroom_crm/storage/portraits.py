"""Portraits by day; the one drawn or chosen last is shown, the others are kept."""

from datetime import date

from showroom_crm.domain import ink_format
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import PortraitTable

_SHOWN_FIRST = "ORDER BY chosen DESC, drawn_on DESC, id DESC"


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
            self._choose_none(customer_id)
            new = values | {"customer_id": customer_id, "drawn_on": on, "chosen": True}
            self._database.insert(PortraitTable, new)
        else:
            self._database.update(PortraitTable, values, "WHERE id = ?", (today,))

    def _drawn(self, customer_id: CustomerId, on: date) -> int | None:
        """Return the id of a day's portrait that the drawing goes on with."""
        rows = self._database.select(
            PortraitTable,
            f"WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1",
            (customer_id,),
        )
        if not rows or rows[0]["drawn_on"] != on or not _readable(rows[0]["ink"]):
            return None
        return int(rows[0]["id"])

    def newest(self, customer_id: CustomerId) -> Drawing | None:
        """Return the portrait that is shown. Raises RuleBroken: "portrait.damaged"."""
        ink = self._database.value(
            f"SELECT ink FROM portrait WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1",
            (customer_id,),
        )
        return None if ink is None else ink_format.from_bytes(ink)

    def shown(self, customer_id: CustomerId) -> int | None:
        """Return the id of the portrait that is shown, or None where there is none."""
        found: int | None = self._database.value(
            f"SELECT id FROM portrait WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1",
            (customer_id,),
        )
        return found

    def choose(self, customer_id: CustomerId, portrait_id: int) -> None:
        """Show one of a customer's portraits until a new one is drawn."""
        self._choose_none(customer_id)
        own = (portrait_id, customer_id)
        chosen = {"chosen": True}
        self._database.update(PortraitTable, chosen, "WHERE id = ? AND customer_id = ?", own)

    def _choose_none(self, customer_id: CustomerId) -> None:
        self._database.update(
            PortraitTable, {"chosen": False}, "WHERE customer_id = ? AND chosen", (customer_id,)
        )


def _readable(ink: bytes) -> bool:
    try:
        ink_format.from_bytes(ink)
    except RuleBroken:
        return False
    return True
