"""One event: something that happened with a person."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

EventKind = Literal[
    "sent",
    "replied",
    "met",
    "talked",
    "asked-me",
    "helped",
    "helped-me",
    "introduced",
    "introduced-me",
    "referred",
    "referred-me",
]
EVENT_KINDS: tuple[str, ...] = get_args(EventKind)
Direction = Literal["out", "in", "both"]

DIRECTION: dict[str, Direction] = {
    "sent": "out", "replied": "in", "met": "both", "talked": "both",
    "asked-me": "in", "helped": "out", "helped-me": "in",
    "introduced": "out", "introduced-me": "in", "referred": "out", "referred-me": "in",
}  # fmt: skip
"""Which way each kind of event goes: ``out`` is from me to them."""


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened with a person. ``id`` is 0 until stored; shown as ``e5``."""

    person_id: int
    kind: EventKind
    date: str
    """ISO date."""
    id: int = 0
    direction: Direction = "out"
    note: str = ""
    private: bool = False
    draft_id: int | None = None
    message_kind: str = ""
    """The kind of message for ``sent``, such as ``question``."""
    channel: str = ""
    asks: bool = False
    """The message asked for something, so it opened a thread."""
    forced: str = ""
    """Ids of blocking checks that the writer overrode knowingly, comma separated."""
    created: str = ""
    settles: int | None = None
    """The favour asked (an event) that this favour done settles; see ``favours``."""
