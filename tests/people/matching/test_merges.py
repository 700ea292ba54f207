"""Two people made one, and taken apart again: everything comes back, with its id."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft, Support, Written
from assistant.drafting.drafts import Drafts
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.people.matching.kept import Kept, OtherValue
from assistant.people.matching.merges import Merges
from assistant.people.matching.proposals import Proposal, Proposals
from assistant.people.people import People
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.rhythm.events import Events
from assistant.store.database import Store
from assistant.store.hanging import hanging

MARA = Person("Mara Lindqvist", emails=("mara@ferrite.example",), company="Ferrite", tags=("storage",))
OTHER = Person(
    "Lindqvist Mara", emails=("m@home.example",), handles={"x-dm": "@mara"}, links=("https://mara.example",),
    company="Basalt", role="Engineer", closeness="friend", can_refer=False, every_days=30, tags=("rust",),
)  # fmt: skip


class World:
    """A store with three people, of whom the second has everything that can hang on somebody."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.people, self.facts, self.events = People(store), Facts(store), Events(store)
        self.drafts, self.kept, self.proposals = Drafts(store), Kept(store), Proposals(store)
        self.merges = Merges(store, self.people)
        for person in (MARA, OTHER, Person("Teo Marsh", company="Quay")):
            self.people.add(person)
        for person_id in (1, 2, 3):
            fact = self.facts.add(Fact(person_id, f"fact of {person_id}", private=person_id == 2))
            draft = self.drafts.add(Draft(person_id, "question", "email", body="Hi you", facts=(fact.id,)))
            self.drafts.save(replace(draft, support=(Support(0, 2, (fact.id,)),)))
            self.drafts.version(draft.id, Written(body=f"Hi, {person_id}"), "writer")
            self.events.add(Event(person_id, "sent", "2026-03-01", note=f"note {person_id}", draft_id=draft.id))
        with store.transaction():
            self.kept.add_keys([(2, "urn:uuid:2"), (3, "urn:uuid:3")])
            self.kept.add_values([OtherValue(2, "company", "Quay", "vCard", "2026-01-01")])
            self.kept.add_records([(2, "vcard", b"\0\1\2\3", "2026-01-01"), (1, "linkedin", b"\4\5\6\7", "2026-01-01")])
            self.proposals.add([Proposal(1, 2, "the same name"), Proposal(2, 3, "another guess")])

    def all(self) -> list[object]:
        """Everything there is, as it is shown."""
        return [
            (
                replace(person, updated=""),
                self.facts.every(person.id),
                self.events.of(person.id),
                [(draft, self.drafts.versions(draft.id)) for draft in self.drafts.of(person.id)],
                self.kept.values(person.id),
                self.kept.keys(person.id),
                self.kept.imports(person.id),
            )
            for person in self.people.everyone()
        ]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Store.open(tmp_path / "home" / "outreach.db") as store:
        yield World(store)


def test_the_one_who_stays_has_it_all(world: World) -> None:
    one = world.merges.merge(1, 2, "you said so")
    assert one.name == "Mara Lindqvist" and one.company == "Ferrite"
    assert one.emails == ("mara@ferrite.example", "m@home.example")
    assert (one.role, one.closeness, one.can_refer, one.every_days) == ("Engineer", "friend", False, 30)
    assert {(each.field, each.value, each.source) for each in world.kept.values(1)} == {
        ("company", "Quay", "vCard"), ("name", "Lindqvist Mara", "p2 (vCard)"), ("company", "Basalt", "p2 (vCard)"),
    }  # fmt: skip
    assert [fact.id for fact in world.facts.every(1)] == [1, 2]
    assert {event.id for event in world.events.of(1)} == {1, 2}
    assert {draft.id for draft in world.drafts.of(1)} == {1, 2}
    assert world.kept.keys(1) == ["urn:uuid:2"]
    assert [row.name for row in world.people.rows("rust")] == ["Mara Lindqvist"]
    assert world.people.count() == 2
    assert [(each.person_id, each.other_id) for each in world.proposals.open()] == [(1, 3)]
    with pytest.raises(Refused, match="p2 was merged into p1; 'outreach show p1'"):
        world.people.get(2)


