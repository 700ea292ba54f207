"""SQLite's errors as sentences for people."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from assistant.errors import Refused
from assistant.settings.paths import shown_path

_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}


def sentence(error: sqlite3.Error, path: Path) -> str | None:
    """What happened to the file at ``path`` and what to do; None when the fault is the program's own."""
    shown = shown_path(path)
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF  # the low byte is the primary code
    if code in _BUSY:
        return (
            f"{shown} is in use by another program that did not let go within five seconds; "
            "close the other outreach, or wait for it, and try again."
        )
    if code == sqlite3.SQLITE_FULL:
        return f"The disk is full, so nothing was saved to {shown}; make room and try again."
    if code in _UNWRITABLE:
        return (
            f"{shown} cannot be opened for writing; give yourself the right to write to it "
            "and to its folder, or choose another folder with --home."
        )
    if code == sqlite3.SQLITE_NOTADB:
        return (
            f"{shown} is not an outreach store; move it away to start anew, "
            "or put a backup back with 'outreach restore FILE'."
        )
    if code == sqlite3.SQLITE_CORRUPT:
        return (
            f"{shown} is damaged; put a backup back with 'outreach restore FILE' (the damaged file is kept beside it)."
        )
    if code == sqlite3.SQLITE_IOERR:
        return f"{shown} could not be read or written ({error}); check the disk, and try again."
    if code == sqlite3.SQLITE_TOOBIG:
        return f"That text is too long to be kept in {shown}; shorten it."
    return None


@contextmanager
def in_sentences(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the file at ``path`` into Refused. The program's own faults pass through."""
    try:
        yield
    except sqlite3.Error as error:
        said = sentence(error, path)
        if said is None:
            raise
        raise Refused(said) from error
