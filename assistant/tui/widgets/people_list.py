"""The list of people: one line each, painted from a page of rows, so that its length costs nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from textual import events
from textual.geometry import Region, Size
from textual.message import Message
from textual.messages import Update
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from assistant.people.person import PersonRow

PAGE = 50
"""Rows fetched at once."""

Fetch = Callable[[int, int], list[PersonRow]]
"""From limit and offset to rows."""


class PeopleList(ScrollView, can_focus=True):
    """People, one line each. The cursor stays on a person while the list is filtered."""

    DEFAULT_CSS = """
    PeopleList {
        height: 1fr;
        overflow-x: hidden;
        scrollbar-size-vertical: 1;
        background: $background;
        & > .people--cursor { background: $primary; color: $text; text-style: bold; }
        & > .people--dim { color: $text-muted; }
        &:ansi > .people--cursor { background: ansi_blue; color: ansi_bright_white; }
        &:ansi > .people--dim { color: ansi_default; text-style: dim; }
    }
    """
    COMPONENT_CLASSES = {"people--cursor", "people--dim"}

    cursor: reactive[int] = reactive(0)

    class Chosen(Message):
        """A person was chosen with the mouse."""

        def __init__(self, row: PersonRow) -> None:
            super().__init__()
            self.row = row

    class Moved(Message):
        """The cursor came to rest on another person, or on nobody."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._count = 0
        self._fetch: Fetch = lambda limit, offset: []
        self._pages: dict[int, list[PersonRow]] = {}

    def show(self, first: list[PersonRow], fetch: Fetch, *, count: int | None = None, keep: int = 0) -> None:
        """Show other people: the first page of them, and how to fetch the rest.

        ``count`` is how many there are; until it is known, only the first page can be reached, and
        ``show_count`` may follow. ``keep`` is an index to put the cursor on.
        """
        self._count, self._fetch, self._pages = len(first) if count is None else count, fetch, {0: first}
        last = max(self._count - 1, 0)
        if count is not None or len(first) < PAGE:
            self._resize()
        self.set_reactive(PeopleList.cursor, min(max(keep, 0), last))
        if self.cursor:
            self._reveal()
        elif self.scroll_offset.y:
            self.scroll_to(y=0, animate=False)
        self.refresh()
        # Now and not when this widget is next idle: else the key would be painted in one frame, and
        # what it finds in the next.
        if self.is_attached:
            self.screen.post_message(Update(self))
        self.post_message(self.Moved())

    def show_count(self, count: int) -> None:
        """Say how many there are of those who are shown."""
        if count != self._count:
            self._count = count
            self.cursor = min(self.cursor, max(count - 1, 0))
        self._resize()

    def _resize(self) -> None:
        if self.virtual_size.height != self._count:
            self.virtual_size = Size(self.size.width, self._count)

    @property
    def chosen(self) -> PersonRow | None:
        """The person under the cursor; None in an empty list."""
        return self._row(self.cursor)

    def move(self, by: int) -> None:
        """Move the cursor by so many people, as far as there are any."""
        if self._count:
            self.cursor = min(max(self.cursor + by, 0), self._count - 1)

    def watch_cursor(self) -> None:
        self._reveal()
        self.refresh()
        self.post_message(self.Moved())

    def _reveal(self) -> None:
        self.scroll_to_region(Region(0, self.cursor, 1, 1), animate=False, force=True)

    def on_resize(self) -> None:
        self.virtual_size = Size(self.size.width, self._count)

    def render_line(self, y: int) -> Strip:
        """One person, or an empty line past the end."""
        width = self.size.width
        index = y + self.scroll_offset.y
        row = self._row(index)
        if row is None:
            return Strip.blank(width, self.rich_style)
        here = index == self.cursor
        base = self.get_component_rich_style("people--cursor") if here else self.rich_style
        dim = base if here else self.get_component_rich_style("people--dim")
        name_width, work_width, tag_width = _columns(width - 2)
        work = ", ".join(part for part in (row.role, row.company) if part)
        segments = [
            Segment(" " + fit(row.name, name_width), base),
            Segment(fit(work, work_width) + fit(_whole(row.tags, tag_width), tag_width) + " ", dim),
        ]
        return Strip(segments).adjust_cell_length(width, base)

    def on_click(self, event: events.Click) -> None:
        """Put the cursor under the mouse; a second click chooses."""
        index = event.y + self.scroll_offset.y
        row = self._row(index)
        if row is not None:
            self.cursor = index
            if event.chain > 1:
                self.post_message(self.Chosen(row))

    def _row(self, index: int) -> PersonRow | None:
        if not 0 <= index < self._count:
            return None
        page, place = divmod(index, PAGE)
        if page not in self._pages:
            if len(self._pages) > 8:
                self._pages.clear()
            self._pages[page] = self._fetch(PAGE, page * PAGE)
        rows = self._pages[page]
        return rows[place] if place < len(rows) else None


def _columns(width: int) -> tuple[int, int, int]:
    """Widths of name, work and tags. Tags go first where it is narrow."""
    if width < 60:
        name = max(width * 2 // 5, 12)
        return name, width - name, 0
    name = min(width * 2 // 5, 34)
    tags = min(width // 4, 30)
    return name, width - name - tags, tags


def _whole(tags: Sequence[str], width: int) -> str:
    """As many tags as there is room for, each in whole; a first one that is too long is cut like any text."""
    said = " ".join([f"#{tag}" for tag in tags])
    if len(tags) < 2 or cell_len(said) < width:
        return said
    kept = len(tags)
    while kept > 1 and cell_len(said) + 2 >= width:
        kept -= 1
        said = " ".join([f"#{tag}" for tag in tags[:kept]])
    return f"{said} …"


def fit(text: str, width: int) -> str:
    """A text in exactly so many cells, shortened with an ellipsis, one cell of air at the end."""
    if width <= 0:
        return ""
    if text.isascii():  # as below, without looking up every letter
        return text.ljust(width) if len(text) < width else f"{text[: max(width - 2, 0)].rstrip()}…".ljust(width)
    if cell_len(text) >= width:
        text = set_cell_size(text, max(width - 2, 0)).rstrip() + "…"
    return set_cell_size(text, width)
