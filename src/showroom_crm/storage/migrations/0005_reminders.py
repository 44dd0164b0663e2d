"""When a contact is reminded of, how it repeats, and what a calendar on a phone knows it by."""

from typing import Any

from playhouse.migrate import SchemaMigrator

_COLUMNS = (
    # Minutes, with commas between; none at all leaves it to the rep's own lead times.
    "lead_minutes TEXT",
    "repeats TEXT NOT NULL DEFAULT 'never'",
    "uid TEXT NOT NULL DEFAULT ''",
    "sequence INTEGER NOT NULL DEFAULT 0",
)


def up(migrator: SchemaMigrator, db: Any) -> None:
    for column in _COLUMNS:
        db.execute_sql(f"ALTER TABLE follow_up ADD COLUMN {column}")
    db.execute_sql("UPDATE follow_up SET uid = lower(hex(randomblob(16)))")
    db.execute_sql("CREATE UNIQUE INDEX follow_up_uid ON follow_up (uid) WHERE uid <> ''")
    # A contact that is deleted is let go of by the meeting that answered it.
    db.execute_sql(
        "CREATE INDEX meeting_answers ON meeting (answers_id) WHERE answers_id IS NOT NULL"
    )
