"""The first schema. R1 stands in it: an open deal owes a planned follow-up of ours.

`deal.owes_id` must be found in `follow_up.holds_deal_id` when a transaction commits, and
SQLite adds no stored generated column later, so both are here from the start.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

_TABLES = (
    """
    CREATE TABLE staff (
        id INTEGER PRIMARY KEY,
        code TEXT NOT NULL UNIQUE,
        name TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('rep', 'manager'))
    )""",
    """
    CREATE TABLE customer (
        id INTEGER PRIMARY KEY,
        number INTEGER NOT NULL UNIQUE,
        staff_id INTEGER REFERENCES staff (id),
        name TEXT NOT NULL CHECK (trim(name) <> ''),
        kana TEXT NOT NULL,
        sort_key TEXT NOT NULL,
        postal_code TEXT NOT NULL,
        address TEXT NOT NULL,
        birthday TEXT,
        job TEXT NOT NULL,
        family TEXT NOT NULL,
        hobbies TEXT NOT NULL,
        source TEXT NOT NULL,
        notes TEXT NOT NULL,
        created_at TEXT NOT NULL,
        changed_at TEXT NOT NULL,
        next_contact_at TEXT NOT NULL DEFAULT '9999'
    )""",
    "CREATE INDEX customer_in_list ON customer (next_contact_at, sort_key, id)",
    """
    CREATE TABLE phone (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        number TEXT NOT NULL,
        kind TEXT NOT NULL
    )""",
    "CREATE INDEX phone_of_customer ON phone (customer_id, position)",
    "CREATE INDEX phone_number ON phone (number)",
    """
    CREATE TABLE vehicle (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        position INTEGER NOT NULL,
        maker TEXT NOT NULL,
        model TEXT NOT NULL,
        plate TEXT NOT NULL,
        inspection_until TEXT
    )""",
    "CREATE INDEX vehicle_of_customer ON vehicle (customer_id, position)",
    """
    CREATE TABLE portrait (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id) ON DELETE CASCADE,
        staff_id INTEGER REFERENCES staff (id),
        drawn_on TEXT NOT NULL,
        ink BLOB NOT NULL
    )""",
    "CREATE INDEX portrait_of_customer ON portrait (customer_id, id)",
    """
    CREATE TABLE deal (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id),
        staff_id INTEGER REFERENCES staff (id),
        wish TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'waiting', 'won', 'lost')),
        opened_on TEXT NOT NULL,
        decision_words TEXT NOT NULL,
        decision_on TEXT,
        decided_by TEXT NOT NULL,
        lost_reason TEXT CHECK (state <> 'lost' OR lost_reason IS NOT NULL),
        competitor TEXT NOT NULL,
        ended_on TEXT,
        owes_id INTEGER GENERATED ALWAYS AS (CASE state WHEN 'open' THEN id END) STORED
            REFERENCES follow_up (holds_deal_id) DEFERRABLE INITIALLY DEFERRED
    )""",
    "CREATE INDEX deal_of_customer ON deal (customer_id, ended_on, opened_on)",
    "CREATE INDEX deal_waiting ON deal (staff_id) WHERE state = 'waiting'",
    "CREATE INDEX deal_owes ON deal (owes_id) WHERE owes_id IS NOT NULL",
    """
    CREATE TABLE meeting (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id),
        deal_id INTEGER REFERENCES deal (id),
        staff_id INTEGER REFERENCES staff (id),
        wish TEXT NOT NULL,
        held_at TEXT NOT NULL,
        place TEXT NOT NULL,
        attendees TEXT NOT NULL,
        said TEXT NOT NULL,
        proposed TEXT NOT NULL,
        entered_at TEXT NOT NULL,
        typed_at TEXT NOT NULL,
        answers_id INTEGER REFERENCES follow_up (id),
        ending TEXT CHECK (ending IN ('won', 'lost', 'agreed', 'own_action')),
        CHECK (ending IS NULL OR deal_id IS NOT NULL)
    )""",
    "CREATE INDEX meeting_of_customer ON meeting (customer_id, held_at)",
    "CREATE INDEX meeting_of_deal ON meeting (deal_id, held_at)",
    "CREATE INDEX meeting_unclosed ON meeting (typed_at) WHERE ending IS NULL",
    """
    CREATE TABLE concern (
        id INTEGER PRIMARY KEY,
        deal_id INTEGER NOT NULL REFERENCES deal (id),
        category TEXT NOT NULL,
        words TEXT NOT NULL,
        remedy TEXT NOT NULL,
        would_buy TEXT NOT NULL,
        condition TEXT NOT NULL,
        resolved INTEGER NOT NULL
    )""",
    "CREATE INDEX concern_of_deal ON concern (deal_id, id)",
    """
    CREATE TABLE follow_up (
        id INTEGER PRIMARY KEY,
        customer_id INTEGER NOT NULL REFERENCES customer (id),
        deal_id INTEGER REFERENCES deal (id),
        staff_id INTEGER REFERENCES staff (id),
        channel TEXT NOT NULL,
        at TEXT NOT NULL,
        until TEXT,
        late_after TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (trim(reason) <> ''),
        bring TEXT NOT NULL,
        agreed INTEGER NOT NULL,
        status TEXT NOT NULL CHECK (status IN ('planned', 'done', 'replaced', 'dropped')),
        holds INTEGER NOT NULL DEFAULT 0,
        created_at TEXT NOT NULL,
        ended_at TEXT,
        holds_deal_id INTEGER GENERATED ALWAYS AS
            (CASE WHEN status = 'planned' AND holds THEN deal_id END) STORED UNIQUE
    )""",
    "CREATE INDEX follow_up_of_customer ON follow_up (customer_id, status, at)",
    "CREATE INDEX follow_up_of_deal ON follow_up (deal_id, status, at)",
    "CREATE INDEX follow_up_planned ON follow_up (at, staff_id) WHERE status = 'planned'",
    """
    CREATE TABLE reminder (
        id INTEGER PRIMARY KEY,
        follow_up_id INTEGER NOT NULL REFERENCES follow_up (id) ON DELETE CASCADE,
        agreed_for TEXT NOT NULL,
        lead_minutes INTEGER NOT NULL,
        due_at TEXT NOT NULL,
        fired_at TEXT,
        ended_at TEXT,
        UNIQUE (follow_up_id, agreed_for, lead_minutes)
    )""",
    "CREATE INDEX reminder_pending ON reminder (due_at) WHERE ended_at IS NULL",
    """
    CREATE TABLE access_log (
        id INTEGER PRIMARY KEY,
        at TEXT NOT NULL,
        staff_id INTEGER,
        act TEXT NOT NULL,
        customer_id INTEGER
    )""",
    """
    CREATE TABLE draft (
        name TEXT PRIMARY KEY,
        content TEXT NOT NULL,
        saved_at TEXT NOT NULL
    ) WITHOUT ROWID""",
    "CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE VIRTUAL TABLE customer_search USING fts5 (
        tokens, content='', contentless_delete=1, tokenize='ascii', prefix='1'
    )""",
    """
    CREATE VIRTUAL TABLE meeting_search USING fts5 (
        tokens, content='', contentless_delete=1, tokenize='ascii', prefix='1'
    )""",
)

