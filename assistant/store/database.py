"""The store: one SQLite file, opened, kept consistent, and swept of what was removed."""

from __future__ import annotations

import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain, islice
from pathlib import Path
from typing import Any

from assistant.errors import Refused
from assistant.settings.paths import FILE_MODE, is_private, make_private_folder, shown_path
from assistant.store import migrate
from assistant.store.copying import BUSY_SECONDS, copy_file
from assistant.store.failures import in_sentences

Row = sqlite3.Row

_SWEEP = "store.sweep"
_UID = "store.uid"
_ROWS_AT_ONCE = 100

# DELETE and not WAL: SQLite 3.7.0 to 3.51.2 can, rarely, corrupt a WAL file that several connections
# use, and a -wal beside the file would keep what was removed. FULL, so that what was acknowledged
# survives a power cut. secure_delete overwrites what an edit replaces. temp_store MEMORY, so that
# VACUUM and sorting leave no copies of people in the system's temporary folder.
_PRAGMAS = (
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA synchronous = FULL",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA cache_size = -8000",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA journal_mode = DELETE",
)


class Store:
    """One open store. Safe to use from several threads, and beside other processes.

    Every method raises Refused with a sentence when the file is locked for longer than
    ``BUSY_SECONDS``, damaged, not writable, or the disk is full.
    """

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self._connection = connection
        self._lock = threading.RLock()
        self._depth = 0
        self._sweep_due = False

    @classmethod
    def open(cls, path: Path) -> Store:
        """Open the file, creating it (0600) when missing and migrating it when it is older.

        Raises Refused when it is not an outreach store, is newer than this program, or cannot be opened.
        """
        _make_private_file(path)
        with in_sentences(path):
            connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
            try:
                connection.row_factory = Row
                migrate.refuse_foreign(connection, path)
                for pragma in _PRAGMAS:
                    connection.execute(pragma).fetchall()
                migrate.bring_up_to_date(connection, path)
            except BaseException:
                connection.close()
                raise
        store = cls(path, connection)
        if not store.swept:
            store._try_sweep()
        return store

    def rows(self, sql: str, params: Sequence[object] = ()) -> list[Row]:
        """All rows of a query."""
        with self._lock, in_sentences(self.path):
            return self._connection.execute(sql, params).fetchall()

    def row(self, sql: str, params: Sequence[object] = ()) -> Row | None:
        """The first row of a query, or None."""
        with self._lock, in_sentences(self.path):
            cursor = self._connection.execute(sql, params)
            try:
                found: Row | None = cursor.fetchone()
            finally:
                cursor.close()  # an unfinished SELECT would keep a lock on the file
            return found

    def value(self, sql: str, params: Sequence[object] = ()) -> Any:
        """The first column of the first row of a query, or None."""
        found = self.row(sql, params)
        return None if found is None else found[0]

    def execute(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one statement; the id of the row it inserted last."""
        with self._lock, in_sentences(self.path):
            return self._connection.execute(sql, params).lastrowid or 0

    def change(self, sql: str, params: Sequence[object] = ()) -> int:
        """Run one statement; how many rows it changed."""
        with self._lock, in_sentences(self.path):
            return self._connection.execute(sql, params).rowcount

    def execute_many(self, sql: str, params: Iterable[Sequence[object]]) -> None:
        """Run one statement for each of many sets of parameters; call it inside ``transaction``."""
        with self._lock, in_sentences(self.path):
            self._connection.executemany(sql, params)

    def insert_many(self, into: str, rows: Iterable[Sequence[object]]) -> None:
        """Insert many narrow rows, some in each statement, which takes about half the time; inside ``transaction``.

        ``into`` is the table with its columns, ``facts (id, text)``, as many as each row has values.
        """
        coming = iter(rows)
        with self._lock, in_sentences(self.path):
            while some := list(islice(coming, _ROWS_AT_ONCE)):
                row = f"({', '.join('?' * len(some[0]))})"
                sql = f"INSERT INTO {into} VALUES {', '.join([row] * len(some))}"
                self._connection.execute(sql, list(chain.from_iterable(some)))

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All or nothing. Takes the write lock at once, so that it never fails half-way for a lock.

        May be nested: an inner one that fails takes back its own changes alone.
        """
        with self._lock, in_sentences(self.path):
            depth = self._depth
            mark = f"step{depth}"
            self._connection.execute(f"SAVEPOINT {mark}" if depth else "BEGIN IMMEDIATE")
            self._depth += 1
            try:
                yield
                if not depth:
                    self._connection.execute("COMMIT")
            except BaseException:
                if depth:
                    self._connection.execute(f"ROLLBACK TO {mark}")
                    self._connection.execute(f"RELEASE {mark}")
                else:
                    self._sweep_due = False
                    if self._connection.in_transaction:  # a full disk may have rolled back already
                        self._connection.execute("ROLLBACK")
                raise
            else:
                if depth:
                    self._connection.execute(f"RELEASE {mark}")
            finally:
                self._depth = depth
            if not depth and self._sweep_due:
                self._sweep_due = False
                self._try_sweep()

    def sweep(self) -> None:
        """Leave no byte of what was removed in the file: rewrites it once the transaction is through.

        Call it inside the transaction that removes. When another process holds the file, or the
        program dies before, it is done at the next opening. About a second for 100,000 people.
        """
        if not self._depth:
            raise RuntimeError("sweep() belongs inside the transaction that removes")
        self.remember(_SWEEP, "1")
        self._sweep_due = True

    def _try_sweep(self) -> None:
        with self._lock:
            try:
                self._connection.execute("VACUUM")
                self._connection.execute("DELETE FROM memory WHERE key = ?", (_SWEEP,))
            except sqlite3.Error:  # another process is in the file, or the disk is full
                return  # the mark stays, and the next opening tries again

    @property
    def swept(self) -> bool:
        """Whether nothing removed is still waiting to be overwritten."""
        return not self.recall(_SWEEP)

    @property
    def uid(self) -> str:
        """A name for this store that no other has, made when it is first asked for. Copies of it keep it."""
        found = self.recall(_UID)
        if not found:
            found = f"outreach-{os.urandom(8).hex()}"
            self.remember(_UID, found)
        return found

    def next_id(self, table: str) -> int:
        """The id that the next row of a table gets; ids never come back, so none from it on was ever anybody's."""
        return int(self.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0) + 1

    def recall(self, key: str, default: str = "") -> str:
        """What the program remembered under ``key``, such as the last channel used."""
        found = self.value("SELECT value FROM memory WHERE key = ?", (key,))
        return default if found is None else str(found)

    def remember(self, key: str, value: str) -> None:
        """Remember a small thing about the program's use; nothing about a person."""
        self.execute("INSERT OR REPLACE INTO memory (key, value) VALUES (?, ?)", (key, value))

    def copies(self) -> list[Path]:
        """Older copies that were kept beside the store; they still hold whoever was removed since."""
        name = self.path.name
        return sorted(
            other
            for other in self.path.parent.iterdir()
            if other.name.startswith((f"{name}.before-", f"{name}.replaced-"))
        )

    def copy_to(self, path: Path) -> None:
        """Copy the whole store into a new file (0600), consistently, while it stays in use.

        Raises sqlite3.Error or OSError about the new file; then nothing is left of it.
        """
        with self._lock:
            copy_file(self._connection, path)

    def close(self) -> None:
        """Close the file; closing twice does nothing."""
        with self._lock:
            self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def _make_private_file(path: Path) -> None:
    """Make sure of the file, and that no one else may read it. SQLite gives its journal the same mode."""
    make_private_folder(path.parent)
    shown = shown_path(path)
    try:
        os.close(os.open(path, os.O_RDWR | os.O_CREAT, FILE_MODE))
        if not is_private(path):
            path.chmod(FILE_MODE)
    except IsADirectoryError:
        raise Refused(f"{shown} is a folder, where the store should be a file; move it away.") from None
    except OSError as error:
        raise Refused(
            f"{shown} cannot be opened for writing ({(error.strerror or str(error)).lower()}); give yourself "
            "the right to write to it and to its folder, or choose another folder with --home."
        ) from error
