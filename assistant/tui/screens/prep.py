"""Before a meeting: the one page about somebody, for the writer's own eyes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen

from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.paths import shown_path
from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.rhythm.prep import Preparation

_WIDE = 92
"""Columns of the page at most: longer lines are hard to read."""


class PrepScreen(Screen[None]):
    """The page, scrolling. What is private stands out; the file that a key writes leaves it out."""

    DEFAULT_CSS = """
    PrepScreen {
        background: $background;
        #title { height: 1; padding: 0 2; }
        #page { height: 1fr; margin: 1 0 0 0; padding: 0 2; scrollbar-size-vertical: 1; }
        #text { height: auto; }
        #said { height: auto; max-height: 3; padding: 0 2; }
    }
    """
    BINDINGS = bindings("prep")
    AUTO_FOCUS = "#page"

    def __init__(self, workspace: Workspace, person: Person) -> None:
        super().__init__()
        self.workspace = workspace
        self.person = person
        self._prep: Preparation | None = None

    def compose(self) -> ComposeResult:
        """Title, the page, a line for what happens, the keys."""
        yield Plain("", id="title")
        with VerticalScroll(id="page"):
            yield Plain("", id="text")
        yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        title = Content.assemble(("Before you meet ", QUIET), (self.person.name, "bold $accent"))
        self.query_one("#title", Plain).update(title)
        self.query_one("#text", Plain).update(Content.styled("Looking…", QUIET))
        # Whom they know is looked for among everybody, so it is done beside the screen.
        self.run_worker(self._prepare, thread=True, exit_on_error=False)

    def _prepare(self) -> None:
        self._prep = self.workspace.prepare(self.person)
        self.app.call_from_thread(self._show)

    def on_resize(self) -> None:
        self._show()

    def _show(self) -> None:
        if self._prep is not None and self.is_attached:
            wide = min(self.size.width - 5, _WIDE)
            self.query_one("#text", Plain).update(page_of(self._prep, max(wide, 20)))
            private = self._prep.private
            if private and not self._said:
                self._say(f"{_lines(private)} on it: for your own eyes. o writes a file without.", QUIET)
            self.refresh_bindings()

    @property
    def _said(self) -> bool:
        return bool(str(self.query_one("#said", Plain).content))

    def _say(self, text: str, style: str) -> None:
        self.query_one("#said", Plain).update(Content.styled(text, style))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """There is something to write once it is there."""
        return self._prep is not None if action == "save_prep" else True

    def action_save_prep(self) -> None:
        """Write it as Markdown, without what is private, and say where."""
        if self._prep is None:
            return
        try:
            path = self.workspace.save_preparation(self._prep)
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        left = f" {_lines(self._prep.private)} left out." if self._prep.private else ""
        self._say(f"Written as Markdown, in {shown_path(path)}.{left}", "$text-success")

    def action_leave_prep(self) -> None:
        self.dismiss()


def page_of(prep: Preparation, wide: int) -> Content:
    """The page in lines of at most ``wide`` columns; headings and what is private stand out."""
    from assistant.rhythm.prep_page import hung, parts_of, told

    lines: list[Content] = []
    for part in parts_of(prep):
        lines.append(Content.styled(part.heading, "bold $text-accent"))
        for number, line in enumerate(part.lines, 1):
            mark = f"{number}. " if part.numbered else "- "
            style = "$text-warning" if line.private else ""
            lines += [
                Content.styled(text, style) if style else Content(text) for text in hung(f"  {mark}", told(line), wide)
            ]
        lines.append(Content(""))
    lines.append(Content.styled("What to note afterwards", "bold $text-accent"))
    for what, command in prep.afterwards:
        lines += [Content(text) for text in hung("  - ", f"{what}:", wide)]
        lines.append(Content.styled(f"      {command}", QUIET))
    return Content("\n").join(lines)


def _lines(number: int) -> str:
    return f"{number} private line{'' if number == 1 else 's'}"
