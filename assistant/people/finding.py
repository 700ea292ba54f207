"""Whom a reference on the command line means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Ambiguous, Refused
from assistant.people.person import Person
from assistant.people.rows import name_key
from assistant.people.texts import fold, names_text
from assistant.store.database import Store

if TYPE_CHECKING:
    from assistant.people.people import People

SHOWN = 10
"""How many candidates are listed before the rest is only counted."""


def find(people: People, store: Store, reference: str) -> Person:
    """See ``People.find``: an id, an address, an exact name, else the best match when it is the only one."""
    from assistant.door import clean_line
    from assistant.people.people import is_id

    wanted = clean_line(reference).removeprefix("mailto:")
    if not wanted:
        raise Refused("Name a person: a name or a part of one, an e-mail address, or an id such as p3.")
    number = is_id(wanted)
    if number is not None:
        return people.get(number)
    exact = _by_address(people, wanted) if "@" in wanted else []
    exact = exact or _by_name(store, wanted)
    if exact:
        return _only(people, store, wanted, exact)
    found = [row.id for row in people.near(wanted, 10_000)]
    if found:
        return _only(people, store, wanted, found)
    near = near_names(store, wanted)
    hint = f"did you mean {_listed(near)}? Or add" if near else "add"
    raise Refused(f"Nobody here matches '{wanted[:80]}'; {hint} them with 'outreach add'.")


def near_names(store: Store, wanted: str, limit: int = 3) -> list[str]:
    """Names that are written almost like ``wanted``, nearest first. A fifth of a second for 100,000."""
    from difflib import SequenceMatcher

    key = fold(wanted)
    pairs = _pairs(key)
    if not pairs:
        return []
    rough = []
    for name, names in store.rows("SELECT name, names FROM people"):
        folded = names[1:]
        shared = sum(pair in folded for pair in pairs)
        if shared:
            rough.append((shared, len(folded), folded, name))
    rough.sort(key=lambda each: (-each[0], each[1], each[2]))
    scored: dict[str, float] = {}
    matcher = SequenceMatcher(autojunk=False)
    matcher.set_seq2(key)
    for _, _, folded, name in rough[:200]:
        best = 0.0
        for part in {folded, *folded.split()}:
            matcher.set_seq1(part)
            best = max(best, matcher.ratio())
        if best >= _ALIKE:
            scored[name] = max(best, scored.get(name, 0.0))
    return sorted(scored, key=lambda name: (-scored[name], name))[:limit]


_ALIKE = 0.7  # a letter wrong in four, two swapped in six


def _pairs(text: str) -> set[str]:
    return {text[at : at + 2] for at in range(len(text) - 1)}


def _by_address(people: People, address: str) -> list[int]:
    key = address.casefold()
    return [row.id for row in people.rows(address, limit=1000) if key in map(str.casefold, people.get(row.id).emails)]


def _by_name(store: Store, name: str) -> list[int]:
    key = name_key(name)
    found = store.rows(
        "SELECT id, name FROM people_texts t JOIN people p ON p.id = t.person_id WHERE t.names = ?",
        (names_text(name),),
    )
    return [row[0] for row in found if name_key(row[1]) == key]


def _only(people: People, store: Store, wanted: str, ids: list[int]) -> Person:
    if len(ids) == 1:
        return people.get(ids[0])
    shown = ids[:SHOWN]
    lines = []
    for row in people.lines(shown):
        about = ", ".join(part for part in (row.name, row.company or row.role) if part)
        lines.append(f"p{row.id}  {about}")
    more = len(ids) - len(shown)
    rest = f", of whom {SHOWN} are shown and {more} are not" if more else ""
    raise Ambiguous(f"'{wanted[:80]}' matches {len(ids)} people{rest}; say which by its id.", lines)


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} or {names[-1]}"
