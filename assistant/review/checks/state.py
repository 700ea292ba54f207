"""Whether the text is whole and is what it seems: ``incomplete`` and ``hidden-text``."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from assistant import door
from assistant.review.checks.breaking_off import breaks_off
from assistant.review.finding import Finding, Reviewed
from assistant.review.parsed import Parsed
from assistant.review.registry import check, spot


@check("incomplete", "block", "what was cut off may lack its question")
def incomplete(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """A draft that was cut off, breaks off or is empty never leaves as a finished one (FAULTS, the second law)."""
    if not reviewed.body.strip():
        yield spot(0, 0, "There is no message yet.", "Write it, or let a writer draft it.")
    elif not reviewed.complete:
        # A point at the end: that is where the rest is missing.
        end = len(reviewed.body)
        why = reviewed.reason.strip() or "the writing stopped before the end"
        yield spot(
            end,
            end,
            f"Not finished: {why.rstrip('.')}.",
            "Draft it again, or finish it by hand and mark it as done.",
        )
    elif (last := breaks_off(reviewed, text)) is not None:
        yield spot(
            last.start, last.end, "It breaks off in the middle of a sentence.", "Finish the sentence, or cut it."
        )


@check("hidden-text", "block", "pages hide orders for a model in text that nobody sees")
def hidden_text(reviewed: Reviewed, text: Parsed) -> Iterator[Finding]:
    """Text that cannot be seen: what the door took out on the way in, and what is still there.

    EVIDENCE, "What gives a machine's letter away", 10: gathered text may carry orders nobody sees.
    """
    if reviewed.hidden:
        yield spot(
            0, 0,
            f"This text came with something hidden, now taken out: {_listed(reviewed.hidden)}.",
            "Read it once more as it stands; it may have been written to mislead.",
        )  # fmt: skip
    places: tuple[tuple[Literal["body", "subject"], str], ...] = (
        ("body", reviewed.body), ("subject", reviewed.subject),
    )  # fmt: skip
    for where, whole in places:
        if whole.isascii() and whole.replace("\n", "").replace("\t", "").isprintable() and not _UNSEEN.search(whole):
            continue  # the door has nothing to take out of this
        cleaned = door.clean(whole)
        for blank in _UNSEEN.finditer(whole):
            yield spot(
                blank.start(), blank.end(),
                "What follows stands below so much empty space that nobody sees it.",
                "Take the space out, and read what comes after it.",
                where=where,
                replacement="\n\n" if "\n" in blank.group() else " ",
            )  # fmt: skip
        if not cleaned.removed:
            continue
        start, end = _differing(whole, cleaned.text)
        yield spot(
            start, end,
            f"Something that cannot be seen is in here: {_listed(cleaned.removed)}.",
            "Take it out; the text reads the same without it.",
            where=where,
            replacement=cleaned.text[start : len(cleaned.text) - (len(whole) - end)],
        )  # fmt: skip


_UNSEEN = re.compile(r"(?<=\S)[^\S\n]*(?:\n[^\S\n]*){12,}(?=\S)|(?<=\S)[^\S\n]{60,}(?=\S)|\u2800+")
"""A dozen empty lines, sixty spaces, or the braille sign without a dot: room to hide a text in."""


def _differing(before: str, after: str) -> tuple[int, int]:
    """The span of ``before`` from the first to the last place where ``after`` differs from it."""
    shortest = min(len(before), len(after))
    start = 0
    while start < shortest and before[start] == after[start]:
        start += 1
    same = 0
    while same < shortest - start and before[-1 - same] == after[-1 - same]:
        same += 1
    return start, len(before) - same


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(dict.fromkeys(names))
