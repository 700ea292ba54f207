"""The draft: read with one-letter keys, edited after ``e``, with the coach's spans underlined."""

from __future__ import annotations

from collections.abc import Sequence

from rich.style import Style
from rich.text import Text
from textual.message import Message

from assistant.review.finding import Finding
from assistant.tui.actions import bindings
from assistant.tui.widgets.wrapped_text import WrappedText


class DraftEditor(WrappedText):
    """The message. Undo survives everything, a new draft too: each arrives as one change."""

    DEFAULT_CSS = """
    DraftEditor {
        height: 1fr;
        border: round $foreground 25%;
        border-title-color: $text-muted;
        border-subtitle-color: $text-muted;
        padding: 0 1;
        background: $background;
        scrollbar-size-vertical: 1;
        &:focus { border: round $accent; }
        &.-editing:focus { border: round $success; }
        &:ansi { border: round ansi_bright_black; }
        &:ansi:focus { border: round ansi_green; }
    }
    """
    BINDINGS = bindings("edit")

    class EditEnded(Message):
        """Esc was pressed while editing."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(
            id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", read_only=True,
            highlight_cursor_line=False,
        )  # fmt: skip
        self._marked: dict[int, list[tuple[int, int, str]]] = {}
        self.border_title = "Draft"

    @property
    def editing(self) -> bool:
        """Whether letters go into the text."""
        return not self.read_only

    def edit_text(self, editing: bool) -> None:
        """Begin or end editing."""
        self.read_only = not editing
        self.set_class(editing, "-editing")
        self.border_title = "Draft (editing; Esc ends)" if editing else "Draft"
        self.refresh_bindings()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Esc ends editing only while there is editing to end."""
        return self.editing if action == "end_edit" else True

    def action_end_edit(self) -> None:
        self.edit_text(False)
        self.post_message(self.EditEnded())

    def put(self, text: str) -> None:
        """Put a whole text in place of what is there, as one change that undo takes back."""
        if text != self.text:
            self.replace(text, (0, 0), self.document.end, maintain_selection_offset=False)
            self.history.checkpoint()
        self.move_cursor((0, 0))

    def place(self, offset: int) -> tuple[int, int]:
        """Row and column of an offset in code points."""
        before = self.text[:offset]
        return before.count("\n"), offset - (before.rfind("\n") + 1)

    @property
    def offset_here(self) -> int:
        """Where the cursor is, in code points."""
        row, column = self.cursor_location
        return sum(len(line) + 1 for line in self.text.split("\n")[:row]) + column

    def mark(self, findings: Sequence[Finding]) -> None:
        """Underline the spans of findings in the body."""
        marked: dict[int, list[tuple[int, int, str]]] = {}
        lines = self.text.split("\n")
        for finding in findings:
            if finding.where != "body" or finding.end <= finding.start:
                continue
            start = 0
            for number, line in enumerate(lines):
                low, high = max(finding.start - start, 0), min(finding.end - start, len(line))
                if low < high:
                    marked.setdefault(number, []).append((low, high, finding.severity))
                start += len(line) + 1
        if marked != self._marked:
            self._marked = marked
            self._line_cache.clear()
            self.refresh()

    def get_line(self, line_index: int) -> Text:
        """A line with its spans underlined; red blocks, yellow warns."""
        line = super().get_line(line_index)
        colours = {"block": self._colour("error"), "warn": self._colour("warning"), "note": None}
        for low, high, severity in self._marked.get(line_index, ()):
            line.stylize(Style(underline=True, color=colours[severity]), low, high)
        return line

    def _colour(self, name: str) -> str | None:
        """A colour of the theme, for Rich; the terminal's own in the themes that use those."""
        value = self.app.theme_variables.get(name, "")
        return value.removeprefix("ansi_") or None
