"""The job hunt on one board: towards what with each, the step they are at, and what is next."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.content import Content
from textual.screen import Screen

from assistant.tui.actions import bindings
from assistant.tui.widgets.hunt_board import Entry, HuntBoard, towards
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.tui.app import OutreachApp

_NOBODY = (
    "Nobody is on the board yet. It shows whom you know: who is more than a stranger, and with whom "
    "something happened. F2 among the people says how close you are."
)


class HuntScreen(Screen[None]):
    """Everybody who is known, by step. Enter writes what is to be written next."""

    DEFAULT_CSS = """
    HuntScreen {
        background: $background;
        #title { height: 1; padding: 0 2; }
        #board { margin: 1 1 0 1; }
        #empty { height: 1fr; padding: 1 3; color: $text-muted; display: none; }
        &.-nobody #empty { display: block; }
        &.-nobody #board { display: none; }
        #here { height: 3; margin: 1 0 0 0; padding: 0 2; text-wrap: nowrap; text-overflow: ellipsis; }
        #said { height: auto; max-height: 2; padding: 0 2; }
    }
    """
    BINDINGS = bindings("hunt")
    AUTO_FOCUS = "#board"

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._away = False

    def compose(self) -> ComposeResult:
        """Title, board, who is under the cursor, the keys."""
        yield Plain(Content.assemble(("Job hunt", "bold $accent")), id="title")
        yield HuntBoard(id="board")
        yield Plain("", id="empty")
        yield Plain("", id="here")
        yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self.query_one("#here", Plain).update(Content.styled("Looking…", QUIET))
        self._look()

    def on_screen_suspend(self) -> None:
        self._away = True

    def on_screen_resume(self) -> None:
        """Back from writing: look again, for something will have changed."""
        if self._away:
            self._away = False
            self._look()

    def _look(self) -> None:
        # Thousands of people take a moment, so it is done beside the screen.
        self.run_worker(self._find, thread=True, exclusive=True, exit_on_error=False)

    def _find(self) -> None:
        found = self.workspace.hunts(date.today())
        self.app.call_from_thread(self._show, found)

    def _show(self, found: list[Entry]) -> None:
        if not self.is_attached:  # left while it looked
            return
        board = self.query_one(HuntBoard)
        kept = board.chosen
        self.set_class(not found, "-nobody")
        self.query_one("#empty", Plain).update("" if found else _NOBODY)
        whole = f"   {len(found):,} {'person' if len(found) == 1 else 'people'} you know" if found else ""
        self.query_one("#title", Plain).update(Content.assemble(("Job hunt", "bold $accent"), (whole, QUIET)))
        board.show(found, kept[0].id if kept else 0)
        self.on_hunt_board_moved()

    def on_hunt_board_moved(self) -> None:
        """Say all of whom the cursor is on."""
        chosen = self.query_one(HuntBoard).chosen
        said: Content | str = ""
        if chosen is not None:
            person, hunt = chosen
            work = ", ".join(part for part in (person.role, person.company) if part)
            first = Content.assemble(
                (person.name, "bold"), f"  ·  {towards(hunt)}", (f"  ·  {work}" if work else "", QUIET)
            )
            label = next((kind.label for kind in self.workspace.kinds.all() if kind.id == hunt.kind), hunt.kind)
            write = f"Enter writes it: {label.lower()}." if hunt.kind else ""
            said = Content("\n").join([first, Content(hunt.next), Content.styled(write, QUIET)])
        self.query_one("#here", Plain).update(said)
        self._say("")
        self.refresh_bindings()

    def _say(self, text: str) -> None:
        self.query_one("#said", Plain).update(Content.styled(text, "$text-warning"))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something is offered."""
        chosen = self.query_one(HuntBoard).chosen if self.is_mounted else None
        if action == "write_next":
            return chosen is not None and bool(chosen[1].kind)
        return chosen is not None if action == "prepare_hunted" else True

    def on_hunt_board_chosen(self) -> None:
        """A double click writes."""
        self.action_write_next()

    def action_write_next(self) -> None:
        """Open the page for what is to be written next, ready to draft."""
        chosen = self.query_one(HuntBoard).chosen
        if chosen is None:
            return
        person, hunt = chosen
        if hunt.kind:
            cast("OutreachApp", self.app).write_to(person.id, kind=hunt.kind)
        else:
            self._say("There is nothing to write now. p prepares for meeting them.")

    def action_prepare_hunted(self) -> None:
        """The page before meeting whom the cursor is on."""
        from assistant.tui.screens.prep import PrepScreen

        chosen = self.query_one(HuntBoard).chosen
        if chosen is not None:
            self.app.push_screen(PrepScreen(self.workspace, chosen[0]))

    def action_leave_hunt(self) -> None:
        self.dismiss()
