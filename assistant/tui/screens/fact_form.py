"""Adding and editing a fact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from assistant.errors import Refused
from assistant.facts.fact import FACT_KINDS, Fact
from assistant.facts.kind import kind_in
from assistant.tui.screens.form import Field, FormScreen
from assistant.workspace import Workspace


class FactForm(FormScreen[Fact]):
    """One thing you know about a person."""

    def __init__(self, workspace: Workspace, person_id: int, fact: Fact | None = None, *, text: str = "") -> None:
        """``fact``: the one that is changed; None: a new one, begun with ``text``."""
        self.workspace = workspace
        self.fact = fact
        known = fact or Fact(person_id, text)
        super().__init__(
            f"fact-{fact.id}" if fact else f"fact-new-{text}-{person_id}" if text else f"fact-new-{person_id}",
            f"Fact f{fact.id}" if fact else "What do you know?",
            [
                Field("text", "Fact", known.text, "launched “Ferrite”, an embedded database"),
                Field("kind", "Kind", known.kind if fact else "", "empty: read off the text", FACT_KINDS),
                Field("title", "Title", known.title, "the name of the thing; taken from quotation marks"),
                Field("source", "Source", known.source, "where you know it from: a link"),
                Field("date", "Date", known.date, "2026-03-01, 2026-03 or 2026"),
                Field(
                    "private",
                    "Private",
                    "yes" if known.private else "",
                    "yes: never leaves, never supports a line",
                ),
            ],
        )

    def save(self, values: Mapping[str, str]) -> Fact:
        """Store the fact. Raises Refused."""
        kind = values["kind"].strip().lower() or kind_in(values["text"])
        if kind not in FACT_KINDS:
            raise Refused(f"The kind is one of {', '.join(FACT_KINDS)}.")
        private = values["private"].strip().lower()
        if private not in ("", "yes", "y", "no", "n"):
            raise Refused("Private is yes, or empty.")
        base = self.fact or Fact(self._person_id(), "")
        fact = replace(
            base,
            text=values["text"],
            kind=kind,  # type: ignore[arg-type]
            title=values["title"],
            source=values["source"],
            date=values["date"],
            private=private in ("yes", "y"),
        )
        return self.workspace.facts.update(fact) if self.fact else self.workspace.facts.add(fact)

    def _person_id(self) -> int:
        return int(self.key.rpartition("-")[2])
