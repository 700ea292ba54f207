"""A person as a row of the store, and back."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.people.person import Person
from assistant.people.texts import words
from assistant.store.database import Row

_FIELDS = (
    "id", "name", "names", "emails", "handles", "links", "company", "role", "city", "timezone", "language",
    "closeness", "can_refer", "every_days", "tags", "created", "updated", "connected",
)  # fmt: skip
INSERT = f"INSERT INTO people ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"
_FEW = tuple(
    field
    for field in _FIELDS
    if field not in ("handles", "city", "timezone", "language", "closeness", "can_refer", "every_days", "tags")
)
INSERT_FEW = f"INSERT INTO people ({', '.join(_FEW)}) VALUES ({', '.join('?' * len(_FEW))})"
"""For somebody of whom there is ``few``: binding the empty half of a row takes a third of the time."""
UPDATE = f"UPDATE people SET {', '.join(f'{field} = ?' for field in _FIELDS[1:])} WHERE id = ?"


def values(person: Person, names: str, person_id: int = 0, moment: str = "", connected: str = "") -> tuple[object, ...]:
    """The values of ``INSERT``; ``names`` is the key of the person's row of ``people_texts``.

    ``person_id``, ``moment`` and ``connected`` where the record has no id, times and day of its own yet.
    """
    pairs = "\n".join([f"{channel}={handle}" for channel, handle in person.handles.items()])
    return (
        person_id or person.id, person.name, names, "\n".join(person.emails), pairs,
        "\n".join(person.links), person.company, person.role, person.city, person.timezone, person.language,
        person.closeness, person.can_refer, person.every_days, "\n".join(person.tags),
        person.created or moment, moment or person.updated, connected or person.connected,
    )  # fmt: skip


def few(person: Person) -> bool:
    """Whether there is no more of somebody than a network says: a name, a company, links and the like."""
    return not (person.handles or person.city or person.tags or person.timezone or person.language) and (
        person.closeness == "stranger" and person.can_refer is None and person.every_days is None
    )


def few_values(person: Person, names: str, person_id: int, moment: str, connected: str) -> tuple[object, ...]:
    """The values of ``INSERT_FEW``; see ``values``."""
    return (
        person_id, person.name, names, "\n".join(person.emails), "\n".join(person.links), person.company, person.role,
        person.created or moment, moment, connected or person.connected,
    )  # fmt: skip


def person(row: Row) -> Person:
    """The record of a row of ``people``."""
    return Person(
        id=row["id"],
        name=row["name"],
        emails=lines(row["emails"]),
        handles=handles(row["handles"]),
        links=lines(row["links"]),
        company=row["company"],
        role=row["role"],
        city=row["city"],
        timezone=row["timezone"],
        language=row["language"],
        closeness=row["closeness"],
        can_refer=None if row["can_refer"] is None else bool(row["can_refer"]),
        every_days=row["every_days"],
        tags=lines(row["tags"]),
        created=row["created"],
        updated=row["updated"],
        connected=row["connected"],
    )


def lines(stored: str) -> tuple[str, ...]:
    """Several values as they are stored, one a line."""
    return tuple(stored.split("\n")) if stored else ()


def handles(stored: str) -> dict[str, str]:
    """Handles as they are stored, by channel."""
    return dict(map(_pair, stored.split("\n"))) if stored else {}


def keys(sort: str, stored: Iterable[str]) -> list[str]:
    """What makes two of these values (``emails``, ``handles``, ``links``) the same, for each of them."""
    if sort == "handles":
        return [handle_key(*_pair(line)) for line in stored]
    return [link_key(value) if sort == "links" else value.casefold() for value in stored]


def name_key(name: str) -> str:
    """What makes two names the same: the folded words."""
    return " ".join(words(name)) or name.casefold()


def handle_key(channel: str, handle: str) -> str:
    """What makes two handles the same: channel and handle, without the ``@`` and case."""
    return f"{channel}={handle.removeprefix('@').casefold()}"


def link_key(link: str) -> str:
    """What makes two links the same: no scheme, no ``www.``, no slash at the end, no case."""
    bare = link.casefold().split("://", 1)[-1].removeprefix("www.")
    return bare.rstrip("/")


def _pair(line: str) -> tuple[str, str]:
    channel, _, handle = line.partition("=")
    return channel, handle
