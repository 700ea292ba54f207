"""Our own TOML: a ``[[person]]`` table for each, with the fields of ``Person`` by their names.

The file is read a person at a time, so that a mistake costs the person it stands in, and a long file
little memory. What hangs on a person in tables of its own (``[[person.fact]]``) is not read here;
``tables`` hands it on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields as dataclass_fields
from datetime import date
from typing import Any, BinaryIO

from assistant.door import clean_line, clean_text
from assistant.people.importing import fields
from assistant.people.importing.dates import iso_date
from assistant.people.importing.encoding import Encoding
from assistant.people.importing.incoming import Incoming, Problem
from assistant.people.person import Person

PERSON_LIMIT = 1 << 18
"""Characters of one person with all that hangs on them, at most."""
_BEGIN = re.compile(r"[ \t]*\[\[[ \t]*person[ \t]*\]\]")
# Where a bracket begins no table: in strings and comments. Triple quotes stay open over lines.
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*')
# tomllib takes time that grows with the square of the dots in a key; nobody needs more than a few.
_DOTTED = re.compile(r"(?:[A-Za-z0-9_-]{1,100}[ \t]{0,10}\.[ \t]{0,10}){20}")
_NEST = re.compile(r"[\[{][ \t\n]*" * 30)
_OURS = frozenset(field.name for field in dataclass_fields(Person)) | {"notes", "nickname", "connected", "key"}
_HANGING = frozenset({"fact", "facts", "event", "events", "thread", "threads", "draft", "drafts"})


class Own:
    """The people of a TOML file, in its order."""

    def __init__(self, encoding: Encoding, format: str) -> None:
        self._encoding, self._format = encoding, format

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Each ``[[person]]`` as a person, or why it gave none; what was left out of a person follows them."""
        for table in tables(line for batch in self._encoding.batches(stream) for line in batch):
            if isinstance(table, Problem):
                yield table
                continue
            line, found = table
            told: list[str] = []
            incoming = _incoming(line, found, self._format, told)
            if incoming is not None:
                yield incoming
            yield from [Problem(line, reason) for reason in told]


def tables(lines: Iterable[str]) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Each person's table with the line on which it begins, or why it cannot be read."""
    part: list[str] = []
    begun, size, string = 0, 0, ""
    for at, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n") + "\n"
        if not string and _BEGIN.match(line):
            yield from _parsed(part, begun)
            part, begun, size = [], at, 0
        if begun:
            part.append(line)
            size += len(line)
        string = _open_string(line, string)
        if size > PERSON_LIMIT:
            yield from _parsed(part, begun)
            part, begun, size, string = [], 0, 0, ""
    yield from _parsed(part, begun)


def _parsed(part: list[str], begun: int) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    import tomllib

    if not part:
        return
    text = "".join(part)
    try:
        if len(text) > PERSON_LIMIT or _DOTTED.search(text) or _NEST.search(text):
            raise ValueError("longer or nested deeper than a person can be")
        yield begun, tomllib.loads(text)["person"][0]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        again = [at for at, line in enumerate(part) if at and _BEGIN.match(line)]
        if again:  # an open string has swallowed the people behind it
            yield Problem(begun, "This person's table is no TOML (a string is not closed); it was left out.")
            for at, end in zip(again, [*again[1:], len(part)], strict=True):
                yield from _parsed(part[at:end], begun + at)
            return
        why = clean_line(str(error))[:100] or "too deep"
        yield Problem(begun, f"This person's table is no TOML ({why}, counted from its beginning); it was left out.")


def _open_string(line: str, string: str) -> str:
    """The triple quotes that are still open at the end of this line; ``string`` are those before it."""
    at = 0
    while True:
        if string:
            end = line.find(string, at)
            if end < 0:
                return string
            at = end + 3
        found = _TOKEN.search(line, at)
        if found is None:
            return ""
        at = found.end()
        string = found[0] if found[0] in ('"""', "'''") else ""


def _incoming(line: int, found: dict[str, Any], format: str, told: list[str]) -> Incoming | None:
    name = _line(found, "name", told)
    if not name or (fault := fields.name_fault(name)):
        told[:] = [fault if name else "This person has no name; they were left out."]
        return None
    for key in sorted(found.keys() - _OURS - _HANGING):
        told.append(f"'{clean_line(key)[:40]}' is nothing that is known of a person; it was left out.")
    tags, _ = fields.tags_and_closeness(_lines(found, "tags", told), told)
    close, zone, tongue = (_line(found, key, told) for key in ("closeness", "timezone", "language"))
    refer, every = found.get("can_refer"), found.get("every_days")
    if refer is not None and not isinstance(refer, bool):
        refer = fields.yes_or_no(_text(refer), told)
    person = Person(
        name,
        emails=fields.emails(_lines(found, "emails", told), told),
        handles=_handles(found.get("handles", {}), told),
        links=fields.links(_lines(found, "links", told), told),
        company=fields.short(_line(found, "company", told), "company", told),
        role=fields.short(_line(found, "role", told), "role", told),
        city=fields.short(_line(found, "city", told), "place", told),
        timezone=fields.timezone(zone, told) if zone else "",
        language=fields.language(tongue, told) if tongue else "",
        closeness=fields.closeness(close, told) if close else "stranger",
        can_refer=refer,
        every_days=fields.days(_text(every), told) if every is not None else None,
        tags=tags,
    )
    connected = found.get("connected", "")
    day = connected.isoformat()[:10] if isinstance(connected, date) else iso_date(_text(connected))
    remarks = found.get("notes", "")
    return Incoming(
        person,
        line,
        format,
        fields.short(_line(found, "key", told), "key", told),
        day,
        fields.notes(clean_text(remarks).strip() if isinstance(remarks, str) else "", told),
        fields.short(_line(found, "nickname", told), "nickname", told),
    )


def _text(value: object) -> str:
    return clean_line(value) if isinstance(value, str) else clean_line(str(value)[:100])


def _line(found: dict[str, Any], key: str, told: list[str]) -> str:
    value = found.get(key, "")
    if isinstance(value, str):
        return clean_line(value)
    told.append(f"'{key}' is no text; it was left out.")
    return ""


def _lines(found: dict[str, Any], key: str, told: list[str]) -> list[str]:
    value = found.get(key, [])
    if isinstance(value, str):
        return [clean_line(value)]
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return [clean_line(item) for item in value]
    told.append(f"'{key}' is no list of texts; it was left out.")
    return []


def _handles(value: object, told: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        told.append("'handles' is no table of channels; it was left out.")
        return {}
    kept: dict[str, str] = {}
    for channel, handle in value.items():
        key = clean_line(str(channel)).lower()
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or not isinstance(handle, str):
            told.append(f"The handle on '{key[:40]}' cannot be one; it was left out.")
        elif text := fields.short(clean_line(handle), "handle", told):
            kept[key] = text
    return kept
