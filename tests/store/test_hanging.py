"""What hangs on a person is moved whatever table it is in, and comes back; also one row where there may be but one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.people.people import People
from assistant.people.person import Person
from assistant.store import schema
from assistant.store.database import Store
from assistant.store.hanging import hanging, move, move_back

VISITS = """
    CREATE TABLE visits (
        person_id INTEGER NOT NULL REFERENCES people(id) ON DELETE CASCADE,
        place TEXT NOT NULL,
        mark BLOB NOT NULL,
        PRIMARY KEY (person_id, place)
    ) WITHOUT ROWID
    """
KNOWS = """
    CREATE TABLE knows (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        one INTEGER REFERENCES people(id) ON DELETE CASCADE,
        two INTEGER REFERENCES people(id) ON DELETE SET NULL
    )
    """


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    with Store.open(tmp_path / "outreach.db") as opened:
        for table in (VISITS, KNOWS):
            opened.execute(table)
        monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, VISITS, KNOWS))
        People(opened).add_many([Person(name="Mara"), Person(name="Nils"), Person(name="Teo")])
        visits = [(1, "Haga", b"\x00a"), (2, "Haga", b"\xffb"), (2, "Cork", b"c"), (3, "Cork", b"d")]
        opened.insert_many("visits (person_id, place, mark)", visits)
        opened.insert_many("knows (one, two)", [(1, 2), (2, 3), (3, 2)])
        yield opened


def rows(store: Store, table: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in store.rows(f"SELECT * FROM {table} ORDER BY 1, 2")]


def test_every_column_that_refers_to_people_is_known(store: Store) -> None:
    assert {("visits", "person_id"), ("knows", "one"), ("knows", "two"), ("facts", "person_id")} <= {
        (table, column) for table, column, _ in hanging(store)
    }
    assert ("versions", "draft_id") not in {(table, column) for table, column, _ in hanging(store)}


def test_moved_and_back(store: Store) -> None:
    before = rows(store, "visits"), rows(store, "knows")
    with store.transaction():
        moved = move(store, 2, 1)
    assert rows(store, "visits") == [(1, "Cork", b"c"), (1, "Haga", b"\x00a"), (3, "Cork", b"d")]
    assert rows(store, "knows") == [(1, 1, 1), (2, 1, 3), (3, 3, 1)]
    with store.transaction():
        move_back(store, moved, 1, 2)
    assert (rows(store, "visits"), rows(store, "knows")) == before


def test_what_was_removed_since_stays_removed(store: Store) -> None:
    with store.transaction():
        moved = move(store, 2, 1)
        store.change("DELETE FROM visits WHERE place = 'Cork'")
        store.change("DELETE FROM knows WHERE id = 2")
        move_back(store, moved, 1, 2)
    assert rows(store, "visits") == [(1, "Haga", b"\x00a"), (2, "Haga", b"\xffb")]
    assert rows(store, "knows") == [(1, 1, 2), (3, 3, 2)]


def test_nothing_hangs_on_somebody_new_but_that_they_were_typed(store: Store) -> None:
    person = People(store).add(Person(name="Nobody"))
    with store.transaction():
        assert list(move(store, person.id, 1)) == ["person_records.person_id"]
