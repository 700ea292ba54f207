"""Invented people in any number, the same every time, with the ties that a real network has: a few, unevenly spread."""

from __future__ import annotations

import random
from typing import cast

from assistant.facts.fact import Fact
from assistant.people.person import Closeness, Person
from assistant.rhythm.event import Event, EventKind

_FIRST = (
    "Ada Bo Camille Dagny Eero Fatoumata Gus Hana Ines Jón Kwame Liv Maximilian Noor Oluwaseun Priya Quentin Rafael "
    "Siobhán Tomasz Ulla Vanessa Wiremu Xenia Yusuf Zsófia Anne-Marie Bartholomew Chidi Desmond"
).split()
_LAST = (
    "Achterberg Brand Chukwuemeka Desrosiers-Roy Eld Fjeldstad Gómez Haddadin Ito Jansen Kovács Lindqvist Marsh Novák "
    "Okonjo-Bell Papadimitriou Quintanilha Rao Saarinen Tāhana Ueda Velankar Wieliczko Xu Ylihärmä Zielińska Vanterpool"
).split()
_TAGS = (
    "university,former team,storage,open source,meet-up,compilers,maps,conference,design,on-call,data,games"
).split(",")
_ROLES = (
    "Backend engineer,Staff engineer,Engineering manager,Product manager,Designer,Data engineer,Founder,"
    "Reliability engineer,Compiler engineer,Sales engineer"
).split(",")
_COMPANIES = "Ferrite,Halyard Labs,Pinwheel,Caravela Pay,Meridian Row,Kestrel Instruments,Lowtide,Thimble".split(",")
_CLOSENESS = ("stranger", "stranger", "stranger", "acquaintance", "acquaintance", "colleague", "friend")
_KINDS = ("helped", "helped-me", "helped-me", "introduced", "introduced-me", "replied", "met", "sent")


def crowd(number: int, seed: int = 1) -> tuple[list[Person], list[Fact], list[Event]]:
    """So many people, what is known, and what happened with them."""
    chance = random.Random(f"{number} people, seed {seed}")
    people = [_person(chance, at, number) for at in range(1, number + 1)]
    facts: list[Fact] = []
    events: list[Event] = []
    for at in range(1, number + 1):
        if chance.random() < 0.2:
            other = people[chance.randrange(number)]
            facts.append(Fact(at, f"Used to share a flat with {other.name}.", id=len(facts) + 1, kind="mutual"))
        if chance.random() < 0.3:
            kind = cast("EventKind", chance.choice(_KINDS))
            other = people[chance.randrange(number)]
            note = f"To {other.name}." if kind.startswith("introduced") else ""
            events.append(Event(at, kind, "2026-05-01", id=len(events) + 1, note=note))
    return people, facts, events


def _person(chance: random.Random, at: int, number: int) -> Person:
    # Most work at one of a few companies, the rest at one that nobody else is at.
    common = int(chance.paretovariate(0.9)) - 1
    many = [*_COMPANIES, *(f"Works {one}" for one in range(number // 40))]
    company = many[common] if common < len(many) else f"Lone Works {at}"
    middle = f" {chance.choice('ABCDEFGH')}." if chance.random() < 0.15 else ""
    return Person(
        f"{chance.choice(_FIRST)}{middle} {chance.choice(_LAST)}",
        id=at,
        company=company,
        role=chance.choice(_ROLES),
        city=chance.choice(("Oslo", "Gothenburg", "Recife")),
        closeness=cast("Closeness", chance.choice(_CLOSENESS)),
        tags=tuple(chance.sample(_TAGS, chance.choice((0, 0, 0, 1, 1, 2)))),
    )
