"""The frame every check stands in: how one is written, and the one list of all of them.

A check is a pure function of what is reviewed and of its parsed text. It yields a ``spot`` for
each thing it has to say; the frame adds the check's id, its severity and the text of the span.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Literal

from assistant.review.finding import Finding, Reviewed, Severity
from assistant.review.parsed import Parsed

CheckFunction = Callable[[Reviewed, Parsed], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check: its id (stable in JSON and in ``[coach] off``), its severity, what it rests on, and what it does."""

    id: str
    severity: Severity
    source: str
    """Why one should care, a clause for the writer: the study, or the rule. Never how likely a reply is."""
    look: CheckFunction


CHECKS: dict[str, Check] = {}
"""All checks by id, in the order in which their modules are imported by ``checks``."""


def check(id: str, severity: Severity, source: str) -> Callable[[CheckFunction], CheckFunction]:
    """Register the function below as the check ``id``. ``source``: see ``Check.source``."""

    def register(look: CheckFunction) -> CheckFunction:
        if id in CHECKS:
            raise ValueError(f"two checks are called {id!r}")
        CHECKS[id] = Check(id, severity, source, look)
        return look

    return register


def spot(
    start: int,
    end: int,
    message: str,
    suggestion: str,
    *,
    where: Literal["body", "subject"] = "body",
    replacement: str | None = None,
    mends: tuple[int, int] | None = None,
    source: str = "",
) -> Finding:
    """Something to say about a span (code points). About the message as a whole: ``spot(0, 0, …)``.

    ``source``: what this one rests on, where that is not what the whole check rests on.
    """
    return Finding("", "note", start, end, message, suggestion, where, "", replacement, mends, source)
