"""Favours that they asked for, and which of them is done: that is said, and never worked out (METHOD 4)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping

from assistant.rhythm.due import Mark
from assistant.rhythm.event import Event

_NAMED = {
    "introduced": re.compile(r"\bintro|\bin touch with\b|\bto meet\b|\bknow (?:any|some)", re.IGNORECASE),
    "referred": re.compile(r"\brefer|\brecommend|\bvouch|\bput in a word\b", re.IGNORECASE),
}
"""How the note on a favour says that it was this that they asked for."""


def waiting(events: Iterable[Event], marks: Mapping[str, Mark]) -> list[Event]:
    """Favours that are neither settled nor ticked off, in the order of ``events``; declined ones are among them."""
    known = list(events)
    settled = {event.settles for event in known if event.settles}
    return [
        event
        for event in known
        if event.kind == "asked-me" and event.id not in settled and state_of(event, marks) != "done"
    ]


def state_of(favour: Event, marks: Mapping[str, Mark]) -> str:
    """What was said of a favour: ``done``, ``never``, ``snoozed``, or nothing."""
    mark = marks.get(f"owed-e{favour.id}")
    return mark.state if mark is not None else ""


def settled_by(done: str, open_: Collection[Event]) -> Event | None:
    """The one open favour that something done (a kind of event) settles by itself: the only one, and of its sort.

    An introduction is done by introducing, a referral by referring; help is anything. With several open ones
    nobody but the writer knows which it was.
    """
    if len(open_) != 1:
        return None
    (only,) = open_
    named = _NAMED.get(done)
    return only if named is None or named.search(only.note) else None