def test_taken_back_everything_is_as_it_was(world: World) -> None:
    before = world.all()
    world.merges.merge(1, 2)
    assert world.all() != before
    back = world.merges.undo(world.merges.of(1)[0].id)
    assert replace(back, updated="") == replace(OTHER, id=2, created=back.created)
    assert world.all() == before
    assert [row.id for row in world.people.rows("basalt")] == [2]
    assert [row.id for row in world.people.rows("lindqvist")] == [2, 1]
    assert world.merges.of(1) == [] and world.merges.latest() is None
    assert [(each.person_id, each.other_id) for each in world.proposals.open()] == [(2, 3)]
    assert world.proposals.refused() == {(1, 2)}  # nobody asks again
    world.merges.merge(1, 2)
    world.merges.undo(world.merges.of(1)[0].id)
    assert world.all() == before


def test_nothing_is_left_hanging_in_any_table(world: World) -> None:
    tables = {table for table, _, _ in hanging(world.store)}
    assert {"facts", "drafts", "events", "person_keys", "person_records", "other_values", "merges"} <= tables
    world.merges.merge(3, 1)
    world.merges.merge(3, 2)
    for table, column, _ in hanging(world.store):
        assert not world.store.value(f"SELECT count(*) FROM {table} WHERE {column} IN (1, 2)"), table


def test_what_changed_since_stays(world: World) -> None:
    one = world.merges.merge(1, 2)
    world.people.update(replace(one, company="Nimbus", role="Manager", emails=(*one.emails, "new@x.example")))
    world.facts.add(Fact(1, "found out since"))
    world.facts.remove(2)
    world.facts.update(replace(world.facts.get(1), text="said better"))
    back = world.merges.undo(world.merges.of(1)[0].id)
    mine = world.people.get(1)
    assert (mine.company, mine.role, mine.closeness) == ("Nimbus", "Manager", "stranger")
    assert mine.emails == ("mara@ferrite.example", "new@x.example")
    assert mine.handles == {} and mine.links == () and mine.tags == ("storage",)
    assert [fact.text for fact in world.facts.every(1)] == ["said better", "found out since"]
    assert back.company == "Basalt" and world.facts.every(2) == []  # what was removed stays so


def test_a_preferred_field_comes_back_too(world: World) -> None:
    assert world.merges.merge(1, 2, prefer={"company"}).company == "Basalt"
    assert ("company", "Ferrite") in {(each.field, each.value) for each in world.kept.values(1)}
    world.merges.undo(world.merges.of(1)[0].id)
    assert (world.people.get(1).company, world.people.get(2).company) == ("Ferrite", "Basalt")


def test_several_are_taken_back_in_turn(world: World) -> None:
    before = world.all()
    world.merges.merge(1, 2)
    world.merges.merge(1, 3)
    first, second = reversed(world.merges.of(1))
    with pytest.raises(Refused, match=r"Teo Marsh was merged into p1 after Lindqvist Mara; .*--undo p3'"):
        world.merges.undo(first.id)
    world.merges.undo(second.id)
    world.merges.undo(first.id)
    assert world.all() == before


def test_one_inside_another_is_taken_back_in_turn(world: World) -> None:
    before = world.all()
    world.merges.merge(2, 3)
    world.merges.merge(1, 2)
    inner = next(merge for merge in world.merges.of(1) if merge.other_id == 3)
    with pytest.raises(Refused, match=r"p2 was itself merged into p1 since; .*--undo p2'"):
        world.merges.undo(inner.id)
    world.merges.undo(world.merges.of(1)[0].id)
    assert [merge.other_id for merge in world.merges.of(2)] == [3]
    world.merges.undo(world.merges.of(2)[0].id)
    assert world.all() == before


