"""Events as they are stored."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from assistant.drafting.draft import Draft
from assistant.drafting.drafts import Drafts
from assistant.errors import Refused
from assistant.people.people import People
from assistant.people.person import Person
from assistant.rhythm.event import DIRECTION, EVENT_KINDS, Event
from assistant.rhythm.events import Events
from assistant.store.database import Store

TODAY = date(2026, 3, 1)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "outreach.db") as opened:
        People(opened).add_many([Person(name="Mara"), Person(name="Nils")])
        Drafts(opened).add(Draft(1, "question", "email"))
        yield opened


@pytest.fixture
def events(store: Store) -> Events:
    return Events(store, lambda: TODAY)


def test_what_goes_in_comes_out(events: Events) -> None:
    event = Event(
        1, "sent", "2026-02-27", note="about locks", private=True, draft_id=1, message_kind="question",
        channel="email", asks=True, forced="unsupported,length",
    )  # fmt: skip
    stored = events.add(event)
    assert stored == replace(event, id=1, created=stored.created)
    assert events.get(1) == stored
    assert events.of(1) == [stored]


@pytest.mark.parametrize("kind", EVENT_KINDS)
def test_the_kind_says_which_way_it_goes(events: Events, kind: str) -> None:
    stored = events.add(Event(1, kind, "today", direction="in"))  # type: ignore[arg-type]
    assert (stored.direction, stored.date) == (DIRECTION[kind], "2026-03-01")


def test_newest_first_and_since(events: Events) -> None:
    for person, day in ((1, "2026-01-01"), (1, "yesterday"), (2, "today"), (1, "2026-01-01"), (1, "a week ago")):
        events.add(Event(person, "talked", day))
    assert [event.id for event in events.of(1)] == [2, 5, 4, 1]
    assert [event.id for event in events.since(date(2026, 2, 22))] == [3, 2, 5]


def test_an_update(events: Events) -> None:
    stored = events.add(Event(1, "met", "yesterday"))
    changed = events.update(replace(stored, kind="replied", date="today", note="a\x1b[0mb", created=""))
    assert changed == replace(
        stored, kind="replied", date="2026-03-01", note="ab", direction="in"
    ) and changed == events.get(stored.id)


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"kind": "replyed"}, "did you mean replied?"),
        ({"kind": "xyz"}, "use one of sent, replied"),
        ({"date": "2026-03-03"}, "2026-03-03 is still to come"),
        ({"date": "soon"}, "is not a date that is understood here"),
        ({"person_id": 9}, "There is no person p9"),
        ({"draft_id": 9}, "There is no draft d9"),
        ({"person_id": 2, "draft_id": 1}, "There is no draft d1 to them"),
    ],
)
def test_what_cannot_be_is_refused(events: Events, change: dict[str, object], says: str) -> None:
    with pytest.raises(Refused) as caught:
        events.add(replace(Event(1, "met", "today"), **change))  # type: ignore[arg-type]
    assert says in str(caught.value)
    assert events.of(1) == events.of(2) == []


def test_it_may_be_tomorrow_already(events: Events) -> None:
    assert events.add(Event(1, "met", "2026-03-02")).date == "2026-03-02"


def test_nothing_there_is_told(events: Events) -> None:
    for ask in (events.get, events.remove):
        with pytest.raises(Refused, match="There is no event e7"):
            ask(7)
    with pytest.raises(Refused, match="There is no event e7"):
        events.update(Event(1, "met", "today", id=7))
