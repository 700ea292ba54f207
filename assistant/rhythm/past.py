"""What happened with a person, as far as a message to them may name it."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.drafting.draft import Past
from assistant.rhythm.event import Event

ANSWERED = frozenset({"replied"})
SPOKE = frozenset({"met", "talked"})
HELPED_ME = frozenset({"helped-me", "introduced-me", "referred-me"})


def past_of(events: Iterable[Event]) -> Past:
    """The latest note of each sort. ``events`` come newest first; a private note is nobody's to name.

    Of meetings only the latest one's own: what an older one was about is not what they last talked about.
    """
    every = list(events)
    met = next((event for event in every if event.kind in SPOKE), None)
    newest = [event for event in every if event.kind not in SPOKE or event is met]

    def note(kinds: frozenset[str]) -> str:
        return next((event.note for event in newest if event.kind in kinds and event.note and not event.private), "")

    sorts = (("answered", ANSWERED), ("talked", SPOKE), ("helped", HELPED_ME))
    named = (
        name for event in newest if event.note and not event.private for name, kinds in sorts if event.kind in kinds
    )
    return Past(
        latest=next(named, ""),
        answered=note(ANSWERED),
        talked=note(SPOKE),
        helped=note(HELPED_ME),
        spoke=met is not None,
        replied=any(event.kind in ANSWERED for event in newest),
    )
