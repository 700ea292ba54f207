"""Good messages as people write them: what the coach may hardly ever hold back, and seldom speak about."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assistant.review.coach import review
from assistant.review.finding import Finding, Report, Reviewed
from tests.review.labelled.measure import reviewed

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Message:
    """One message, and what the coach is given of it."""

    id: str
    """Its dossier's; each dossier has one message."""
    kind: str
    channel: str
    draft: Reviewed

    def report(self) -> Report:
        """What the coach says."""
        return review(self.draft)


def messages() -> list[Message]:
    """Every message of the set, in the order of the files."""
    found = []
    for path in sorted(HERE.glob("*.toml")):
        tables: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
        dossiers = {one["id"]: one for one in tables["dossier"]}
        for draft in tables["draft"]:
            known = dossiers[draft["dossier"]]
            given = reviewed(draft["body"].strip("\n"), draft, known)
            found.append(Message(known["id"], draft["kind"], draft["channel"], given))
    return found


@dataclass(frozen=True)
class Totals:
    """The figures over all messages."""

    messages: int
    blocked: tuple[str, ...]
    """Ids of the messages with at least one ``block``."""
    by_check: Counter[str]
    by_severity: Counter[str]

    @property
    def share_blocked(self) -> float:
        """Of the messages, 0 to 1."""
        return len(self.blocked) / self.messages

    @property
    def mean_warnings(self) -> float:
        """Findings of severity ``warn`` in a message, on average."""
        return self.by_severity["warn"] / self.messages


def totals(found: dict[str, tuple[Finding, ...]]) -> Totals:
    """The figures over findings by message id."""
    every = [one for findings in found.values() for one in findings]
    return Totals(
        messages=len(found),
        blocked=tuple(name for name, findings in found.items() if any(one.severity == "block" for one in findings)),
        by_check=Counter(one.check for one in every),
        by_severity=Counter(one.severity for one in every),
    )
