"""Is the database sound: its pages, its references, its search index and rule R1."""

from showroom_crm.storage.database import Database

_OPEN_WITHOUT_CONTACT = """
    SELECT id FROM deal d WHERE state = 'open' AND NOT EXISTS (
        SELECT 1 FROM follow_up f WHERE f.deal_id = d.id AND f.status = 'planned')
"""
_REMINDER_OF_ENDED = """
    SELECT id FROM reminder r WHERE ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM follow_up f WHERE f.id = r.follow_up_id AND f.status = 'planned')
"""
_INDEXED = (("customer", "customer_search"), ("meeting", "meeting_search"))


def faults_in(database: Database) -> list[str]:
    """Return a technical line for each fault; empty when all is well."""
    faults = [row[0] for row in database.rows("PRAGMA cipher_integrity_check")]
    faults += [row[0] for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [
        f"{table} row {row} refers to a missing {parent}"
        for table, row, parent, _ in database.rows("PRAGMA foreign_key_check")
    ]
    faults += [
        f"open deal {row[0]} has no planned contact" for row in database.rows(_OPEN_WITHOUT_CONTACT)
    ]
    faults += [
        f"reminder {row[0]} of an ended contact is still armed"
        for row in database.rows(_REMINDER_OF_ENDED)
    ]
    for table, index in _INDEXED:
        rows = database.value(f"SELECT count(*) FROM {table}")
        indexed = database.value(f"SELECT count(*) FROM {index}")
        if rows != indexed:
            faults.append(f"{index} holds {indexed} of {rows} rows")
    return faults
