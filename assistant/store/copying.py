"""Copying a whole SQLite file while it may be in use."""

from __future__ import annotations

import os
import sqlite3
import time
from pathlib import Path

BUSY_SECONDS = 5.0
"""How long to wait for another process that is writing."""


def copy_all(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    """Copy all of ``source`` into ``target`` in one step. Raises sqlite3.Error, also for a lasting lock."""
    until = time.monotonic() + BUSY_SECONDS

    # Connection.backup would wait for a lock for ever; raising from here is its way out.
    def give_up_in_time(status: int, remaining: int, total: int) -> None:
        if status in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED) and time.monotonic() > until:
            error = sqlite3.OperationalError("database is locked")
            error.sqlite_errorcode = sqlite3.SQLITE_BUSY
            raise error

    source.backup(target, progress=give_up_in_time, sleep=0.05)


def copy_file(source: sqlite3.Connection, path: Path) -> None:
    """Copy all of ``source`` into a new file, 0600 from the moment it exists, synced to the disk.

    Raises FileExistsError when there is a file already, OSError or sqlite3.Error when it cannot be
    written; then nothing is left of it.
    """
    os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
    try:
        target = sqlite3.connect(path, isolation_level=None)
        try:
            target.execute("PRAGMA journal_mode = MEMORY")  # nobody else knows of the file yet
            copy_all(source, target)
        finally:
            target.close()
        with path.open("rb+") as written:
            os.fsync(written.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
