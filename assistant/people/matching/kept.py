"""What is kept beside people: values that came second, keys of other programs, what imports said."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from assistant.people.importing.incoming import is_uid
from assistant.people.matching.combine import mark, marks_in
from assistant.people.names import plain_name
from assistant.people.typed import TYPED, typed, value_mark
from assistant.store.database import Store

OWN = "outreach"
"""The source of what came back from an export of this program or another copy of it."""
_CALLED = {
    "linkedin": "LinkedIn", "google": "Google contacts", "outlook": "Outlook", "vcard": "vCard", "csv": "CSV",
    "toml": "TOML", "json": "JSON", OWN: "an export of outreach",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class OtherValue:
    """A value of a field that is not, or no longer, the one that counts. ``field`` may be ``nickname`` or ``title``."""

    person_id: int
    field: str
    value: str
    source: str = ""
    """Where it came from, in words; empty for what was typed."""
    date: str = ""
    """ISO date on which it came second."""


class Kept:
    """What is kept beside the people of one store."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def values(self, person_id: int) -> list[OtherValue]:
        """A person's other values, in the order in which they came."""
        sql = "SELECT person_id, field, value, source, date FROM other_values WHERE person_id = ? ORDER BY id"
        return [OtherValue(*row) for row in self._store.rows(sql, (person_id,))]

    def add_values(self, values: Iterable[OtherValue]) -> None:
        """Keep these, without those that are kept already. Call it inside a transaction."""
        self._store.execute_many(
            "INSERT INTO other_values (person_id, field, value, source, date) SELECT ?1, ?2, ?3, ?4, ?5"
            " WHERE NOT EXISTS (SELECT 1 FROM other_values WHERE person_id = ?1 AND field = ?2 AND value = ?3)",
            ((one.person_id, one.field, one.value, one.source, one.date) for one in values),
        )

    def names(self) -> Iterator[tuple[int, str]]:
        """Whose, and which, for every other name; a nickname of one word goes with the family name."""
        for row in self._store.rows(
            "SELECT o.person_id, o.field, o.value, p.name FROM other_values o JOIN people p ON p.id = o.person_id"
            " WHERE o.field IN ('name', 'nickname')"
        ):
            alone = row[1] == "nickname" and " " not in row[2]
            yield row[0], f"{row[2]} {plain_name(row[3]).split()[-1]}" if alone else row[2]

    def keys(self, person_id: int) -> list[str]:
        """What names a person in other programs, such as the UID of their card."""
        sql = "SELECT value FROM person_keys WHERE person_id = ? ORDER BY id"
        return [row[0] for row in self._store.rows(sql, (person_id,))]

    def uids(self) -> dict[int, str]:
        """What the people who came from an export are named by in it, by id; they go out under it again."""
        found: dict[int, str] = {}
        for key, person_id in self.all_keys():
            if is_uid(key):
                found.setdefault(person_id, key)
        return found

    def all_keys(self) -> Iterator[tuple[str, int]]:
        """Every key and whose it is."""
        return ((row[0], row[1]) for row in self._store.rows("SELECT value, person_id FROM person_keys ORDER BY id"))

    def add_keys(self, keys: Iterable[tuple[int, str]]) -> None:
        """Keep keys: whose, and which. Call it inside a transaction."""
        self._store.execute_many("INSERT INTO person_keys (person_id, value) VALUES (?, ?)", keys)

    def records(self) -> Iterator[tuple[bytes, int]]:
        """What imports said, and of whom: as ``fingerprint`` has it."""
        last = (0, "", b"")
        while found := self._store.rows(
            "SELECT person_id, source, said FROM person_records WHERE (person_id, source, said) > (?, ?, ?)"
            f" AND source <> '{TYPED}' ORDER BY person_id, source, said LIMIT 5000",
            last,
        ):
            last = tuple(found[-1])
            yield from ((fingerprint(row[1], row[2]), row[0]) for row in found)

    def imported_unsaid(self) -> list[int]:
        """Ids of those who were imported, and of whom nobody has said how close they are, what they can do or more."""
        sql = (
            "SELECT id FROM people AS p WHERE closeness = 'stranger' AND can_refer IS NULL"
            f" AND EXISTS (SELECT 1 FROM person_records WHERE person_id = p.id AND source NOT IN ('{OWN}', '{TYPED}'))"
            " AND NOT EXISTS (SELECT 1 FROM facts WHERE person_id = p.id AND kind = 'shared')"
            " AND NOT EXISTS (SELECT 1 FROM events WHERE person_id = p.id) ORDER BY id"
        )
        return [row[0] for row in self._store.rows(sql)]

    def said(self, person_id: int, source: str) -> list[bytes]:
        """All that a source said of a person, each time."""
        sql = "SELECT said FROM person_records WHERE person_id = ? AND source = ?"
        return [row[0] for row in self._store.rows(sql, (person_id, source))]

    def sources(self, person_id: int) -> list[tuple[str, str]]:
        """Which formats a person was imported from, and on which day first; oldest first."""
        sql = (
            "SELECT source, min(date) FROM person_records WHERE person_id = ? AND source <> ?"
            " GROUP BY source ORDER BY 2, 1"
        )
        return [(row[0], row[1]) for row in self._store.rows(sql, (person_id, TYPED))]

    def imports(self, person_id: int) -> list[tuple[str, bytes, str]]:
        """What imports said of a person: the source, what, and when; with ``typed`` for source, what somebody typed."""
        sql = "SELECT source, said, date FROM person_records WHERE person_id = ? ORDER BY date, source, said"
        return [(row[0], row[1], row[2]) for row in self._store.rows(sql, (person_id,))]

    def origin(self, person_id: int, field: str, value: str, more: Iterable[tuple[str, bytes]] = ()) -> str:
        """Where a value of a person came from, in words: the formats that said it; empty for what was typed.

        ``more``: what is not written yet of what imports said of them, by source.
        """
        if value_mark(field, value) in typed(self._store, person_id):
            return ""
        wanted = mark(value)
        said = [*((source, one) for source, one, _ in self.imports(person_id) if source != TYPED), *more]
        return ", ".join(dict.fromkeys(called(source) for source, one in said if wanted in marks_in([one])))

    def restore_imports(self, records: Iterable[tuple[int, str, bytes, str]]) -> None:
        """Keep what an export says that imports said, without what is kept already. Call it inside a transaction."""
        self._store.execute_many(
            "INSERT OR IGNORE INTO person_records (person_id, source, said, date) VALUES (?, ?, ?, ?)", records
        )

    def add_records(self, records: Collection[tuple[int, str, bytes, str]]) -> None:
        """Keep what an import said: whose, the source, what, when. Call it inside a transaction."""
        self._store.insert_many("person_records (person_id, source, said, date)", records)


def called(source: str) -> str:
    """A format as it is called beside what came from it."""
    return _CALLED.get(source, source)


def fingerprint(source: str, said: bytes) -> bytes:
    """What makes two records of imports the same."""
    return source.encode() + said
