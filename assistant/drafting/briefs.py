"""Which facts a brief is made from: the newest until the person chooses, then exactly those."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.values import nearness
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.facts.facts import Facts
from assistant.people.person import Person

FACTS_AT_FIRST = 3
"""How many of the newest approved facts are chosen until the person chooses."""


def first_facts(usable: list[Fact], about: str) -> list[Fact]:
    """The three newest usable facts.

    When an older one is nearer to what is asked than all of those, it takes the oldest one's place.
    """
    first = usable[:FACTS_AT_FIRST]
    if about.strip() and len(usable) > FACTS_AT_FIRST:
        nearest = max(usable, key=lambda fact: nearness(about, fact))
        if nearness(about, nearest) > max(nearness(about, fact) for fact in first):
            return [nearest, *first[:-1]]
    return first


def chosen_facts(facts: Facts, person: Person, fact_ids: Sequence[int]) -> list[Fact]:
    """The facts with these ids, each once. Raises Refused for one that is another's, private or only proposed."""
    chosen = []
    for fact_id in dict.fromkeys(fact_ids):
        fact = facts.get(fact_id)
        if fact.person_id != person.id:
            raise Refused(f"f{fact_id} is not about {person.name}; 'outreach facts p{person.id}' lists theirs.")
        if fact.private:
            raise Refused(f"f{fact_id} is private, so it never stands behind a message; choose another.")
        if fact.status != "approved":
            raise Refused(f"f{fact_id} is only proposed; 'outreach approve f{fact_id}' approves it first.")
        chosen.append(fact)
    return chosen
