"""What the draft may lean on, and what it does."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from assistant.facts.fact import Fact
from assistant.tui.widgets.plain import Plain


class LeanPane(Plain):
    """The chosen facts beside the draft; those that it uses carry a tick."""

    DEFAULT_CSS = """
    LeanPane {
        width: 1fr;
        height: auto;
        padding: 1 1 0 1;
    }
    """

    def tell(self, facts: Sequence[Fact], used: set[int]) -> None:
        """Show the chosen facts."""
        lines = [Content.styled("May lean on (f changes it)", "$text-muted")]
        for fact in facts:
            sign = ("✓ ", "$text-success") if fact.id in used else ("· ", "$text-muted")
            lines.append(Content.assemble(sign, fact.text if len(fact.text) <= 110 else fact.text[:109].rstrip() + "…"))
        if not facts:
            lines.append(Content.styled("Nothing: f adds what you know.", "$text-muted"))
        self.update(Content("\n").join(lines))
