"""Rows as they stand, so that what is removed or changed can be put back as it was."""

import json
from collections.abc import Collection, Iterable, Mapping
from typing import Any, NamedTuple

from showroom_crm.storage.database import Database

Image = dict[str, Any]

_OWN = "customer_id IN (SELECT value FROM json_each(?1))"
_OF_DEAL = f"deal_id IN (SELECT id FROM deal WHERE {_OWN})"
_ID = "id IN (SELECT value FROM json_each(?1))"
_HOUSEHOLDS = f"SELECT household_id FROM customer WHERE {_ID}"

# How drafts are named, and in which table that which they are about stands.
DRAFTS = (
    ("profile/", "customer"),
    ("mention/", "customer"),
    ("contact/customer/", "customer"),
    ("call/", "customer"),
    ("message/", "customer"),
    ("close/", "meeting"),
    ("meeting_edit/", "meeting"),
    ("contact/", "follow_up"),
    ("deal/", "deal"),
    ("estimate/", "deal"),
    ("ending/", "deal"),
    ("reopening/", "deal"),
)


def drafts_of(prefix: str) -> str:
    """Return the SQL for the id in a draft's name; it is null for drafts named otherwise."""
    return (
        f"CASE WHEN name GLOB '{prefix}[0-9]*'"
        f" THEN CAST(substr(name, {len(prefix) + 1}) AS INTEGER) END"
    )


# The rows that belong to customers or point to them; each table stands behind those it refers
# to. The tags of meetings stand in the meetings too, and are made anew from there.
TABLES: dict[str, str] = {
    "household": f"id IN ({_HOUSEHOLDS})",
    "customer": f"{_ID} OR household_id IN ({_HOUSEHOLDS})",
    "phone": _OWN,
    "vehicle": _OWN,
    "portrait": _OWN,
    "portrait_photo": f"portrait_id IN (SELECT id FROM portrait WHERE {_OWN})",
    "mention": _OWN,
    "message": _OWN,
    "person": f"{_OWN} OR as_customer_id IN (SELECT value FROM json_each(?1))",
    "deal": _OWN,
    "wish": _OWN,
    "deal_role": f"{_OF_DEAL} OR {_OWN}",
    "estimate": _OF_DEAL,
    "step": _OF_DEAL,
    "concern": _OF_DEAL,
    "order_task": _OF_DEAL,
    "manager_word": _OF_DEAL,
    "follow_up": _OWN,
    "reminder": f"follow_up_id IN (SELECT id FROM follow_up WHERE {_OWN})",
    "meeting": _OWN,
    "meeting_version": f"meeting_id IN (SELECT id FROM meeting WHERE {_OWN})",
    "attempt": _OWN,
    "event": _OWN,
    "attachment": _OWN,
    "draft": " OR ".join(
        f"{drafts_of(prefix)} IN"
        f" (SELECT id FROM {owner} WHERE {_ID if owner == 'customer' else _OWN})"
        for prefix, owner in DRAFTS
    ),
}


class Key(NamedTuple):
    """Where a row stands."""

    table: str
    value: int | str


class Difference(NamedTuple):
    """A row before and after an act; None where it was not there."""

    key: Key
    before: Image | None
    after: Image | None

    @property
    def changed(self) -> frozenset[str]:
        """The columns that differ, where the row was there before and after."""
        before, after = self.before or {}, self.after or {}
        return frozenset(column for column in before if before[column] != after.get(column))


