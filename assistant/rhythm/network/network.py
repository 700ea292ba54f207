"""The network as a value: people, the circles they belong to, and the ties between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.rhythm.event import DIRECTION, Event
from assistant.rhythm.network.circles import By, Circle, circles_of
from assistant.rhythm.network.mentions import INTRODUCTION, Names

ME = 0
"""The writer's own id in a network: no stored person has it."""

TieSort = Literal["help", "introduction", "knows"]
_HELP = frozenset({"helped", "helped-me", "referred", "referred-me"})


@dataclass(frozen=True, slots=True)
class Node:
    """One person on the map."""

    id: int
    name: str
    work: str
    """Role and company, as far as they are known."""
    role: str
    company: str
    city: str
    tags: tuple[str, ...]
    closeness: str
    circle: str = ""
    """The name of the circle they are drawn in; empty: they stand alone."""
    also: tuple[str, ...] = ()
    """Names of other circles that a tag or a company puts them in as well."""


@dataclass(frozen=True, slots=True)
class Tie:
    """What runs between two people. Help and introductions run from ``source`` to ``target``; knowing runs both ways.

    ``count`` is how often it happened; two people know each other once.
    """

    source: int
    target: int
    sort: TieSort
    count: int = 1


@dataclass(frozen=True, slots=True)
class Network:
    """Everybody, in the order of their ids. ``me`` is what the writer is called on the map."""

    me: str
    nodes: tuple[Node, ...]
    circles: tuple[Circle, ...]
    """Largest first."""
    ties: tuple[Tie, ...]
    workplace: str = ""
    """The writer's own company, as far as their role tells it."""

    @property
    def by_id(self) -> dict[int, Node]:
        """The people by their ids."""
        return {node.id: node for node in self.nodes}


def network_of(
    people: Iterable[Person],
    facts: Iterable[Fact],
    events: Iterable[Event],
    me: str = "",
    my_role: str = "",
    by: By = "both",
) -> Network:
    """The network that people, facts and events tell of.

    Two people know each other when an approved ``mutual`` fact about the one, or the note on an introduction,
    names the other, by the whole name. Private facts and notes are not read: a map is soon shown to somebody.
    """
    everybody = sorted(people, key=lambda person: person.id)
    circles, also = circles_of(everybody, by)
    inside = {member: circle.name for circle in circles for member in circle.members}
    nodes = tuple(
        Node(
            person.id,
            person.name,
            ", ".join(part for part in (person.role, person.company) if part),
            person.role,
            person.company,
            person.city,
            person.tags,
            person.closeness,
            inside.get(person.id, ""),
            also.get(person.id, ()),
        )
        for person in everybody
    )
    ties = _ties(everybody, facts, events)
    return Network(me.strip() or "You", nodes, tuple(circles), ties, workplace_of(my_role))


def _ties(people: Sequence[Person], facts: Iterable[Fact], events: Iterable[Event]) -> tuple[Tie, ...]:
    known = {person.id for person in people}
    names = Names(people)
    counted: Counter[tuple[int, int, TieSort]] = Counter()
    knows: set[tuple[int, int]] = set()

    def meet(one: int, text: str) -> None:
        knows.update((min(one, other), max(one, other)) for other in names.in_text(text) if other != one)

    for fact in facts:
        if fact.kind == "mutual" and fact.usable and fact.person_id in known:
            meet(fact.person_id, f"{fact.title} {fact.text}")
    for event in events:
        if event.person_id not in known:
            continue
        sort: TieSort | None = "help" if event.kind in _HELP else "introduction" if event.kind in INTRODUCTION else None
        if sort is None:
            continue
        out = DIRECTION[event.kind] == "out"
        counted[(ME, event.person_id, sort) if out else (event.person_id, ME, sort)] += 1
        if sort == "introduction" and not event.private:
            meet(event.person_id, event.note)
    directed = [Tie(source, target, sort, number) for (source, target, sort), number in counted.items()]
    mutual = [Tie(one, other, "knows") for one, other in knows]
    return tuple(sorted(directed + mutual, key=lambda tie: (tie.sort, tie.source, tie.target)))


def workplace_of(role: str) -> str:
    """``Parcelwright`` of ``backend engineer at Parcelwright``; nothing of ``engineer at a small bank``."""
    _, at, company = role.rpartition(" at ")
    company = company.strip().rstrip(".")
    return company if at and company[:1].isupper() else ""
