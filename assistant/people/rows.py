"""A person as a row of the store, and back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter

from assistant.people.person import Person
from assistant.people.texts import words
from assistant.store.database import Row

_FIELDS = (
    "id", "name", "names", "emails", "handles", "links", "company", "role", "city", "timezone", "language",
    "closeness", "can_refer", "every_days", "tags", "created", "updated", "connected",
)  # fmt: skip
INSERT = f"INSERT INTO people ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"
_OPTIONAL = ("role", "city", "timezone", "language", "every_days")
UPDATE = f"UPDATE people SET {', '.join(f'{field} = ?' for field in _FIELDS[1:])} WHERE id = ?"


def values(person: Person, names: str) -> tuple[object, ...]:
    """The values of ``INSERT``; ``names`` is the key of the person's row of ``people_texts``."""
    return (
        person.id, person.name, names, "\n".join(person.emails), _handles_out(person.handles),
        "\n".join(person.links), person.company, person.role, person.city, person.timezone, person.language,
        person.closeness, person.can_refer, person.every_days, "\n".join(person.tags),
        person.created, person.updated, person.connected,
    )  # fmt: skip


def insertion(
    people: Sequence[tuple[int, Person]], names: Iterable[str], moment: str, connected: Mapping[int, str]
) -> tuple[str, Iterator[tuple[object, ...]]]:
    """The statement that inserts people under these ids, and what it takes of each.

    ``names`` as for ``values``; ``moment`` is when; ``connected``, by id, where the record has no day of
    its own. Columns that nobody fills are left out: in most imports half of them, and a third of the time.
    """
    everybody = [person for _, person in people]
    used = [name for name in _OPTIONAL if any(map(attrgetter(name), everybody))]
    used += ["closeness"] if any(person.closeness != "stranger" for person in everybody) else []
    used += ["can_refer"] if any(person.can_refer is not None for person in everybody) else []
    lists = [name for name in ("emails", "links", "tags") if any(map(attrgetter(name), everybody))]
    fields = ("id", "names", "created", "updated", "connected", "handles", *lists, "name", "company", *used)
    plain, listed = attrgetter("name", "company", *used), [attrgetter(name) for name in lists]
    rows = (
        (
            number, folded, person.created or moment, person.updated or moment,
            connected.get(number) or person.connected,
            _handles_out(person.handles) if person.handles else "", *["\n".join(get(person)) for get in listed],
            *plain(person),
        )
        for (number, person), folded in zip(people, names, strict=True)
    )  # fmt: skip
    return f"INSERT INTO people ({', '.join(fields)}) VALUES ({', '.join('?' * len(fields))})", rows


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


def _handles_out(handles: Mapping[str, str]) -> str:
    return "\n".join([f"{channel}={handle}" for channel, handle in handles.items()])


def _pair(line: str) -> tuple[str, str]:
    channel, _, handle = line.partition("=")
    return channel, handle
