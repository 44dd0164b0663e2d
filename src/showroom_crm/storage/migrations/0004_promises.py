"""What a close agrees on in full: when they decide as a span, remedies as work, orders, messages.

A promise that was moved only after its time had passed was not kept: the contact remembers it.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

_COLUMNS = {
    "deal": (
        "decision_from TEXT",
        "customer_does TEXT NOT NULL DEFAULT ''",
        "delivery_on TEXT",
    ),
    "concern": (
        "remedy_by INTEGER REFERENCES staff (id)",
        "remedy_due TEXT",
        "remedy_state TEXT NOT NULL DEFAULT 'to_do'",
    ),
    "follow_up": (
        "moved_late INTEGER NOT NULL DEFAULT 0",
        "after_delivery_of INTEGER REFERENCES deal (id) ON DELETE SET NULL",
    ),
    "staff": ("left_on TEXT",),
}

_TABLES = (
    """
    CREATE TABLE order_task (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        words TEXT NOT NULL CHECK (trim(words) <> ''),
        done_on TEXT,
        done_by INTEGER REFERENCES staff (id)
    )""",
    "CREATE INDEX order_task_of_deal ON order_task (deal_id, position)",
    """
    CREATE TABLE manager_word (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
        staff_id INTEGER REFERENCES staff (id),
        words TEXT NOT NULL CHECK (trim(words) <> ''),
        written_at TEXT NOT NULL,
        ticked_at TEXT,
        ticked_by INTEGER REFERENCES staff (id)
    )""",
    "CREATE INDEX manager_word_of_deal ON manager_word (deal_id, id)",
    """
    CREATE TABLE message (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        for_staff_id INTEGER REFERENCES staff (id),
        taken_by INTEGER REFERENCES staff (id),
        caller TEXT NOT NULL,
        words TEXT NOT NULL,
        wish TEXT NOT NULL,
        taken_at TEXT NOT NULL,
        seen_at TEXT,
        seen_by INTEGER REFERENCES staff (id)
    )""",
    "CREATE INDEX message_of_customer ON message (customer_id, id)",
    "CREATE INDEX message_unseen ON message (for_staff_id) WHERE seen_at IS NULL",
    """
    CREATE TABLE day_off (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        staff_id INTEGER NOT NULL REFERENCES staff (id) ON DELETE CASCADE,
        first_on TEXT NOT NULL,
        last_on TEXT NOT NULL,
        stand_in_id INTEGER REFERENCES staff (id),
        CHECK (last_on >= first_on),
        CHECK (stand_in_id IS NULL OR stand_in_id <> staff_id)
    )""",
    "CREATE INDEX day_off_of_staff ON day_off (staff_id, last_on)",
)

# What the board and the statistics ask of all deals at once.
_INDEXES = (
    "CREATE INDEX follow_up_after_delivery ON follow_up (after_delivery_of)"
    " WHERE after_delivery_of IS NOT NULL",
    "CREATE INDEX deal_ended ON deal (ended_on) WHERE ended_on IS NOT NULL",
    "CREATE INDEX meeting_held ON meeting (held_at)",
    "CREATE INDEX attempt_happened ON attempt (happened_at)",
)


def up(migrator: SchemaMigrator, db: Any) -> None:
    for statement in _TABLES:
        db.execute_sql(statement)
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    for statement in _INDEXES:
        db.execute_sql(statement)
