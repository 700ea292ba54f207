"""Threads: what was asked of somebody, and whether it is still open."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Literal

from assistant.rhythm.event import Event

ENDS: frozenset[str] = frozenset({"replied", "met", "talked"})
"""Kinds of events that answer what was asked."""


@dataclass(frozen=True, slots=True)
class Thread:
    """Something asked of a person. ``closed`` is None while it is open."""

    person_id: int
    opened: date
    event_id: int
    """The ``sent`` event that asked."""
    closed: date | None = None
    how: Literal["reply", "silence", ""] = ""


def threads(events: Iterable[Event], silence_days: int, today: date) -> list[Thread]:
    """All threads in these events, of one person or of many, in the order in which they were opened.

    An answer ends every thread of that person that is open on its day; on one and the same day the
    order is that of the ids. Silence ends a thread ``silence_days`` after it was opened, and an answer
    that comes later ends nothing any more. What is dated after ``today`` has not happened yet.
    """
    ended: list[Thread] = []
    waiting: dict[int, list[Thread]] = {}
    for event in sorted(events, key=lambda event: (event.date, event.id)):
        day = date.fromisoformat(event.date)
        if day > today:
            break
        if event.kind == "sent" and event.asks:
            waiting.setdefault(event.person_id, []).append(Thread(event.person_id, day, event.id))
        elif event.kind in ENDS:
            for thread in waiting.pop(event.person_id, []):
                silence = thread.opened + timedelta(days=silence_days)
                if day < silence:
                    ended.append(replace(thread, closed=day, how="reply"))
                else:
                    ended.append(replace(thread, closed=silence, how="silence"))
    for open_ones in waiting.values():
        for thread in open_ones:
            silence = thread.opened + timedelta(days=silence_days)
            ended.append(replace(thread, closed=silence, how="silence") if silence <= today else thread)
    return sorted(ended, key=lambda thread: (thread.opened, thread.event_id))
