"""Backups: whole, private, checked before they replace anything."""

from __future__ import annotations

import os
import sqlite3
from datetime import datetime
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store import copying, database, schema
from assistant.store.backup import backup, check, restore
from assistant.store.database import Store

NOON = datetime(2026, 3, 1, 12, 0, 0)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "home" / "outreach.db"


def fill(path: Path, *names: str) -> None:
    with Store.open(path) as store:
        People(store).add_many(Person(name=name) for name in names)


def names(path: Path) -> list[str]:
    with Store.open(path) as store:
        return [row.name for row in People(store).rows()]


def beside(path: Path) -> list[str]:
    return sorted(other.name for other in path.parent.iterdir())


def test_a_backup_holds_everything_and_is_private(path: Path, tmp_path: Path) -> None:
    fill(path, "Mara", "Nils")
    to = tmp_path / "copy.db"
    with Store.open(path) as store:
        assert backup(store, to) == to
        People(store).add(Person(name="Later"))
    assert check(to) == schema.VERSION
    assert names(to) == ["Mara", "Nils"]
    assert to.stat().st_mode & 0o077 == 0
    assert [other.name for other in tmp_path.iterdir() if other.is_file()] == ["copy.db"]


def test_a_backup_does_not_write_over_a_file_unless_told(path: Path, tmp_path: Path) -> None:
    fill(path, "Mara")
    to = tmp_path / "copy.db"
    to.write_text("precious")
    with Store.open(path) as store:
        with pytest.raises(Refused, match=r"copy\.db is there already"):
            backup(store, to)
        assert to.read_text() == "precious"
        backup(store, to, force=True)
    assert names(to) == ["Mara"]


def test_a_backup_onto_the_store_or_a_folder_or_into_nowhere_is_refused(path: Path, tmp_path: Path) -> None:
    fill(path, "Mara")
    with Store.open(path) as store:
        with pytest.raises(Refused, match="is the store itself"):
            backup(store, path, force=True)
        with pytest.raises(Refused, match="is a folder"):
            backup(store, tmp_path)
        with pytest.raises(Refused, match="cannot be written: no such file or directory"):
            backup(store, tmp_path / "nowhere" / "copy.db")
    assert names(path) == ["Mara"]


def test_a_restore_brings_back_and_keeps_what_was_there(path: Path, tmp_path: Path) -> None:
    fill(path, "Mara")
    with Store.open(path) as store:
        copy = backup(store, tmp_path / "copy.db")
    fill(path, "Nils")
    kept = restore(path, copy, moment=NOON)
    assert names(path) == ["Mara"]
    assert kept == path.with_name("outreach.db.replaced-20260301-120000")
    assert names(kept) == ["Mara", "Nils"]
    assert kept.stat().st_mode & 0o077 == 0
    assert beside(path) == ["outreach.db", kept.name]
    with Store.open(path) as store:
        assert store.copies() == [kept]


def test_two_restores_in_one_second_keep_both(path: Path, tmp_path: Path) -> None:
    fill(path, "Mara")
    with Store.open(path) as store:
        copy = backup(store, tmp_path / "copy.db")
    first, second = restore(path, copy, moment=NOON), restore(path, copy, moment=NOON)
    assert first != second


