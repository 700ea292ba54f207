"""Finding people as somebody types, in a hundred thousand of them.

Every term of the query must begin a word: of the name (first in the list), of company and role
(next), of city, tags, addresses and handles (last). When nothing begins so, three letters or more
are also found inside words. Within each of these steps people come in the order of their names.

What is rare is looked up word by word; what is common is met soon when going through the names in
order. Which of the two it is, a count that stops early tells.

Somebody types while this runs. The first page of what begins words comes at once; what must go
through everybody (counting, looking inside words) can be taken in slices, and left between them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assistant.people import index
from assistant.people.texts import tag_key, unspaced, words
from assistant.store.database import Store

RARE = 1000
"""Entries of a word up to which looking them up beats going through the names (measured at 100,000)."""

SLICE = 10_000
"""People counted at once: at most 4 ms."""

_MOST_TERMS = 12
_LONGEST_TERM = 64
_COLUMNS = ("t.names", "t.work", "t.other")
_INSIDE_FROM = 3
_EVERYBODY = "people_texts t"
# The same for their names alone: an index of its own, and a fourth less to go through.
_ONLY_NAMES = "(SELECT names, id AS person_id FROM people) t"


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
    everybody: bool = False
    """The rows come from everybody, not from those who have a rare word."""


class Search:
    """Searches the people of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def ids(self, query: Query, limit: int, offset: int = 0, *, inside: bool = True) -> list[int]:
        """Ids of those who match, best first; without ``inside``, of those with words that begin so."""
        found: list[int] = []
        anybody = False
        for step in self._steps(query):
            if step.inside and (anybody or not inside):
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
        for total in self.tally(query):
            if most is not None and total >= most:
                return most
        return total

    def tally(self, query: Query) -> Iterator[int]:
        """How many match among those looked at so far, slice by slice; the last is how many match."""
        total = 0
        for step in self._steps(query, together=True):
            if step.inside and total:
                break
            for counted in self._slices(step) if step.everybody else (self._count(step),):
                total += counted
                yield total

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
        everybody = not source
        if everybody and rank == 0 and not together and not query.tags:
            source = _ONLY_NAMES
            if start := self._start(query):
                conditions.append("t.names >= ?")
                params.append(start)
        return _Step(source or _EVERYBODY, " AND ".join(conditions) or "1", tuple(params), everybody=everybody)

    def _start(self, query: Query) -> str:
        """Where in the order of names to begin: with those that begin so, when no other name holds it."""
        if len(query.terms) > 1:
            return ""
        (term,) = query.terms
        first, last = f" {term}", f" {term}{index.LAST}"
        beginning = self._store.value("SELECT count(*) FROM people WHERE names >= ? AND names <= ?", (first, last))
        return first if beginning == index.exact(self._store, index.NAMES, term, RARE) else ""

    def _rarest(self, query: Query, entries: list[list[int]], tagged: list[int], rank: int) -> str:
        """Where to take rows from: who has the rarest term or tag; nothing when all are common."""
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
        return ""

    def _inside(self, query: Query) -> _Step:
        conditions, params = [], []
        for term in query.terms:
            conditions.append(_any_of(2))
            params += [term if _may_be_inside(term) else f" {term}"] * 3
        conditions += ["instr(t.tags, ?) > 0"] * len(query.tags)
        params += [f"\n{tag}\n" for tag in query.tags]
        return _Step(_EVERYBODY, " AND ".join(conditions), tuple(params), inside=True, everybody=True)

    def _run(self, step: _Step, limit: int, offset: int) -> list[int]:
        found = self._store.rows(
            f"SELECT t.person_id FROM {step.source} WHERE {step.where} ORDER BY t.names, t.person_id LIMIT ? OFFSET ?",
            (*step.params, limit, offset),
        )
        return [row[0] for row in found]

    def _count(self, step: _Step) -> int:
        return int(self._store.value(f"SELECT count(*) FROM {step.source} WHERE {step.where}", step.params))

    def _slices(self, step: _Step) -> Iterator[int]:
        """What ``_count`` counts, so many people at a time."""
        where = f"({step.where}) AND (t.names, t.person_id) > (?, ?)"
        last: tuple[str, int] = ("", 0)
        while end := self._store.row(
            "SELECT names, person_id FROM people_texts WHERE (names, person_id) > (?, ?)"
            " ORDER BY names, person_id LIMIT 1 OFFSET ?",
            (*last, SLICE - 1),
        ):
            until = (end[0], end[1])
            part = _Step(step.source, f"{where} AND (t.names, t.person_id) <= (?, ?)", (*step.params, *last, *until))
            yield self._count(part)
            last = until
        yield self._count(_Step(step.source, where, (*step.params, *last)))


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
