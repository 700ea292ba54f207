"""The pass over proposed facts: each with the words it rests on, where they stand and when; approve, change, reject."""

from __future__ import annotations

from functools import partial

from textual.content import Content

from assistant.errors import Refused
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.tui.actions import bindings
from assistant.tui.screens.fact_form import FactForm
from assistant.tui.screens.passing import PassScreen
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace


class ProposedScreen(PassScreen[Fact]):
    """What is proposed about one person: newest page first, and each page from its beginning."""

    BINDINGS = bindings("proposed")
    EMPTY = "Nothing is proposed about them. g on their facts reads what they published."

    def __init__(self, workspace: Workspace, person: Person) -> None:
        super().__init__(workspace)
        self.person = person
        self._ids = [fact.id for fact in workspace.facts.proposed(person.id)]

    @property
    def title_line(self) -> str:
        """Whom it is about."""
        return f"Proposed about {self.person.name}"

    def item(self) -> Fact | None:
        """The fact as it is now; one that was removed meanwhile is left out."""
        while self._at < len(self._ids):
            try:
                return self.workspace.facts.get(self._ids[self._at])
            except Refused:
                del self._ids[self._at]
        return None

    def count(self) -> int:
        """How many were proposed when it began."""
        return len(self._ids)

    def show(self, item: Fact | None) -> None:
        """The fact large, what it rests on below."""
        self.query_one("#board", Plain).update(_shown(item) if item is not None else "")

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        if not self.is_mounted:
            return True
        if action in ("approve_proposed", "edit_proposed", "reject_proposed", "later_proposed"):
            return self._at < len(self._ids)
        return bool(self._steps) if action == "undo_proposed" else True

    @property
    def key_labels(self) -> dict[str, str]:
        """At the end, nothing is left to stop."""
        return {} if self._at < len(self._ids) else {"leave_proposed": "Back"}

    def action_approve_proposed(self) -> None:
        fact = self.item()
        if fact is not None:
            self.workspace.facts.approve([fact.id])
            self.did(f"Approved f{fact.id}.", self._proposed_again(fact), "Proposed again.")

    def action_reject_proposed(self) -> None:
        fact = self.item()
        if fact is not None:
            self.workspace.facts.reject([fact.id])
            self.did(f"Rejected f{fact.id}; it does not come back.", self._proposed_again(fact), "Proposed again.")

    def action_later_proposed(self) -> None:
        self.did("It stays proposed.", None)

    def action_edit_proposed(self) -> None:
        """Change it; it is still to be approved then."""
        before = self.item()
        if before is None:
            return

        def closed(fact: Fact | None) -> None:
            if fact is not None:
                back = partial(self.workspace.facts.update, before)
                self.did("Changed; a approves it.", back, "As it was before.", stay=True)

        self.app.push_screen(FactForm(self.workspace, self.person.id, before), closed)

    def action_undo_proposed(self) -> None:
        self.take_back()

    def action_leave_proposed(self) -> None:
        self.dismiss(None)

    def _proposed_again(self, fact: Fact) -> partial[list[Fact]]:
        return partial(self.workspace.facts.propose, [fact.id])


def _shown(fact: Fact) -> Content:
    what = ", ".join(part for part in (fact.kind, fact.date or "no date") if part)
    title = f"“{fact.title}”  " if fact.title and fact.title not in fact.text else ""
    parts: list[str | tuple[str, str]] = [(fact.text, "bold"), "\n", (f"{title}{what}", QUIET), "\n\n"]
    if fact.quote:
        parts += [("It says there: ", QUIET), f"“{fact.quote}”\n"]
    else:
        parts += [("No words were kept that it rests on.\n", "$text-warning")]
    parts += [("Source: ", QUIET), fact.source or "none"]
    return Content.assemble(*parts)
