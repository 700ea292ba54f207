"""Compliments: at most so many, and each names its thing."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.checks.praise_words import PRAISE, SELF, THING, TOLD_APART, VAGUE_OBJECT
from assistant.review.cutting import cut_sentence, mend
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import MASK, clipped, said
from assistant.review.registry import check
from assistant.review.text import Span
from assistant.review.weighing import leans_on

_SHORT = 12
"""Words up to which a sentence that flatters says nothing else, so that it may be cut whole."""


@check("flattery", "warn", "mild warmth helps, gushing loses it again: Boomerang 2016")
def flattery(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Praise without a thing that is praised, and more of it than ``[coach] compliments``.

    EVIDENCE: mild warmth +10–15 %, gushing loses it (Boomerang 2016); "Thresholds": at most one compliment, and it
    names the thing. One a sentence is counted.
    """
    count = 0
    for sentence, small in said(reviewed, text):
        found = PRAISE.search(small)
        if found is None:
            continue
        mine = SELF.search(small)
        if mine is not None and mine.start() <= found.start() < mine.end():
            continue
        count += 1
        start, end = sentence.start + found.start(), sentence.start + found.end()
        if not _names_its_thing(reviewed, sentence, small, found.start()):
            message = f"“{clipped(found.group())}” would please anybody: it names nothing of theirs."
            suggestion = "Name the thing, and what it changed for you; or leave it out."
        elif count > reviewed.coach.compliments:
            kept = reviewed.coach.compliments
            message = f"Compliment number {count}; {'more than one' if kept == 1 else f'more than {kept}'} is gushing."
            suggestion = "Keep the one that leads to your question."
        else:
            continue
        short = small.count(" ") < _SHORT and "?" not in small and MASK not in small
        taken = cut_sentence(text, sentence) if short else None
        yield mend(start, end, message, suggestion, taken)


def _names_its_thing(reviewed: Reviewed, sentence: Span, small: str, start: int) -> bool:
    """A title or a quotation, words of a fact, or a work told apart from others."""
    if MASK in small or leans_on(reviewed, sentence):
        return True
    if THING.search(small):
        return True
    vague = VAGUE_OBJECT.search(small)
    return TOLD_APART.search(small, vague.end() if vague else start) is not None