def test_a_restore_into_an_empty_home(path: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other.db", "Mara")
    assert restore(path, tmp_path / "other.db") is None
    assert names(path) == ["Mara"]
    assert path.stat().st_mode & 0o077 == 0
    assert path.parent.stat().st_mode & 0o077 == 0


def test_who_has_the_store_open_sees_what_was_restored(path: Path, tmp_path: Path) -> None:
    fill(tmp_path / "other.db", "Mara")
    fill(path, "Nils")
    with Store.open(path) as store:
        people = People(store)
        assert people.count("nils") == 1
        restore(path, tmp_path / "other.db")
        assert people.find("mara").name == "Mara"
        assert people.count("nils") == 0
        people.add(Person(name="Olga"))
    assert names(path) == ["Mara", "Olga"]


def test_a_restore_waits_for_no_lock_for_ever(path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from assistant.store import backup as module

    monkeypatch.setattr(copying, "BUSY_SECONDS", 0.1)
    monkeypatch.setattr(module, "BUSY_SECONDS", 0.1)
    fill(tmp_path / "other.db", "Mara")
    fill(path, "Nils")
    reader = sqlite3.connect(path, isolation_level=None)
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM people").fetchall()
    try:
        with pytest.raises(Refused, match="in use by another program"):
            restore(path, tmp_path / "other.db")
    finally:
        reader.close()
    assert names(path) == ["Nils"]
    assert beside(path) == ["outreach.db"]


@pytest.mark.parametrize("damage", [b"not a database at all " * 500, None])
def test_a_damaged_store_can_be_replaced(path: Path, tmp_path: Path, damage: bytes | None) -> None:
    fill(tmp_path / "other.db", "Mara")
    fill(path, *(f"Person {at}" for at in range(50)))
    data = path.read_bytes()
    damaged = damage or data[:100] + os.urandom(len(data) - 100)
    path.write_bytes(damaged)
    kept = restore(path, tmp_path / "other.db")
    assert names(path) == ["Mara"]
    assert kept is not None and kept.read_bytes()[100:] == damaged[100:]  # the header counts changes
    assert kept.stat().st_mode & 0o077 == 0


def _other_program(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE cookies (name)")
    connection.close()


def _newer(path: Path) -> None:
    fill(path, "Mara")
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def _damaged(path: Path) -> None:
    fill(path, *(f"Person {at}" for at in range(300)))
    data = bytearray(path.read_bytes())
    data[8192:-4096] = os.urandom(len(data) - 12288)
    path.write_bytes(data)


def _cut_off(path: Path) -> None:
    fill(path, *(f"Person {at}" for at in range(300)))
    path.write_bytes(path.read_bytes()[:-10000])


def _with_trigger(path: Path) -> None:
    fill(path, "Mara")
    connection = sqlite3.connect(path)
    connection.execute("CREATE TRIGGER t AFTER INSERT ON people BEGIN DELETE FROM facts; END")
    connection.close()


def _without_a_table(path: Path) -> None:
    fill(path, "Mara")
    connection = sqlite3.connect(path)
    connection.execute("DROP TABLE versions")
    connection.close()


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "There is no file"),
        (lambda path: path.write_bytes(b""), "is empty, not a backup"),
        (lambda path: path.write_text("hello " * 1000), "is no backup"),
        (_other_program, "another program"),
        (_newer, "written by a newer outreach"),
        (_damaged, "is damaged"),
        (_cut_off, "is damaged"),
        (_with_trigger, "not a whole outreach store"),
        (_without_a_table, "not a whole outreach store"),
    ],
)
def test_what_is_no_good_backup_changes_nothing(path: Path, tmp_path: Path, make: object, says: str) -> None:
    fill(path, "Nils")
    before = path.read_bytes()
    source = tmp_path / "source.db"
    assert callable(make)
    make(source)
    with pytest.raises(Refused, match=says):
        restore(path, source)
    assert path.read_bytes() == before
    assert beside(path) == ["outreach.db"]


def test_restoring_from_the_store_itself_is_refused(path: Path) -> None:
    fill(path, "Mara")
    with pytest.raises(Refused, match="is the store itself"):
        restore(path, path)


def test_an_older_backup_is_migrated_when_it_is_opened(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(tmp_path / "old.db", "Mara")
    monkeypatch.setattr(schema, "VERSION", schema.VERSION + 1)
    monkeypatch.setattr(schema, "MIGRATIONS", {schema.VERSION - 1: ["CREATE TABLE more (x)"]})
    monkeypatch.setattr(schema, "SCHEMA", (*schema.SCHEMA, "CREATE TABLE more (x)"))
    fill(path, "Nils")
    restore(path, tmp_path / "old.db")
    with database.Store.open(path) as store:
        assert store.value("SELECT count(*) FROM more") == 0
        assert [row.name for row in People(store).rows()] == ["Mara"]
