"""Backups: making one, checking one, and putting one back."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path

from assistant.errors import Refused
from assistant.settings.paths import make_private_folder, shown_path
from assistant.store import schema
from assistant.store.copying import BUSY_SECONDS, copy_all, copy_file
from assistant.store.database import Store
from assistant.store.failures import in_sentences
from assistant.store.migrate import refuse_foreign, version_of


def backup(store: Store, to: Path, *, force: bool = False) -> Path:
    """Copy the store, which may stay in use, to the file ``to`` (0600); its path.

    Raises Refused: a file is there already (``force`` replaces it), or it cannot be written. Then
    nothing has changed.
    """
    if to.is_dir():
        raise Refused(f"{shown_path(to)} is a folder; name the file that the backup should be.")
    if to.exists():
        if to.samefile(store.path):
            raise Refused(f"{shown_path(to)} is the store itself; name another file for the backup.")
        if not force:
            raise Refused(f"{shown_path(to)} is there already; name another file; --replace writes over this one.")
    beside = _beside(to)
    with _written(to), in_sentences(to):
        store.copy_to(beside)
        beside.replace(to)
    return to


def check(path: Path) -> int:
    """The schema version of a whole, undamaged outreach store at ``path``.

    Raises Refused, saying what is wrong with it. Reads all of the file: about a second for 100 MB.
    """
    shown = shown_path(path)
    if path.is_dir():
        raise Refused(f"{shown} is a folder; name a backup that 'outreach backup -o FILE' made.")
    if not path.is_file():
        raise Refused(f"There is no file {shown}; name a backup that 'outreach backup -o FILE' made.")
    with in_sentences(path), closing(_reading(path)) as connection:
        refuse_foreign(connection, path)
        version = version_of(connection)
        if version == 0:
            raise Refused(f"{shown} is empty, not a backup; name one that 'outreach backup -o FILE' made.")
        damage = connection.execute("PRAGMA integrity_check(1)").fetchone()[0]
        if damage != "ok" or connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise Refused(f"{shown} is damaged, so nothing was restored from it; use an older backup.")
        found = {(row[0], row[1]) for row in connection.execute("SELECT type, name FROM sqlite_master")}
        expected = {("table", name) for name in schema.tables()} if version == schema.VERSION else set()
        if expected - found or {sort for sort, _ in found} - {"table", "index"}:
            raise Refused(f"{shown} is not a whole outreach store; use another backup.")
    return version


@contextmanager
def _of_a_backup(shown: str) -> Iterator[None]:
    """What is wrong with a file that is only looked at is not to be mended as the store is."""
    try:
        yield
    except Refused as refusal:
        code = getattr(refusal.__cause__, "sqlite_errorcode", 0) & 0xFF
        if code in _BROKEN:
            what = "is no backup" if code == sqlite3.SQLITE_NOTADB else "is damaged"
            raise Refused(f"{shown} {what}; use another that 'outreach backup -o FILE' made.") from refusal.__cause__
        raise


def restore(store: Path, source: Path, *, moment: datetime | None = None) -> Path | None:
    """Put the backup ``source`` in place of the store; the file that keeps what was replaced, if any.

    The backup is checked and copied first, and what was there is kept as ``<name>.replaced-<time>``.
    Works while another outreach has the store open, and when the store is damaged. An older backup
    is migrated when it is opened next. Raises Refused, and then everything is as it was.
    """
    with _of_a_backup(shown_path(source)):
        check(source)
    if store.exists() and source.samefile(store):
        raise Refused(f"{shown_path(source)} is the store itself; name a backup to restore from.")
    make_private_folder(store.parent)
    stamp = (moment or datetime.now()).strftime("%Y%m%d-%H%M%S")
    kept = _free(store.with_name(f"{store.name}.replaced-{stamp}"))
    staged = _beside(store)
    with _written(store):
        try:
            with in_sentences(source), closing(_reading(source)) as connection:
                copy_file(connection, staged)
            if not store.exists() or store.stat().st_size == 0:
                staged.replace(store)
                return None
            try:
                _overwrite(store, staged, kept)
            except sqlite3.DatabaseError as error:
                if getattr(error, "sqlite_errorcode", 0) & 0xFF not in _BROKEN:
                    raise
                _swap(store, staged, kept)
        finally:
            staged.unlink(missing_ok=True)
    return kept


_BROKEN = {sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT}


def _overwrite(store: Path, staged: Path, kept: Path) -> None:
    """Write over the pages of the store in one transaction, so that whoever has it open sees the new one."""
    with closing(sqlite3.connect(store, timeout=BUSY_SECONDS, isolation_level=None)) as live:
        live.execute("BEGIN IMMEDIATE")  # nobody else is writing, now
        live.execute("ROLLBACK")
        copy_file(live, kept)
        try:
            with closing(_reading(staged)) as connection:
                copy_all(connection, live)
        except BaseException:
            kept.unlink(missing_ok=True)
            raise


def _swap(store: Path, staged: Path, kept: Path) -> None:
    """Exchange the files: what is there cannot be read as a store."""
    kept.unlink(missing_ok=True)
    store.rename(kept)
    try:
        # A journal of the old file would be played back into the new one.
        journal = store.with_name(f"{store.name}-journal")
        if journal.exists():
            journal.rename(kept.with_name(f"{kept.name}-journal"))
        staged.replace(store)
    except OSError:
        kept.rename(store)
        raise
    if os.name == "posix":
        kept.chmod(0o600)


def _reading(path: Path) -> sqlite3.Connection:
    uri = f"{path.resolve().as_uri()}?mode=ro"
    return sqlite3.connect(uri, uri=True, timeout=BUSY_SECONDS, isolation_level=None)


def _beside(path: Path) -> Path:
    return path.with_name(f".{path.name[:100]}.{os.urandom(6).hex()}.tmp")


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.name}.{number}")
        number += 1
    return free


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Turn the system's and SQLite's errors about writing beside ``path`` into Refused."""
    try:
        with in_sentences(path):
            yield
    except OSError as error:
        why = (error.strerror or str(error)).lower()
        raise Refused(f"{shown_path(path)} cannot be written: {why}; nothing was changed.") from error
