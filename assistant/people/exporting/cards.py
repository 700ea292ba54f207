"""People as vCards, version 3.0: the one that every phone and mail program reads (RFC 2426)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from assistant.people.exporting.names import name_parts
from assistant.people.person import Person

_LINE = 75
"""Bytes of a line, at most (RFC 2426, section 2.6); the next one goes on after a space."""
_ESCAPED = re.compile(r"[\\;,\n]")
_SERVICES = {"x-dm": "twitter", "mastodon": "mastodon", "bluesky-dm": "bluesky", "telegram": "telegram"}


def cards(people: Iterable[tuple[Person, str]]) -> str:
    """A card for each; with each person, what names them for good. Nothing that is private is in it."""
    return "".join(_folded(line) for person, uid in people for line in _card(person, uid))


def _card(person: Person, uid: str) -> list[str]:
    named = name_parts(person.name)
    parts = (named.family, named.given, "", named.before, named.behind)
    lines = ["BEGIN:VCARD", "VERSION:3.0", f"FN:{_text(person.name)}", f"N:{';'.join(map(_text, parts))}"]
    lines += [f"EMAIL;TYPE=INTERNET:{_text(email)}" for email in person.emails]
    lines += [f"ORG:{_text(person.company)}"] if person.company else []
    lines += [f"TITLE:{_text(person.role)}"] if person.role else []
    lines += [f"ADR:;;;{_text(person.city)};;;"] if person.city else []
    lines += [f"TZ;VALUE=TEXT:{_text(person.timezone)}"] if person.timezone else []
    lines += [f"LANG:{_text(person.language)}"] if person.language else []
    lines += [f"URL:{link}" for link in person.links]
    lines += [
        f"X-SOCIALPROFILE;TYPE={_SERVICES[channel]}:{_text(handle)}"
        for channel, handle in person.handles.items()
        if channel in _SERVICES
    ]
    lines += [f"CATEGORIES:{','.join(map(_text, person.tags))}"] if person.tags else []
    return [*lines, f"UID:{_text(uid)}", "END:VCARD"]


def _text(text: str) -> str:
    return _ESCAPED.sub(lambda found: r"\n" if found[0] == "\n" else f"\\{found[0]}", text)


def _folded(line: str) -> str:
    """The line, and its end; folded between letters, never inside one."""
    if len(line.encode()) <= _LINE:
        return f"{line}\r\n"
    lines, room, part = [], _LINE, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            lines.append(part)
            part, room = " ", _LINE - 1
        part += letter
        room -= size
    return "\r\n".join([*lines, part]) + "\r\n"
