"""What is remembered of pages that were read about a person: their state, so that a page is not read twice."""

from __future__ import annotations

from dataclasses import dataclass

from assistant.store.clock import now
from assistant.store.database import Store


@dataclass(frozen=True, slots=True)
class Seen:
    """One page as it was when it was read. ``model``: whether a model read it too; ``feed``: one to read with it."""

    url: str
    etag: str = ""
    modified: str = ""
    feed: str = ""
    model: bool = False
    moment: str = ""


class Fetched:
    """The pages that were read, for each person; they go with the person."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def get(self, person_id: int, url: str) -> Seen | None:
        """The page as it was last time; None when it was never read."""
        row = self._store.row("SELECT * FROM fetched WHERE person_id = ? AND url = ?", (person_id, url))
        if row is None:
            return None
        return Seen(row["url"], row["etag"], row["modified"], row["feed"], bool(row["model"]), row["moment"])

    def note(self, person_id: int, seen: Seen) -> None:
        """Remember a page as it is now."""
        self._store.execute(
            "INSERT OR REPLACE INTO fetched (person_id, url, etag, modified, feed, model, moment)"
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (person_id, seen.url, seen.etag, seen.modified, seen.feed, seen.model, now()),
        )
