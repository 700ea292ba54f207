"""What a finding's fix would do, in words, for both fronts."""

from __future__ import annotations

from assistant.review.finding import Finding
from assistant.review.prose import clipped

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


def _quoted(text: str) -> str:
    plain = clipped(text, MOST)
    return plain if plain[:1] in '“„«"' and plain[-1:] in '”“»"' else f"“{plain}”"
