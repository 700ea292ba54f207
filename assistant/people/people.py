"""The people in the store."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Literal

from assistant.errors import Refused
from assistant.people import bulk, typed
from assistant.people import rows as shape
from assistant.people.person import Person, PersonRow
from assistant.people.search import Query, Search
from assistant.people.valid import valid
from assistant.store.clock import now
from assistant.store.database import Store

_BATCH = 20_000


class People:
    """Who you write to. Everything given is cleaned and checked before it is stored."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._search = Search(store)

    def add(self, person: Person) -> Person:
        """Store a new person, whom somebody typed; the record as stored. Raises Refused when they cannot be stored."""
        with self._store.transaction():
            self.add_many([person])
            return self.get(int(self._store.value("SELECT max(id) FROM people")))

    def add_many(self, persons: Iterable[Person]) -> int:
        """``add`` for many at once, all or none; how many. Raises Refused at the first that cannot be stored."""
        coming = iter(persons)
        added = 0
        moment = now()
        with self._store.transaction():
            first = self.next_id()
            while batch := list(islice(coming, _BATCH)):
                stored = [valid(person, created=person.created) for person in batch]
                people = list(enumerate(stored, start=first + added))
                bulk.insert(self._store, people, moment)
                typed.note_new(self._store, people)
                added += len(stored)
        return added

    def next_id(self) -> int:
        """The id that the next person gets; ids never come back."""
        return self._store.next_id("people")

    def update(self, person: Person) -> Person:
        """Store the record anew, by its id; the record as stored. Raises Refused when it is not there.

        What is other than before was typed, and no import replaces it.
        """
        with self._store.transaction():
            before = self.get(person.id)
            changed = valid(person, id=person.id, created=before.created, updated=now())
            bulk.change(self._store, [changed])
            typed.note_change(self._store, before, changed)
        return changed

    def get(self, person_id: int) -> Person:
        """The person with this id. Raises Refused when there is none."""
        found = self._store.row("SELECT * FROM people WHERE id = ?", (person_id,))
        if found is None:
            into = self._store.value("SELECT person_id FROM merges WHERE other_id = ?", (person_id,))
            if into is not None:
                raise Refused(f"p{person_id} was merged into p{into}; 'outreach show p{into}' shows who that is.")
            raise Refused(f"There is no person p{person_id}; 'outreach people' lists them.")
        return shape.person(found)

    def some(self, ids: Iterable[int]) -> list[Person]:
        """The people with these ids, in the order of their ids; those that are gone are left out."""
        found = self._store.rows(f"SELECT * FROM people WHERE id IN ({','.join(map(str, ids))}) ORDER BY id")
        return [*map(shape.person, found)]

    def close(self) -> list[int]:
        """The ids of all who are more than strangers, in order."""
        return [row[0] for row in self._store.rows("SELECT id FROM people WHERE closeness <> 'stranger' ORDER BY id")]

    def everyone(self) -> Iterator[Person]:
        """All people in the order of their ids, a thousand at a time."""
        last = 0
        while found := self._store.rows("SELECT * FROM people WHERE id > ? ORDER BY id LIMIT 1000", (last,)):
            last = found[-1]["id"]
            yield from map(shape.person, found)

    def remove(self, person_id: int) -> None:
        """Remove a person and all that hangs on them, for good: no byte of it stays in the file.

        Copies that were made before still hold them: backups you made, and those that
        ``Store.copies`` names. Raises Refused when the person is not there.
        """
        with self._store.transaction():
            self.get(person_id)
            bulk.take_out(self._store, person_id)
            self._store.sweep()

    def count(self, query: str = "", tag: str = "", most: int | None = None) -> int:
        """How many people match; all of them without a query.

        Counting a common query goes through everybody (up to 40 ms for 100,000): with ``most`` it
        stops there, for who needs no more than "1,000 or more".
        """
        return self._search.count(Query.of(query, tag), most)

    def tally(self, query: str, tag: str = "") -> Iterator[int]:
        """``count`` in slices, for a screen that must stay awake: how many so far; the last is the count."""
        return self._search.tally(Query.of(query, tag))

    def rows(
        self, query: str = "", tag: str = "", limit: int = 50, offset: int = 0, *, inside: bool = True
    ) -> list[PersonRow]:
        """One page of the list, best matches first, else by name. ``query`` may hold ``tag:rust``.

        When no word begins so, words that hold it are looked for, which goes through everybody; not
        without ``inside``.
        """
        return self.lines(self._search.ids(Query.of(query, tag), limit, offset, inside=inside))

    def near(self, query: str, limit: int) -> list[PersonRow]:
        """The best matches alone: those found by name, or, there being none, by work, and so on."""
        return self.lines(self._search.first(Query.of(query), limit))

    def find(self, reference: str) -> Person:
        """Whom ``p3``, an address, a name or a unique part of one means.

        Raises Ambiguous with the candidates when several match, Refused with near names when nobody does.
        """
        from assistant.people.finding import find

        return find(self, self._store, reference)

    def known(self, sort: Literal["emails", "handles", "links"]) -> dict[str, int]:
        """Whose each address, handle or link is, by the key that ``rows`` makes of it; the oldest wins."""
        found: dict[str, int] = {}
        for stored, person_id in self._store.rows(f"SELECT {sort}, id FROM people WHERE {sort} <> '' ORDER BY id"):
            for key in shape.keys(sort, shape.lines(stored)):
                found.setdefault(key, person_id)
        return found

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how many people have it, most used first."""
        counted: dict[str, int] = {}
        for tags, number in self._store.rows("SELECT tags, count(*) FROM people WHERE tags <> '' GROUP BY tags"):
            for tag in shape.lines(tags):
                counted[tag] = counted.get(tag, 0) + number
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def lines(self, ids: list[int]) -> list[PersonRow]:
        """The lines of a list for these ids, in their order; those that are gone are left out."""
        if not ids:
            return []
        found = self._store.rows(
            f"SELECT id, name, role, company, tags, closeness FROM people WHERE id IN ({','.join(map(str, ids))})"
        )
        by_id = {row[0]: PersonRow(row[0], row[1], row[2], row[3], shape.lines(row[4]), row[5]) for row in found}
        return [by_id[person_id] for person_id in ids if person_id in by_id]


def is_id(reference: str) -> int | None:
    """The number of ``p3``, else None."""
    match = re.fullmatch(r"\s*[pP]([1-9][0-9]{0,17})\s*", reference)
    return int(match[1]) if match else None
