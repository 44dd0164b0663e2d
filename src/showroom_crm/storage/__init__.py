"""The encrypted database: schema, migrations, search index. Hands out domain objects."""
