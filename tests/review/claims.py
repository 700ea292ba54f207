"""Sentences by the sort of claim in them (``claims.toml``, ``turns.toml``), judged one by one.

``python -m tests.review.claims [claims|turns] [sort …]`` prints the shares, and of the sorts named what
went wrong.
"""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.review.coach import review
from tests.review.labelled.measure import reviewed

CLAIMS = Path(__file__).with_name("claims.toml")
TURNS = Path(__file__).with_name("turns.toml")


@dataclass
class Share:
    """How one sort of claim fares."""

    caught: int = 0
    passed: int = 0
    missed: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of what must be caught that is."""
        return self.caught / max(self.caught + len(self.missed), 1)

    @property
    def calm(self) -> float:
        """Share of what must pass that does."""
        return self.passed / max(self.passed + len(self.alarms), 1)


def shares(path: Path = CLAIMS) -> dict[str, Share]:
    """Every sort of a table, every dossier of it, and ``all``."""
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    dossiers = {one["id"]: one for one in table["dossier"]}
    found: dict[str, Share] = defaultdict(Share)
    for claims in table["claims"]:
        known = dossiers[claims["dossier"]]
        for sentence in claims["caught"]:
            said = _flagged(sentence, known, claims.get("kind", "question"))
            for one in (found[claims["sort"]], found[claims["dossier"]], found["all"]):
                one.caught += bool(said)
                one.missed += [] if said else [f"{known['id']}: {sentence}"]
        for sentence in claims["passed"]:
            said = _flagged(sentence, known, claims.get("kind", "question"))
            for one in (found[claims["sort"]], found[claims["dossier"]], found["all"]):
                one.passed += not said
                one.alarms += [f"{known['id']}: {sentence} | {said[0]}"] if said else []
    return dict(found)


def _flagged(sentence: str, known: dict[str, Any], kind: str) -> list[str]:
    """What is said of a sentence between a greeting and a name."""
    hello, name = known["person"]["name"].split()[0], known["me"]["name"]
    draft = {"kind": kind, "channel": "email"}
    report = review(reviewed(f"Hi {hello},\n\n{sentence}\n\n{name}", draft, known))
    return [f"{one.text}: {one.message}" for one in report.findings if one.check == "unsupported"]


if __name__ == "__main__":
    for sort, share in shares(TURNS if "turns" in sys.argv else CLAIMS).items():
        print(f"{sort:15} caught {share.caught} of {share.caught + len(share.missed)} ({share.recall:.0%}),", end=" ")
        print(f"passed {share.passed} of {share.passed + len(share.alarms)} ({share.calm:.0%})")
        if sort in sys.argv[1:]:
            print("  missed:", *share.missed, sep="\n    ")
            print("  flagged:", *share.alarms, sep="\n    ")
