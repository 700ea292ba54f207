"""The people in the store."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from typing import Literal

from assistant.errors import Refused
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
        """Store a new person; the record as stored. Raises Refused when something in it cannot be."""
        self.add_many([person])
        return self.get(int(self._store.value("SELECT max(id) FROM people")))

    def add_many(self, persons: Iterable[Person]) -> int:
        """Store many at once, all or none; how many. Raises Refused at the first that cannot be stored."""
        coming = iter(persons)
        added = 0
        moment = now()
        with self._store.transaction():
            last = self._store.value("SELECT seq FROM sqlite_sequence WHERE name = 'people'") or 0
            while batch := list(islice(coming, _BATCH)):
                stored = [
                    replace(valid(person), id=number, created=person.created or moment, updated=moment)
                    for number, person in enumerate(batch, start=last + added + 1)
                ]
                added += len(stored)
                self._write(stored)
        return added

    def update(self, person: Person) -> Person:
        """Store the record anew, by its id; the record as stored. Raises Refused when it is not there."""
        with self._store.transaction():
            before = self.get(person.id)
            changed = replace(valid(person), created=before.created, updated=now())
            self._store.change(shape.UPDATE, (*shape.person_values(changed)[1:], person.id))
            self._unindex(person.id)
            self._write_around([changed])
        return changed

    def get(self, person_id: int) -> Person:
        """The person with this id. Raises Refused when there is none."""
        found = self._store.row("SELECT * FROM people WHERE id = ?", (person_id,))
        if found is None:
            raise Refused(f"There is no person p{person_id}; 'outreach people' lists them.")
        contacts = self._store.rows(f"{shape.CONTACTS} WHERE person_id = ? ORDER BY sort, position", (person_id,))
        return shape.person(found, contacts)

    def everyone(self) -> Iterator[Person]:
        """All people in the order of their ids, a thousand at a time."""
        last = 0
        while found := self._store.rows("SELECT * FROM people WHERE id > ? ORDER BY id LIMIT 1000", (last,)):
            first, last = found[0]["id"], found[-1]["id"]
            contacts: dict[int, list[sqlite3.Row]] = {}
            for contact in self._store.rows(
                f"{shape.CONTACTS} WHERE person_id BETWEEN ? AND ? ORDER BY person_id, sort, position",
                (first, last),
            ):
                contacts.setdefault(contact["person_id"], []).append(contact)
            for row in found:
                yield shape.person(row, contacts.get(row["id"], []))

    def remove(self, person_id: int) -> None:
        """Remove a person and all that hangs on them, for good: no byte of it stays in the file.

        Copies that were made before still hold them: backups you made, and those that
        ``Store.copies`` names. Raises Refused when the person is not there.
        """
        with self._store.transaction():
            if not self._store.change("DELETE FROM people WHERE id = ?", (person_id,)):
                raise Refused(f"There is no person p{person_id}; 'outreach people' lists them.")
            # By id and not by word: the words may have been folded by another version.
            self._store.change("DELETE FROM people_words WHERE person_id = ?", (person_id,))
            self._store.sweep()

    def count(self, query: str = "", tag: str = "") -> int:
        """How many people match; all of them without a query."""
        return self._search.count(Query.of(query, tag))

    def rows(self, query: str = "", tag: str = "", limit: int = 50, offset: int = 0) -> list[PersonRow]:
        """One page of the list, best matches first, else by name. ``query`` may hold ``tag:rust``."""
        return self.lines(self._search.ids(Query.of(query, tag), limit, offset))

    def near(self, query: str, limit: int) -> list[PersonRow]:
        """The best matches alone: those found by name, or, there being none, by work, and so on."""
        return self.lines(self._search.first(Query.of(query), limit))

    def find(self, reference: str) -> Person:
        """Whom ``p3``, an address, a name or a unique part of one means.

        Raises Ambiguous with the candidates when several match, Refused with near names when nobody does.
        """
        from assistant.people.finding import find

        return find(self, self._store, reference)

    def known(self, sort: Literal["email", "handle", "link"]) -> dict[str, int]:
        """Every address, handle (``channel=handle``) or link in use, folded by ``contact_key``, and whose it is."""
        found = self._store.rows("SELECT folded, person_id FROM contacts WHERE sort = ? ORDER BY person_id DESC", (sort,))
        return {row[0]: row[1] for row in found}

    def tags(self) -> list[tuple[str, int]]:
        """Every tag and how many people have it, most used first."""
        counted: dict[str, int] = {}
        for tags, number in self._store.rows("SELECT tags, count(*) FROM people WHERE tags <> '' GROUP BY tags"):
            for tag in shape.parted(tags):
                counted[tag] = counted.get(tag, 0) + number
        return sorted(counted.items(), key=lambda item: (-item[1], item[0]))

    def lines(self, ids: list[int]) -> list[PersonRow]:
        """The lines of a list for these ids, in their order; those that are gone are left out."""
        if not ids:
            return []
        found = self._store.rows(
            "SELECT id, name, role, company, tags, closeness FROM people"
            f" WHERE id IN ({','.join(map(str, ids))})"
        )
        by_id = {
            row[0]: PersonRow(row[0], row[1], row[2], row[3], shape.parted(row[4]), row[5]) for row in found
        }
        return [by_id[person_id] for person_id in ids if person_id in by_id]

    def _write(self, persons: list[Person]) -> None:
        self._store.execute_many(shape.INSERT, map(shape.person_values, persons))
        self._write_around(persons)

    def _write_around(self, persons: list[Person]) -> None:
        """Write what stands beside the people themselves: contacts, and what search reads."""
        contacts: list[tuple[object, ...]] = []
        texts: list[tuple[str, int, str, str, str]] = []
        entries: list[tuple[int, str, int]] = []
        for person in persons:
            contacts += shape.contact_values(person)
            text = shape.texts(person)
            texts.append(text)
            entries += shape.entries(text)
        # In the order of the keys: filling a B-tree from left to right is several times as fast.
        texts.sort()
        entries.sort()
        self._store.execute_many(shape.INSERT_CONTACT, contacts)
        self._store.execute_many("INSERT INTO people_texts VALUES (?, ?, ?, ?, ?)", texts)
        self._store.execute_many("INSERT INTO people_words VALUES (?, ?, ?)", entries)

    def _unindex(self, person_id: int) -> None:
        old = self._store.row(
            "SELECT names, person_id, work, other, tags FROM people_texts WHERE person_id = ?", (person_id,)
        )
        if old is not None:
            self._store.execute_many(
                "DELETE FROM people_words WHERE rank = ? AND word = ? AND person_id = ?", shape.entries(tuple(old))
            )
        self._store.change("DELETE FROM people_texts WHERE person_id = ?", (person_id,))
        self._store.change("DELETE FROM contacts WHERE person_id = ?", (person_id,))


def is_id(reference: str) -> int | None:
    """The number of ``p3``, else None."""
    match = re.fullmatch(r"\s*[pP]([1-9][0-9]{0,17})\s*", reference)
    return int(match[1]) if match else None
