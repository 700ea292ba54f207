"""The band above the people: what was left unfinished, and what is due today, in three lines at most."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.cells import cell_len
from textual.content import Content

from assistant.tui.actions import ACTIONS, key_name
from assistant.tui.day_lines import DayLine
from assistant.tui.widgets.lines_list import in_cells
from assistant.tui.widgets.plain import QUIET, Plain

LINES = 3


class Band(Plain):
    """Nothing to see where there is nothing to do."""

    DEFAULT_CSS = """
    Band { height: auto; max-height: 3; padding: 0 2; margin: 1 0 0 0; color: $foreground; display: none; }
    Band.-shown { display: block; }
    """

    def tell(self, unfinished: str, lines: Sequence[DayLine], keys: Mapping[str, str], width: int) -> None:
        """What was left, in a line, and what is due. ``width`` is the screen's, ``keys`` those that were changed."""
        pressed = {one.id: key_name(keys.get(one.id, one.key)) for one in ACTIONS if one.id in ("resume", "today")}
        room = width - 4
        rows = [_row("$text-warning", unfinished, f"{pressed['resume']} resumes", room)] if unfinished else []
        shown = _due(lines)[: LINES - len(rows)]
        for number, line in enumerate(shown, 1):
            more = len(_due(lines)) - number
            last = number == len(shown)
            tail = f"{f'{more} more, ' if more else ''}{pressed['today']} Today" if last else ""
            rows.append(_row("$text-accent", _said(line), tail, room))
        self.set_class(bool(rows), "-shown")
        self.update(Content("\n").join(rows))


def _due(lines: Sequence[DayLine]) -> list[DayLine]:
    """What is to be done today; only where that is nothing, the week's one person."""
    due = [line for line in lines if line.section in ("owed", "due")]
    return due or [line for line in lines if line.section == "week" and not line.done]


def _said(line: DayLine) -> str:
    if line.section == "week":
        return f"This week: {line.name}. {line.reason}"
    return f"{'Owed' if line.section == 'owed' else 'Due'}: {line.reason}"


def _row(style: str, text: str, tail: str, room: int) -> Content:
    """A line, cut so that the key at its end can be read."""
    left = max(room - 2 - (cell_len(tail) + 2 if tail else 0), 10)
    text = in_cells(text, left).rstrip() if cell_len(text) > left else text
    return Content.assemble(("● ", style), text, (f"  {tail}" if tail else "", QUIET))
