"""People as a table for spreadsheets: CSV in UTF-8, with no cell that is taken for a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from assistant.people.importing.guard import guarded
from assistant.people.person import Person

HEADER = (
    "Name", "E-mail", "Company", "Role", "City", "Time zone", "Language", "Closeness", "Can refer", "Every days",
    "Handles", "Links", "Tags", "Connected on", "UID",
)  # fmt: skip
"""The columns, under headers that an import knows again."""

_SEVERAL = "; "


def table(people: Iterable[tuple[Person, str]]) -> str:
    """The whole table; with each person, what names them for good. Several values in a cell have ``;`` between them.

    With a byte order mark, without which Excel reads it in the code page of the machine.
    """
    text = io.StringIO()
    text.write("\ufeff")
    # Every cell in quotation marks: a semicolon in one begins no other where semicolons separate.
    writer = csv.writer(text, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(HEADER)
    writer.writerows([guarded(cell) for cell in _row(person, uid)] for person, uid in people)
    return text.getvalue()


def _row(person: Person, uid: str) -> tuple[str, ...]:
    return (
        person.name,
        _SEVERAL.join(person.emails),
        person.company,
        person.role,
        person.city,
        person.timezone,
        person.language,
        person.closeness,
        {True: "yes", False: "no", None: ""}[person.can_refer],
        str(person.every_days or ""),
        _listed(f"{channel}={handle}" for channel, handle in person.handles.items()),
        " ".join(person.links),
        _listed(person.tags),
        person.connected,
        uid,
    )


def _listed(values: Iterable[str]) -> str:
    """Several values in a cell; a semicolon in one of them has a backslash before it."""
    return _SEVERAL.join(value.replace("\\", "\\\\").replace(";", "\\;") for value in values)
