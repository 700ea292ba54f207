"""Difference: what a version made of the one before it; the arrows step through the versions."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from assistant.drafting.difference import difference, marked
from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.desk import Desk
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain

_STYLES = {"same": "", "removed": "$text-error strike", "added": "$text-success bold"}


class DifferenceScreen(ModalScreen[None]):
    """One version with what was taken out and put in. Marked by signs as well, for screens without colour."""

    DEFAULT_CSS = """
    DifferenceScreen {
        background: $background;
        #which { height: 1; padding: 0 2; }
        #changed { height: 1fr; border: round $accent; padding: 0 1; margin: 0 1; }
        &:ansi #changed { border: round ansi_green; }
        #said { height: 1; padding: 0 2; color: $text-muted; }
    }
    """
    BINDINGS = bindings("difference")
    AUTO_FOCUS = "#changed"

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Which version, the difference, what the signs mean, the keys."""
        yield Plain("", id="which")
        with VerticalScroll(id="changed"):
            yield Plain("", id="text")
        yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._show()

    def _show(self, refusal: str = "") -> None:
        draft = self.desk.draft
        if draft is None:
            return
        place = self.desk.workspace.place(draft)
        self.query_one("#which", Plain).update(Content.styled(place.line, "bold"))
        before = place.before
        if before is None:
            old, said = (draft.subject, draft.body), "The first version: there is none before it."
        else:
            old = (before.subject, before.body)
            said = "[-taken out-]  {+put in+}"
            if old == (draft.subject, draft.body):
                said = "The same words as the version before."
        subject = marked(difference(old[0], draft.subject))
        pieces = [(piece.text, f"bold {_STYLES[piece.sort]}".strip()) for piece in subject]
        body = [(piece.text, _STYLES[piece.sort]) for piece in marked(difference(old[1], draft.body))]
        self.query_one("#text", Plain).update(Content.assemble(*pieces, "\n\n" if pieces else "", *body))
        self.query_one("#said", Plain).update(refusal or said)

    def _step(self, by: int) -> None:
        try:
            self.desk.step(by)
        except Refused as refused:
            self._show(str(refused))
        else:
            self._show()

    def action_step_before(self) -> None:
        self._step(-1)

    def action_step_after(self) -> None:
        self._step(1)

    def action_leave_difference(self) -> None:
        self.dismiss(None)
