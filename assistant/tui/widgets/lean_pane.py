"""What the draft may lean on, and what it does, sentence by sentence."""

from __future__ import annotations

from collections.abc import Sequence, Set

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message

from assistant.facts.fact import Fact
from assistant.tui.widgets.plain import QUIET, Plain

_MOST = 110
"""Characters of a fact that are shown."""


class FactLine(Plain):
    """One fact; a click asks where it is used."""

    def __init__(self, fact_id: int, said: Content) -> None:
        super().__init__(said)
        self.fact_id = fact_id

    def on_click(self) -> None:
        self.post_message(LeanPane.Picked(self.fact_id))


class LeanPane(Vertical):
    """The facts beside the draft: those that it uses carry a tick, those of the sentence under the cursor stand out."""

    DEFAULT_CSS = """
    LeanPane {
        width: 1fr;
        height: auto;
        padding: 1 1 0 1;
    }
    LeanPane Plain { height: auto; }
    """

    class Picked(Message):
        """A fact was clicked."""

        def __init__(self, fact_id: int) -> None:
            super().__init__()
            self.fact_id = fact_id

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._shown: tuple[object, ...] | None = None

    def compose(self) -> ComposeResult:
        """The heading; the facts come with ``tell``."""
        yield Plain(Content.styled("May lean on (F3 changes it)", QUIET))

    def tell(
        self, facts: Sequence[Fact], used: Set[int], here: Set[int] = frozenset(), tied: Set[int] = frozenset()
    ) -> None:
        """Show the facts. ``here``: those of the sentence under the cursor; ``tied``: used by the person's word."""
        shown = (tuple((fact.id, fact.text) for fact in facts), frozenset(used), frozenset(here), frozenset(tied))
        if shown == self._shown:  # the cursor moves far more often than what it means
            return
        self._shown = shown
        lines = []
        for fact in facts:
            sign = ("▸ ", "$text-accent") if fact.id in here else ("✓ ", "$text-success")
            sign = sign if fact.id in used else ("· ", QUIET)
            text = fact.text if len(fact.text) <= _MOST else fact.text[: _MOST - 1].rstrip() + "…"
            word = ("  tied by you", QUIET) if fact.id in tied else ("", "")
            lines.append(FactLine(fact.id, Content.assemble(sign, (text, "bold" if fact.id in here else ""), word)))
        self.query(FactLine).remove()
        self.query(".none").remove()
        if lines:
            self.mount(*lines)
        else:
            self.mount(Plain(Content.styled("Nothing: f adds what you know.", QUIET), classes="none"))
