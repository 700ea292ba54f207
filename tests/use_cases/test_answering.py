"""The day's work below the app: who is waited for, and what a glance may leave out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import Event
from assistant.settings.paths import Home
from assistant.workspace import Workspace

TODAY = date.today()


@pytest.fixture
def space(house: Path) -> Iterator[Workspace]:
    workspace = Workspace.open(Home(house / "outreach"))
    yield workspace
    workspace.close()


def asked(to: Workspace, person: Person, days: int, kind: str = "question") -> Event:
    day = (TODAY - timedelta(days=days)).isoformat()
    return to.events.add(Event(person.id, "sent", day, asks=True, message_kind=kind))


def test_who_is_waited_for_longest_first_and_each_once(space: Workspace) -> None:
    ann, bea, cem, dag = (space.people.add(Person(name)) for name in ("Ann", "Bea", "Cem", "Dag"))
    asked(space, ann, 3)
    asked(space, bea, 29)
    last = asked(space, bea, 8, "ask-again")
    asked(space, cem, 30)  # silence closed it today
    asked(space, dag, 5)
    space.log(dag, "replied", TODAY - timedelta(days=1))
    found = space.waiting(TODAY)
    assert [(one.name, one.kind, one.event_id) for one in found] == [
        ("Bea", "ask-again", last.id),
        ("Ann", "question", 1),
    ]
    assert found[0].until == TODAY + timedelta(days=22)
    assert [thread.event_id for thread in space.open_threads(space.events.of(bea.id), TODAY)] == [2, last.id]


def test_a_glance_chooses_the_same_person_or_nobody_yet(space: Workspace) -> None:
    plain = space.people.add(Person("Plain", company="Tilework", role="Designer"))
    space.facts.add(Fact(plain.id, "Wrote “The cost of a lock”", kind="essay", date="2020-01-10"))
    assert space.agenda(TODAY, glance=True).week is None
    assert space.weeks.proposed(TODAY) == {}
    friend = space.people.add(Person("Friend", closeness="friend"))
    glance = space.agenda(TODAY, glance=True).week
    assert glance is not None and glance.person_id == friend.id
    assert space.agenda(TODAY).week == glance
    space.people.remove(friend.id)
    thorough = space.agenda(TODAY).week
    assert thorough is not None and thorough.person_id == plain.id


def test_an_answer_to_what_is_not_due_changes_nothing(space: Workspace) -> None:
    ann = space.people.add(Person("Ann"))
    space.log(ann, "met", TODAY)
    with pytest.raises(Refused, match="Nothing is due under 'thanks-e1'"):
        space.answer("done", "thanks-e1", TODAY)
    assert space.marks.of() == {}


def test_an_undo_brings_back_the_week_as_it_was(space: Workspace) -> None:
    for name in ("Ann", "Bea", "Cem"):
        space.people.add(Person(name, closeness="friend"))
    first = space.agenda(TODAY).week
    assert first is not None
    skipped = space.skip(first.id, TODAY)
    second = space.agenda(TODAY).week
    assert second is not None and second.name in skipped.said
    done = space.answer("done", second.id, TODAY)
    assert space.weeks.proposed(TODAY) == {first.person_id: "skipped", second.person_id: "done"}
    done.undo()
    assert space.agenda(TODAY).week == second
    skipped.undo()
    assert space.agenda(TODAY).week == first
    assert space.weeks.proposed(TODAY) == {first.person_id: "chosen"}


def test_a_favour_that_help_of_today_settles_is_open_again_by_an_undo(space: Workspace) -> None:
    """The help was noted before the favour was ticked off, so it stays."""
    ann = space.people.add(Person("Ann"))
    favours = [space.log(ann, "asked-me", TODAY - timedelta(days=number), note="X") for number in (4, 3)]
    helped = space.log(ann, "helped", TODAY)
    answered = space.answer("done", f"owed-e{favours[1].id}", TODAY)
    assert space.events.get(helped.id).settles == favours[1].id
    answered.undo()
    assert space.events.get(helped.id).settles is None
    assert [one.id for one in space.open_favours(ann, TODAY)] == [one.id for one in favours]
    assert len(space.events.of(ann.id)) == 3
