"""What the writer said about things that were due, as it is stored."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from assistant.rhythm.due import Due, Mark, never_key
from assistant.store.database import Row, Store

_PUT = (
    "INSERT INTO due_marks (key, person_id, event_id, state, day, until) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (key)"
    " DO UPDATE SET state = excluded.state, until = excluded.until,"
    " day = CASE excluded.day WHEN '' THEN day ELSE excluded.day END"
)


class Marks:
    """Snoozed, done and never. They go with the person and the event that they are about."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def of(self, person_ids: Iterable[int] | None = None) -> dict[str, Mark]:
        """Marks by key: those about these people, or all of them."""
        if person_ids is None:
            return _by_key(self._store.rows("SELECT * FROM due_marks"))
        listed = ",".join(map(str, person_ids))
        return _by_key(self._store.rows(f"SELECT * FROM due_marks WHERE person_id IN ({listed})"))

    def snooze(self, due: Due, until: date) -> None:
        """Put it off until a day; on that day it is due again."""
        self._put(due.id, due.person_id, due.event_id, "snoozed", until=until.isoformat())

    def done(self, due: Due, on: date) -> None:
        """Tick it off."""
        self._put(due.id, due.person_id, due.event_id, "done", day=on.isoformat())

    def never(self, due: Due) -> None:
        """Nothing of this sort with this person again; of a favour: not this one."""
        if due.sort == "owed":
            self._put(due.id, due.person_id, due.event_id, "never")
        else:
            self._put(never_key(due.sort, due.person_id), due.person_id, None, "never")

    def no_week(self, key: str, person_id: int) -> None:
        """Never propose this person for a week again."""
        self._put(key, person_id, None, "never")

    def take_back(self, key: str) -> bool:
        """Forget what was said under a key; whether there was anything."""
        return self._store.change("DELETE FROM due_marks WHERE key = ?", (key,)) > 0

    def _put(
        self, key: str, person_id: int, event_id: int | None, state: str, *, day: str = "", until: str = ""
    ) -> None:
        self._store.execute(_PUT, (key, person_id, event_id, state, day, until))


def _by_key(rows: list[Row]) -> dict[str, Mark]:
    return {
        row["key"]: Mark(row["key"], row["person_id"], row["state"], row["event_id"], row["day"], row["until"])
        for row in rows
    }
