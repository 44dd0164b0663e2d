"""All rows of a showroom, to be compared before and after."""

from showroom_crm.storage.store import SqliteStore

UNTOUCHED = "('access_log', 'undo_step', 'undo_row', 'setting', 'schema_migration')"


def everything(store: SqliteStore) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables but those that only ever grow."""
    database = store._database
    tables = database.rows(
        "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'"
        f" AND name NOT LIKE 'sqlite%' AND name NOT IN {UNTOUCHED}"
    )
    return {table: sorted(database.rows(f"SELECT * FROM {table}"), key=repr) for (table,) in tables}
