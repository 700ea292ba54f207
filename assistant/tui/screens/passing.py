"""Going through many things, one at a time: what stands there, how far it is, and a way back."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Generic, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen

from assistant.errors import Refused
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

Item = TypeVar("Item")


class PassScreen(ModalScreen[None], Generic[Item]):
    """One thing after the other. Every answer is stored at once, so stopping loses nothing."""

    DEFAULT_CSS = """
    PassScreen {
        align: center middle;
        & > Vertical {
            width: 100; max-width: 96%; height: auto; max-height: 94%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        #far { height: 1; color: $text-muted; }
        #what { height: auto; min-height: 8; max-height: 13; margin: 1 0; }
        &.-tall #what { max-height: 23; }
        &.-high #what { max-height: 36; }
        #said { height: auto; max-height: 4; color: $text-muted; }
    }
    """
    AUTO_FOCUS = "#what"
    VERTICAL_BREAKPOINTS = [(0, "-short"), (36, "-tall"), (50, "-high")]
    TITLE_LINE = ""
    EMPTY = ""
    """What is said where there is nothing to go through."""
    OVER = "That was the last one."

    def __init__(self, workspace: Workspace) -> None:
        super().__init__()
        self.workspace = workspace
        self._at = 0
        self._steps: list[tuple[int, Callable[[], object] | None, str]] = []
        """What was done: at which thing, how it is taken back (None: it was passed over), and what to say then."""

    def compose(self) -> ComposeResult:
        """How far it is, the thing, a line for what happens, the keys."""
        with Vertical() as box:
            box.border_title = Content(self.title_line)
            yield Plain("", id="far")
            with VerticalScroll(id="what"):
                yield Plain("", id="board")
            yield Plain("", id="said")
        yield KeyFooter()

    @property
    def title_line(self) -> str:
        """What stands in the frame."""
        return self.TITLE_LINE

    def on_mount(self) -> None:
        self.present()

    @abstractmethod
    def item(self) -> Item | None:
        """The thing at ``_at``; None when it was the last."""

    @abstractmethod
    def count(self) -> int:
        """How many there are, with those that are done."""

    @abstractmethod
    def show(self, item: Item | None) -> None:
        """Paint it, or nothing."""

    def present(self, said: str = "") -> None:
        """Show what is to be answered now; ``said`` is what was just done."""
        item = self.item()
        self.show(item)
        whole = self.count()
        self.query_one("#far", Plain).update(f"{self._at + 1:,} of {whole:,}" if item is not None else "")
        self.query_one("#what").scroll_home(animate=False)
        if item is None:
            said = (
                f"{said} {self.OVER} Esc goes back; u takes the last step back.".strip() if self._steps else self.EMPTY
            )
        self.say(said)
        self.refresh_bindings()

    def say(self, text: str, style: str = "") -> None:
        """A sentence in the line below."""
        self.query_one("#said", Plain).update(Content.styled(text, style) if style else Content(text))

    def did(self, said: str, back: Callable[[], object] | None, undone: str = "", *, stay: bool = False) -> None:
        """Something was answered: say so, and go on to the next unless it is to ``stay``."""
        self._steps.append((self._at, back, undone))
        if not stay:
            self._at += 1
        self.present(said)

    def take_back(self) -> None:
        """Take the last step back, and show what it was about."""
        if not self._steps:
            self.say("Nothing to take back.")
            return
        at, back, undone = self._steps.pop()
        try:
            if back is not None:
                back()
        except Refused as refused:
            self.say(str(refused), "$text-error")
            return
        self._at = at
        self.present(undone)
