"""What a reader hands on: a person as a file has them, or why a row gave nobody."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assistant.people.person import Person

_UID = re.compile(r"outreach-[0-9a-f]{16}-p[1-9][0-9]*")


@dataclass(frozen=True, slots=True)
class Incoming:
    """Someone whom a file names. Clean, checked and within the limits of ``people.valid``; stored nowhere yet."""

    person: Person
    line: int = 0
    """Where they begin in the file, counted from 1."""
    source: str = ""
    """The format they were read from: ``linkedin``, ``google``, ``outlook``, ``vcard``, ``csv``, ``toml``, ``json``."""
    key: str = ""
    """What names them for good in that source: a card's UID or a profile's link; empty where it gives none."""
    connected: str = ""
    """The day on which you became connected (LinkedIn), as ``2021-03-12``; empty when not known."""
    notes: str = ""
    """What the file remarks about them; may have several lines."""
    nickname: str = ""
    """A short or second form of the name, for telling two of a kind; no part of the person."""
    title: str = ""
    """Titles and degrees that stood in the name, such as ``Dr., PhD``; no part of it."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something in the file that could not be used. What stands beside it was read all the same."""

    line: int
    """Where it is, counted from 1; 0 for the file as a whole."""
    reason: str
    """One sentence: what was found, and what became of it."""


def is_uid(key: str) -> bool:
    """Whether a key is what an export of this program names somebody by."""
    return _UID.fullmatch(key) is not None
