"""A photo may lie under a portrait, in a table of its own: who reads portraits loads none.

A photo is kept only with the day on which the customer consented.
"""

from typing import Any

from playhouse.migrate import SchemaMigrator

_TABLE = """
    CREATE TABLE portrait_photo (
        portrait_id INTEGER PRIMARY KEY REFERENCES portrait (id) ON DELETE CASCADE,
        picture BLOB NOT NULL CHECK (length(picture) > 0),
        consent_on TEXT NOT NULL CHECK (date(consent_on) IS consent_on),
        consent_noted_by INTEGER REFERENCES staff (id)
    )
"""


def up(migrator: SchemaMigrator, db: Any) -> None:
    db.execute_sql(_TABLE)
