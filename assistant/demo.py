"""The sample people of ``outreach demo``: invented ones, read from ``demo.toml`` beside this file."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import DIRECTION, Event
from assistant.settings.schema import Me

if TYPE_CHECKING:
    from assistant.facts.facts import Facts
    from assistant.people.people import People
    from assistant.rhythm.events import Events


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """One sample person with what is known and what happened; nothing stored yet, so every id is 0."""

    person: Person
    facts: tuple[Fact, ...]
    """Oldest first."""
    events: tuple[Event, ...]
    """Oldest first."""


def me() -> Me:
    """The invented writer."""
    return Me(**_read()["me"])


def people(today: date | None = None) -> list[DemoPerson]:
    """The sample people. Dates are counted back from ``today`` (left out: the machine's)."""
    day = today or date.today()
    return [_demo_person(table, day) for table in _read()["person"]]


def fill(people_: People, facts: Facts, events: Events, today: date) -> None:
    """Store the sample people with their facts and events.

    Around a hundred records: wrap the call in the store's ``transaction()`` to have them written at once.
    """
    for sample in people(today):
        person = people_.add(sample.person)
        for fact in sample.facts:
            facts.add(replace(fact, person_id=person.id))
        for event in sample.events:
            events.add(replace(event, person_id=person.id))


@cache
def _read() -> dict[str, Any]:
    return tomllib.loads(files("assistant").joinpath("demo.toml").read_text(encoding="utf-8"))


def _demo_person(table: dict[str, Any], today: date) -> DemoPerson:
    def dated(entry: dict[str, Any]) -> dict[str, Any]:
        rest = {key: value for key, value in entry.items() if key != "days_ago"}
        return rest | {"person_id": 0, "date": (today - timedelta(days=entry["days_ago"])).isoformat()}

    own = {key: value for key, value in table.items() if key not in ("fact", "event")}
    own |= {key: tuple(own[key]) for key in ("emails", "links", "tags")}
    facts = [Fact(**dated(entry)) for entry in table["fact"]]
    events = [Event(**dated(entry), direction=DIRECTION[entry["kind"]]) for entry in table.get("event", [])]
    return DemoPerson(
        person=Person(**own),
        facts=tuple(sorted(facts, key=lambda fact: fact.date)),
        events=tuple(sorted(events, key=lambda event: event.date)),
    )
