"""Pairs of people who may be one, as they are stored: open until taken, refused for good when refused."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.store.clock import now
from assistant.store.database import Store


@dataclass(frozen=True, slots=True)
class Proposal:
    """Two people who may be one and the same."""

    person_id: int
    """Who would stay: the one who was there first."""
    other_id: int
    why: str
    """What speaks for it, in a few words."""
    state: Literal["open", "refused"] = "open"
    created: str = ""


class Proposals:
    """The proposals of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, proposals: Iterable[Proposal]) -> int:
        """Keep those whose pair is not known yet; how many. Call it inside a transaction."""
        known = self.known()
        added = []
        for one in proposals:
            if one.person_id != one.other_id and (key := pair(one.person_id, one.other_id)) not in known:
                known.add(key)
                added.append((*key, one.why, one.state, one.created or now()))
        self._store.execute_many(
            "INSERT INTO merge_proposals (person_id, other_id, why, state, created) VALUES (?, ?, ?, ?, ?)", added
        )
        return len(added)

    def open(self, limit: int = -1, offset: int = 0, since: int = 0) -> list[Proposal]:
        """Open proposals, oldest first; each pair once. ``limit`` -1 means all; ``since``: those after ``last``."""
        # A merge may have brought two proposals to the same pair, and one of them may be refused.
        sql = (
            "SELECT min(person_id, other_id) AS one, max(person_id, other_id) AS two, why, created"
            " FROM merge_proposals WHERE person_id <> other_id GROUP BY one, two"
            " HAVING sum(state <> 'open') = 0 AND min(id) > ? ORDER BY min(id) LIMIT ? OFFSET ?"
        )
        found = self._store.rows(sql, (since, limit, offset))
        return [Proposal(row[0], row[1], row[2], created=row[3]) for row in found]

    def count(self, since: int = 0) -> int:
        """How many are open."""
        return int(
            self._store.value(
                "SELECT count(*) FROM (SELECT 1 FROM merge_proposals WHERE person_id <> other_id"
                " GROUP BY min(person_id, other_id), max(person_id, other_id)"
                " HAVING sum(state <> 'open') = 0 AND min(id) > ?)",
                (since,),
            )
        )

    def last(self) -> int:
        """What ``since`` is told, to leave out all that are there now."""
        return int(self._store.value("SELECT max(id) FROM merge_proposals") or 0)

    def of(self, person_id: int) -> list[Proposal]:
        """A person's proposals, refused ones too, in the order in which they came."""
        sql = (
            "SELECT person_id, other_id, why, state, created FROM merge_proposals"
            " WHERE ?1 IN (person_id, other_id) ORDER BY id"
        )
        return [Proposal(*row) for row in self._store.rows(sql, (person_id,))]

    def refuse(self, one: int, two: int) -> None:
        """They are two people, and nobody asks again."""
        with self._store.transaction():
            self.forget(one, two)
            self.add([Proposal(one, two, "you said that they are two people", "refused")])

    def forget(self, one: int, two: int) -> None:
        """Take a pair out, whatever was said of it."""
        self._store.change(
            "DELETE FROM merge_proposals WHERE (person_id = ?1 AND other_id = ?2)"
            " OR (person_id = ?2 AND other_id = ?1)",
            (one, two),
        )

    def known(self) -> set[tuple[int, int]]:
        """All pairs, refused ones too."""
        return {pair(row[0], row[1]) for row in self._store.rows("SELECT person_id, other_id FROM merge_proposals")}

    def refused(self) -> set[tuple[int, int]]:
        """The pairs that were refused."""
        sql = "SELECT person_id, other_id FROM merge_proposals WHERE state = 'refused'"
        return {pair(row[0], row[1]) for row in self._store.rows(sql)}


def pair(one: int, two: int) -> tuple[int, int]:
    """Two ids in one order."""
    return (one, two) if one < two else (two, one)
