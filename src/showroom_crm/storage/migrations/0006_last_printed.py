"""Find the last print of a customer in an access log of years, without reading it all."""

from typing import Any

from playhouse.migrate import SchemaMigrator


def up(migrator: SchemaMigrator, db: Any) -> None:
    db.execute_sql(
        "CREATE INDEX access_log_printed ON access_log (customer_id, at) WHERE act = 'printed'"
    )
