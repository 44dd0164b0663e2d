"""Portraits by day; the one drawn or chosen last is shown, the others are kept."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from showroom_crm.domain import ink_format
from showroom_crm.domain.errors import RuleBroken
from showroom_crm.domain.identifiers import CustomerId, PortraitId, StaffId
from showroom_crm.domain.ink import Drawing
from showroom_crm.domain.portraits import KeptPhoto, KeptPortrait
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import PortraitPhotoTable, PortraitTable

_SHOWN_FIRST = "ORDER BY chosen DESC, drawn_on DESC, id DESC"
_WITH_PHOTO = """
    SELECT portrait_id FROM portrait_photo
    WHERE portrait_id IN (SELECT id FROM portrait WHERE customer_id = ?)
"""


class PortraitRows:
    """The portraits of one database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def save(
        self,
        customer_id: CustomerId,
        drawing: Drawing,
        *,
        on: date,
        staff_id: StaffId | None,
        anew: bool = False,
    ) -> None:
        """Keep a drawing as the portrait of a day; one that is damaged stays beside it.

        A new day's portrait that goes on with the one shown takes the photo along; one that is
        begun anew, also on the same day, leaves it.
        """
        shown = None if anew else self._readable_shown(customer_id)
        values = {"ink": ink_format.to_bytes(drawing), "staff_id": staff_id}
        if shown is not None and shown["drawn_on"] == on:
            self._database.update(PortraitTable, values, "WHERE id = ?", (shown["id"],))
            return
        self._choose_none(customer_id)
        new = values | {"customer_id": customer_id, "drawn_on": on, "chosen": True}
        new_id = self._database.insert(PortraitTable, new)
        if shown is not None:
            moved = {"portrait_id": new_id}
            self._database.update(
                PortraitPhotoTable, moved, "WHERE portrait_id = ?", (shown["id"],)
            )

    def newest(self, customer_id: CustomerId) -> Drawing | None:
        """Return the portrait that is shown. Raises RuleBroken: "portrait.damaged"."""
        ink = self._database.value(
            f"SELECT ink FROM portrait WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1",
            (customer_id,),
        )
        return None if ink is None else ink_format.from_bytes(ink)

    def shown(self, customer_id: CustomerId) -> PortraitId | None:
        """Return the id of the portrait that is shown, or None where there is none."""
        found: PortraitId | None = self._database.value(
            f"SELECT id FROM portrait WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1",
            (customer_id,),
        )
        return found

    def of_customer(self, customer_id: CustomerId) -> Sequence[KeptPortrait]:
        """Return a customer's portraits: the one shown, then the newest first."""
        rows = self._database.select(
            PortraitTable, f"WHERE customer_id = ? {_SHOWN_FIRST}", (customer_id,)
        )
        photos = {each for (each,) in self._database.rows(_WITH_PHOTO, (customer_id,))}
        others = sorted(rows[1:], key=lambda row: (row["drawn_on"], row["id"]), reverse=True)
        return [
            _portrait(row, shown=place == 0, has_photo=row["id"] in photos)
            for place, row in enumerate([*rows[:1], *others])
        ]

    def choose(self, customer_id: CustomerId, portrait_id: PortraitId) -> None:
        """Show one of a customer's portraits until a new one is drawn."""
        self._choose_none(customer_id)
        own = (portrait_id, customer_id)
        chosen = {"chosen": True}
        self._database.update(PortraitTable, chosen, "WHERE id = ? AND customer_id = ?", own)

    def photo(self, portrait_id: PortraitId) -> KeptPhoto | None:
        """Return the photo under a portrait."""
        rows = self._database.select(PortraitPhotoTable, "WHERE portrait_id = ?", (portrait_id,))
        return _photo(rows[0]) if rows else None

    def keep_photo(self, portrait_id: PortraitId, photo: KeptPhoto) -> None:
        """Keep a photo under a portrait, in place of an earlier one."""
        values = {
            "portrait_id": portrait_id,
            "picture": photo.picture,
            "consent_on": photo.consent_on,
            "consent_noted_by": photo.consent_noted_by,
        }
        self._database.insert(PortraitPhotoTable, values, replace=True)

    def forget_photo(self, portrait_id: PortraitId) -> None:
        """Remove the photo under a portrait for good."""
        self._database.delete(PortraitPhotoTable, "WHERE portrait_id = ?", (portrait_id,))

    def _readable_shown(self, customer_id: CustomerId) -> dict[str, Any] | None:
        rows = self._database.select(
            PortraitTable, f"WHERE customer_id = ? {_SHOWN_FIRST} LIMIT 1", (customer_id,)
        )
        return rows[0] if rows and _drawing(rows[0]["ink"]) is not None else None

    def _choose_none(self, customer_id: CustomerId) -> None:
        self._database.update(
            PortraitTable, {"chosen": False}, "WHERE customer_id = ? AND chosen", (customer_id,)
        )


def _drawing(ink: bytes) -> Drawing | None:
    try:
        return ink_format.from_bytes(ink)
    except RuleBroken:
        return None


def _portrait(row: dict[str, Any], *, shown: bool, has_photo: bool) -> KeptPortrait:
    return KeptPortrait(
        id=PortraitId(row["id"]),
        drawn_on=row["drawn_on"],
        staff_id=row["staff_id"],
        drawing=_drawing(row["ink"]),
        shown=shown,
        has_photo=has_photo,
    )


def _photo(row: dict[str, Any]) -> KeptPhoto:
    return KeptPhoto(row["picture"], row["consent_on"], row["consent_noted_by"])
