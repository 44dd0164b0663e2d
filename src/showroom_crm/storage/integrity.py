"""Is the database sound: pages, references, search index, what is derived, and rule R1."""

from showroom_crm.storage.database import Database

_OPEN_WITHOUT_CONTACT = """
    SELECT id FROM deal d WHERE state = 'open' AND NOT EXISTS (
        SELECT 1 FROM follow_up f WHERE f.deal_id = d.id AND f.status = 'planned')
"""
_REMINDER_OF_ENDED = """
    SELECT id FROM reminder r WHERE ended_at IS NULL AND NOT EXISTS (
        SELECT 1 FROM follow_up f WHERE f.id = r.follow_up_id AND f.status = 'planned')
"""
_EARLIEST_DOES_NOT_HOLD = """
    SELECT DISTINCT deal_id FROM follow_up f JOIN deal d ON d.id = f.deal_id
    WHERE f.status = 'planned' AND d.state = 'open' AND f.holds AND EXISTS (
        SELECT 1 FROM follow_up e
        WHERE e.deal_id = f.deal_id AND e.status = 'planned' AND e.at < f.at)
"""
_WRONG_NEXT_CONTACT = """
    SELECT id FROM customer c WHERE next_contact_at <> coalesce(
        (SELECT min(at) FROM follow_up WHERE customer_id = c.id AND status = 'planned'), '9999')
"""
_WRONG_LAST_CONTACT = """
    SELECT id FROM customer c WHERE last_contact_at <> max(
        coalesce((SELECT max(held_at) FROM meeting WHERE customer_id = c.id), ''),
        coalesce((SELECT max(happened_at) FROM attempt WHERE customer_id = c.id), ''))
"""
_WRONG_TAGS = """
    SELECT id FROM meeting m WHERE (SELECT count(*) FROM meeting_tag WHERE meeting_id = m.id)
        <> (SELECT count(DISTINCT value) FROM json_each(m.tags))
"""
_TOLD = (
    (_OPEN_WITHOUT_CONTACT, "open deal {id} has no planned contact"),
    (_REMINDER_OF_ENDED, "reminder {id} of an ended contact is still armed"),
    (_EARLIEST_DOES_NOT_HOLD, "the earliest contact of deal {id} does not hold it"),
    (_WRONG_NEXT_CONTACT, "customer {id} stands in the list under another next contact"),
    (_WRONG_LAST_CONTACT, "customer {id} stands in the list under another last contact"),
    (_WRONG_TAGS, "the tags of meeting {id} are not found"),
    ("SELECT from_id FROM merge_under_way", "a merge of customer {id} was left half done"),
)
_INDEXED = (("customer", "customer_search"), ("meeting", "meeting_search"))


def faults_in(database: Database) -> list[str]:
    """Return a technical line for each fault; empty when all is well."""
    faults = [row[0] for row in database.rows("PRAGMA cipher_integrity_check")]
    faults += [row[0] for row in database.rows("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [
        f"{table} row {row} refers to a missing {parent}"
        for table, row, parent, _ in database.rows("PRAGMA foreign_key_check")
    ]
    faults += [told.format(id=row[0]) for query, told in _TOLD for row in database.rows(query)]
    for table, index in _INDEXED:
        rows = database.value(f"SELECT count(*) FROM {table}")
        indexed = database.value(f"SELECT count(*) FROM {index}")
        if rows != indexed:
            faults.append(f"{index} holds {indexed} of {rows} rows")
    return faults
