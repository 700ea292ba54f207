"""The field for what you want to ask: it grows with the text, and Enter drafts."""

from __future__ import annotations

from textual import events
from textual.content import Content
from textual.message import Message

from assistant.tui.actions import bindings
from assistant.tui.widgets.wrapped_text import WrappedText


class AskField(WrappedText):
    """A few lines that wrap. Enter submits; a pasted line break stays."""

    DEFAULT_CSS = """
    AskField {
        height: auto;
        min-height: 3;
        max-height: 6;
        border: round $foreground 25%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        padding: 0 1;
        background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: round $accent; }
        &:ansi { border: round ansi_bright_black; }
        &:ansi:focus { border: round ansi_green; }
    }
    """

    BINDINGS = bindings("ask")

    class Submitted(Message):
        """Enter was pressed."""

    class QuestionsWanted(Message):
        """Questions worth asking are to be listed."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", highlight_cursor_line=False,
        )  # fmt: skip
        self.replaced = ""
        """What stood here before a chosen question took its place."""

    def tell(self, title: str, hint: str) -> None:
        """What this kind of message would like to hear from the writer."""
        self.border_title = Content(title)
        self.placeholder = Content(hint)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self._enter_drafts():
            event.stop()
            event.prevent_default()
            self.action_draft()
            return
        await super()._on_key(event)

    def _enter_drafts(self) -> bool:
        """Whether Enter is still the key that drafts; with another in its place it breaks the line."""
        active = self.screen.active_bindings.get("enter")
        return active is not None and active.binding.action == "draft"

    def action_draft(self) -> None:
        self.post_message(self.Submitted())

    def action_questions(self) -> None:
        self.post_message(self.QuestionsWanted())

    def replace_all(self, text: str) -> None:
        """Put a text in the place of what stands here, as one change that undo takes back."""
        self.replaced = self.text
        self.history.checkpoint()
        self.replace(text, (0, 0), self.document.end)
        self.history.checkpoint()
        self.move_cursor(self.document.end)
