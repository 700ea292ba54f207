"""From what a model wrote to the questions in it: whole ones, a line each, with the facts they lean on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from assistant.drafting.draft import Support
from assistant.drafting.questions import MOST, Question

FEWEST_WORDS, MOST_WORDS = 4, 45
"""Words of a question that is taken from a model; it is told to stay under 30."""

_MARKER = re.compile(r"^(?:[-*•–]|[*_]{0,2}(?:Q(?:uestion)?\s*)?\(?\d{1,2}[.):][*_]{0,2})\s*", re.IGNORECASE)
_LABEL = re.compile(r"^[*_]{0,2}(?P<label>[A-Z][\w ,/’'-]{2,40}?)[*_]{0,2}\s*[:–—][*_]{0,2}\s+(?=[“\"A-Z])")
_UNFIT = re.compile(r"[\[\]<>{}|]|://|www\.|@\w")
_SIGNS = (
    ("read", r"\b(?:read|reading|papers?|books?|articles?)\b"),
    ("differently", r"\b(?:differently|again|start(?:ed)? over|redo|today)\b"),
    ("surprise", r"\b(?:surpris\w+|expect\w*|unexpected\w*)\b"),
    ("hard", r"\b(?:hard\w*|difficult\w*|wrong|fail\w*|trick\w+|tough\w*|edge cases?)\b"),
    ("why", r"^why\b|\b(?:matters?|care|drew|draws)\b"),
)


def read_questions(body: str, support: Sequence[Support]) -> list[Question]:
    """The questions in a model's text, seven at most; those that lean on a fact come first, others only to make five.

    A line without a question mark, one that is cut off and one that repeats another are left out.
    """
    marked: list[Question] = []
    bare: list[Question] = []
    seen: set[str] = set()
    for start, end in _items(body):
        text = _question(body[start:end])
        key = re.sub(r"\W+", " ", text.casefold()).strip()
        if not text or key in seen:
            continue
        seen.add(key)
        facts = [fact for one in support if one.start < end and start < one.end for fact in one.facts]
        (marked if facts else bare).append(Question(text, tuple(dict.fromkeys(facts)), _sort(text)))
    return (marked + bare[: max(0, 5 - len(marked))])[:MOST]


def _items(body: str) -> Iterator[tuple[int, int]]:
    """Where every question may stand: a line, with the lines that go on with it."""
    begun: int | None = None
    at = 0
    for line in body.split("\n"):
        start, end = at, at + len(line)
        at = end + 1
        if not line.strip():
            begun = None
            continue
        begun = start if begun is None or _MARKER.match(line.strip()) else begun
        if "?" in line:
            yield begun, end
            begun = None


def _question(text: str) -> str:
    """One question without its number and its trimmings; empty when there is none, or it cannot be used."""
    plain = " ".join(text.split())
    plain = _LABEL.sub("", _MARKER.sub("", plain, count=1), count=1)
    plain = plain[: plain.find("?") + 1].lstrip("*_\"“'‘ ").replace("**", "")
    if not plain or _UNFIT.search(plain) or not plain[0].isalnum():
        return ""
    if plain.count("“") != plain.count("”") or plain.count('"') % 2:
        return ""
    if not FEWEST_WORDS <= len(plain.split()) <= MOST_WORDS:
        return ""
    return plain[0].upper() + plain[1:]


def _sort(text: str) -> str:
    plain = text.casefold()
    return next((sort for sort, signs in _SIGNS if re.search(signs, plain)), "decision")
