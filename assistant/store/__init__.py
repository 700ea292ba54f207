"""The store: one SQLite file, its schema, migrations and backups."""
