"""Circles: which people belong together.

A circle is a tag or a company that people share. Tags come first, for they are the user's own words for where
they know somebody from ("university", "former team"); the company is what imports bring when nobody has tagged
yet. Of several tags the one that was written first counts, so that the order says which circle somebody is in.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from assistant.people.person import Person
from assistant.people.texts import tag_key

By = Literal["both", "tag", "company"]
_Key = tuple[str, str]

ALONE = "On their own"
MOST_ALONE = 12
"""Up to so many people without a circle are drawn one by one; more of them are drawn together."""
_PER_CIRCLE = 250
"""For every so many people a circle needs one member more, so that a large map can still be read."""
_COMMON = 0.5
"""A tag on more than this part of the people tells nobody apart."""
_FEW = 6
"""From so many people on; among fewer, a tag that all share is a circle."""


@dataclass(frozen=True, slots=True)
class Circle:
    """People who belong together: ids in order. ``sort`` says what they share; ``alone``: nothing."""

    name: str
    sort: Literal["tag", "company", "alone"]
    members: tuple[int, ...]


def circles_of(people: Sequence[Person], by: By = "both") -> tuple[list[Circle], dict[int, tuple[str, ...]]]:
    """The circles, largest first, and for each person the names of the other circles they would fit in.

    Everybody is in one circle at most. Two people are enough for a circle, one more for every 250 in all.
    """
    offered = {person.id: _offers(person, by) for person in people}
    counted = Counter(key for offers in offered.values() for key in offers)
    smallest = max(2, len(people) // _PER_CIRCLE)
    common = len(people) * _COMMON if len(people) >= _FEW else len(people)
    good = {key for key, number in counted.items() if number >= smallest and (key[0] == "company" or number <= common)}
    members = _assigned(offered, good)
    names = _names(people, set(members))
    circles = [Circle(names[key], "tag" if key[0] == "tag" else "company", tuple(ids)) for key, ids in members.items()]
    also = {
        person_id: tuple(names[key] for key in keys if key in members and person_id not in members[key])
        for person_id, keys in offered.items()
    }
    inside = {member for circle in circles for member in circle.members}
    alone = tuple(person.id for person in people if person.id not in inside)
    circles.sort(key=lambda circle: (-len(circle.members), circle.name.casefold(), circle.sort))
    if len(alone) > MOST_ALONE:
        circles.append(Circle(ALONE, "alone", alone))
    return circles, {person_id: names_ for person_id, names_ in also.items() if names_}


def _assigned(offered: dict[int, list[_Key]], good: set[_Key]) -> dict[_Key, list[int]]:
    """Everybody in the first of theirs that is a circle. One that is left with a single member is none.

    Such a circle goes before those whose single member has nowhere else to go: that member may come there.
    """
    while True:
        members: dict[_Key, list[int]] = defaultdict(list)
        for person_id, keys in offered.items():
            first = next((key for key in keys if key in good), None)
            if first is not None:
                members[first].append(person_id)
        left = [key for key, ids in members.items() if len(ids) == 1]
        if not left:
            return members
        movable = [key for key in left if sum(other in good for other in offered[members[key][0]]) > 1]
        good = good - ({min(movable)} if movable else set(left))


def _offers(person: Person, by: By) -> list[_Key]:
    """What could be their circle, best first."""
    tags = [("tag", tag_key(tag)) for tag in person.tags] if by != "company" else []
    company = [("company", tag_key(person.company))] if person.company and by != "tag" else []
    return list(dict.fromkeys(tags + company))


def _names(people: Sequence[Person], keys: set[_Key]) -> dict[_Key, str]:
    """Each circle's name as most of its people write it."""
    written: dict[_Key, Counter[str]] = defaultdict(Counter)
    for person in people:
        for tag in person.tags:
            written["tag", tag_key(tag)][tag] += 1
        if person.company:
            written["company", tag_key(person.company)][person.company] += 1
    names = {key: min(written[key].items(), key=lambda item: (-item[1], item[0]))[0] for key in keys}
    twice = Counter(names.values())
    return {key: f"{name} ({key[0]})" if twice[name] > 1 else name for key, name in names.items()}
