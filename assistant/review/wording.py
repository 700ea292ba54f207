"""Tables of wording, kept as text: one phrase a line, or words side by side."""

from __future__ import annotations

import re


def phrases(table: str, before: str = r"\b", after: str = r"\b") -> re.Pattern[str]:
    """One pattern out of a table of patterns, one a line, to be searched for in lower-cased text.

    ``before`` and ``after`` hold for every line; a line with ``^`` or ``$`` of its own keeps it.
    """
    lines = (line.strip() for line in table.splitlines())
    return re.compile("|".join(f"{before}(?:{line}){after}" for line in lines if line))


def listed(table: str) -> frozenset[str]:
    """The words of a table."""
    return frozenset(table.split())
