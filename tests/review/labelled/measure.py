"""How the check ``unsupported`` does on labelled drafts."""

from __future__ import annotations

import tomllib
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.drafting.channels import load_channels
from assistant.drafting.kind_files import KindFiles
from assistant.facts.fact import Fact
from assistant.facts.facts import title_in
from assistant.people.person import Person
from assistant.review.coach import review
from assistant.review.finding import Reviewed
from assistant.rhythm.event import DIRECTION, Event
from assistant.rhythm.past import past_of
from assistant.settings.schema import Me

HERE = Path(__file__).parent
CHANNELS = load_channels({})
KINDS = {kind.id: kind for kind in KindFiles(Path("no-home"), Path("no-home"), CHANNELS).all()}


@dataclass
class Outcome:
    """Counts over one part of the set, and what went wrong."""

    invented: int = 0
    found: int = 0
    true: int = 0
    flagged_true: int = 0
    free: int = 0
    flagged_free: int = 0
    drafts: int = 0
    by_claim: Counter[str] = field(default_factory=Counter)
    missed_by_claim: Counter[str] = field(default_factory=Counter)
    misses: list[str] = field(default_factory=list)
    alarms: list[str] = field(default_factory=list)

    @property
    def recall(self) -> float:
        """Share of invented claims that were found."""
        return self.found / max(self.invented, 1)

    @property
    def false_alarms(self) -> float:
        """Share of true sentences that were flagged."""
        return self.flagged_true / max(self.true, 1)


def measured(part: str) -> Outcome:
    """The outcome over the part ``tune``, ``aside``, ``more`` or ``fresh``."""
    homes = [path for home in ("tune", "more", "fresh") for path in sorted(HERE.glob(f"*_{home}.toml"))]
    dossiers = {one["id"]: one for path in homes for one in _read(path).get("dossier", [])}
    outcome = Outcome()
    for path in sorted(HERE.glob(f"*_{part}.toml")):
        for draft in _read(path)["draft"]:
            _judge(draft, dossiers[draft["dossier"]], outcome)
    return outcome


def _read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _judge(draft: dict[str, Any], dossier: dict[str, Any], outcome: Outcome) -> None:
    body, spans = "", []
    for sentence in draft["sentence"]:
        body += ("\n\n" if sentence.get("break") else " ") if body else ""
        spans.append((len(body), len(body) + len(sentence["text"]), sentence))
        body += sentence["text"]
    report = review(reviewed(body, draft, dossier))
    claims = [one for one in report.findings if one.check == "unsupported"]
    outcome.drafts += 1
    for start, end, sentence in spans:
        hits = [one for one in claims if one.start < end and one.end > start]
        where = f"{draft['id']}: {sentence['text']}"
        if sentence["label"] == "invented":
            outcome.invented += 1
            outcome.by_claim[sentence["claim"]] += 1
            outcome.found += bool(hits)
            if not hits:
                outcome.missed_by_claim[sentence["claim"]] += 1
                outcome.misses.append(f"{sentence['claim']}: {where} [{sentence.get('span', '')}]")
        elif sentence["label"] == "true":
            outcome.true += 1
            outcome.flagged_true += bool(hits)
            if hits:
                outcome.alarms.append(f"{where}\n      {hits[0].text!r}: {hits[0].message}")
        else:
            outcome.free += 1
            outcome.flagged_free += bool(hits)
            if hits:
                outcome.alarms.append(f"(free) {where}\n      {hits[0].text!r}: {hits[0].message}")


def reviewed(body: str, draft: dict[str, Any], dossier: dict[str, Any]) -> Reviewed:
    """What the coach is given: this body as the draft's, with all that the dossier knows."""
    me = {key: value for key, value in dossier["me"].items() if key in Me.__dataclass_fields__}
    known = {key: value for key, value in dossier["person"].items() if key in Person.__dataclass_fields__}
    for name in ("emails", "links", "tags"):
        if name in known:
            known[name] = tuple(known[name])
    facts = [_fact(table) for table in dossier.get("fact", [])]
    events = sorted((_event(table) for table in dossier.get("event", [])), key=lambda one: one.date, reverse=True)
    return Reviewed(
        body=body,
        subject=draft.get("subject", ""),
        channel=CHANNELS.get(draft.get("channel", "")),
        kind=KINDS.get(draft.get("kind", "")),
        person=Person(**{"id": 1, **known}),
        me=Me(**me),
        facts=tuple(fact for fact in facts if fact.usable),
        about=draft.get("about", ""),
        past=past_of(events),
        happened=frozenset(event.kind for event in events),
        days=tuple(event.date for event in events),
        noted=tuple((event.kind, event.note) for event in events if event.note and not event.private),
        private=(
            *(event.note for event in events if event.private),
            *(fact.text for fact in facts if fact.private),
        ),
        proposed=tuple(fact.text for fact in facts if fact.status == "proposed" and not fact.private),
        language="en",
        today=str(dossier["today"]),
    )


def _fact(table: dict[str, Any]) -> Fact:
    plain: dict[str, Any] = {key: str(value) if key == "date" else value for key, value in table.items()}
    plain = {key: value for key, value in plain.items() if key in Fact.__dataclass_fields__}
    plain["title"] = plain.get("title") or title_in(plain["text"])
    return Fact(**{"person_id": 1, **plain})


def _event(table: dict[str, Any]) -> Event:
    kind = table["kind"]
    return Event(
        1, kind, str(table["date"]), note=table.get("note", ""), private=table.get("private", False),
        direction=DIRECTION.get(kind, "both"),
    )  # fmt: skip
