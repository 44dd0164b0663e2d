"""A contact that is deleted is looked for among the meetings by an index, not in all of them."""

import pytest

from showroom_crm.services.store import Store
from showroom_crm.storage.store import SqliteStore


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM follow_up WHERE id = ?",
        "UPDATE meeting SET answers_id = NULL"
        " WHERE answers_id IN (SELECT id FROM follow_up WHERE id = ?)",
    ],
)
def test_no_table_is_read_whole(store: Store, statement: str) -> None:
    assert isinstance(store, SqliteStore)
    rows = store._database.rows(f"EXPLAIN QUERY PLAN {statement}", (1,))
    steps = [str(row[-1]) for row in rows]
    assert any("meeting_answers" in step for step in steps)
    assert not [step for step in steps if step.startswith("SCAN")]
