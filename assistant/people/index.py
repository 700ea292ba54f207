"""The index of words: for each word, the ids of the people who have it.

It only ever proposes: who is proposed is then compared with ``people_texts``. A word that already begins
one of the same person further up (an address made of their name) is left out, for nobody misses it there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.people.texts import Texts
from assistant.store.database import Store

NAMES, WORK, OTHER, TAGS = range(4)
"""Where a word stands: rank 0 comes first in a search."""

LAST = "\U0010ffff"
"""Sorts behind whatever a word may go on with."""

_INSERT = (
    "INSERT INTO people_words (rank, word, batch, number, ids) VALUES (?, ?, ?, ?, ?)"
    " ON CONFLICT DO UPDATE SET number = number + excluded.number, ids = ids || ',' || excluded.ids"
)
_RANGE = "rank = ? AND word >= ? AND word <= ?"


def write(store: Store, texts: Iterable[Texts]) -> None:
    """Add the words of people who are not in it yet. Call it inside a transaction."""
    _insert(store, *_gather(texts))


def replace(store: Store, changes: Iterable[tuple[Texts, Texts]]) -> None:
    """Put people's new words in place of their old ones, word by word. Call it inside a transaction."""
    gone: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    come: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for old, new in changes:
        for rank, (before, after) in enumerate(zip(_ranked(old), _ranked(new), strict=True)):
            for word in set(before) - set(after):
                gone[rank, word].add(old[1])
            for word in set(after) - set(before):
                come[rank, word].add(new[1])
        for rank, word in _left_out(old):
            gone[rank, word].add(old[1])  # an older version did not leave it out
    for rank, word in sorted(gone.keys() | come.keys()):
        # What comes goes first: never twice, whatever an older version left.
        _forget(store, rank, word, gone[rank, word] | come[rank, word])
        if come[rank, word]:
            _append(store, rank, word, sorted(come[rank, word]))


def remove(store: Store, old: Texts) -> None:
    """Take a person's words out. Call it inside a transaction."""
    found = {(rank, word) for rank, words in enumerate(_ranked(old)) for word in words}
    for rank, word in found | _left_out(old):
        _forget(store, rank, word, {old[1]})


def size(store: Store, rank: int, term: str, most: int) -> int:
    """How many entries begin with ``term`` (a tag: are it); at least ``most`` + 1 when there are more."""
    sql = f"SELECT total(number) FROM (SELECT number FROM people_words WHERE {_RANGE} LIMIT ?)"
    return int(store.value(sql, (*_bounds(rank, term), most + 1)))


def exact(store: Store, rank: int, term: str, most: int) -> int | None:
    """How many entries begin with ``term``; None when they stand in more than ``most`` rows."""
    sql = f"SELECT total(number), count(*) FROM (SELECT number FROM people_words WHERE {_RANGE} LIMIT ?)"
    found = store.row(sql, (*_bounds(rank, term), most + 1))
    return None if found is None or found[1] > most else int(found[0])


def people(store: Store, rank: int, term: str) -> list[int]:
    """Ids of those with a word that begins with ``term`` (a tag: is it). Ask ``size`` first."""
    found = store.rows(f"SELECT ids FROM people_words WHERE {_RANGE}", _bounds(rank, term))
    return [int(number) for row in found for number in row[0].split(",")]


def _bounds(rank: int, term: str) -> tuple[int, str, str]:
    return rank, term, term if rank == TAGS else term + LAST


def _ranked(text: Texts) -> tuple[list[str], ...]:
    names, _, work, other, tags = text
    return (
        names.split(),
        [word for word in work.split() if f" {word}" not in names],
        [word for word in other.split() if f" {word}" not in names and f" {word}" not in work],
        tags.split("\n")[1:-1],
    )


def _left_out(text: Texts) -> set[tuple[int, str]]:
    """What ``_ranked`` leaves out, with its rank."""
    _, work, other, _ = _ranked(text)
    whole = {(WORK, word) for word in text[2].split()} | {(OTHER, word) for word in text[3].split()}
    return whole - {(WORK, word) for word in work} - {(OTHER, word) for word in other}


def _gather(texts: Iterable[Texts]) -> tuple[int, list[dict[str, list[str]]]]:
    ranks: list[dict[str, list[str]]] = [defaultdict(list) for _ in range(4)]
    by_names, by_work, by_other, by_tags = ranks
    batch = 0
    for names, person_id, work, other, tags in texts:
        batch = min(batch or person_id, person_id)
        number = str(person_id)
        for word in names.split():
            by_names[word].append(number)
        for word in work.split():
            if f" {word}" not in names:
                by_work[word].append(number)
        for word in other.split():
            if f" {word}" not in names and f" {word}" not in work:
                by_other[word].append(number)
        if tags:
            for tag in tags.split("\n")[1:-1]:
                by_tags[tag].append(number)
    return batch, ranks


def _insert(store: Store, batch: int, ranks: list[dict[str, list[str]]]) -> None:
    # In the order of the key: filling a B-tree from left to right is several times as fast.
    store.insert_many(
        "people_words (rank, word, batch, number, ids)",
        (
            (rank, word, batch, len(numbers), ",".join(numbers))
            for rank, by_word in enumerate(ranks)
            for word, numbers in sorted(by_word.items())
        ),
    )


def _append(store: Store, rank: int, word: str, ids: list[int]) -> None:
    """``ids`` in their order: the first one names the batch."""
    store.execute(_INSERT, (rank, word, ids[0], len(ids), ",".join(map(str, ids))))


def _forget(store: Store, rank: int, word: str, ids: set[int]) -> None:
    one = f",{next(iter(ids))}," if len(ids) == 1 else ""
    numbers = set(map(str, ids))
    key = "rank = ? AND word = ? AND batch = ?"
    for row in store.rows(
        "SELECT batch, ids FROM people_words WHERE rank = ? AND word = ? AND batch <= ?"
        " AND (? = '' OR instr(',' || ids || ',', ?) > 0)",
        (rank, word, max(ids), one, one),
    ):
        before = row["ids"].split(",")
        left = [each for each in before if each not in numbers]
        if len(left) == len(before):
            continue
        if left:
            store.change(
                f"UPDATE people_words SET number = ?, ids = ? WHERE {key}",
                (len(left), ",".join(left), rank, word, row["batch"]),
            )
        else:
            store.change(f"DELETE FROM people_words WHERE {key}", (rank, word, row["batch"]))
