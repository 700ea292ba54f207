"""Our own TOML: a ``[[person]]`` table for each, with the fields of ``Person`` by their names.

The file is read a person at a time, so that a mistake costs the person it stands in, and a long file
little memory. What hangs on a person in tables of its own (``[[person.fact]]``) is not read here;
``tables`` hands it on.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields as dataclass_fields
from datetime import date, datetime
from typing import Any, BinaryIO

from assistant.door import clean_line, clean_text
from assistant.errors import Refused
from assistant.people.importing import fields
from assistant.people.importing.dates import iso_date
from assistant.people.importing.encoding import Encoding
from assistant.people.importing.incoming import Incoming, Problem
from assistant.people.person import Person
from assistant.people.texts import tag_key
from assistant.people.valid import NAME_LIMIT, valid_email, valid_language, valid_link, valid_timezone

PERSON_LIMIT = 1 << 22
"""Characters of one person with all that hangs on them, at most."""
_BEGIN = re.compile(r"[ \t]*\[\[[ \t]*person[ \t]*\]\]")
# Where a bracket begins no table: in strings and comments. Triple quotes stay open over lines.
_TOKEN = re.compile(r'"""|\'\'\'|"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'|#[^\n]*')
_STRING = re.compile(rf'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'|{_TOKEN.pattern}', re.DOTALL)
# tomllib takes time that grows with the square of the dots in a key; nobody needs more than a few.
_DOTTED = re.compile(r'(?<![A-Za-z0-9_"-])(?:[A-Za-z0-9_"-]{1,100}[ \t]{0,10}\.[ \t]{0,10}){20}')
_PLACE = re.compile(r"\(at line (\d{1,9}), column (\d{1,9})\)")
_STORED = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+00:00")
_OURS = frozenset(field.name for field in dataclass_fields(Person)) | {"notes", "nickname", "connected", "key"}
_HANGING = frozenset({"fact", "facts", "event", "events", "thread", "threads", "draft", "drafts"})


class Own:
    """The people of a TOML file, in its order."""

    def __init__(self, encoding: Encoding, format: str) -> None:
        self._encoding, self._format = encoding, format
        self.remarks: list[str] = []
        """Nothing: all of it can be read in one way only."""
        self.left_out: dict[str, int] = {}
        """Nothing: what it cannot keep is told with each person."""

    def read(self, stream: BinaryIO) -> Iterator[Incoming | Problem]:
        """Each ``[[person]]`` as a person, or why it gave none; what was left out of a person follows them."""
        for table in tables(line for batch in self._encoding.batches(stream) for line in batch):
            if isinstance(table, Problem):
                yield table
                continue
            line, found = table
            told: list[str] = []
            incoming = as_incoming(line, found, self._format, told)
            if incoming is not None:
                yield incoming
            yield from [Problem(line, reason) for reason in told]


def tables(lines: Iterable[str], most: int = PERSON_LIMIT) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    """Each person's table with the line on which it begins, or why it cannot be read.

    ``most`` is how many characters one may have with all that hangs on it.
    """
    part: list[str] = []
    begun, size, string = 0, 0, ""
    for at, raw in enumerate(lines, start=1):
        line = raw.rstrip("\r\n") + "\n"
        if not string and _BEGIN.match(line):
            yield from _parsed(part, begun, most)
            part, begun, size = [], at, 0
        if begun:
            part.append(line)
            size += len(line)
        string = _open_string(line, string)
        if size > most:
            yield from _parsed(part, begun, most)
            part, begun, size, string = [], 0, 0, ""
    yield from _parsed(part, begun, most)


def _parsed(part: list[str], begun: int, most: int) -> Iterator[tuple[int, dict[str, Any]] | Problem]:
    import tomllib

    if not part:
        return
    text = "".join(part)
    try:
        bare = _STRING.sub('""', text)
        if len(text) > most or _DOTTED.search(bare):
            raise ValueError("longer or deeper than a person can be")
        yield begun, tomllib.loads(text)["person"][0]
    except (ValueError, RecursionError, LookupError, TypeError) as error:
        again = [at for at, line in enumerate(part) if at and _BEGIN.match(line)]
        if again:  # an open string has swallowed the people behind it
            yield Problem(begun, "This person's table is no TOML (a string is not closed); it was left out.")
            for at, end in zip(again, [*again[1:], len(part)], strict=True):
                yield from _parsed(part[at:end], begun + at, most)
            return
        yield _broken(str(error), begun, begun + len(part) - 1)


def _broken(error: str, begun: int, end: int) -> Problem:
    """What is wrong with a person's table between these lines, in words: ``error`` is Python's, with lines from 1."""
    found = _PLACE.search(error)
    if error.endswith("(at end of document)"):
        why = f"a quotation mark or a bracket is not closed up to line {end}"
        return Problem(begun, f"This person's table is no TOML: {why}; the person was left out.")
    if found is None:
        return Problem(begun, "This person's table is no TOML, or longer or deeper than one can be; it was left out.")
    line, column = begun + int(found[1]) - 1, found[2]
    quotes = "Illegal character" in error and "\\n" in error
    why = "a quotation mark is not closed in" if quotes else f"something is wrong at character {column} of"
    if "overwrite" in error or "Cannot declare" in error:
        why = "something is there for the second time in"
    return Problem(begun, f"This person's table is no TOML: {why} line {line}; the person was left out.")


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


def as_incoming(line: int, found: dict[str, Any], format: str, told: list[str]) -> Incoming | None:
    """The person of a table. Nothing is taken but what cannot be: what was exported comes back as it was."""
    if not isinstance(written := found.get("name", ""), str):
        told[:] = [f"The name of this person is no text ({_text(written)[:40]}), so they were left out."]
        return None
    name = _line(found, "name", told)
    if not name or len(name) > NAME_LIMIT:
        fault = f"The name '{name[:40]}…' is longer than {NAME_LIMIT} characters, so the person was left out."
        told[:] = [fault if name else "This person has no name; they were left out."]
        return None
    for key in sorted(found.keys() - _OURS - _HANGING):
        told.append(f"'{clean_line(key)[:40]}' is nothing that is known of a person; it was left out.")
    refer, every, close = found.get("can_refer"), found.get("every_days"), _line(found, "closeness", told)
    if refer is not None and not isinstance(refer, bool):
        refer = fields.yes_or_no(_text(refer), told)
    tags: dict[str, str] = {}
    for written in _lines(found, "tags", told):
        if tag := written.lstrip("#").strip():
            tags.setdefault(tag_key(tag), tag)
    person = Person(
        name,
        emails=_each(valid_email, _lines(found, "emails", told), told),
        handles=_handles(found.get("handles", {}), told),
        links=_each(valid_link, _lines(found, "links", told), told),
        company=_line(found, "company", told),
        role=_line(found, "role", told),
        city=_line(found, "city", told),
        timezone=_one(valid_timezone, _line(found, "timezone", told), told),
        language=_one(valid_language, _line(found, "language", told), told),
        closeness=fields.closeness(close, told) if close else "stranger",
        can_refer=refer,
        every_days=fields.days(_text(every), told) if every is not None else None,
        tags=tuple(tags.values()),
        created=_moment(found.get("created", "")),
        updated=_moment(found.get("updated", "")),
    )
    connected = found.get("connected", "")
    day = connected.isoformat()[:10] if isinstance(connected, date) else iso_date(_text(connected))
    if connected and not day:
        told.append(f"'{_text(connected)[:40]}' is no day; when you connected was left out.")
    remarks = found.get("notes", "")
    notes = fields.notes(clean_text(remarks).strip(), told) if isinstance(remarks, str) else ""
    return Incoming(person, line, format, _line(found, "key", told), day, notes, _line(found, "nickname", told))


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


def _one(check: Callable[[str], str], value: str, told: list[str]) -> str:
    """The value as the check gives it back; what it refuses is told and left out."""
    if not value:
        return ""
    try:
        return check(value)
    except Refused as refused:
        told.append(clean_line(f"Left out: {str(refused)[:300]}"))
        return ""


def _each(check: Callable[[str], str], values: list[str], told: list[str]) -> tuple[str, ...]:
    kept: dict[str, str] = {}
    for value in values:
        if checked := _one(check, value, told):
            kept.setdefault(checked.casefold(), checked)
    return tuple(kept.values())


def _moment(value: object) -> str:
    """When the person was first stored, or changed, as the store writes it; empty for anything else."""
    written = value.isoformat(timespec="milliseconds") if isinstance(value, datetime) else _text(value)
    return written if _STORED.fullmatch(written) else ""


def _handles(value: object, told: list[str]) -> dict[str, str]:
    if not isinstance(value, dict):
        told.append("'handles' is no table of channels; it was left out.")
        return {}
    kept: dict[str, str] = {}
    for channel, handle in value.items():
        key = clean_line(str(channel)).lower()
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", key) or not isinstance(handle, str):
            told.append(f"The handle on '{key[:40]}' cannot be one; it was left out.")
        elif text := clean_line(handle):
            kept[key] = text
    return kept
