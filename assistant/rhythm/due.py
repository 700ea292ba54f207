"""Something that is kind to do next: the record, its id, and what the writer said about it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from typing import Literal, get_args

Sort = Literal["owed", "thanks", "follow-up", "update", "ask-again", "check-in"]
SORTS: tuple[Sort, ...] = get_args(Sort)
"""In the order of their rank: what is owed, what came from them, what was promised by the rhythm."""

State = Literal["due", "waiting", "later", "snoozed", "never"]
"""``waiting``: something else comes first. ``later``: its day is to come. The others say themselves."""

WEEK = "week"
"""How the id of the week's one person begins."""

_ID = re.compile(rf"({'|'.join((*SORTS, WEEK))})-([ep])([1-9][0-9]{{0,17}})", re.ASCII)


@dataclass(frozen=True, slots=True)
class Due:
    """One thing that is kind to do, with whom, by when and why."""

    id: str
    """Stable while it is due: sort, and the event (``thanks-e5``) or the person (``check-in-p3``) it is about."""
    sort: Sort
    person_id: int
    name: str
    reason: str
    """One sentence; nothing in it is private."""
    kind: str
    """The kind of message to write."""
    since: date
    """From when it is due."""
    by: date | None = None
    """By when it is best done; None where there is no such day, as for a favour."""
    event_id: int | None = None
    """The event that it comes from."""
    state: State = "due"
    until: date | None = None
    """Until when it is snoozed."""
    rank: int = 0
    """From 1; 0 for what is not due now."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the writer said about something due. ``day`` is when it was done, ``until`` how long it is put off."""

    key: str
    person_id: int
    state: Literal["snoozed", "done", "never"]
    event_id: int | None = None
    day: str = ""
    until: str = ""


def read_id(text: str) -> tuple[str, Literal["e", "p"], int] | None:
    """Sort, ``e`` for an event or ``p`` for a person, and its number; None when it is no such id."""
    match = _ID.fullmatch(text.strip().lower())
    if match is None:
        return None
    return match[1], "e" if match[2] == "e" else "p", int(match[3])


def never_key(sort: str, person_id: int) -> str:
    """Under which key "never again" is kept: for a sort of thing with a person, not for one event alone."""
    return f"{sort}-p{person_id}"
