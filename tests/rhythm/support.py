"""Events and people in a few words, for tests of the rules."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.contact import FAVOURS, Contact
from assistant.rhythm.due import Due, Mark
from assistant.rhythm.event import DIRECTION, Event
from assistant.rhythm.rules import dues
from assistant.settings.schema import Rhythm

ASKING = frozenset({"question", "ask-again", "follow-up", "reconnect", "warm-up", "introduction", "referral"})
MARA = Person("Mara Lindqvist", id=1, created="2024-01-01T10:00:00.000+00:00")


def on(text: str) -> date:
    """A day."""
    return date.fromisoformat(text)


def happened(*lines: str, person: int = 1) -> list[Event]:
    """``2024-01-03 sent question``, ``2024-01-05 replied: with a note``, ``2024-01-09 helped e1``; ids from 1."""
    found = []
    for number, line in enumerate(lines, 1):
        what, _, note = line.partition(": ")
        day, kind, *message = what.split()
        settles = int(message.pop()[1:]) if kind in FAVOURS and message else None
        sort = message[0] if message else ""
        found.append(
            Event(
                person, kind, day, id=number, direction=DIRECTION[kind], note=note, message_kind=sort,  # type: ignore[arg-type]
                asks=sort in ASKING, settles=settles,
            )
        )  # fmt: skip
    return found


def due(
    events: Iterable[Event],
    today: str,
    person: Person = MARA,
    marks: Mapping[str, Mark] | None = None,
    news: Fact | None = None,
    **rhythm: Any,
) -> list[Due]:
    """What the rules say of these events on a day."""
    return dues(person, Contact.of(events, on(today)), marks or {}, Rhythm(**rhythm), on(today), news)


def ids(found: Iterable[Due], *states: str) -> list[str]:
    """Ids of what is due, or in one of these states."""
    return [one.id for one in found if one.state in (states or ("due",))]


def mark(key: str, state: str, *, day: str = "", until: str = "") -> dict[str, Mark]:
    """One mark by its key."""
    return {key: Mark(key, 1, state, day=day, until=until)}  # type: ignore[arg-type]
