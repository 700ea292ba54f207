"""From one keystroke to the next: what was worked out for a sentence holds until it, or what is known, changes.

A keystroke changes one sentence of ten, so a re-check judges that one anew and remembers the others. Whatever is
remembered is what would be worked out again; a test holds that.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any

from assistant.review.finding import Carrier, Reviewed
from assistant.review.grounding.claim import Claim
from assistant.review.grounding.judge import Grounding
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import Term
from assistant.review.text import Span

KEPT = 3
"""How many messages (what is known around each) are remembered at a time."""
MOST = 2000
"""Sentences of one message that are remembered; then it begins anew. A keystroke adds one or two."""

State = tuple[tuple[str, Hashable], ...]
Points = tuple[int, Carrier, tuple[int, ...]]


@dataclass(slots=True)
class Memory:
    """What was worked out for sentences, while the same is known."""

    judged: dict[Hashable, tuple[tuple[Claim, ...], dict[str, Any]]] = field(default_factory=dict)
    """By sentence and by what stood before it: its claims, as if it began the text, and the state after it."""
    near: dict[str, list[Source]] = field(default_factory=dict)
    leaning: dict[str, tuple[int, ...]] = field(default_factory=dict)
    typed: dict[str, bool] = field(default_factory=dict)
    of_them: dict[tuple[str, bool], bool] = field(default_factory=dict)
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


class Rechecked(Grounding):
    """Grounding that judges a sentence once, for as long as the same is known and the same stands before it."""

    def __init__(self, reviewed: Reviewed, memory: Memory) -> None:
        super().__init__(reviewed)
        self._memory = memory
        self._built = dict(vars(self))

    def _judge(self, sentence: Span, goes_on: bool) -> Iterator[Claim]:
        try:
            key = (sentence.text, goes_on, self._state())
            known = self._memory.judged.get(key)
        except TypeError:  # a state that cannot be a key is not remembered
            yield from super()._judge(sentence, goes_on)
            return
        if known is None:
            first = Span(0, len(sentence.text), sentence.text)
            claims = tuple(super()._judge(first, goes_on))
            known = claims, {name: value for name, value in vars(self).items() if self._moved(name, value)}
            self._memory.judged[key] = known
        claims, after = known
        vars(self).update(after)
        for claim in claims:
            yield replace(claim, start=claim.start + sentence.start, end=claim.end + sentence.start)

    def leaning(self, sentence: Span) -> tuple[int, ...]:
        """Ids of the facts that a sentence leans on, the nearest first."""
        leaning = self._memory.leaning
        if sentence.text not in leaning:
            leaning[sentence.text] = super().leaning(sentence)
        return leaning[sentence.text]

    def _typed(self, sentence: Span) -> bool:
        typed = self._memory.typed
        if sentence.text not in typed:
            typed[sentence.text] = super()._typed(sentence)
        return typed[sentence.text]

    def _is_of_them(self, text: str, before: bool) -> bool:
        of_them = self._memory.of_them
        if (text, before) not in of_them:
            of_them[text, before] = super()._is_of_them(text, before)
        return of_them[text, before]

    def _near(self, text: str, said: Sequence[Term]) -> list[Source]:
        near = self._memory.near.get(text)
        if near is None:
            near = self._memory.near[text] = super()._near(text, said)
        return near

    def _state(self) -> State:
        """What earlier sentences left behind: every attribute that is not as it was built."""
        moved = sorted((name, value) for name, value in vars(self).items() if self._moved(name, value))
        return tuple((name, tuple(value) if isinstance(value, list) else value) for name, value in moved)

    def _moved(self, name: str, value: object) -> bool:
        return name != "_built" and (name not in self._built or self._built[name] is not value)
