"""Sentences by the sort of claim in them (``claims.toml``), judged one by one; run it to see the shares."""

from __future__ import annotations

import sys
import tomllib
from collections import defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.review.coach import review
from tests.review.labelled.measure import reviewed

TABLE = Path(__file__).with_name("claims.toml")


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


def shares() -> dict[str, Share]:
    """Every sort of the table, and ``all``."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    dossiers = {one["id"]: one for one in table["dossier"]}
    found: dict[str, Share] = defaultdict(Share)
    for claims in table["claims"]:
        known = dossiers[claims["dossier"]]
        for sentence in claims["caught"]:
            said = _flagged(sentence, known)
            for one in (found[claims["sort"]], found["all"]):
                one.caught += bool(said)
                one.missed += [] if said else [f"{known['id']}: {sentence}"]
        for sentence in claims["passed"]:
            said = _flagged(sentence, known)
            for one in (found[claims["sort"]], found["all"]):
                one.passed += not said
                one.alarms += [f"{known['id']}: {sentence} | {said[0]}"] if said else []
    return dict(found)


def _flagged(sentence: str, known: dict[str, Any]) -> list[str]:
    """What is said of a sentence between a greeting and a name."""
    hello, name = known["person"]["name"].split()[0], known["me"]["name"]
    draft = {"kind": "question", "channel": "email"}
    report = review(reviewed(f"Hi {hello},\n\n{sentence}\n\n{name}", draft, known))
    return [f"{one.text}: {one.message}" for one in report.findings if one.check == "unsupported"]


if __name__ == "__main__":
    for sort, share in shares().items():
        print(f"{sort:15} caught {share.recall:.0%}  passed {share.calm:.0%}  of {share.caught + len(share.missed)}")
        if sort in sys.argv[1:]:
            print("  missed:", *share.missed, sep="\n    ")
            print("  flagged:", *share.alarms, sep="\n    ")
