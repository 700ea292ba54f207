"""What can be done about a finding, for both fronts: its fix in words, and what its sentence might stand on."""

from __future__ import annotations

from collections.abc import Iterable

from assistant.facts.fact import Fact
from assistant.review.finding import Finding
from assistant.review.prose import clipped
from assistant.review.text import sentences

MOST = 60
"""Characters of the message that are quoted."""


def fix_in_words(finding: Finding) -> str:
    """Such as ``cut “I came across your work.”``, or ``“Mira” becomes “Mara”``; empty where no rule can mend it."""
    if finding.replacement is None:
        return ""
    taken, put = finding.taken, finding.replacement
    if not taken.strip():
        return f"add {_quoted(put)}" if put.strip() else "take the empty space out"
    if not put.strip():
        return f"cut {_quoted(taken)}"
    if taken.casefold().endswith(put.casefold()):  # the cut reaches into the next word, to give it its capital
        return f"cut {_quoted(taken[: len(taken) - len(put)])}"
    return f"{_quoted(taken)} becomes {_quoted(put)}"


def sentence_at(body: str, place: int) -> str:
    """The sentence of a body in which a place (code points) is; empty between sentences."""
    return next((one.text for one in sentences(body) if one.start <= place < one.end), "")


def nearest(sentence: str, facts: Iterable[Fact]) -> list[Fact]:
    """The facts, those first that have most of the sentence's telling words; else in the order given."""
    from assistant.review.grounding.terms import states_something, terms

    def telling(text: str) -> set[str]:
        return {term.stem for term in terms(text) if states_something(term)}

    said = telling(sentence)
    return sorted(facts, key=lambda fact: -len(said & telling(f"{fact.text} {fact.title}")))


def _quoted(text: str) -> str:
    plain = clipped(text, MOST)
    return plain if plain[:1] in '“„«"' and plain[-1:] in '”“»"' else f"“{plain}”"
