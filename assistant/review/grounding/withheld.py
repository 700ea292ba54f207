"""What is noted and not to be used: a sentence that is built on something private, or on what is only proposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from assistant.review.grounding.claim import Claim
from assistant.review.grounding.clauses import requested
from assistant.review.grounding.foreign import own_words
from assistant.review.grounding.known import Source
from assistant.review.grounding.terms import Term, states_something, stem, terms
from assistant.review.grounding.words import COMMON

PRIVATE = "You keep this to yourself: it is close to something private."
PROPOSED = "This is only proposed so far: approve it first."


class Withheld:
    """Private and merely proposed facts, with the words that only they have.

    They never support anything. They are read here to be kept out; their text is in no finding.
    """

    def __init__(self, private: tuple[str, ...], proposed: tuple[str, ...], known: list[Source]) -> None:
        there: frozenset[str] = frozenset().union(*(source.bare for source in known))
        said = {term.plain for source in known for term in source.terms}
        self._each = [
            (reason, _own(text, there), own_words(text) - said)
            for reason, texts in (
                (PRIVATE, private),
                (PROPOSED, proposed),
            )
            for text in texts
        ]

    def claims(self, text: str, inside: Sequence[Term], offset: int, *, own: bool = False) -> Iterator[Claim]:
        """The span that is built on one, if any. ``own``: it tells of the writer's own affairs.

        What is asked for states nothing, and a single word in a request may be any.
        """
        asked = requested(text)
        asks = bool(inside) and any(inside[0].start <= at < inside[-1].end for at in asked)
        for reason, words, _ in self._each:
            if own and reason == PROPOSED:
                continue
            hits = [
                term for term in inside if states_something(term) and term.stem in words and term.start not in asked
            ]
            if len({term.stem for term in hits}) > int(asks and reason == PROPOSED):
                yield Claim(offset + hits[0].start, offset + hits[-1].end, "private", reason)
                return

    def in_foreign(self, text: str, offset: int) -> Iterator[Claim]:
        """The same in a sentence that is not in English: two of the long words, as one may be any word."""
        for reason, _, own in self._each:
            hits = [term for term in terms(text) if term.plain in own]
            if len({term.plain for term in hits}) > 1:
                yield Claim(offset + hits[0].start, offset + hits[-1].end, "private", reason)
                return


def _own(text: str, known: frozenset[str]) -> frozenset[str]:
    """The stems that only this has."""
    common = {stem(word) for word in COMMON}
    return frozenset(
        term.stem
        for term in terms(text)
        if states_something(term) and term.stem not in known and term.stem not in common
    )
