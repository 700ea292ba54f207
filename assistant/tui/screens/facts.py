"""What you know about a person: tick what the draft may lean on, add, edit, approve."""

from __future__ import annotations

from typing import cast

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.tui.actions import bindings
from assistant.tui.screens.fact_form import FactForm
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lines_list import hanging
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace


class FactsList(OptionList):
    """The facts. Enter in an empty list goes on to the screen, which is done."""

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is selected where there is nothing."""
        return self.highlighted is not None if action == "select" else True


class FactsScreen(ModalScreen[list[int] | None]):
    """The facts of one person. With ``ticked`` it also chooses; without, it only keeps."""

    DEFAULT_CSS = """
    FactsScreen {
        align: center middle;
        & > Vertical {
            width: 100; max-width: 96%; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 1 1 0 1;
        }
        OptionList:focus { border: none; }
        OptionList { height: auto; max-height: 24; border: none; background: $surface; padding: 0; }
        #none { padding: 0 1; color: $text-muted; display: none; }
        &.-none #none { display: block; }
        &.-none OptionList { height: 1; }
        #waiting { height: auto; padding: 0 1; color: $text-muted; display: none; }
        &.-waiting #waiting { display: block; }
        #said { height: auto; padding: 0 1; color: $text-warning; }
    }
    """
    BINDINGS = bindings("facts")

    def __init__(self, workspace: Workspace, person: Person, ticked: list[int] | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.person = person
        self._choosing = ticked is not None
        self._ticked = list(ticked or ())
        self._facts: list[Fact] = []
        self._doomed = 0

    def compose(self) -> ComposeResult:
        """The facts, and the keys."""
        with Vertical() as box:
            box.border_title = Content(f"What you know about {self.person.name}")
            yield FactsList(markup=False)
            yield Plain("Nothing yet. a adds something: what they made, wrote or said; g gathers it.", id="none")
            yield Plain("", id="waiting")
            yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._fill()

    def _fill(self) -> None:
        listing = self.query_one(OptionList)
        at, chosen = listing.highlighted or 0, self._chosen
        found = self.workspace.facts.of(self.person.id)
        known = [fact for fact in found if fact.status != "proposed"]
        waiting = self.workspace.facts.proposed(self.person.id)
        self._facts = [*known, *waiting]
        room = (listing.content_size.width or self.app.size.width - 8) - listing.scrollbar_size_vertical - 2
        options = [Option(self._line(fact, room), id=f"f{fact.id}") for fact in self._facts]
        listing.clear_options()
        # None is a line across: what is proposed stands apart.
        listing.add_options([*options[: len(known)], *([None] if known and waiting else []), *options[len(known) :]])
        self.set_class(bool(waiting), "-waiting")
        number = f"{len(waiting):,} proposed" if known else "All proposed"
        self.query_one("#waiting", Plain).update(f"{number}: r goes through them, one at a time, with their quotes.")
        if self._facts:
            ids = [fact.id for fact in self._facts]
            stays = chosen is not None and chosen.id in ids
            listing.highlighted = ids.index(chosen.id) if chosen is not None and stays else min(at, len(ids) - 1)
        self.set_class(not self._facts, "-none")
        self.refresh_bindings()

    def on_resize(self) -> None:
        """The lines have other room."""
        self._fill()

    def _line(self, fact: Fact, room: int) -> Content:
        tick = ("✓ " if fact.id in self._ticked else "  ") if self._choosing else ""
        what = ", ".join(part for part in (fact.kind, fact.date) if part)
        state = " (private)" if fact.private else " (proposed: p approves)" if fact.status == "proposed" else ""
        style = "" if fact.usable else QUIET
        title = f"  “{fact.title}”" if fact.title and fact.title not in fact.text else ""
        said = Content.assemble((fact.text + title, style), (f"  {what}{state}", QUIET))
        return hanging(Content.styled(tick, "bold $text-success"), said, room)

    @property
    def _chosen(self) -> Fact | None:
        at = self.query_one(OptionList).highlighted
        return self._facts[at] if at is not None and at < len(self._facts) else None

    def _say(self, text: str) -> None:
        self.query_one("#said", Plain).update(text)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something here is offered."""
        if not self.is_mounted:
            return True
        fact = self._chosen
        if action == "tick":
            return self._choosing and fact is not None
        if action == "go_through":
            return any(one.status == "proposed" for one in self._facts)
        if action == "approve":
            return fact is not None and fact.status == "proposed"
        if action in ("edit_fact", "remove_fact"):
            return fact is not None
        return True

    def on_option_list_option_highlighted(self) -> None:
        self._doomed = 0
        self.refresh_bindings()

    def on_option_list_option_selected(self) -> None:
        """Enter is done; a click ticks."""
        self.action_done()

    def action_tick(self) -> None:
        fact = self._chosen
        if fact is None:
            return
        if not fact.usable:
            self._say("A private fact never stands behind a message." if fact.private else "Approve it first, with p.")
        elif fact.id in self._ticked:
            self._ticked.remove(fact.id)
        else:
            self._ticked.append(fact.id)
        self._fill()

    def action_add_fact(self) -> None:
        def added(fact: Fact | None) -> None:
            if fact is not None and fact.usable:
                self._ticked.append(fact.id)
            self._fill()

        self.app.push_screen(FactForm(self.workspace, self.person.id), added)

    def action_edit_fact(self) -> None:
        fact = self._chosen
        if fact is not None:
            self.app.push_screen(FactForm(self.workspace, self.person.id, fact), lambda _: self._fill())

    def action_approve(self) -> None:
        fact = self._chosen
        if fact is not None:
            self.workspace.facts.approve([fact.id])
            self._fill()

    def action_gather(self) -> None:
        """Read what they published; then through what is proposed."""
        from assistant.tui.screens.gathering import GatherScreen

        def closed(through: bool | None) -> None:
            self._fill()
            if through:
                self.action_go_through()

        self.app.push_screen(GatherScreen(self.workspace, self.person), closed)

    def action_go_through(self) -> None:
        """One proposed fact at a time."""
        from assistant.tui.screens.proposed import ProposedScreen

        self.app.push_screen(ProposedScreen(self.workspace, self.person), lambda _: self._fill())

    def action_facts_history(self) -> None:
        """All that happened with them."""
        from assistant.tui.screens.history import HistoryScreen

        self.app.push_screen(HistoryScreen(self.workspace, self.person, writing=self._choosing))

    def action_remove_fact(self) -> None:
        """Gone for good, so it takes two presses."""
        fact = self._chosen
        if fact is None:
            return
        if self._doomed != fact.id:
            self._doomed = fact.id
            self._say("d again deletes it for good.")
            return
        self.workspace.facts.remove(fact.id)
        self._ticked = [ticked for ticked in self._ticked if ticked != fact.id]
        self._say("Deleted.")
        self._fill()

    def action_done(self) -> None:
        known = {fact.id for fact in self._facts if fact.usable}
        ticked = [fact_id for fact_id in self._ticked if fact_id in known]
        order = [fact.id for fact in self._facts]
        self.dismiss(cast("list[int] | None", sorted(ticked, key=order.index) if self._choosing else None))
