"""Who of those that an import brought is worth a look first: who works in tech, who could refer, who may be close."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assistant.people.person import Person
from assistant.people.texts import words

_WORD = re.compile(r"[^\W_]+")
_PRIVATE = re.compile(
    r"@(gmail|googlemail|gmx|web|icloud|me|hotmail|outlook|live|yahoo|proton|protonmail|posteo|pm|fastmail)\."
)
"""Where people have addresses of their own, and not their employer's."""


@dataclass(frozen=True, slots=True)
class Newcomer:
    """Somebody new, and what speaks for looking at them early."""

    person_id: int
    why: tuple[str, ...]
    """What was seen, a few words each; empty when nothing was."""
    order: tuple[int, ...]
    """Smaller comes first."""


def in_order(people: Iterable[Person], *, city: str = "") -> list[Newcomer]:
    """People in the order in which to go through them, each with why.

    First who works in tech, of these first who has a say in hiring; then who else could refer; then who may be
    close; then all others, as they came. ``city``: the writer's own, to tell who may be close.
    It is told from words in their roles, so it is a guess about the order and is never stored.
    """
    return sorted((_newcomer(one, city) for one in people), key=lambda one: one.order)


def _newcomer(person: Person, city: str) -> Newcomer:
    tech, refers = _found(person.role, "tech"), _found(person.role, "refer")
    close = _close(person, city)
    why = []
    if tech:
        why.append(f"works in tech (“{tech}”)")
    if refers:
        why.append(f"could refer (“{refers}”)")
    why += close
    group = 0 if tech else 1 if refers else 2 if close else 3
    return Newcomer(person.id, tuple(why), (group, 0 if refers else 1, -len(close), person.id))


def _found(role: str, group: str) -> str:
    """The words of a role that speak for a group, as they stand there; or nothing."""
    told = _WORD.findall(role[:200])
    known = _words()[group]
    for size in (3, 2, 1):
        for at in range(len(told) - size + 1):
            phrase = " ".join(told[at : at + size])
            if " ".join(words(phrase)) in known:
                return phrase
    return ""


def _close(person: Person, city: str) -> list[str]:
    """What hints at knowing them well."""
    found = []
    if city and words(person.city) == words(city):
        found.append(f"in {person.city}, as you are")
    if any(_PRIVATE.search(address.lower()) for address in person.emails):
        found.append("you have their private address")
    return found


@cache
def _words() -> dict[str, frozenset[str]]:
    import tomllib

    table = tomllib.loads(files(__package__).joinpath("newcomers.toml").read_text("utf-8"))
    return {
        group: frozenset(" ".join(words(phrase)) for phrases in languages.values() for phrase in phrases)
        for group, languages in table.items()
    }
