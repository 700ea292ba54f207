"""Who is named in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.facts.fact import Fact
from assistant.people.names import plain_name
from assistant.people.person import Person
from assistant.people.texts import words
from assistant.rhythm.event import Event

INTRODUCTION = frozenset({"introduced", "introduced-me"})
"""Events whose note says to whom."""


class Names:
    """The names of all people, to be found in texts.

    Only whole names count, two words or more: a first name alone may be somebody else's, and a tie that is
    not there is worse than one that is missing. A name that two people have is nobody's.
    """

    def __init__(self, people: Iterable[Person]) -> None:
        found: dict[tuple[str, ...], list[int]] = defaultdict(list)
        for person in people:
            name = tuple(words(plain_name(person.name)))
            if len(name) > 1:
                found[name].append(person.id)
        self._by_first: dict[str, list[tuple[tuple[str, ...], int]]] = defaultdict(list)
        for name, ids in found.items():
            if len(ids) == 1:
                self._by_first[name[0]].append((name, ids[0]))

    def in_text(self, text: str) -> list[int]:
        """Ids of those whose whole name stands in the text, in order, each once."""
        said = words(_without_possessive(text))
        found: dict[int, None] = {}
        for at, word in enumerate(said):
            for name, person_id in self._by_first.get(word, ()):
                if tuple(said[at : at + len(name)]) == name:
                    found.setdefault(person_id)
        return list(found)


def who_names(person: Person, facts: Iterable[Fact], events: Iterable[Event]) -> list[int]:
    """Ids of those whom a ``mutual`` fact, or the note on an introduction, says to know the person; no private ones."""
    name = Names([person])
    told = [(fact.person_id, f"{fact.title} {fact.text}") for fact in facts if fact.kind == "mutual" and fact.usable]
    told += [(event.person_id, event.note) for event in events if event.kind in INTRODUCTION and not event.private]
    return list(dict.fromkeys(other for other, text in told if other != person.id and name.in_text(text)))


def _without_possessive(text: str) -> str:
    """``words`` joins what an apostrophe parts, which would make ``Marsh's`` another name."""
    return text.replace("’s ", " ").replace("'s ", " ")
