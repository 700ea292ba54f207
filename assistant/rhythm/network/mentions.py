"""Who is named in a text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from assistant.people.names import plain_name
from assistant.people.person import Person
from assistant.people.texts import words


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


def _without_possessive(text: str) -> str:
    """``words`` joins what an apostrophe parts, which would make ``Marsh's`` another name."""
    return text.replace("’s ", " ").replace("'s ", " ")
