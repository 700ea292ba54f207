"""Stores that older programs made: migrated, they are what a fresh one is, with everything still in them."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import Tie
from assistant.drafting.drafts import Drafts
from assistant.facts.facts import Facts
from assistant.people.people import People
from assistant.rhythm.events import Events
from assistant.rhythm.favours import waiting
from assistant.rhythm.marks import Marks
from assistant.store import schema
from assistant.store.backup import check, restore
from assistant.store.database import Store

HERE = Path(__file__).parent


def made_by(version: int, path: Path) -> Path:
    """A store as the program of that schema made it, with a row in every table."""
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((HERE / f"schema_{version}.sql").read_text(encoding="utf-8"))
    return path


def shape(path: Path) -> dict[str, object]:
    """Every table with its columns, in whatever order they were added, its keys, and every index."""
    found: dict[str, object] = {}
    with closing(sqlite3.connect(path)) as connection:
        for sort, name in connection.execute("SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%'"):
            if sort == "table":
                columns = {row[1]: row[2:] for row in connection.execute(f"PRAGMA table_info({name})")}
                keys = {tuple(row[2:]) for row in connection.execute(f"PRAGMA foreign_key_list({name})")}
                found[name] = (columns, keys)
            else:
                found[name] = [row[2] for row in connection.execute(f"PRAGMA index_info({name})")]
    return found


def rows(path: Path, columns: dict[str, list[str]]) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        return {
            table: connection.execute(f"SELECT {', '.join(names)} FROM {table} ORDER BY 1, 2").fetchall()
            for table, names in columns.items()
        }


def columns_of(path: Path) -> dict[str, list[str]]:
    with closing(sqlite3.connect(path)) as connection:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
        return {
            name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")] for (name,) in tables.fetchall()
        }


@pytest.fixture(params=[1, 2, 3, 4, 5])
def old(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return made_by(request.param, tmp_path / "outreach.db")


def test_it_becomes_exactly_what_a_fresh_store_is(old: Path, tmp_path: Path) -> None:
    Store.open(old).close()
    Store.open(tmp_path / "fresh.db").close()
    assert shape(old) == shape(tmp_path / "fresh.db")


def test_every_row_is_kept(old: Path) -> None:
    columns = columns_of(old)
    before = rows(old, columns)
    assert all(before.values())
    Store.open(old).close()
    assert rows(old, columns) == before


def test_what_was_in_it_is_read_and_what_is_new_works(old: Path) -> None:
    with Store.open(old) as store:
        mara = People(store).find("mara")
        assert (mara.company, mara.handles, mara.tags) == ("Ferrite", {"x-dm": "@mara"}, ("storage",))
        assert [row.name for row in People(store).rows("ferrite")] == ["Mara Lindqvist"]
        assert [fact.title for fact in Facts(store).of(mara.id)] == ["The cost of a lock"]
        draft = Drafts(store).get(1)
        assert (draft.state, draft.body, draft.notes, draft.step, draft.ties) == (
            "sent", "Hi Mara, which lock?", (), 0, (),
        )  # fmt: skip
        assert [version.said for version in Drafts(store).versions(1)] == [""]
        assert [event.kind for event in Events(store).of(mara.id)] == ["sent"]
        assert store.recall("consent") == "yes"
        assert People(store).get(mara.id).connected == ""
        assert store.value("SELECT count(*) FROM samples") == store.value("SELECT count(*) FROM style")
        assert [fact.quote for fact in Facts(store).of(mara.id)] == [""]
        assert Drafts(store).save(replace(draft, ties=(Tie("So it is.", (1,)),))) == Drafts(store).get(1)
        assert store.value("SELECT count(*) FROM due_marks") == store.value("SELECT count(*) FROM week_people")


def test_a_backup_of_it_is_restored(old: Path, tmp_path: Path) -> None:
    version = check(old)
    assert version < schema.VERSION
    restore(to := tmp_path / "home" / "outreach.db", old)
    with Store.open(to) as store:
        assert People(store).count() == 1


def test_what_was_done_before_settles_what_it_settled_then(tmp_path: Path) -> None:
    """Up to schema 5 it was worked out: the favour that is ticked off, else the oldest; now it is said."""
    path = made_by(5, tmp_path / "outreach.db")
    happened = [
        (2, "helped", "2026-01-01"), (3, "asked-me", "2026-02-01"), (4, "asked-me", "2026-02-02"),
        (5, "asked-me", "2026-02-03"), (6, "introduced", "2026-02-04"), (7, "helped", "2026-02-05"),
    ]  # fmt: skip
    with closing(sqlite3.connect(path)) as connection:
        connection.executemany(
            "INSERT INTO events (id, person_id, kind, date, direction, created) VALUES (?, 1, ?, ?, 'out', '')",
            happened,
        )
        connection.execute("INSERT INTO due_marks VALUES ('owed-e4', 1, 4, 'done', '2026-02-04', '')")
        connection.commit()
    with Store.open(path) as store:
        settled = {event.id: event.settles for event in Events(store).of(1) if event.settles}
        assert settled == {6: 4, 7: 3}
        Events(store).remove(7)
        assert [one.id for one in waiting(Events(store).of(1), Marks(store).of([1]))] == [5, 3]
