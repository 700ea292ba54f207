"""A span that states what nothing known supports."""

from __future__ import annotations

from dataclasses import dataclass

SORTS = (
    "private", "role", "presupposed", "title", "quotation", "shared-history", "act", "familiarity", "relative-time",
    "number", "name", "attribute",
)  # fmt: skip
"""From the most telling to the least: of claims that overlap the first is kept."""


@dataclass(frozen=True, slots=True)
class Claim:
    """A span (code points) with what is wrong with it. ``sort`` is one of ``SORTS``."""

    start: int
    end: int
    sort: str
    reason: str


def apart(claims: list[Claim]) -> list[Claim]:
    """Claims that do not overlap, the most telling of each heap, in the order of the text."""
    kept: list[Claim] = []
    for claim in sorted(claims, key=lambda one: (SORTS.index(one.sort), one.start)):
        if not any(claim.start < other.end and other.start < claim.end for other in kept):
            kept.append(claim)
    return sorted(kept, key=lambda one: one.start)
