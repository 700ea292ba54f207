"""One file of the corpus: its bytes, and who has to come out of it."""

from __future__ import annotations

import io
import zipfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.people.importing import Incoming
from assistant.people.person import Person

FOLDER = Path(__file__).parent / "corpus"


@dataclass(frozen=True)
class Case:
    """``people`` and ``problems`` in the order of the file; a problem is its line and a part of its reason."""

    name: str
    raw: bytes
    format: str
    people: list[Incoming] = field(default_factory=list)
    problems: list[tuple[int, str]] = field(default_factory=list)
    encoding: str = "UTF-8"

    @property
    def path(self) -> Path:
        return FOLDER / self.name


def who(
    line: int,
    name: str,
    email: str | tuple[str, ...] = (),
    company: str = "",
    role: str = "",
    link: str | tuple[str, ...] = (),
    *,
    key: str = "",
    connected: str = "",
    notes: str = "",
    nickname: str = "",
    title: str = "",
    **more: Any,
) -> Incoming:
    """A person as expected; the source is filled in by the case."""
    emails = (email,) if isinstance(email, str) else email
    links = (link,) if isinstance(link, str) else link
    person = Person(name, emails=emails, company=company, role=role, links=links, **more)
    return Incoming(person, line, "", key, connected, notes, nickname, title)


def text(body: str, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """The lines without the line end that begins the literal, in this encoding, with these line ends."""
    return body.removeprefix("\n").replace("\n", end).encode(encoding)


def archive(files: dict[str, bytes]) -> bytes:
    """A zip archive of these files, the same bytes every time."""
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, raw in files.items():
            packed.writestr(zipfile.ZipInfo(name, (2024, 3, 1, 9, 0, 0)), raw, zipfile.ZIP_DEFLATED)
    return into.getvalue()
