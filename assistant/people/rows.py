"""A person as rows of the store, and back."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from assistant.people.person import Person
from assistant.people.words import stored_words, tag_key, words

_FIELDS = (
    "id", "name", "folded", "company", "role", "city", "timezone", "language", "closeness",
    "can_refer", "every_days", "tags", "created", "updated",
)  # fmt: skip
INSERT = f"INSERT INTO people ({', '.join(_FIELDS)}) VALUES ({', '.join('?' * len(_FIELDS))})"
UPDATE = f"UPDATE people SET {', '.join(f'{field} = ?' for field in _FIELDS[1:])} WHERE id = ?"
CONTACTS = "SELECT person_id, sort, channel, value FROM contacts"
INSERT_CONTACT = "INSERT INTO contacts (person_id, sort, channel, value, folded, position) VALUES (?, ?, ?, ?, ?, ?)"

Texts = tuple[str, int, str, str, str]
"""A row of ``people_texts``: names, person id, work, other, tags."""


def person_values(person: Person) -> tuple[object, ...]:
    """The values of ``INSERT``."""
    return (
        person.id, person.name, name_key(person.name), person.company, person.role, person.city, person.timezone,
        person.language, person.closeness, person.can_refer, person.every_days, "\n".join(person.tags),
        person.created, person.updated,
    )  # fmt: skip


def contact_values(person: Person) -> list[tuple[object, ...]]:
    """The values of ``INSERT_CONTACT``, one for each address, handle and link."""
    values: list[tuple[object, ...]] = []
    for position, email in enumerate(person.emails):
        values.append((person.id, "email", "", email, email.casefold(), position))
    for position, (channel, handle) in enumerate(person.handles.items()):
        values.append((person.id, "handle", channel, handle, handle_key(channel, handle), position))
    for position, link in enumerate(person.links):
        values.append((person.id, "link", "", link, link_key(link), position))
    return values


def person(row: sqlite3.Row, contacts: Sequence[sqlite3.Row]) -> Person:
    """The record of a row of ``people`` and its rows of ``CONTACTS``."""
    return Person(
        id=row["id"],
        name=row["name"],
        emails=tuple(contact["value"] for contact in contacts if contact["sort"] == "email"),
        handles={contact["channel"]: contact["value"] for contact in contacts if contact["sort"] == "handle"},
        links=tuple(contact["value"] for contact in contacts if contact["sort"] == "link"),
        company=row["company"],
        role=row["role"],
        city=row["city"],
        timezone=row["timezone"],
        language=row["language"],
        closeness=row["closeness"],
        can_refer=None if row["can_refer"] is None else bool(row["can_refer"]),
        every_days=row["every_days"],
        tags=parted(row["tags"]),
        created=row["created"],
        updated=row["updated"],
    )


def parted(tags: str) -> tuple[str, ...]:
    """Tags as they are stored, one a line."""
    return tuple(tags.split("\n")) if tags else ()


def texts(person: Person) -> Texts:
    """What search reads of a person: folded words, each with a space before it; tags between newlines."""
    names = [*words(person.name)]
    names += [word for word in stored_words(person.name) if word not in names]
    work = [*stored_words(person.role), *stored_words(person.company)]
    other = [*stored_words(person.city)]
    for value in (*person.tags, *person.emails, *person.handles.values()):
        other += stored_words(value)
    tags = "\n".join(map(tag_key, person.tags))
    return _spaced(names), person.id, _spaced(work), _spaced(other), f"\n{tags}\n" if tags else ""


def entries(text: Texts) -> list[tuple[int, str, int]]:
    """The rows of ``people_words`` that belong to a row of ``people_texts``."""
    names, person_id, work, other, tags = text
    found = [(0, word, person_id) for word in set(names.split())]
    found += [(1, word, person_id) for word in set(work.split())]
    found += [(2, word, person_id) for word in set(other.split())]
    found += [(3, tag, person_id) for tag in tags.split("\n") if tag]
    return found


def name_key(name: str) -> str:
    """What makes two names the same in a search, and the key by which people are listed."""
    return " ".join(words(name)) or name.casefold()


def handle_key(channel: str, handle: str) -> str:
    """What makes two handles the same: channel and handle, without the ``@`` and case."""
    return f"{channel}={handle.removeprefix('@').casefold()}"


def link_key(link: str) -> str:
    """What makes two links the same: no scheme, no ``www.``, no slash at the end, no case."""
    bare = link.casefold().split("://", 1)[-1].removeprefix("www.")
    return bare.rstrip("/")


def _spaced(found: Sequence[str]) -> str:
    return "".join(f" {word}" for word in found)
