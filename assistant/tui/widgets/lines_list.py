"""A list of things to act on: headings between them, a click selects, a second click or Enter opens."""

from __future__ import annotations

import textwrap
from collections.abc import Sequence

from rich.cells import cell_len, set_cell_size
from textual import events
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Row = tuple[str, Content]
"""An id and what stands there; an empty id for a heading, which the cursor passes over."""


class LinesList(OptionList):
    """Things of one line or several. Enter is left to the screen, whose key it is in the registry."""

    DEFAULT_CSS = """
    LinesList { height: 1fr; border: none; background: $background; padding: 0 1; scrollbar-size-vertical: 1; }
    LinesList:focus { border: none; background-tint: $foreground 0%; }
    LinesList > .option-list--option { padding: 0 1; }
    LinesList > .option-list--option-disabled { color: $foreground; }
    LinesList:ansi > .option-list--option-highlighted { background: ansi_blue; color: ansi_bright_white; }
    """

    class Opened(Message):
        """A line was clicked twice."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id, markup=False)
        self._at: dict[str, int] = {}

    @property
    def room(self) -> int:
        """Columns that a line may take."""
        return max(self.scrollable_content_region.width - 2, 20)

    @property
    def key(self) -> str:
        """The id under the cursor; empty where there is nothing."""
        option = self.highlighted_option
        return option.id or "" if option is not None and not option.disabled else ""

    def show(self, rows: Sequence[Row], keep: str = "") -> None:
        """Show other rows, with the cursor on ``keep``, or else on the first that it can be on."""
        self._at = {key: number for number, (key, _) in enumerate(rows) if key}
        self.clear_options()
        self.add_options([Option(content, id=key or None, disabled=not key) for key, content in rows])
        at = self._at.get(keep, min(self._at.values(), default=None))
        self.highlighted = at
        if at is not None and at == min(self._at.values()):
            self.scroll_home(animate=False)  # with the heading over it

    def go_to(self, key: str) -> None:
        """Put the cursor on a line."""
        self.highlighted = self._at.get(key, self.highlighted)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Enter goes on to the screen."""
        return action != "select"

    async def _on_click(self, event: events.Click) -> None:
        event.prevent_default()
        at = event.style.meta.get("option")
        if at is not None and not self.get_option_at_index(at).disabled:
            self.highlighted = at
            if event.chain > 1:
                self.post_message(self.Opened())


def beside(text: str, indent: int, room: int) -> str:
    """A text that begins after ``indent`` columns and goes on under its own beginning."""
    return ("\n" + " " * indent).join(textwrap.wrap(text, max(room - indent, 20), break_on_hyphens=False))


def hanging(mark: Content, text: Content, room: int) -> Content:
    """A text after its mark; where it is longer than a line it goes on under its own beginning."""
    rows = text.wrap(max(room - mark.cell_length, 20))
    return Content.assemble(mark, Content("\n" + " " * mark.cell_length).join(rows))


def at_word(text: str, width: int) -> str:
    """A text of one line in at most so many cells; one that is longer ends after a word, with an ellipsis."""
    if cell_len(text) <= width:
        return text
    room = set_cell_size(text, max(width - 1, 0))
    whole = room if text[len(room) : len(room) + 1].isspace() else room.rpartition(" ")[0]
    return f"{(whole or room).rstrip(' ,;:–')}…"


def in_cells(text: str, width: int) -> str:
    """A text in exactly so many cells, shortened with an ellipsis."""
    if cell_len(text) > width:
        text = set_cell_size(text, max(width - 1, 0)).rstrip() + "…"
    return set_cell_size(text, width)
