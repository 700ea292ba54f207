"""Who is removed is gone: from every byte of the file, and of what lies beside it."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft, Support, Written
from assistant.drafting.drafts import Drafts
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.people.people import People
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.events import Events
from assistant.store.database import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "home" / "outreach.db") as opened:
        yield opened


def bytes_left(store: Store) -> bytes:
    """All bytes of all files in the store's folder, case folded."""
    return b"".join(path.read_bytes() for path in sorted(store.path.parent.iterdir())).lower()


def traces(store: Store, *texts: str) -> list[str]:
    left = bytes_left(store)
    return [text for text in texts if text.lower().encode() in left]


def some_others(store: Store, number: int = 150) -> None:
    """Other people round about, so that pages are shared, split and rebalanced."""
    chance = random.Random(3)
    facts = Facts(store)
    with store.transaction():
        for at in range(number):
            person = People(store).add(
                Person(name=f"Other Person{at}", company="Ferrite", emails=(f"other{at}@ferrite.example",))
            )
            facts.add(Fact(person.id, "filler " * chance.randint(1, 60)))


def test_nothing_of_a_person_with_a_long_history_is_left(store: Store) -> None:
    people, facts, drafts, events = People(store), Facts(store), Drafts(store), Events(store)
    some_others(store)
    person = people.add(
        Person(
            name="Quenilda Øxxenfjörd",
            emails=("quenilda@oxxmail.example", "second-qvx@oxxmail.example"),
            handles={"x-dm": "@qvxhandle"},
            links=("https://qvxsite.example/about",),
            company="Qvxcompany",
            role="Qvxrole",
            city="Qvxtown",
            tags=("qvxtag one",),
        )
    )
    some_others(store)
    for at in range(40):  # longer than a page, so that they go through overflow pages
        facts.add(
            Fact(
                person.id,
                f"long qvxfact {at} " + "qvxlong " * 2000,
                title=f"qvxtitle{at}",
                source="qvxsource",
            )
        )
    fact = facts.add(Fact(person.id, "first qvxwording of it"))
    for at in range(30):
        fact = facts.update(replace(fact, text=f"edited qvxwording {at} " + "qvxpad " * at * 40))
    draft = drafts.add(Draft(person.id, "question", "email", about="qvxabout", body="qvxbody begin"))
    for at in range(60):
        draft = drafts.save(replace(draft, body="qvxbody " * at * 20, support=(Support(0, 6, (fact.id,)),)))
        drafts.version(draft.id, Written(subject="qvxsubject", body=f"qvxversion {at} " * at), "writer")
    events.add(Event(person.id, "sent", "2026-03-01", note="qvxnote", draft_id=draft.id))
    person = people.update(replace(person, name="Quenilda Newname", company="Qvxnewcompany", tags=("qvxtwo",)))
    some_others(store)
    assert traces(store, "quenilda")

    people.remove(person.id)

    assert store.swept
    assert [path.name for path in store.path.parent.iterdir()] == ["outreach.db"]
    assert traces(store, "quenilda", "øxxenfjörd", "oxxenfjord", "newname", "oxxmail", "qvx", "second") == []
    assert people.count() == 450
    assert people.rows("newname") == []


def test_nothing_is_left_of_the_last_person(store: Store) -> None:
    person = People(store).add(Person(name="Quenilda Only"))
    People(store).remove(person.id)
    assert traces(store, "quenilda", "only") == []
    assert [tuple(row) for row in store.rows("SELECT name, seq FROM sqlite_sequence")] == [("people", 1)]


def test_a_removed_fact_draft_or_event_leaves_nothing_and_the_rest_stays(store: Store) -> None:
    people, facts, drafts, events = People(store), Facts(store), Drafts(store), Events(store)
    some_others(store, 50)
    person = people.add(Person(name="Mara Lindqvist"))
    kept = facts.add(Fact(person.id, "keeps this"))
    fact = facts.add(Fact(person.id, "zzfact " * 3000))
    draft = drafts.add(Draft(person.id, "question", "email", body="zzdraft"))
    drafts.version(draft.id, Written(body="zzversion"), "writer")
    told = events.add(Event(person.id, "sent", "2026-03-01", draft_id=draft.id, note="told"))
    event = events.add(Event(person.id, "met", "2026-03-02", note="zzevent"))

    facts.remove(fact.id)
    assert traces(store, "zzfact") == []
    drafts.remove(draft.id)
    assert traces(store, "zzdraft", "zzversion") == []
    assert events.get(told.id).draft_id is None
    events.remove(event.id)
    assert traces(store, "zzevent") == []
    assert [each.text for each in facts.of(person.id)] == [kept.text]
    assert [each.note for each in events.of(person.id)] == ["told"]


def test_several_removals_in_one_transaction_are_swept_after_it(store: Store) -> None:
    people = People(store)
    first, second = people.add(Person(name="Quenilda First")), people.add(Person(name="Quenilda Second"))
    with store.transaction():
        people.remove(first.id)
        people.remove(second.id)
    assert store.swept
    assert traces(store, "quenilda") == []


def test_a_removal_that_is_taken_back_removes_nothing(store: Store) -> None:
    people = People(store)
    person = people.add(Person(name="Mara Lindqvist"))
    with pytest.raises(RuntimeError), store.transaction():
        people.remove(person.id)
        raise RuntimeError
    assert people.find("mara") == person
    assert store.swept


def test_what_could_not_be_swept_is_swept_at_the_next_opening(store: Store, tmp_path: Path) -> None:
    import sqlite3

    person = People(store).add(Person(name="Quenilda Long " + "q" * 100))
    Facts(store).add(Fact(person.id, "zzfact " * 3000))
    store._connection.execute("PRAGMA secure_delete = OFF")
    store._connection.execute("PRAGMA busy_timeout = 50")
    reader = sqlite3.connect(store.path, isolation_level=None)
    reader.execute("BEGIN")

    # The reader comes in between the removal and the sweep.
    with store.transaction():
        People(store).remove(person.id)
        store._sweep_due = False
    reader.execute("SELECT count(*) FROM people").fetchall()
    store._try_sweep()
    assert not store.swept
    assert traces(store, "zzfact") == ["zzfact"]
    reader.close()
    store.close()

    with Store.open(store.path) as again:
        assert again.swept
        assert traces(again, "quenilda", "zzfact") == []
