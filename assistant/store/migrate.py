"""From an empty or an older file to the schema of today: forward only, and never half-way."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

from assistant.errors import Refused
from assistant.settings.paths import shown_path
from assistant.store import schema
from assistant.store.copying import copy_file


def version_of(connection: sqlite3.Connection) -> int:
    """The file's schema version; 0 when it has none yet."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def refuse_foreign(connection: sqlite3.Connection, path: Path) -> None:
    """Raise Refused when the file is another program's, or a newer outreach's. Reads only."""
    # The owner last: another outreach may be making the file at this moment, all of it in one transaction.
    tables = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    version = version_of(connection)
    owner = int(connection.execute("PRAGMA application_id").fetchone()[0])
    shown = shown_path(path)
    if owner != schema.APPLICATION_ID and (owner or version or tables):
        raise Refused(
            f"{shown} is a SQLite file of another program, not an outreach store; "
            "move it away, or choose another folder with --home."
        )
    if version > schema.VERSION:
        raise Refused(
            f"{shown} was written by a newer outreach (schema {version}, known here {schema.VERSION}); "
            "upgrade outreach to open it."
        )


def bring_up_to_date(connection: sqlite3.Connection, path: Path) -> Path | None:
    """Create or migrate the schema, all in one transaction; the copy that was made first, if any.

    The copy is ``<name>.before-N`` beside the file, N being the version it holds. A step that fails
    leaves the file as it was and no copy; what failed is raised.
    """
    if version_of(connection) == schema.VERSION:
        return None
    connection.execute("PRAGMA foreign_keys = OFF")  # a rebuilt table must not cascade; checked below
    copy: Path | None = None
    try:
        connection.execute("BEGIN IMMEDIATE")
        try:
            version = version_of(connection)  # another process may have been quicker
            if version == 0:
                for statement in schema.SCHEMA:
                    connection.execute(statement)
                connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
            elif version < schema.VERSION:
                copy = _copy_beside(path, version)
                for step in range(version, schema.VERSION):
                    _take(schema.MIGRATIONS[step], connection)
                if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
                    raise sqlite3.IntegrityError("a migration left rows that belong to nobody")
            connection.execute(f"PRAGMA user_version = {schema.VERSION}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            if copy is not None:
                copy.unlink(missing_ok=True)
            raise
    finally:
        connection.execute("PRAGMA foreign_keys = ON")
    return copy


def _take(step: schema.Step, connection: sqlite3.Connection) -> None:
    if callable(step):
        step(connection)
        return
    for statement in step:
        connection.execute(statement)


def _copy_beside(path: Path, version: int) -> Path:
    """Copy the file through a second connection while the first one keeps other writers out."""
    copy = path.with_name(f"{path.name}.before-{version}")
    number = 2
    while copy.exists():
        copy = path.with_name(f"{path.name}.before-{version}.{number}")
        number += 1
    with closing(sqlite3.connect(path)) as source:
        copy_file(source, copy)
    return copy
