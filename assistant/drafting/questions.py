"""Questions worth asking somebody, made without a model from what is known about them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.delicate import may_be_asked
from assistant.drafting.nouns import phrases
from assistant.drafting.question_patterns import PATTERNS, SORTS, Pattern
from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person

FEWEST, MOST = 5, 7
"""Questions in a list: enough to choose from, few enough to read."""
MOST_WORDS = 34
_TAKES = 4
"""Lists until they begin again."""
_LONG = 26
"""Words from which another question of the same sort is the better one."""
_ASIDE = {"interest": 1, "note": 5, "shared": 6, "mutual": 6}
"""What kinds of fact lose against the others: they tell less of the work somebody chose to do."""


@dataclass(frozen=True, slots=True)
class Question:
    """One question, the ids of the facts it leans on, and its sort (see ``question_patterns.SORTS``)."""

    text: str
    facts: tuple[int, ...]
    sort: str


def offline_questions(
    person: Person, facts: Sequence[Fact], about: str = "", number: int = MOST, take: int = 0
) -> list[Question]:
    """That many questions, each of another form, those near ``about`` first.

    The same for the same person and facts; another ``take`` gives others. Private and proposed facts are
    not leant on, nor are those about somebody's life. Raises Refused when nothing known can be asked about.
    """
    from assistant.drafting.sandbox import chooser

    choose = chooser(f"{person.name}\nquestions", 0)
    usable = [fact for fact in facts if may_be_asked(fact)]
    made = [one for at, fact in enumerate(usable) for one in _possible(fact, person, at, choose)]
    if not made:
        raise nothing_to_ask(person, facts)
    near = _nearness(about, usable)
    seen: set[str] = set()
    chosen = _list(made, number, near, seen)
    for _ in range(take % _TAKES):
        seen.update(one.text for one in chosen)
        chosen = _list(made, number, near, seen)
    chosen.sort(key=lambda one: -near.get(one.fact.id, 0))
    return [Question(one.text, (one.fact.id,), one.pattern.sort) for one in chosen]


def _list(made: list[_Possible], number: int, near: dict[int, int], seen: set[str]) -> list[_Possible]:
    """One of each sort, then further ones where they add something."""
    chosen: list[_Possible] = []
    for sort in (*SORTS, *SORTS, *SORTS, *SORTS):
        if len(chosen) >= number:
            break
        best = _best(made, sort, chosen, near, seen)
        if best is not None:
            chosen.append(best)
    return chosen


def nothing_to_ask(person: Person, facts: Sequence[Fact]) -> Refused:
    """Why there is no question to ask somebody, and what to do."""
    if not any(fact.usable for fact in facts):
        proposed = any(fact.status == "proposed" and not fact.private for fact in facts)
        do = "approve a proposed fact" if proposed else "add one thing they wrote, made or do"
        return Refused(
            f"Nothing is known about {person.name} that a question could lean on; {do} "
            f"('outreach facts p{person.id}' lists them, 'outreach fact p{person.id} TEXT' adds one)."
        )
    return Refused(
        f"No fact about {person.name} names something to ask about; add one thing they wrote, made or do: "
        f"outreach fact p{person.id} 'Wrote “…”, about …'."
    )


@dataclass(frozen=True, slots=True)
class _Possible:
    fact: Fact
    pattern: Pattern
    text: str
    chance: int
    """What decides between equals: another for another person."""
    strange: bool
    """Whether the form is meant for another kind of fact, and fits this one at need."""


def _possible(fact: Fact, person: Person, place: int, choose: Callable[[int], int]) -> Iterator[_Possible]:
    said = phrases(fact, person.name)
    for number, pattern in enumerate(PATTERNS):
        strange = bool(pattern.kinds) and fact.kind not in pattern.kinds
        if strange and not _as_well(fact, pattern):
            continue
        if not all(slot in said for slot in pattern.slots):
            continue
        text = _clean(pattern.text.format(**said))
        if len(text.split()) <= MOST_WORDS and text.count("?") == 1:
            yield _Possible(fact, pattern, text, choose(1000 * place + number) % 1009, strange)


def _as_well(fact: Fact, pattern: Pattern) -> bool:
    """What somebody does may be told by a fact of any kind; a thing with a name is asked about like a launch."""
    slots = set(pattern.slots)
    if slots <= {"bare", "habit"}:
        return "interest" not in pattern.kinds
    return fact.kind == "work" and slots == {"title"} and "launch" in pattern.kinds


def _best(
    made: list[_Possible], sort: str, chosen: list[_Possible], near: dict[int, int], seen: set[str]
) -> _Possible | None:
    """The best of a sort after those that are chosen: another form, rather another fact, rather other words of it."""
    forms = {one.pattern for one in chosen} | {one.pattern.beginning for one in chosen}
    times = Counter(one.fact.id for one in chosen)
    slots = {(one.fact.id, slot) for one in chosen for slot in one.pattern.slots}

    def worth(one: _Possible) -> tuple[int, int]:
        repeated = sum((one.fact.id, slot) in slots for slot in one.pattern.slots)
        score = one.pattern.worth - 2 * times[one.fact.id] - 2 * repeated + min(near.get(one.fact.id, 0), 4)
        score -= _ASIDE.get(one.fact.kind, 0) + 7 * one.strange + (len(one.text.split()) > _LONG)
        return (score - 3 * (one.text in seen), one.chance)

    free = [one for one in made if one.pattern.sort == sort and not {one.pattern, one.pattern.beginning} & forms]
    best = max(free, key=worth, default=None)
    # Once there are enough, only what adds to them: a sort that is not there yet, or another fact.
    least = -1 if any(one.pattern.sort == sort for one in chosen) else -3
    return best if best is not None and (len(chosen) < FEWEST or worth(best)[0] >= least) else None


def ordered(facts: Sequence[Fact], about: str = "") -> list[Fact]:
    """The facts that may be asked about, those near a topic first, else as they come."""
    usable = [fact for fact in facts if may_be_asked(fact)]
    near = _nearness(about, usable)
    return sorted(usable, key=lambda fact: -near.get(fact.id, 0))


def _nearness(about: str, facts: Sequence[Fact]) -> dict[int, int]:
    """How near each fact is to a topic."""
    if not about.strip():
        return {}
    from assistant.drafting.values import nearness

    return {fact.id: nearness(about, fact) for fact in facts}


def _clean(text: str) -> str:
    return re.sub(r"\s+", " ", text).strip()
