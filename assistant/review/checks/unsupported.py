"""Statements that nothing known supports."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot

_SUGGESTIONS = {
    "title": "Name what you know of, or add it as a fact.",
    "quotation": "Quote what is there, or leave the marks out.",
    "shared-history": "Say it only if it was so: note it (l), or cut it.",
    "act": "Say it only if you did: note it as a fact, or cut it.",
    "familiarity": "Write as you would to somebody you know that well.",
    "relative-time": "Take the time out, or give the day.",
}


@check("unsupported", "warn")
def unsupported(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A span that states something about them, or of the two, which no approved fact and nothing noted bears out.

    EVIDENCE, "What gives a machine's letter away", 3: invented facts, invented acquaintance, invented acts. What a
    writer said that its sentences lean on is not believed. Without a person there is nothing to hold it against.
    """
    if reviewed.person is None:
        return
    for claim in text.claims:
        suggestion = _SUGGESTIONS.get(claim.sort, "Say what you know, add it as a fact, or cut it.")
        yield spot(
            claim.start, claim.end, claim.reason, suggestion,
            replacement="", mends=_sentence(reviewed.body, text, claim.start),
        )  # fmt: skip


def _sentence(body: str, text: Parsed, at: int) -> tuple[int, int]:
    """The sentence round a place, with the space that parts it from its neighbours, so that cutting it leaves none."""
    sentence = next((one for one in text.sentences if one.start <= at < one.end), None)
    if sentence is None:
        return at, at
    start, end = sentence.start, sentence.end
    while start > 0 and body[start - 1] == " ":
        start -= 1
    if start == 0 or body[start - 1] == "\n":  # it begins its paragraph: the space after it goes instead
        start = sentence.start
        while end < len(body) and body[end] == " ":
            end += 1
    return start, end
