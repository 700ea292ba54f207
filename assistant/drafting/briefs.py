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


def first_facts(usable: list[Fact], about: str, likes: Sequence[str] = ()) -> list[Fact]:
    """The three newest usable facts.

    When an older one is nearer to what is asked than all of those, it takes the first place. The newest one of
    a kind that the message ``likes`` takes the last place when none of it is there.
    """
    first = usable[:FACTS_AT_FIRST]
    if len(usable) <= FACTS_AT_FIRST:
        return first
    if about.strip():
        nearest = max(usable, key=lambda fact: nearness(about, fact))
        if nearness(about, nearest) > max(nearness(about, fact) for fact in first):
            first = [nearest, *first[:-1]]
    liked = next((fact for fact in usable if fact.kind in likes), None)
    if liked is not None and not any(fact.kind in likes for fact in first):
        first = [*first[:-1], liked]
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
