"""Two records of one person made into one, field by field, and nothing lost on the way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cache
from struct import Struct
from typing import Any
from zlib import crc32

from assistant.people.matching.identity import profile_key
from assistant.people.matching.names import Name, fuller
from assistant.people.person import Person
from assistant.people.rows import handle_key, link_key
from assistant.people.texts import tag_key, words
from assistant.people.typed import TEXTS, value_mark

FIELDS = (
    "name", "emails", "handles", "links", "company", "role", "city", "timezone", "language", "closeness",
    "can_refer", "every_days", "tags", "connected",
)  # fmt: skip
"""All that a record may say of somebody, in the order in which it is shown."""

_UNSET: dict[str, object] = {"closeness": "stranger", "can_refer": None, "every_days": None}


@dataclass(frozen=True, slots=True)
class Beside:
    """A value that gave way to another, or came second: kept beside the person."""

    field: str
    value: str
    mine: bool = False
    """It was the first record's: it comes from where that had it from, not from where the second one came."""


@dataclass(frozen=True, slots=True)
class Combined:
    """What two records come to."""

    person: Person
    beside: tuple[Beside, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """One field of two people side by side, as texts, and what would be kept of it."""

    field: str
    one: str
    two: str
    kept: str


def combine(
    one: Person,
    two: Person,
    said: Collection[int] = (),
    prefer: Collection[str] = (),
    typed: Collection[int] = (),
) -> Combined:
    """The first record with what the second one adds; the first keeps its id and times.

    ``said`` holds ``mark`` of all that the second one's source has said of this person before: that is no
    news, and a value of the first that is among it may be replaced by newer news, unless its ``value_mark``
    is among ``typed``: it is somebody's own. Anything else that both have stays as the first has it.
    ``prefer``: fields to take from the second in any case.
    """
    changed: dict[str, Any] = {}
    beside: list[Beside] = []

    def differ(field: str, mine: str, other: str) -> str:
        """Which of two values stays; the one that goes is kept beside."""
        own = value_mark(field, mine) in typed
        newer = field in prefer or (not own and (mark(mine) in said or (field == "name" and fuller(mine, other))))
        beside.append(Beside(field, mine if newer else other, newer))
        return other if newer else mine

    for field in TEXTS:
        mine, other = getattr(one, field), getattr(two, field)
        if not other or other == mine or (said and mark(other) in said):
            continue
        if not mine:
            changed[field] = other
        elif (words(mine) != words(other) and not _same(field, mine, other)) or (
            field == "name" and fuller(mine, other)
        ):
            changed[field] = differ(field, mine, other)
        elif field in prefer:
            changed[field] = other
    for field, key in (("emails", str.casefold), ("links", _link_key), ("tags", tag_key)):
        mine, other = getattr(one, field), getattr(two, field)
        if other and other != mine:
            known = set(map(key, mine))
            added = [value for value in other if key(value) not in known and mark(value) not in said]
            if added:
                changed[field] = (*mine, *added)
    if two.handles and two.handles != one.handles:
        handles = dict(one.handles)
        for channel, handle in two.handles.items():
            mine, other = f"{channel}={handles.get(channel, '')}", f"{channel}={handle}"
            if mark(other) in said:
                continue
            if channel not in handles:
                handles[channel] = handle
            elif handle_key(channel, handles[channel]) != handle_key(channel, handle):
                handles[channel] = differ("handles", mine, other).partition("=")[2]
        changed["handles"] = handles
    for field, unset in _UNSET.items():
        mine, other = getattr(one, field), getattr(two, field)
        if other in (unset, mine):
            continue
        if mine == unset:
            changed[field] = other
        else:
            beside.append(Beside(field, shown(field, mine if field in prefer else other), field in prefer))
            changed[field] = other if field in prefer else mine
    if two.connected and (not one.connected or two.connected < one.connected):
        changed["connected"] = two.connected
    changed = {field: value for field, value in changed.items() if value != getattr(one, field)}
    return Combined(replace(one, **changed) if changed else one, tuple(beside))


def _same(field: str, mine: str, other: str) -> bool:
    """One name with titles or turned round, and without: Lindqvist, Dr. Mara and Mara Lindqvist."""
    return field == "name" and Name.of(mine).folded == Name.of(other).folded


def _link_key(link: str) -> str:
    """One profile is one link, however it is written."""
    return profile_key(link) or link_key(link)


def side_by_side(one: Person, two: Person, prefer: Collection[str] = ()) -> list[Line]:
    """Field by field what both say and what would be kept, without the fields that neither fills."""
    kept = combine(one, two, prefer=prefer).person
    lines = []
    for field in FIELDS:
        texts = [shown(field, getattr(person, field)) for person in (one, two, kept)]
        if any(texts):
            lines.append(Line(field, *texts))
    return lines


def shown(field: str, value: object) -> str:
    """A field's value as a line of text; empty for one that is not set."""
    if value == _UNSET.get(field, "") or value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, dict):
        return ", ".join(f"{channel}={handle}" for channel, handle in value.items())
    return ", ".join(value) if isinstance(value, tuple) else str(value)


def mark(value: str) -> int:
    """A small number for a value: what an import said, without its words."""
    return crc32(value.encode())


def said(person: Person, more: Sequence[str] = ()) -> bytes:
    """Everything that a record says, four bytes a value; ``more`` holds what is no part of the person.

    The same record says the same bytes, and ``marks_in`` gives the ``mark`` of each value.
    """
    values = (
        person.name, person.company, person.role, person.city, person.timezone, person.language, *more, *person.links,
        *person.emails, *person.tags,
    )  # fmt: skip
    marks = list(map(crc32, map(str.encode, filter(None, values))))
    if person.handles:
        marks += [mark(f"{channel}={handle}") for channel, handle in person.handles.items()]
    return _numbers(len(marks)).pack(*marks)


def marks_in(said: Iterable[bytes]) -> set[int]:
    """The marks of all values of these records."""
    return {number for one in said for number in _numbers(len(one) // 4).unpack(one)}


@cache
def _numbers(count: int) -> Struct:
    return Struct(f"<{count}I")
