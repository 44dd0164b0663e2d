"""Staff, named texts (drafts and settings) and the access log."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import Any

from showroom_crm.domain.identifiers import CustomerId, StaffId
from showroom_crm.domain.staff import Staff, StaffRole
from showroom_crm.storage.database import Database
from showroom_crm.storage.tables import (
    AccessLogTable,
    DraftTable,
    SettingTable,
    StaffTable,
)


class StaffRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, code: str, name: str, role: StaffRole) -> Staff:
        staff_id = self._database.insert(StaffTable, {"code": code, "name": name, "role": role})
        return Staff(StaffId(staff_id), code, name, role)

    def leave(self, staff_id: StaffId, *, on: date | None) -> None:
        """Note from which day a member no longer works here; None where they are back."""
        self._database.update(StaffTable, {"left_on": on}, "WHERE id = ?", (staff_id,))

    def all(self) -> Sequence[Staff]:
        rows = self._database.select(StaffTable, "ORDER BY code")
        return [_staff(row) for row in rows]

    def get(self, staff_id: StaffId) -> Staff:
        """Return a staff member. Raises KeyError where there is none."""
        rows = self._database.select(StaffTable, "WHERE id = ?", (staff_id,))
        if not rows:
            raise KeyError(staff_id)
        return _staff(rows[0])


class DraftRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        text: str | None = self._database.value("SELECT content FROM draft WHERE name = ?", (name,))
        return text

    def keep(self, name: str, text: str, *, at: datetime) -> None:
        draft = {"name": name, "content": text, "saved_at": at}
        self._database.insert(DraftTable, draft, replace=True)

    def drop(self, name: str) -> None:
        self._database.delete(DraftTable, "WHERE name = ?", (name,))


class SettingRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, name: str) -> str | None:
        text: str | None = self._database.value("SELECT value FROM setting WHERE name = ?", (name,))
        return text

    def keep(self, name: str, text: str, *, at: datetime) -> None:
        self._database.insert(SettingTable, {"name": name, "value": text}, replace=True)

    def drop(self, name: str) -> None:
        self._database.delete(SettingTable, "WHERE name = ?", (name,))


class AccessLogRows:
    def __init__(self, database: Database) -> None:
        self._database = database

    def record(
        self, act: str, customer_id: CustomerId | None, *, staff_id: StaffId | None, at: datetime
    ) -> None:
        entry = {"at": at, "staff_id": staff_id, "act": act, "customer_id": customer_id}
        self._database.insert(AccessLogTable, entry)

    def last_printed(self, customer_id: CustomerId) -> tuple[datetime, StaffId | None] | None:
        condition = "WHERE customer_id = ? AND act = 'printed' ORDER BY at DESC, id DESC LIMIT 1"
        for row in self._database.select(AccessLogTable, condition, (customer_id,)):
            return row["at"], None if row["staff_id"] is None else StaffId(row["staff_id"])
        return None


def _staff(row: Mapping[str, Any]) -> Staff:
    return Staff(StaffId(row["id"]), row["code"], row["name"], row["role"], row["left_on"])
