"""The board of a job hunt: a column for each step where there is room, a list by step where there is not."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from textwrap import wrap

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import Binding
from textual.geometry import Size
from textual.message import Message
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.people.person import Person
from assistant.rhythm.hunt import INTRODUCTIONS, STEPS, Hunt
from assistant.tui.widgets.people_list import fit

Entry = tuple[Person, Hunt]

COLUMNS_FROM = 100
"""Cells of the screen that five columns need."""
_TOLD = 3
"""Lines of a card for what is next."""
_CARD = 2 + _TOLD + 1
"""Lines of a card in a column, the empty one below it included."""
_EMPTY = 18
"""Cells of a column with nobody in it: enough for its heading."""
_ROW = 2
"""Lines of somebody in the list."""


class HuntBoard(ScrollView, can_focus=True):
    """People by their step. Only the lines in view are made, so that it does not matter how many there are."""

    DEFAULT_CSS = """
    HuntBoard {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .hunt--cursor { background: $primary; color: $text; text-style: bold; }
        & > .hunt--dim { color: $text-muted; }
        & > .hunt--step { color: $text-accent; text-style: bold; }
        &:ansi > .hunt--cursor { background: ansi_blue; color: ansi_bright_white; }
        &:ansi > .hunt--dim { color: ansi_default; text-style: dim; }
        &:ansi > .hunt--step { color: ansi_green; text-style: bold; }
    }
    """
    COMPONENT_CLASSES = {"hunt--cursor", "hunt--dim", "hunt--step"}
    BINDINGS = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("left", "across(-1)", show=False),
        Binding("right", "across(1)", show=False),
        Binding("pageup", "move(-5)", show=False),
        Binding("pagedown", "move(5)", show=False),
        Binding("home", "move(-1000000)", show=False),
        Binding("end", "move(1000000)", show=False),
    ]

    class Moved(Message):
        """The cursor came to rest on somebody else."""

    class Chosen(Message):
        """Somebody was chosen with the mouse."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._steps: list[list[Entry]] = [[] for _ in STEPS]
        self._at = (0, 0)
        """Which step, and whom in it."""
        self._widths = [_EMPTY] * len(STEPS)
        """Cells of the columns, with the empty one after each."""
        self._lines: list[tuple[int, int, int]] = []
        """The lines of the list: step, whom (-1 for the step's own line), and which of their lines."""

    def show(self, found: Sequence[Entry], keep: int = 0) -> None:
        """Show these people; the cursor on the one with the id ``keep``, else on the first to write to."""
        self._steps = [[one for one in found if one[1].step == step] for step in STEPS]
        whom = next((one for one in found if one[0].id == keep), None)
        whom = whom or next((one for one in found if one[1].kind), None) or next(iter(found), None)
        self._at = (0, 0)
        if whom is not None:
            step = STEPS.index(whom[1].step)
            self._at = (step, self._steps[step].index(whom))
        self._lay_out()

    @property
    def chosen(self) -> Entry | None:
        """Who is under the cursor; None on an empty board."""
        step, row = self._at
        return self._steps[step][row] if row < len(self._steps[step]) else None

    @property
    def in_columns(self) -> bool:
        """Whether there is room for a column a step."""
        return self.app.size.width >= COLUMNS_FROM  # not its own: a scrollbar takes one of those

    def on_resize(self) -> None:
        self._lay_out()

    def _lay_out(self) -> None:
        self._lines = []
        if not self.in_columns:
            for step, people in enumerate(self._steps):
                if people:
                    self._lines += [(step, -2, 0)] if self._lines else []
                    self._lines.append((step, -1, 0))
                    self._lines += [(step, row, line) for row in range(len(people)) for line in range(_ROW)]
        filled = sum(map(bool, self._steps)) or 1
        room = self.size.width - _EMPTY * (len(STEPS) - filled)
        self._widths = [room // filled if people else _EMPTY for people in self._steps]
        most = max(map(len, self._steps))
        self.virtual_size = Size(self.size.width, 1 + most * _CARD if self.in_columns else len(self._lines))
        self._reveal()

    # The cursor.

    def action_move(self, by: int) -> None:
        """Down so many people, or up; in the list on into the next step."""
        step, row = self._at
        people = self._steps[step]
        if not self.in_columns and not 0 <= row + by < len(people):
            order = [at for at, one in enumerate(self._steps) if one]
            others = [at for at in order if (at > step if by > 0 else at < step)]
            if others:
                step = others[0] if by > 0 else others[-1]
                self._go(step, 0 if by > 0 else len(self._steps[step]) - 1)
                return
        self._go(step, min(max(row + by, 0), max(len(people) - 1, 0)))

    def action_across(self, by: int) -> None:
        """To the next step that has somebody, as far down as there is anybody."""
        step, row = self._at
        others = range(step + by, len(STEPS) if by > 0 else -1, by)
        there = next((at for at in others if self._steps[at]), step)
        self._go(there, min(row, max(len(self._steps[there]) - 1, 0)))

    def _go(self, step: int, row: int) -> None:
        if (step, row) != self._at:
            self._at = (step, row)
            self._reveal()

    def _reveal(self) -> None:
        """Bring the cursor into view, with the name of its step above the first."""
        step, row = self._at
        if self.in_columns:
            top, height, room = row * _CARD, _CARD - 1, self.size.height - 1
        elif self.chosen is not None:
            top, height, room = self._lines.index((step, row, 0)) - (row == 0), _ROW + (row == 0), self.size.height
        else:
            top, height, room = 0, 0, 1
        at = int(self.scroll_offset.y)
        if top < at or room < height:
            self.scroll_to(y=top, animate=False, force=True)
        elif top + height > at + room:
            self.scroll_to(y=top + height - room, animate=False, force=True)
        self.refresh()
        self.post_message(self.Moved())

    def on_click(self, event: events.Click) -> None:
        """Put the cursor under the mouse; a second click chooses."""
        found = self._under(event.x, event.y)
        if found is not None:
            self._go(*found)
            if event.chain > 1:
                self.post_message(self.Chosen())

    def _under(self, x: int, y: int) -> tuple[int, int] | None:
        if self.in_columns:
            ends = accumulate(self._widths)
            step = next((at for at, end in enumerate(ends) if x < end), len(STEPS) - 1)
            row = (y - 1 + int(self.scroll_offset.y)) // _CARD
            return (step, row) if y > 0 and row < len(self._steps[step]) else None
        at = y + int(self.scroll_offset.y)
        step, row, _ = self._lines[at] if at < len(self._lines) else (0, -1, 0)
        return (step, row) if row >= 0 else None

    # What is painted.

    def render_line(self, y: int) -> Strip:
        """One line: of the columns side by side, or of the list."""
        width = self.size.width
        segments = self._across(y) if self.in_columns else self._listed(y + int(self.scroll_offset.y))
        return Strip(segments).adjust_cell_length(width, self.rich_style)

    def _across(self, y: int) -> list[Segment]:
        row, line = divmod(y - 1 + int(self.scroll_offset.y), _CARD)
        segments = []
        for step, people in enumerate(self._steps):
            wide = self._widths[step] - 1
            if y == 0:
                segments.append(Segment(fit(f" {named(STEPS[step])} {len(people):,}", wide), self._styled("step")))
            elif row < len(people) and line < _CARD - 1:
                text, style = self._card(people[row], line, wide, here=(step, row) == self._at)
                segments.append(Segment(fit(f" {text}", wide), style))
            else:
                segments.append(Segment(" " * wide, self.rich_style))
            segments.append(Segment(" ", self.rich_style))
        return segments

    def _card(self, entry: Entry, line: int, wide: int, *, here: bool) -> tuple[str, Style]:
        person, hunt = entry
        dim = self._styled("cursor" if here else "dim")
        if line == 0:
            return person.name, self._styled("cursor") if here else self.rich_style + Style(bold=True)
        if line == 1:
            return towards(hunt), dim
        told = wrap(hunt.next, max(wide - 3, 1))
        text = told[line - 2] if line - 2 < len(told) else ""
        return (f"{text.rstrip(':;,.')}…" if line == _CARD - 2 and len(told) > _TOLD else text), dim

    def _listed(self, at: int) -> list[Segment]:
        step, row, line = self._lines[at] if at < len(self._lines) else (0, -2, 0)
        width = self.size.width
        if row < 0:
            title = f" {named(STEPS[step])} {len(self._steps[step]):,}" if row == -1 else ""
            return [Segment(fit(title, width), self._styled("step"))]
        here = (step, row) == self._at
        person, hunt = self._steps[step][row]
        dim = self._styled("cursor" if here else "dim")
        if line:
            return [Segment(fit(f"   {hunt.next}", width), dim)]
        outcome = towards(hunt)
        name = max(width - 24, width // 2)
        style = self._styled("cursor") if here else self.rich_style + Style(bold=True)
        return [Segment(fit(f" {person.name}", name), style), Segment(fit(outcome, width - name), dim)]

    def _styled(self, name: str) -> Style:
        return self.get_component_rich_style(f"hunt--{name}")


def named(step: str) -> str:
    """A step as a heading."""
    return step[0].upper() + step[1:]


def towards(hunt: Hunt) -> str:
    """The outcome to work towards, and how far it is where it is counted."""
    if hunt.outcome == "referral":
        return "referral"
    return f"introductions {min(hunt.introductions, INTRODUCTIONS)} of {INTRODUCTIONS}"