class RowImages:
    """The rows of one database, read and written as they are kept."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._columns: dict[str, tuple[str, ...]] = {}

    def of_customers(self, customer_ids: Collection[int]) -> dict[Key, Image]:
        """Return every row that belongs to customers or points to them."""
        ids = json.dumps(list(customer_ids))
        found: dict[Key, Image] = {}
        for table, condition in TABLES.items():
            for image in self._select(table, condition, ids):
                found[Key(table, image[_key_column(table)])] = image
        return found

    def of_keys(self, keys: Iterable[Key]) -> dict[Key, Image]:
        """Return those of some rows that are there."""
        by_table: dict[str, list[int | str]] = {}
        for key in keys:
            by_table.setdefault(key.table, []).append(key.value)
        return {
            Key(table, image[_key_column(table)]): image
            for table, values in by_table.items()
            for image in self._select(
                table,
                f"{_key_column(table)} IN (SELECT value FROM json_each(?1))",
                json.dumps(values),
            )
        }

    def get(self, key: Key) -> Image | None:
        """Return a row, or None where it is gone."""
        return self.of_keys([key]).get(key)

    def equal_to(self, table: str, image: Image) -> Key | None:
        """Return a row that says the same under whatever id."""
        known = [column for column in self.columns(table) if column != "id" and column in image]
        condition = " AND ".join(f"{column} IS ?" for column in known)
        found = self._database.value(
            f"SELECT id FROM {table} WHERE {condition}", [image[column] for column in known]
        )
        return None if found is None else Key(table, found)

    def insert(self, table: str, image: Image) -> None:
        """Put a row back under the id it had."""
        known = [column for column in self.columns(table) if column in image]
        places = ", ".join("?" * len(known))
        # A draft that was typed since is newer than the one that was kept.
        verb = "INSERT OR IGNORE" if table == "draft" else "INSERT"
        self._database.rows(
            f"{verb} INTO {table} ({', '.join(known)}) VALUES ({places})",
            [image[column] for column in known],
        )

    def update(self, key: Key, values: Mapping[str, Any]) -> None:
        """Set some columns of a row."""
        assignments = ", ".join(f"{column} = ?" for column in values)
        self._database.rows(
            f"UPDATE {key.table} SET {assignments} WHERE {_key_column(key.table)} = ?",
            [*values.values(), key.value],
        )

    def delete(self, key: Key) -> None:
        """Remove a row."""
        self._database.rows(
            f"DELETE FROM {key.table} WHERE {_key_column(key.table)} = ?", (key.value,)
        )

    def columns(self, table: str) -> tuple[str, ...]:
        """Return the columns of a table; those that the database works out are not among them."""
        if table not in self._columns:
            rows = self._database.rows(f"PRAGMA table_info({table})")
            self._columns[table] = tuple(row[1] for row in rows)
        return self._columns[table]

    def _select(self, table: str, condition: str, parameter: str) -> list[Image]:
        columns = self.columns(table)
        rows = self._database.rows(
            f"SELECT {', '.join(columns)} FROM {table} WHERE {condition}", (parameter,)
        )
        return [dict(zip(columns, row, strict=True)) for row in rows]


def differences(before: Mapping[Key, Image], after: Mapping[Key, Image]) -> list[Difference]:
    """Return the rows that are not the same, in the order of their tables."""
    keys = sorted({*before, *after}, key=lambda key: _PLACE[key.table])
    return [
        Difference(key, before.get(key), after.get(key))
        for key in keys
        if before.get(key) != after.get(key)
    ]


def text_of(image: Image | None) -> str | None:
    """Return an image as it is kept."""
    return None if image is None else json.dumps(image, ensure_ascii=False, default=_bytes_in_hex)


def image_of(text: str | None) -> Image | None:
    """Return the image that a text keeps."""
    if text is None:
        return None
    kept: Image = json.loads(text)
    return {
        column: bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
        for column, value in kept.items()
    }


_PLACE = {table: place for place, table in enumerate(TABLES)}
_KEY_COLUMNS = {"draft": "name", "portrait_photo": "portrait_id"}


def _key_column(table: str) -> str:
    return _KEY_COLUMNS.get(table, "id")


def _bytes_in_hex(value: object) -> dict[str, str]:
    if not isinstance(value, bytes | memoryview):
        raise TypeError(f"no column holds a {type(value).__name__}")
    return {"hex": bytes(value).hex()}
