"""What the database file itself says of R1, read past every service and store."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2 as sqlcipher

from showroom_crm.storage.store import DATABASE_NAME, SqliteStore

_BROKEN = {
    "an open deal has not exactly one contact that holds it": """
        SELECT id FROM deal WHERE state = 'open' AND 1 <> (
            SELECT count(*) FROM follow_up
            WHERE deal_id = deal.id AND status = 'planned' AND holds)""",
    "the contact that holds an open deal is not its earliest": """
        SELECT deal.id FROM deal JOIN follow_up ON holds_deal_id = deal.id
        WHERE state = 'open' AND at > (
            SELECT min(at) FROM follow_up WHERE deal_id = deal.id AND status = 'planned')""",
    "a waiting deal has a contact after all": """
        SELECT deal.id FROM deal JOIN follow_up ON deal_id = deal.id
        WHERE state = 'waiting' AND status = 'planned'""",
    "a contact is planned for a deal that has ended": """
        SELECT follow_up.id FROM follow_up JOIN deal ON deal.id = deal_id
        WHERE status = 'planned' AND state IN ('won', 'lost')""",
    "a contact is planned with a customer who wishes none": """
        SELECT follow_up.id FROM follow_up JOIN customer ON customer.id = customer_id
        WHERE status = 'planned' AND instr(refusals, 'no_contact')""",
    "a deal goes on with a customer who wishes no contact": """
        SELECT deal.id FROM deal JOIN customer ON customer.id = customer_id
        WHERE deal.state IN ('open', 'waiting') AND instr(refusals, 'no_contact')""",
    "a contact or a meeting is of another customer than its deal": """
        SELECT deal.id FROM deal JOIN (
            SELECT customer_id, deal_id FROM follow_up
            UNION ALL SELECT customer_id, deal_id FROM meeting) other ON other.deal_id = deal.id
        WHERE other.customer_id <> deal.customer_id""",
    "a planned contact has not exactly one reminder that is armed": """
        SELECT id FROM follow_up WHERE (status = 'planned') <> (
            SELECT count(*) FROM reminder
            WHERE follow_up_id = follow_up.id AND ended_at IS NULL)""",
    "an ended deal does not say when, or one that goes on does": """
        SELECT id FROM deal WHERE (state IN ('won', 'lost')) <> (ended_on IS NOT NULL)""",
}
_KEPT = ("customer", "deal", "follow_up", "meeting", "reminder", "attempt", "undo_step", "undo_row")
_GONE_FOR_NOW = "SELECT row_id FROM undo_row WHERE table_name = 'deal' AND after IS NULL"


class Evidence:
    """A second connection to the file; remembers which deals were ever not waiting."""

    def __init__(self, store: SqliteStore, data_dir: Path) -> None:
        path = (data_dir / DATABASE_NAME).as_uri()
        self._connection = sqlcipher.connect(f"{path}?mode=ro", uri=True, isolation_level=None)
        self._connection.execute(f"PRAGMA key = \"x'{store._database.key.hex()}'\"")
        self._waited: set[int] = set()
        self._acted_for: set[int] = set()

    def close(self) -> None:
        self._connection.close()

    def rows(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        return list(self._connection.execute(sql, values))

    def ids(self, sql: str, *values: object) -> list[int]:
        """Return the first column of a query."""
        return [int(row[0]) for row in self.rows(sql, *values)]

    def everything(self) -> Sequence[object]:
        """Return every row that R1 is about, to be compared later."""
        return [self.rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in _KEPT]

    def moment(self, sql: str, *values: object) -> datetime:
        """Return the wall-clock time that a query finds."""
        return datetime.fromisoformat(self.rows(sql, *values)[0][0])

    def uphold(self, *, imported: bool) -> None:
        """Assert R1 and every reference; only an import may have brought waiting deals."""
        assert self.rows("PRAGMA foreign_key_check") == []
        broken = {told: self.ids(query) for told, query in _BROKEN.items()}
        assert {told: ids for told, ids in broken.items() if ids} == {}
        self._uphold_waiting(imported=imported)

    def _uphold_waiting(self, *, imported: bool) -> None:
        states = {int(row[0]): row[1] for row in self.rows("SELECT id, state FROM deal")}
        # The number of a deal that is gone for good may be given to another one.
        known = {*states, *self.ids(_GONE_FOR_NOW)}
        self._waited &= known
        self._acted_for &= known
        waiting = {deal_id for deal_id, state in states.items() if state == "waiting"}
        assert not waiting & self._acted_for, "a deal went back to waiting"
        assert imported or waiting <= self._waited, "a deal waits that no import brought"
        self._waited |= waiting
        self._acted_for |= states.keys() - waiting
