"""Migrations: forward, backed up first, and never half-way. Shown with steps that do not exist yet."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store import schema
from assistant.store.database import Store

OLD = schema.VERSION


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A store of today with a person in it."""
    path = tmp_path / "outreach.db"
    with Store.open(path) as store:
        People(store).add(Person(name="Mara Lindqvist"))
    return path


def version(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("PRAGMA user_version").fetchone()[0])
    finally:
        connection.close()


def tomorrow(monkeypatch: pytest.MonkeyPatch, *steps: schema.Step) -> None:
    monkeypatch.setattr(schema, "VERSION", OLD + len(steps))
    monkeypatch.setattr(schema, "MIGRATIONS", {OLD + at: step for at, step in enumerate(steps)})


def test_every_version_has_a_step_to_the_next() -> None:
    assert sorted(schema.MIGRATIONS) == list(range(1, schema.VERSION))


def test_steps_are_taken_in_order_and_the_file_is_copied_first(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def second(connection: sqlite3.Connection) -> None:
        connection.execute("UPDATE people SET pronouns = 'she' WHERE pronouns = ''")

    tomorrow(monkeypatch, ["ALTER TABLE people ADD COLUMN pronouns TEXT NOT NULL DEFAULT ''"], second)
    with Store.open(path) as store:
        assert store.value("SELECT pronouns FROM people") == "she"
        assert People(store).find("mara").name == "Mara Lindqvist"
        assert store.copies() == [path.with_name(f"outreach.db.before-{OLD}")]
    assert version(path) == OLD + 2
    copy = path.with_name(f"outreach.db.before-{OLD}")
    assert version(copy) == OLD
    assert copy.stat().st_mode & 0o077 == 0
    monkeypatch.undo()
    with Store.open(copy) as store:
        assert People(store).count() == 1


def test_a_failing_step_leaves_the_file_as_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    tomorrow(monkeypatch, ["ALTER TABLE people ADD COLUMN pronouns TEXT", "DROP TABLE events"], ["nonsense"])
    with pytest.raises(sqlite3.OperationalError):
        Store.open(path)
    assert path.read_bytes() == before
    assert [other.name for other in path.parent.iterdir() if other.is_file()] == ["outreach.db"]
    monkeypatch.undo()
    with Store.open(path) as store:
        assert People(store).count() == 1


def test_a_step_that_leaves_orphans_is_taken_back(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = path.read_bytes()
    orphan = "INSERT INTO facts (person_id, kind, text, created, updated) VALUES (99, 'note', 'x', '', '')"
    tomorrow(monkeypatch, [orphan])
    with pytest.raises(sqlite3.IntegrityError):
        Store.open(path)
    assert path.read_bytes() == before


def test_rebuilding_a_table_does_not_cascade(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with Store.open(path) as store:
        store.execute("INSERT INTO facts (person_id, kind, text, created, updated) VALUES (1, 'note', 'kept', '', '')")
    tomorrow(
        monkeypatch,
        ["CREATE TABLE new AS SELECT * FROM people", "DROP TABLE people", "ALTER TABLE new RENAME TO people",
         "CREATE UNIQUE INDEX people_id ON people (id)"],
    )  # fmt: skip
    with Store.open(path) as store:
        assert store.value("SELECT text FROM facts") == "kept"


def test_an_earlier_copy_is_never_written_over(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    earlier = path.with_name(f"outreach.db.before-{OLD}")
    earlier.write_bytes(b"precious")
    tomorrow(monkeypatch, ["CREATE TABLE more (x)"])
    with Store.open(path) as store:
        assert [copy.name for copy in store.copies()] == [earlier.name, f"{earlier.name}.2"]
    assert earlier.read_bytes() == b"precious"


def test_a_newer_file_is_refused_and_left_alone(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {OLD + 7}")
    connection.close()
    before = path.read_bytes()
    with pytest.raises(Refused, match=rf"written by a newer outreach \(schema {OLD + 7}, known here {OLD}\)"):
        Store.open(path)
    assert path.read_bytes() == before
