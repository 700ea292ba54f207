"""Finding people as somebody types, in a hundred thousand of them.

Every term of the query must begin a word: of the name (first in the list), of company and role
(next), of city, tags, addresses and handles (last). When nothing begins so, three letters or more
are also found inside words. Within each of these steps people come in the order of their names.

What is rare is looked up word by word; what is common is met soon when going through the names in
order. Which of the two it is, a count that stops early tells.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.people import index
from assistant.people.texts import tag_key, unspaced, words
from assistant.store.database import Store

RARE = 1000
"""Entries of a word up to which looking them up beats going through the names (measured at 100,000)."""

_MOST_TERMS = 12
_LONGEST_TERM = 64
_COLUMNS = ("t.names", "t.work", "t.other")
_INSIDE_FROM = 3


@dataclass(frozen=True, slots=True)
class Query:
    """A query taken apart. ``nothing``: it had text, but no letter or digit to look for."""

    terms: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    nothing: bool = False

    @classmethod
    def of(cls, text: str, tag: str = "") -> Query:
        """Take apart what was typed; ``tag:rust`` in it works like the argument ``tag``."""
        tags = [tag] if tag.strip() else []
        loose = []
        for piece in text.split():
            if piece.lower().startswith("tag:") and len(piece) > 4:
                tags.append(piece[4:])
            else:
                loose.append(piece)
        found = {term[:_LONGEST_TERM] for piece in loose for term in words(piece)}
        terms = sorted(found, key=lambda term: (-len(term), term))[:_MOST_TERMS]
        return cls(tuple(terms), tuple(sorted({tag_key(t) for t in tags})), bool(loose) and not terms)


@dataclass(frozen=True, slots=True)
class _Step:
    """One step of a search: where rows come from, in order of names, and what must hold for them."""

    source: str
    where: str
    params: tuple[object, ...]
    inside: bool = False
    """Looks inside words: taken only when nobody was found before."""


class Search:
    """Searches the people of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, query: Query, limit: int, offset: int = 0) -> list[int]:
        """Ids of those who match, best first."""
        found: list[int] = []
        anybody = False
        for step in self._steps(query):
            if step.inside and anybody:
                break
            page = self._run(step, limit - len(found), offset)
            if offset and not page:
                passed = self._count(step)
                anybody = anybody or passed > 0
                offset -= passed
            else:
                anybody = anybody or bool(page)
                offset = 0
            found += page
            if len(found) >= limit:
                break
        return found

    def first(self, query: Query, limit: int) -> list[int]:
        """Ids of those in the best step that finds anybody: by name, else by work, and so on."""
        for step in self._steps(query):
            if found := self._run(step, limit, 0):
                return found
        return []

    def count(self, query: Query, most: int | None = None) -> int:
        """How many match; with ``most``, at most so many are counted."""
        if not query.terms and not query.tags and not query.nothing:
            total = int(self._store.value("SELECT count(*) FROM people"))
            return total if most is None else min(total, most)
        total = 0
        for step in self._steps(query, together=True):
            if not (step.inside and total):
                total += self._count(step, most)
        return total if most is None else min(total, most)

    def _steps(self, query: Query, together: bool = False) -> Iterator[_Step]:
        """The steps to take, best first; ``together``: all that begins words in one, for counting."""
        if query.nothing:
            return
        entries = [[index.size(self._store, rank, term, RARE) for rank in range(3)] for term in query.terms]
        tagged = [index.size(self._store, index.TAGS, tag, RARE) for tag in query.tags]
        if not all(tagged):
            return
        if not query.terms:
            yield self._step(query, entries, tagged, 2, together=True)
            return
        for rank in (2,) if together else range(3):
            new = together or any(of_term[rank] for of_term in entries)
            if new and all(any(of_term[: rank + 1]) for of_term in entries):
                yield self._step(query, entries, tagged, rank, together)
        if any(_may_be_inside(term) for term in query.terms):
            yield self._inside(query)

    def _step(self, query: Query, entries: list[list[int]], tagged: list[int], rank: int, together: bool) -> _Step:
        """Those whose terms all begin words up to ``rank``, and not already up to the one before."""
        conditions, params = [], []
        for term in query.terms:
            conditions.append(_any_of(rank))
            params += [f" {term}"] * (rank + 1)
        if query.terms and rank and not together:
            conditions.append(f"NOT ({' AND '.join([_any_of(rank - 1)] * len(query.terms))})")
            for term in query.terms:
                params += [f" {term}"] * rank
        conditions += ["instr(t.tags, ?) > 0"] * len(query.tags)
        params += [f"\n{tag}\n" for tag in query.tags]

        source = self._rarest(query, entries, tagged, rank)
        return _Step(source, " AND ".join(conditions) or "1", tuple(params))

    def _rarest(self, query: Query, entries: list[list[int]], tagged: list[int], rank: int) -> str:
        """Where to take rows from: who has the rarest term or tag, or, all being common, everybody."""
        sizes = [(sum(of_term[: rank + 1]), term) for of_term, term in zip(entries, query.terms, strict=True)]
        if query.terms:
            size, term = min(sizes)
            if size <= RARE:
                ranks = range(rank + 1)
                return _these({one for each in ranks for one in index.people(self._store, each, term)})
        if query.tags:
            size, tag = min(zip(tagged, query.tags, strict=True))
            if size <= RARE:
                return _these(index.people(self._store, index.TAGS, tag))
        return "people_texts t"

    def _inside(self, query: Query) -> _Step:
        conditions, params = [], []
        for term in query.terms:
            conditions.append(_any_of(2))
            params += [term if _may_be_inside(term) else f" {term}"] * 3
        conditions += ["instr(t.tags, ?) > 0"] * len(query.tags)
        params += [f"\n{tag}\n" for tag in query.tags]
        return _Step("people_texts t", " AND ".join(conditions), tuple(params), inside=True)

    def _run(self, step: _Step, limit: int, offset: int) -> list[int]:
        found = self._store.rows(
            f"SELECT t.person_id FROM {step.source} WHERE {step.where} ORDER BY t.names, t.person_id LIMIT ? OFFSET ?",
            (*step.params, limit, offset),
        )
        return [row[0] for row in found]

    def _count(self, step: _Step, most: int | None = None) -> int:
        sql = f"SELECT count(*) FROM (SELECT 1 FROM {step.source} WHERE {step.where} LIMIT ?)"
        return int(self._store.value(sql, (*step.params, -1 if most is None else most)))


def _may_be_inside(term: str) -> bool:
    return len(term) >= _INSIDE_FROM or unspaced(term)


def _any_of(rank: int) -> str:
    return "(" + " OR ".join(f"instr({column}, ?) > 0" for column in _COLUMNS[: rank + 1]) + ")"


def _these(ids: Iterable[int]) -> str:
    listed = ",".join(map(str, ids))
    # CROSS JOIN keeps SQLite from going through everybody after all.
    return (
        f"(SELECT value FROM json_each('[{listed}]')) w CROSS JOIN people p ON p.id = w.value"
        " CROSS JOIN people_texts t ON t.names = p.names AND t.person_id = p.id"
    )