# The list shows the next contact first; derived from planned follow-ups only, by the database.
_NEXT_CONTACT = """
    UPDATE customer SET next_contact_at = coalesce(
        (SELECT min(at) FROM follow_up
         WHERE customer_id = {row}.customer_id AND status = 'planned'), '9999')
    WHERE id = {row}.customer_id;
"""

_TRIGGERS = (
    """
    CREATE TRIGGER deal_never_goes_back_to_waiting BEFORE UPDATE OF state ON deal
    WHEN NEW.state = 'waiting' AND OLD.state <> 'waiting'
    BEGIN SELECT raise(ABORT, 'a deal never goes back to waiting'); END""",
    """
    CREATE TRIGGER no_waiting_deal_takes_the_place_of_another BEFORE INSERT ON deal
    WHEN NEW.state = 'waiting' AND EXISTS (SELECT 1 FROM deal WHERE id = NEW.id)
    BEGIN SELECT raise(ABORT, 'a deal never goes back to waiting'); END""",
    *(
        f"""
        CREATE TRIGGER {table}_and_its_deal_are_of_one_customer_{act} BEFORE {when} ON {table}
        WHEN NEW.deal_id IS NOT NULL
            AND NEW.customer_id IS NOT (SELECT customer_id FROM deal WHERE id = NEW.deal_id)
        BEGIN SELECT raise(ABORT, 'a {table} and its deal belong to one customer'); END"""
        for table in ("follow_up", "meeting")
        for act, when in (("added", "INSERT"), ("changed", "UPDATE OF deal_id, customer_id"))
    ),
    """
    CREATE TRIGGER a_deal_stays_with_its_customer BEFORE UPDATE OF customer_id ON deal
    WHEN NEW.customer_id <> OLD.customer_id
        AND (EXISTS (SELECT 1 FROM follow_up WHERE deal_id = OLD.id)
            OR EXISTS (SELECT 1 FROM meeting WHERE deal_id = OLD.id))
    BEGIN SELECT raise(ABORT, 'a deal stays with its customer'); END""",
    f"""
    CREATE TRIGGER next_contact_after_insert AFTER INSERT ON follow_up
    BEGIN {_NEXT_CONTACT.format(row="NEW")} END""",
    f"""
    CREATE TRIGGER next_contact_after_update
    AFTER UPDATE OF at, status, customer_id ON follow_up
    BEGIN {_NEXT_CONTACT.format(row="OLD")} {_NEXT_CONTACT.format(row="NEW")} END""",
    f"""
    CREATE TRIGGER next_contact_after_delete AFTER DELETE ON follow_up
    BEGIN {_NEXT_CONTACT.format(row="OLD")} END""",
)


def up(migrator: SchemaMigrator, db: Any) -> None:
    for statement in (*_TABLES, *_TRIGGERS):
        db.execute_sql(statement)
