"""Drafts and their versions as they are stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting import drafts as module
from assistant.drafting.draft import Draft, Support, Usage, Version, Written
from assistant.drafting.drafts import Drafts
from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "outreach.db") as opened:
        People(opened).add_many([Person(name="Mara"), Person(name="Nils")])
        yield opened


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


FULL = Draft(
    1,
    "question",
    "email",
    about="Why one lock?",
    subject="Your lock",
    body="Hi Mara,\n\nwhy one lock? 🔒",
    facts=(3, 1),
    support=(Support(0, 7, (3,)), Support(8, 20, (3, 1))),
    writer="model",
    model="m-1",
    complete=True,
    reason="",
    state="drafted",
    usage=Usage(700, 80, "reported", 0.002),
    forced="over-limit",
)


@pytest.mark.parametrize(
    "draft",
    [
        FULL,
        Draft(1, "question", "email"),
        replace(FULL, usage=Usage(1, 2, "estimate"), complete=False, reason="Cut off."),
        replace(FULL, support=(), facts=(), state="sent"),
    ],
)
def test_what_goes_in_comes_out(drafts: Drafts, draft: Draft) -> None:
    stored = drafts.add(draft)
    assert stored == replace(draft, id=1, created=stored.created, updated=stored.updated)
    assert drafts.get(1) == stored


def test_saving_changes_all_but_the_person_and_the_birthday(drafts: Drafts, store: Store) -> None:
    first = drafts.add(Draft(2, "thanks", "x-dm"))
    saved = drafts.save(replace(FULL, id=first.id, person_id=2, created=first.created))
    assert drafts.get(first.id) == saved
    assert (saved.created, saved.person_id, saved.body) == (first.created, 2, FULL.body)
    assert saved.updated >= first.updated
    assert drafts.versions(first.id) == []


def test_saving_is_one_statement(drafts: Drafts, store: Store) -> None:
    stored = drafts.add(FULL)
    ran: list[str] = []
    store._connection.set_trace_callback(ran.append)
    drafts.save(replace(stored, body="another"))
    store._connection.set_trace_callback(None)
    assert [sql.split()[0] for sql in ran] == ["UPDATE"]


def test_everything_passes_the_door(drafts: Drafts) -> None:
    dirty = "a\x1b]52;c;aGk=\x07b\u202e\r\nc"
    stored = drafts.add(replace(FULL, about=dirty, subject=dirty, body=dirty))
    assert (stored.about, stored.subject, stored.body) == ("ab\nc", "ab c", "ab\nc")
    assert stored.support == ()  # its offsets were into another text
    version = drafts.version(stored.id, Written(subject=dirty, body=dirty, support=FULL.support), "edit")
    assert (version.subject, version.body, version.support) == ("ab c", "ab\nc", ())


def test_versions_are_numbered_from_one(drafts: Drafts) -> None:
    one, two = drafts.add(FULL), drafts.add(FULL)
    written = Written("S", "Body", (Support(0, 4, (3,)),), "model", "m-1", True)
    first = drafts.version(one.id, written, "writer")
    assert first == Version(one.id, 1, "S", "Body", written.support, "model", "m-1", True, "writer", first.created)
    second = drafts.version(one.id, replace(written, body="Edited", complete=False), "edit")
    assert drafts.version(two.id, written, "writer").number == 1
    assert drafts.versions(one.id) == [first, second]
    assert (second.number, second.made_by, second.complete) == (2, "edit", False)
    assert drafts.get(one.id).body == FULL.body


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock that moves on by a second each time it is looked at."""
    times = (f"2026-03-01T12:00:{second:02}.000+00:00" for second in range(60))
    monkeypatch.setattr(module, "now", lambda: next(times))


def test_the_last_changed_comes_first(drafts: Drafts, clock: None) -> None:
    one, two, three = (drafts.add(replace(FULL, person_id=person)) for person in (1, 2, 1))
    drafts.save(one)
    assert [draft.id for draft in drafts.of()] == [one.id, three.id, two.id]
    assert [draft.id for draft in drafts.of(1)] == [one.id, three.id]
    assert [draft.id for draft in drafts.of(limit=2)] == [one.id, three.id]
    assert [draft.id for draft in drafts.of(7)] == []


def test_the_latest_has_a_text(drafts: Drafts, clock: None) -> None:
    assert drafts.latest() is None
    one = drafts.add(FULL)
    two = drafts.add(replace(FULL, person_id=2))
    drafts.add(replace(FULL, body=""))
    assert drafts.latest() == two
    assert drafts.latest(1) == one
    assert drafts.latest(7) is None


def test_unfinished_is_what_to_go_on_with(drafts: Drafts, clock: None) -> None:
    drafts.add(Draft(1, "question", "email"))  # empty: nothing to go on with
    assert drafts.unfinished() is None
    typed = drafts.add(Draft(1, "question", "email", about="Why?"))
    assert drafts.unfinished() == typed
    drafted = drafts.add(replace(FULL, person_id=2))
    drafts.add(replace(FULL, state="sent"))
    drafts.add(replace(FULL, state="copied"))
    assert drafts.unfinished() == drafted
    assert drafts.unfinished(1) == typed
    drafts.save(replace(drafted, state="copied"))
    assert drafts.unfinished() == typed
    assert drafts.unfinished(2) is None


def test_removing_takes_the_history_along(drafts: Drafts) -> None:
    stored = drafts.add(FULL)
    drafts.version(stored.id, Written(body="x"), "writer")
    drafts.remove(stored.id)
    assert drafts.of() == [] and drafts.versions(stored.id) == []
    assert drafts.add(FULL).id == 2


def test_nothing_there_is_told(drafts: Drafts) -> None:
    for ask in (
        drafts.get,
        drafts.remove,
        lambda number: drafts.save(replace(FULL, id=number)),
        lambda number: drafts.version(number, Written(), "edit"),
    ):
        with pytest.raises(Refused, match="There is no draft d7; 'outreach drafts' lists them"):
            ask(7)
    with pytest.raises(Refused, match="There is no person p9"):
        drafts.add(replace(FULL, person_id=9))


def test_a_draft_of_who_is_gone_is_gone(drafts: Drafts, store: Store) -> None:
    stored = drafts.add(FULL)
    People(store).remove(1)
    with pytest.raises(Refused):
        drafts.save(stored)
