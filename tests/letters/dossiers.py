"""Twelve invented people as briefs: the demo's, each with something to say for every kind of message."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from assistant import demo
from assistant.drafting.briefs import first_facts
from assistant.drafting.channels import load_channels
from assistant.drafting.draft import Brief, Past
from assistant.drafting.kinds import Kind
from assistant.facts.fact import Fact
from assistant.facts.facts import title_in
from assistant.people.person import Person
from assistant.rhythm.past import past_of

CHANNELS = load_channels({})
TODAY = date(2026, 3, 2)


@dataclass(frozen=True)
class Dossier:
    """One person with all that is known, newest first; the private and the proposed as well."""

    person: Person
    facts: tuple[Fact, ...]
    past: Past

    @property
    def usable(self) -> list[Fact]:
        return [fact for fact in self.facts if fact.usable]


THANKS = (
    "sending me the list of disks", "reading my draft on a train", "the hour on Tuesday", "the introduction to Ana",
    "your answer about landmarks", "explaining the update protocol twice", "telling me about restarts", "the codemod",
    "three patient rounds of review", "the note on late rows", "the recorded carriers", "coming to the airport",
)  # fmt: skip
OCCASIONS = ("", "", "your new role", "", "", "the release", "", "", "five releases by five people", "", "", "")
"""What is congratulated on; empty: the newest fact."""
NEWS = (
    "We cut the power a hundred times last night, and nothing was lost.",
    "half of our notes are gone, and nobody asked where they went",
    "The departure board speaks once a minute now.",
    "The review went out on Friday, half as long.",
    "Our couriers find the landmarks without calling.",
    "the gauge sleeps at fourteen microamps",
    "We save every six hours now, and the last restart cost us forty minutes.",
    "The tokens have versions, and two teams noticed.",
    "The parser tells what it guessed. Two people wrote in to say thanks.",
    "Every row has three times now",
    "The replay tool found its first outage.",
    "I took the job in Lisbon.",
)
OFFERS = (
    "read the next essay before it is out", "a second reader for the type checker's notes",
    "introduce you to our data team",
    "proofread the runbook", "to try the router on our night routes", "a spare gauge",
    "be an audience of one for the talk",
    "review the German docs", "to be the second reader of the migration guide", "the scans of one quiet week",
    "an afternoon on the sandbox", "test the netcode from Gothenburg",
)  # fmt: skip
WHOM = (
    "somebody on the storage team", "Ana Lopes", "an introduction to whoever runs the panel", "one of your recruiters",
    "someone who delivers by landmark", "the people behind the radio link", "an engineer on the scheduler",
    "whoever keeps the codemods", "another maintainer", "somebody at one of the three carriers", "the platform team",
    "a designer who likes rollback",
)  # fmt: skip
POSITIONS = (
    "storage engineer role", "Compiler Engineer", "the front end position", "Site Reliability Engineer", "routing role",
    "a firmware position", "training infrastructure role", "Design Systems Engineer", "maintainer post",
    "the data engineer role", "Integration Engineer", "network programmer role",
)  # fmt: skip
TALKED = (
    "power cuts", "the notes that nobody reads", "the panel of commuters", "the on-call rota", "addresses in Amman",
    "the update protocol", "restarts", "Thursdays inside a team", "the four answers", "the three times of a row",
    "recorded outages", "the broken Pong",
)  # fmt: skip
ASKED = (
    "", "How did you decide which notes to delete?", "how you chose what to read aloud first",
    "alerts that nobody misses",
    "", "what did you measure first?", "why the optimiser state can wait", "codemods for strangers",
    "", "Which of the three times do people forget?", "how you got carriers to agree", "mispredictions",
)  # fmt: skip
"""What is asked, in turn: nothing, a question, a clause, a topic."""


def dossiers() -> list[Dossier]:
    """The twelve, with ids."""
    found = []
    for number, one in enumerate(demo.people(TODAY), 1):
        facts = sorted(one.facts, key=lambda fact: fact.date, reverse=True)
        numbered = tuple(
            replace(fact, id=number * 100 + at, person_id=number, title=fact.title or title_in(fact.text))
            for at, fact in enumerate(facts)
        )
        events = sorted(one.events, key=lambda event: event.date, reverse=True)
        found.append(Dossier(replace(one.person, id=number), numbered, past_of(events)))
    return found


def about_for(kind: str, number: int) -> str:
    """What the writer types for this kind of message to the person with this number, from 0."""
    lists = {
        "thanks": THANKS, "congratulate": OCCASIONS, "update": NEWS, "offer": OFFERS, "introduction": WHOM,
        "referral": POSITIONS, "follow-up": TALKED,
    }  # fmt: skip
    texts = lists.get(kind, ASKED)
    return texts[number % len(texts)]


def briefs(kinds: list[Kind]) -> Iterator[Brief]:
    """Every person, kind and channel that the kind suits, as the app would begin them."""
    me = demo.me()
    for number, dossier in enumerate(dossiers()):
        for kind in kinds:
            about = about_for(kind.id, number)
            facts = first_facts(dossier.usable, about, kind.likes)
            for channel in CHANNELS.values():
                if kind.suits(channel):
                    past = dossier.past
                    if "met" in kind.needs:  # whoever was not met so far was met yesterday, and nothing is noted of it
                        past = replace(past, spoke=True)
                    yield Brief(me, dossier.person, tuple(facts), kind.id, channel.id, about, past=past)


def crowded(kinds: list[Kind]) -> Iterator[Brief]:
    """The same with eight facts each, the person's own first, and with samples of how the writer writes."""
    everybody = dossiers()
    for number, dossier in enumerate(everybody):
        others = [fact for other in everybody if other is not dossier for fact in other.usable]
        borrowed = others[number : number + 8]
        facts = [
            replace(fact, id=9000 + at, person_id=dossier.person.id)
            for at, fact in enumerate([*dossier.usable, *borrowed][:8])
        ]
        for kind in kinds:
            for channel in CHANNELS.values():
                if kind.suits(channel):
                    yield Brief(
                        demo.me(), dossier.person, tuple(facts), kind.id, channel.id, about_for(kind.id, number),
                        past=dossier.past,
                    )  # fmt: skip
