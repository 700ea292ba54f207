"""The swap test: take the name out, and what is left must still point to this person (``generic``)."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.prose import clipped
from assistant.review.registry import check, spot
from assistant.review.tongues import tongues

PLAIN_KINDS = frozenset(
    {"thanks", "update", "follow-up", "offer", "introduction", "referral", "reconnect", "congratulate"}
)
"""Kinds that lean on what the two share or on what was typed: their data will do as a pointer."""
FROM_FACTS = frozenset({"reconnect", "congratulate"})
"""Those of them that grow out of a fact where there is one and nothing was typed."""


@check("generic", "warn", "with the name off, a good message still points to one person")
def generic(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A message that could have gone to anyone, and personal words that nothing depends on.

    METHOD, "What a good draft is", 1: take the name off, and it still points to one person. EVIDENCE, "Thresholds",
    opener on an event: fine when the question grows out of it, a warning when the congratulation is decoration;
    and opening on a trigger event did worse in 30 of 30 organisations. Not judged without a person, for a few
    words, or in a language in which the facts are not.
    """
    person, kind = reviewed.person, reviewed.kind.id if reviewed.kind else ""
    if person is None or len(text.words) < reviewed.coach.begun_words or "en" not in (tongues(reviewed.body) or {"en"}):
        return
    found = text.weight
    plain = kind in PLAIN_KINDS
    if found is None:
        if plain and not (kind in FROM_FACTS and reviewed.facts and not reviewed.about.strip()):
            return
        yield spot(
            0, 0, "It could have gone to anyone: without the name, nothing points to them.",
            "Say what of theirs made you write." if reviewed.facts else "Add a fact about them, and write from it.",
        )  # fmt: skip
    elif found.by == "data" and not plain:
        where = clipped(person.company or person.role, 40)
        yield spot(
            found.sentence.start, found.sentence.end,
            f"Only this points to them, and it fits everybody {'at' if person.company else 'who is'} {where}.",
            "Say what of theirs made you write." if reviewed.facts else "Add a fact about them, and write from it.",
        )  # fmt: skip
    elif found.question == "decoration" and kind not in ("thanks", "congratulate", "reconnect", "update", "follow-up"):
        yield spot(
            found.sentence.start, found.sentence.end,
            "Decoration: cut this, and the question stands as it is.",
            "Ask something that grows out of it, or leave it out.",
            source="opening on an event did worse in 30 of 30 organisations: field data, cold sales",
        )  # fmt: skip
