"""Before the first send: what would leave this machine, shown once for each endpoint."""

from __future__ import annotations

from datetime import date
from typing import Any

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from assistant.drafting.draft import Brief
from assistant.drafting.prompt_type import Prompt
from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace


class ConsentScreen(ModalScreen[bool]):
    """The very prompt, and where it goes. Agreeing is remembered for the endpoint."""

    DEFAULT_CSS = """
    ConsentScreen {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 96%; height: 92%;
            border: round $accent; background: $surface; padding: 1 2 0 2;
        }
        #why { height: auto; margin: 0 0 1 0; }
        #leaves { height: 1fr; min-height: 4; border: round $foreground 25%; padding: 0 1; }
        #leaves:focus { border: round $accent; }
        #counted { height: 1; color: $text-muted; }
    }
    """
    BINDINGS = bindings("consent")
    AUTO_FOCUS = "#leaves"

    def __init__(self, workspace: Workspace, brief: Brief) -> None:
        super().__init__()
        self.workspace = workspace
        self._brief = brief
        self._endpoint = workspace.endpoint()

    def compose(self) -> ComposeResult:
        """Where to, what for, and what."""
        endpoint = self._endpoint
        with Vertical() as box:
            box.border_title = Content("What would leave this machine")
            yield Plain(
                Content.assemble(
                    "Drafts by ",
                    (endpoint.settings.name, "bold"),
                    " are written at ",
                    (endpoint.address, "bold"),
                    ", which is not on this machine. For each one it is sent what stands below: who you are, what you "
                    "know about that person (private facts never), and what you want to ask. You are asked once.",
                ),
                id="why",
            )
            with VerticalScroll(id="leaves"):
                yield Plain("", id="prompt")
            yield Plain("", id="counted")
        yield KeyFooter()

    def on_mount(self) -> None:
        self.run_worker(self._build, thread=True, exit_on_error=False)

    def _build(self) -> None:
        """The prompt, counted; the first count loads a vocabulary, so it is done beside the screen."""
        try:
            prompt = self.workspace.prompt(self._brief)
        except Refused as refused:
            self.app.call_from_thread(self.query_one("#prompt", Plain).update, str(refused))
            return
        self.app.call_from_thread(self._show, prompt)

    def _show(self, prompt: Prompt) -> None:
        parts: list[Any] = []
        # What differs from person to person is what somebody will want to see first.
        for message in reversed(prompt.messages):
            about = "about them and you" if message["role"] == "user" else "the same for everybody"
            parts += [(f"── {message['role']}: {about}\n", QUIET), f"{message['content']}\n\n"]
        self.query_one("#prompt", Plain).update(Content.assemble(*parts).rstrip())
        about = "" if prompt.counted == "exact" else "≈ "
        self.query_one("#counted", Plain).update(f"{about}{prompt.tokens:,} tokens")

    def action_agree(self) -> None:
        self._endpoint.agree(date.today())
        self.dismiss(True)

    def action_decline(self) -> None:
        self.dismiss(False)