def test_a_merge_that_fails_changes_nothing(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    before = world.all()
    monkeypatch.setattr(Kept, "add_values", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        world.merges.merge(1, 2)
    assert world.all() == before


def test_refusals(world: World) -> None:
    with pytest.raises(Refused, match="p1 is one person already"):
        world.merges.merge(1, 1)
    with pytest.raises(Refused, match="no person p9"):
        world.merges.merge(1, 9)
    with pytest.raises(Refused, match="no such merge any more"):
        world.merges.undo(7)


def test_removing_the_one_who_stayed_leaves_no_trace_of_either(world: World) -> None:
    world.merges.merge(1, 2)
    world.people.remove(1)
    left = b"".join(path.read_bytes() for path in world.store.path.parent.iterdir()).lower()
    for trace in (b"lindqvist", b"mara", b"home.example", b"basalt", b"urn:uuid:2", b"fact of 2"):
        assert trace not in left, trace
    assert world.people.count() == 1


def test_a_pair_that_was_refused_is_not_proposed_again(world: World) -> None:
    world.proposals.refuse(2, 1)
    with world.store.transaction():
        assert world.proposals.add([Proposal(1, 2, "again"), Proposal(1, 3, "new"), Proposal(3, 1, "new")]) == 1
    assert [(each.person_id, each.other_id) for each in world.proposals.open()] == [(2, 3), (1, 3)]
    assert world.proposals.count() == 2
    assert world.proposals.open(1, 1)[0].why == "new"
    assert world.proposals.count(world.proposals.last()) == 0


def rhythm(world: World) -> list[tuple[object, ...]]:
    """What was said about what is due, and whom the weeks proposed."""
    marks = world.store.rows("SELECT * FROM due_marks ORDER BY key")
    weeks = world.store.rows("SELECT * FROM week_people ORDER BY week, person_id")
    return [tuple(row) for row in (*marks, *weeks)]


def test_what_was_said_about_something_due_follows_and_comes_back(world: World) -> None:
    world.store.insert_many(
        "due_marks (key, person_id, event_id, state, day, until)",
        [
            ("thanks-e2", 2, 2, "done", "2026-03-02", ""),
            ("check-in-p2", 2, None, "never", "", ""),
            ("update-p1", 1, None, "snoozed", "", "2026-05-01"),
            ("update-p2", 2, None, "never", "", ""),  # the first has one of their own, which stays
            ("check-in-p3", 3, None, "never", "", ""),
        ],
    )
    before = rhythm(world)
    world.merges.merge(1, 2)
    assert rhythm(world) == [
        ("check-in-p1", 1, None, "never", "", ""),
        ("check-in-p3", 3, None, "never", "", ""),
        ("thanks-e2", 1, 2, "done", "2026-03-02", ""),
        ("update-p1", 1, None, "snoozed", "", "2026-05-01"),
    ]
    world.merges.undo(world.merges.of(1)[0].id)
    assert rhythm(world) == before


def test_the_weeks_people_follow_and_come_back(world: World) -> None:
    world.store.insert_many(
        "week_people (week, person_id, state)",
        [
            ("2026-W09", 1, "skipped"),
            ("2026-W09", 2, "done"),
            ("2026-W10", 2, "chosen"),
            ("2026-W11", 1, "chosen"),
            ("2026-W11", 3, "skipped"),
        ],
    )
    before = rhythm(world)
    world.merges.merge(1, 2)
    untold = ("", "", None)  # why it was them is not told of these
    assert rhythm(world) == [
        ("2026-W09", 1, "skipped", *untold),
        ("2026-W10", 1, "chosen", *untold),
        ("2026-W11", 1, "chosen", *untold),
        ("2026-W11", 3, "skipped", *untold),
    ]
    world.merges.undo(world.merges.of(1)[0].id)
    assert rhythm(world) == before


def test_an_id_that_ends_like_another_is_left_alone(world: World) -> None:
    world.people.add_many([Person(f"Nils {number}") for number in range(4, 13)])
    world.store.insert_many(
        "due_marks (key, person_id, event_id, state, day, until)",
        [("check-in-p12", 12, None, "never", "", ""), ("week-p2", 2, None, "never", "", "")],
    )
    before = rhythm(world)
    world.merges.merge(12, 2)
    assert [row[0] for row in rhythm(world)] == ["check-in-p12", "week-p12"]
    world.merges.undo(world.merges.of(12)[0].id)
    assert rhythm(world) == before
