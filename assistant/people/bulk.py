"""Writing people: their rows, what search reads of them, and the index of their words. All of it, or none.

Call these inside a transaction, with records that ``valid`` has passed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from assistant.people import index
from assistant.people import rows as shape
from assistant.people.person import Person
from assistant.people.texts import Texts, texts
from assistant.store.database import Store

_TEXTS = "people_texts (names, person_id, work, other, tags)"
_DELETE_TEXTS = "DELETE FROM people_texts WHERE names = ? AND person_id = ?"


def insert(
    store: Store,
    people: Sequence[tuple[int, Person]],
    moment: str,
    connected: Mapping[int, str] | None = None,
    going_on: Callable[[], None] = lambda: None,
) -> None:
    """Add people under these ids; ``moment`` is when, for those that do not say when they were created and changed.

    ``connected``, by id, where the record does not say itself when you became connected. ``going_on`` is called
    now and then, and may raise to stop.
    """
    if not people:
        return
    read = [texts(person, number) for number, person in people]
    going_on()
    store.execute_many(*shape.insertion(people, [text[0] for text in read], moment, connected or {}))
    going_on()
    index.write(store, read)
    going_on()
    read.sort()  # filling a B-tree from left to right is several times as fast
    store.insert_many(_TEXTS, read)


def change(store: Store, people: Sequence[Person]) -> None:
    """Put these records in the place of those with their ids, which are there."""
    pairs = [(stored_texts(store, person.id), texts(person)) for person in people]
    store.execute_many(
        shape.UPDATE,
        [(*shape.values(person, new[0])[1:], person.id) for person, (_, new) in zip(people, pairs, strict=True)],
    )
    index.replace(store, pairs)
    store.execute_many(_DELETE_TEXTS, [old[:2] for old, _ in pairs])
    store.insert_many(_TEXTS, [new for _, new in pairs])


def put_back(store: Store, person: Person) -> None:
    """Add somebody who was taken out, under the id that they had."""
    new = texts(person)
    store.execute(shape.INSERT, shape.values(person, new[0]))
    index.replace(store, [(("", person.id, "", "", ""), new)])
    store.insert_many(_TEXTS, [new])


def take_out(store: Store, person_id: int) -> None:
    """Remove a person's row and whatever hangs on it; the bytes stay until the store is swept."""
    old = stored_texts(store, person_id)
    index.remove(store, old)
    store.change(_DELETE_TEXTS, old[:2])
    store.change("DELETE FROM people WHERE id = ?", (person_id,))  # and what cascades from it


def stored_texts(store: Store, person_id: int) -> Texts:
    """What search reads of a person now; empty texts where there is nothing."""
    found = store.row(
        "SELECT t.names, t.person_id, t.work, t.other, t.tags FROM people p"
        " JOIN people_texts t ON t.names = p.names AND t.person_id = p.id WHERE p.id = ?",
        (person_id,),
    )
    if found is None:
        return "", person_id, "", "", ""
    return found["names"], person_id, found["work"], found["other"], found["tags"]
