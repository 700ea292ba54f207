"""Afterwards: what was answered about a person becomes facts and events."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import cast

from assistant.door import clean_line
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.facts.kind import kind_in
from assistant.people.person import Person
from assistant.rhythm.event import Event, EventKind
from assistant.rhythm.events import Events

# A name alone becomes a note that the next message can pick up, and that the map reads.
_NAMED = {"introduced-me": "Put me in touch with {}.", "introduced": "Put them in touch with {}."}
_PARTICLES = frozenset("and de del der di do dos du el la le ten ter van von y zu".split())
_ENDS = re.compile(r"[.;:!?]\s")


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer; ``becomes`` as in the deck's question."""

    becomes: str
    text: str


@dataclass(frozen=True, slots=True)
class Noted:
    """What was stored about one person."""

    person: Person
    events: tuple[Event, ...]
    facts: tuple[Fact, ...]


def note_down(
    person: Person,
    answers: Sequence[Answer],
    on: date,
    *,
    facts: Facts,
    events: Events,
    event: str = "",
    private: bool = False,
) -> Noted:
    """Store that the person was met, and every answer as what it becomes.

    Having met them is noted once for a day, with the answer to what you talked about as its note. What is
    noted already, word for word, is not noted again, and does not stand in what is given back. A fact gets
    its kind from its words, and the event as its source. ``private`` holds for all of it. Call it inside a
    transaction; raises Refused when something cannot be stored.
    """
    said = [Answer(answer.becomes, " ".join(answer.text.split())) for answer in answers if answer.text.strip()]
    where = clean_line(event)
    told = " ".join(answer.text for answer in said if answer.becomes == "met")
    note = _placed(told, where)
    day = on.isoformat()
    stored = []
    that_day = {(before.kind, before.note) for before in events.of(person.id) if before.date == day}
    known = {fact.text for fact in facts.of(person.id)}
    if ("met", note) not in that_day and (told or not any(kind == "met" for kind, _ in that_day)):
        stored.append(events.add(Event(person.id, "met", day, note=note, private=private)))
    for answer in said:
        if answer.becomes not in ("met", "fact"):
            kind = cast("EventKind", answer.becomes)
            text = _NAMED.get(kind, "{}").format(answer.text.rstrip(".")) if _is_name(answer.text) else answer.text
            if (kind, text) not in that_day:
                stored.append(events.add(Event(person.id, kind, day, note=text, private=private)))
    learnt = [
        facts.add(
            Fact(person.id, answer.text, kind=kind_in(answer.text), date=day, private=private, source=_source(where))
        )
        for answer in said
        if answer.becomes == "fact" and answer.text not in known
    ]
    return Noted(person, tuple(stored), tuple(learnt))


def _placed(told: str, event: str) -> str:
    """What was talked about, and where; in the form in which a message can go on from it."""
    if not told or not event:
        return told or (f"At {event}." if event else "")
    return f"{told} ({event})" if _ENDS.search(told) else f"{told.rstrip('.')} at {event}."


def _is_name(text: str) -> bool:
    """Whether the text is a name and no sentence: nothing in it begins small but the particles of names."""
    return not any(word[:1].islower() and word not in _PARTICLES for word in text.rstrip(".").split())


def _source(event: str) -> str:
    """In words, whatever the event is called: a source that looks like an address is read as one."""
    return f"told me at {event}" if event else ""
