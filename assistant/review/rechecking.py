"""From one keystroke to the next: what was worked out for a sentence holds until it, or what is known, changes.

A keystroke changes one sentence of ten, so a re-check judges that one anew and remembers the others. Whatever is
remembered is what would be worked out again; a test holds that.
"""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, field, fields, replace
from typing import Any

from assistant.review.finding import Carrier, Reviewed
from assistant.review.grounding.known import Source

KEPT = 3
"""How many messages (what is known around each) are remembered at a time."""
MOST = 2000
"""Sentences of one message that are remembered; then it begins anew. A keystroke adds one or two."""

Points = tuple[int, Carrier, tuple[int, ...]]


@dataclass(slots=True)
class Memory:
    """What was worked out for sentences, while the same is known."""

    judged: dict[Hashable, Any] = field(default_factory=dict)
    """By sentence and by what stood before it: its claims, as if it began the text, and what it leaves behind."""
    near: dict[str, list[Source]] = field(default_factory=dict)
    leaning: dict[str, tuple[int, ...]] = field(default_factory=dict)
    points: dict[str, Points] = field(default_factory=dict)
    named: dict[tuple[str, str], bool] = field(default_factory=dict)

    def room(self) -> Memory:
        """Itself, emptied where it has grown too large."""
        if max(len(self.judged), len(self.near), len(self.leaning), len(self.points)) > MOST:
            for each in fields(self):
                getattr(self, each.name).clear()
        return self


_kept: list[tuple[Reviewed, Memory]] = []


def memory_of(reviewed: Reviewed) -> Memory:
    """What is remembered for the same around: everything but the message itself and what was said of it."""
    global _kept
    around = replace(
        reviewed, body="", subject="", complete=True, reason="", hidden=(), ignored=frozenset(), ties=(), channel=None
    )
    memory = next((memory for other, memory in _kept if other == around), None)
    if memory is None:
        memory = Memory()
        _kept = [(around, memory), *_kept[: KEPT - 1]]  # put in place as one: another thread may be reading
    return memory.room()
