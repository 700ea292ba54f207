"""Short and second forms of given names, read from ``nicknames.txt`` when first needed."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from assistant.people.matching.sounds import sound


def short_for(one: str, two: str) -> bool:
    """Whether two given names, as ``sound`` has them, are forms of one name: Bob and Robert are."""
    groups, _ = _read()
    return not groups.get(one, frozenset()).isdisjoint(groups.get(two, frozenset()))


def leading(word: str) -> str:
    """One word for all names that hang together through their short forms; the word itself for any other.

    Coarser than ``short_for``, for it must be one and the same for every name that may be meant.
    """
    return _read()[1].get(word, word)


@cache
def _read() -> tuple[dict[str, frozenset[int]], dict[str, str]]:
    groups: dict[str, set[int]] = {}
    leaders: dict[str, str] = {}

    def leader(name: str) -> str:
        while leaders[name] != name:
            name = leaders[name]
        return name

    text = files("assistant.people.matching").joinpath("nicknames.txt").read_text(encoding="utf-8")
    for number, line in enumerate(text.splitlines()):
        names = [sound(name) for name in line.split()] if not line.startswith("#") else []
        for name in names:
            groups.setdefault(name, set()).add(number)
            leaders.setdefault(name, name)
            leaders[leader(name)] = leader(names[0])
    return {name: frozenset(found) for name, found in groups.items()}, {name: leader(name) for name in leaders}
