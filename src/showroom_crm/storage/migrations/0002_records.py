"""Records in full: cars, people, refusals, households, estimates, attempts, attachments, undo.

A customer may be without a name where their looks are noted, ids are never used twice (the
access log and the bin go on naming rows that are gone), and a merge may move a deal.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

_COLUMNS = {
    "customer": (
        "looks TEXT NOT NULL DEFAULT ''",
        "company INTEGER NOT NULL DEFAULT 0",
        "state TEXT NOT NULL DEFAULT 'active'",
        "second_staff_id INTEGER REFERENCES staff (id)",
        "household_id INTEGER REFERENCES household (id)",
        "reach_channel TEXT",
        "reach_from TEXT",
        "reach_until TEXT",
        "refusals TEXT NOT NULL DEFAULT ''",
        "consent_on TEXT",
        "last_contact_at TEXT NOT NULL DEFAULT ''",
        "inspection_on TEXT NOT NULL DEFAULT '9999'",
        "decision_on TEXT NOT NULL DEFAULT '9999'",
        "deal_state TEXT NOT NULL DEFAULT ''",
    ),
    "vehicle": (
        "grade TEXT NOT NULL DEFAULT ''",
        "use TEXT NOT NULL DEFAULT 'private'",
        "first_registered TEXT",
        "mileage_km INTEGER",
        "payment TEXT",
        "payment_until TEXT",
        "maintenance_until TEXT",
        "warranty_until TEXT",
        "insurer TEXT NOT NULL DEFAULT ''",
        "insurance_until TEXT",
        "owned_until TEXT",
    ),
    # After a merge the one that is shown need not be the newest.
    "portrait": ("chosen INTEGER NOT NULL DEFAULT 0",),
    "deal": (
        "rivals TEXT NOT NULL DEFAULT ''",
        "trade_in_car TEXT NOT NULL DEFAULT ''",
        "trade_in_mileage_km INTEGER",
        "trade_in_remaining_loan INTEGER",
        "trade_in_our_estimate INTEGER",
    ),
    "meeting": (
        "next_time TEXT NOT NULL DEFAULT ''",
        "tags TEXT NOT NULL DEFAULT '[]'",
    ),
}

_TABLES = (
    "CREATE TABLE household (id INTEGER PRIMARY KEY AUTOINCREMENT)",
    """
    CREATE TABLE person (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        name TEXT NOT NULL,
        relation TEXT NOT NULL,
        phone_number TEXT,
        phone_kind TEXT,
        birthday TEXT,
        born_in INTEGER,
        drives INTEGER NOT NULL,
        decides INTEGER NOT NULL,
        notes TEXT NOT NULL,
        as_customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL
    )""",
    "CREATE INDEX person_of_customer ON person (customer_id, position)",
    "CREATE INDEX person_as_customer ON person (as_customer_id)",
    "CREATE INDEX person_phone ON person (phone_number) WHERE phone_number IS NOT NULL",
    """
    CREATE TABLE mention (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        words TEXT NOT NULL CHECK (trim(words) <> ''),
        on_day TEXT,
        ticked_on TEXT
    )""",
    "CREATE INDEX mention_of_customer ON mention (customer_id, id)",
    """
    CREATE TABLE wish (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        car TEXT NOT NULL CHECK (trim(car) <> ''),
        kind TEXT NOT NULL,
        notes TEXT NOT NULL
    )""",
    "CREATE INDEX wish_of_customer ON wish (customer_id, position)",
    """
    CREATE TABLE deal_role (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
        role TEXT NOT NULL,
        name TEXT NOT NULL,
        customer_id INTEGER REFERENCES customer (id) ON DELETE SET NULL
    )""",
    "CREATE INDEX role_of_deal ON deal_role (deal_id, id)",
    "CREATE INDEX role_of_customer ON deal_role (customer_id)",
    """
    CREATE TABLE estimate (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
        made_on TEXT NOT NULL,
        car TEXT NOT NULL,
        grade TEXT NOT NULL,
        total INTEGER,
        discount INTEGER,
        trade_in INTEGER,
        monthly INTEGER,
        valid_until TEXT
    )""",
    "CREATE INDEX estimate_of_deal ON estimate (deal_id, made_on, id)",
    """
    CREATE TABLE step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        deal_id INTEGER NOT NULL REFERENCES deal (id) ON DELETE CASCADE,
        step TEXT NOT NULL,
        on_day TEXT NOT NULL,
        UNIQUE (deal_id, step, on_day)
    )""",
    """
    CREATE TABLE attempt (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id),
        deal_id INTEGER REFERENCES deal (id),
        follow_up_id INTEGER REFERENCES follow_up (id),
        staff_id INTEGER REFERENCES staff (id),
        channel TEXT NOT NULL,
        result TEXT NOT NULL,
        number TEXT NOT NULL DEFAULT '',
        words TEXT NOT NULL,
        happened_at TEXT NOT NULL,
        entered_at TEXT NOT NULL
    )""",
    "CREATE INDEX attempt_of_customer ON attempt (customer_id, happened_at)",
    "CREATE INDEX attempt_of_deal ON attempt (deal_id)",
    "CREATE INDEX attempt_of_follow_up ON attempt (follow_up_id)",
    """
    CREATE TABLE event (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        deal_id INTEGER REFERENCES deal (id) ON DELETE SET NULL,
        staff_id INTEGER REFERENCES staff (id),
        kind TEXT NOT NULL,
        at TEXT NOT NULL,
        details TEXT NOT NULL
    )""",
    "CREATE INDEX event_of_customer ON event (customer_id, at)",
    "CREATE INDEX event_of_deal ON event (deal_id)",
    """
    CREATE TABLE meeting_version (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        staff_id INTEGER REFERENCES staff (id),
        replaced_at TEXT NOT NULL,
        held_at TEXT NOT NULL,
        place TEXT NOT NULL,
        attendees TEXT NOT NULL,
        said TEXT NOT NULL,
        proposed TEXT NOT NULL,
        next_time TEXT NOT NULL,
        tags TEXT NOT NULL
    )""",
    "CREATE INDEX version_of_meeting ON meeting_version (meeting_id, id)",
    """
    CREATE TABLE meeting_tag (
        meeting_id INTEGER NOT NULL REFERENCES meeting (id) ON DELETE CASCADE,
        tag TEXT NOT NULL,
        PRIMARY KEY (tag, meeting_id)
    ) WITHOUT ROWID""",
    "CREATE INDEX tag_of_meeting ON meeting_tag (meeting_id)",
    """
    CREATE TABLE attachment (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        customer_id INTEGER NOT NULL REFERENCES customer (id),
        meeting_id INTEGER REFERENCES meeting (id) ON DELETE SET NULL,
        name TEXT NOT NULL,
        media_type TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,
        file TEXT NOT NULL,
        added_at TEXT NOT NULL
    )""",
    "CREATE INDEX attachment_of_customer ON attachment (customer_id, id)",
    "CREATE INDEX attachment_of_meeting ON attachment (meeting_id)",
    """
    CREATE TABLE undo_step (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind TEXT NOT NULL,
        title TEXT NOT NULL,
        at TEXT NOT NULL,
        customer_id INTEGER,
        staff_id INTEGER REFERENCES staff (id),
        undone_at TEXT
    )""",
    "CREATE INDEX undo_open ON undo_step (id) WHERE undone_at IS NULL",
    """
    CREATE TABLE undo_row (
        step_id INTEGER NOT NULL REFERENCES undo_step (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        table_name TEXT NOT NULL,
        row_id INTEGER NOT NULL,
        before TEXT,
        after TEXT,
        PRIMARY KEY (step_id, position)
    ) WITHOUT ROWID""",
    # While two charts are merged, and only then, a deal goes to another customer.
    """
    CREATE TABLE merge_under_way (
        from_id INTEGER NOT NULL,
        into_id INTEGER NOT NULL,
        PRIMARY KEY (from_id, into_id)
    ) WITHOUT ROWID""",
)

# Made after the columns they speak of.
_INDEXES = (
    "CREATE INDEX customer_of_household ON customer (household_id) WHERE household_id IS NOT NULL",
    "CREATE INDEX customer_of_staff ON customer (staff_id)",
    "CREATE INDEX customer_by_kana ON customer (sort_key, id)",
    "CREATE INDEX customer_by_last_contact ON customer (last_contact_at, id)",
    "CREATE INDEX customer_by_inspection ON customer (inspection_on, sort_key, id)",
    "CREATE INDEX customer_by_decision ON customer (decision_on, sort_key, id)",
    "CREATE INDEX customer_of_deal_state ON customer (deal_state)",
    "CREATE INDEX customer_refusing ON customer (refusals) WHERE refusals <> ''",
    "CREATE INDEX customer_not_active ON customer (state) WHERE state <> 'active'",
    "CREATE INDEX vehicle_inspection ON vehicle (inspection_until) WHERE owned_until IS NULL",
    "CREATE INDEX vehicle_payment ON vehicle (payment_until) WHERE owned_until IS NULL",
    "CREATE INDEX deal_decision ON deal (decision_on) WHERE state IN ('open', 'waiting')",
)

# What is undone comes back under the ids it had, so that none of these is used twice.
_NUMBERED = (
    "customer",
    "phone",
    "vehicle",
    "portrait",
    "deal",
    "meeting",
    "concern",
    "follow_up",
    "reminder",
)

# SQLite documents writing to its schema table for such changes: they leave what is stored as
# it is. A CHECK and AUTOINCREMENT cannot be altered otherwise short of copying the table.
_REWRITTEN = (
    ("customer", "CHECK (trim(name) <> '')", "CHECK (trim(name) <> '' OR trim(looks) <> '')"),
    *(
        (table, "id INTEGER PRIMARY KEY,", "id INTEGER PRIMARY KEY AUTOINCREMENT,")
        for table in _NUMBERED
    ),
)

_LAST_CONTACT = """
    UPDATE customer SET last_contact_at = max(
        coalesce((SELECT max(held_at) FROM meeting WHERE customer_id = {row}.customer_id), ''),
        coalesce((SELECT max(happened_at) FROM attempt
                  WHERE customer_id = {row}.customer_id), ''))
    WHERE id = {row}.customer_id;
"""

# What the list is put in order of, or filtered by, derived by the database as `next_contact_at`
# is; 9999 stands for none.
_SHOWN_IN_LIST = {
    "vehicle": (
        "inspection_until, owned_until, customer_id",
        """inspection_on = coalesce(
            (SELECT min(inspection_until) FROM vehicle
             WHERE customer_id = customer.id AND owned_until IS NULL), '9999')""",
    ),
    "deal": (
        "state, decision_on, opened_on, ended_on, customer_id",
        """decision_on = coalesce(
            (SELECT min(decision_on) FROM deal
             WHERE customer_id = customer.id AND state IN ('open', 'waiting')), '9999'),
        deal_state = coalesce(
            (SELECT state FROM deal WHERE customer_id = customer.id
             ORDER BY ended_on IS NOT NULL, opened_on DESC, id DESC LIMIT 1), '')""",
    ),
}

_TRIGGERS = (
    "DROP TRIGGER a_deal_stays_with_its_customer",
    """
    CREATE TRIGGER a_deal_stays_with_its_customer BEFORE UPDATE OF customer_id ON deal
    WHEN NEW.customer_id <> OLD.customer_id
        AND (EXISTS (SELECT 1 FROM follow_up WHERE deal_id = OLD.id)
            OR EXISTS (SELECT 1 FROM meeting WHERE deal_id = OLD.id))
        AND NOT EXISTS (SELECT 1 FROM merge_under_way
            WHERE from_id = OLD.customer_id AND into_id = NEW.customer_id)
    BEGIN SELECT raise(ABORT, 'a deal stays with its customer'); END""",
    *(
        f"""
        CREATE TRIGGER last_contact_after_{table}_{act} AFTER {when} ON {table}
        BEGIN {"".join(_LAST_CONTACT.format(row=row) for row in rows)} END"""
        for table, moment in (("meeting", "held_at"), ("attempt", "happened_at"))
        for act, when, rows in (
            ("added", "INSERT", ("NEW",)),
            ("changed", f"UPDATE OF {moment}, customer_id", ("OLD", "NEW")),
            ("removed", "DELETE", ("OLD",)),
        )
    ),
    *(
        f"""
        CREATE TRIGGER shown_in_list_after_{table}_{act} AFTER {when} ON {table}
        BEGIN UPDATE customer SET {derived} WHERE id IN ({rows}); END"""
        for table, (columns, derived) in _SHOWN_IN_LIST.items()
        for act, when, rows in (
            ("added", "INSERT", "NEW.customer_id"),
            ("changed", f"UPDATE OF {columns}", "OLD.customer_id, NEW.customer_id"),
            ("removed", "DELETE", "OLD.customer_id"),
        )
    ),
)

_FILLED = (
    *(f"UPDATE customer SET {derived}" for _columns, derived in _SHOWN_IN_LIST.values()),
    """
    UPDATE customer SET last_contact_at = coalesce(
        (SELECT max(held_at) FROM meeting WHERE customer_id = customer.id), '')""",
)


def up(migrator: SchemaMigrator, db: Any) -> None:
    for statement in _TABLES:
        db.execute_sql(statement)
    for table, columns in _COLUMNS.items():
        for column in columns:
            db.execute_sql(f"ALTER TABLE {table} ADD COLUMN {column}")
    _rewrite(db)
    for statement in (*_INDEXES, *_TRIGGERS, *_FILLED):
        db.execute_sql(statement)


def _rewrite(db: Any) -> None:
    """Change the text of tables in place; the next ids go on from those that were used."""
    db.execute_sql("PRAGMA writable_schema = ON")
    for table, old, new in _REWRITTEN:
        changed = db.execute_sql(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?)"
            " WHERE type = 'table' AND name = ? AND instr(sql, ?)",
            (old, new, table, old),
        )
        if changed.rowcount != 1:
            raise RuntimeError(f"the table {table} is not the one this migration knows")
    db.execute_sql("PRAGMA writable_schema = RESET")
    for table in _NUMBERED:
        db.execute_sql(
            f"INSERT INTO sqlite_sequence (name, seq)"
            f" SELECT '{table}', max(id) FROM {table} HAVING max(id) IS NOT NULL"
        )
