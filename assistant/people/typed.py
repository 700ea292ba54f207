"""Which values of people somebody typed: those stay, whatever imports said before and after."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from struct import pack, unpack
from zlib import crc32

from assistant.people.person import Person
from assistant.store.database import Store

TYPED = "typed"
"""What stands for the source of an import beside them in the store."""
TEXTS = ("name", "company", "role", "city", "timezone", "language")
"""Fields that hold one text."""

_BATCH = 5000


def value_mark(field: str, value: str) -> int:
    """A small number for a value of a field, without its words; of a handle ``value`` is ``x-dm=@mara``."""
    return crc32(f"{field}={value}".encode())


def values(person: Person) -> dict[str, str]:
    """What may give way to another value: the fields with one text, and the handle on each channel."""
    found = {field: value for field in TEXTS if (value := getattr(person, field))}
    return found | {f"handles {channel}": f"{channel}={handle}" for channel, handle in person.handles.items()}


def marks(person: Person) -> set[int]:
    """The marks of all that a person's record holds, as somebody typed it."""
    return {value_mark(place.split()[0], value) for place, value in values(person).items()}


def note_new(store: Store, people: Sequence[tuple[int, Person]]) -> None:
    """Somebody typed all of these people, by id. Inside a transaction."""
    _write(store, ((person_id, marks(person)) for person_id, person in people))


def note_change(store: Store, before: Person, after: Person) -> None:
    """Somebody typed what is other than it was. Inside a transaction."""
    old, new = values(before), values(after)
    if old == new:
        return
    gone = {value_mark(place.split()[0], value) for place, value in old.items() if new.get(place) != value}
    come = {value_mark(place.split()[0], value) for place, value in new.items() if old.get(place) != value}
    kept = typed(store, after.id) - gone | come
    store.change("DELETE FROM person_records WHERE person_id = ? AND source = ?", (after.id, TYPED))
    _write(store, [(after.id, kept)])


def typed(store: Store, person_id: int) -> set[int]:
    """The marks of what somebody typed of a person."""
    rows = store.rows("SELECT said FROM person_records WHERE person_id = ? AND source = ?", (person_id, TYPED))
    return {number for row in rows for number in unpack(f"<{len(row[0]) // 4}I", row[0])}


def _write(store: Store, found: Iterable[tuple[int, set[int]]]) -> None:
    day = date.today().isoformat()
    records = [(person_id, TYPED, pack(f"<{len(of)}I", *sorted(of)), day) for person_id, of in found if of]
    store.insert_many("person_records (person_id, source, said, date)", records)
