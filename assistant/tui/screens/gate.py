"""When a gate holds a message back: why, what may go instead, and writing it knowingly."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from assistant.tui.actions import bindings, key_of
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from assistant.rhythm.gates import Held
    from assistant.tui.screens.writing import WritingPage

Answer = Literal["instead", "override"]


class GateScreen(ModalScreen[Answer | None]):
    """The reason, and what can be done. Nothing has been written yet, and nothing is lost."""

    DEFAULT_CSS = """
    GateScreen {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 96%; height: auto; max-height: 90%;
            border: round $warning; background: $surface; padding: 1 2 0 2;
        }
        &:ansi > Vertical { border: round ansi_yellow; }
        Plain { height: auto; margin: 0 0 1 0; }
    }
    """
    BINDINGS = bindings("gate")

    def __init__(self, label: str, held: Sequence[Held], instead: str) -> None:
        """``label`` is what the kind is called, ``instead`` what may go now is called; empty for nothing."""
        super().__init__()
        self._label = label
        self._held = held
        self._instead = instead

    def compose(self) -> ComposeResult:
        """Why, what can be done, the keys."""
        with Vertical() as box:
            box.border_title = Content(f"Held back: {self._label.lower()}")
            for one in self._held:
                yield Plain(one.reason)
            ways = ["Write it all the same; that is recorded."]
            keys = ["override-gate"]
            if self._instead:
                ways.insert(0, f"Write something else first: {self._instead.lower()}.")
                keys.insert(0, "write-instead")
            ways.append("Back; what you typed is there.")
            keys.append("leave-gate")
            lines = [
                Content.assemble((f"{self._key(key):>3}  ", "bold"), way) for key, way in zip(keys, ways, strict=True)
            ]
            yield Plain(Content("\n").join(lines))
        yield KeyFooter()

    def _key(self, action: str) -> str:
        """The key that does it here, as a person reads it."""
        return key_of(action, self.app.workspace.config.keys)  # type: ignore[attr-defined]

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Something instead is offered where there is something."""
        return bool(self._instead) if action == "write_instead" else True

    def action_write_instead(self) -> None:
        self.dismiss("instead")

    def action_override_gate(self) -> None:
        self.dismiss("override")

    def action_leave_gate(self) -> None:
        self.dismiss(None)


def at_the_gate(page: WritingPage, held: Sequence[Held], then: Callable[[], None]) -> None:
    """Ask what to do about a message that is held back; ``then`` writes it when the person overrides."""
    desk = page.desk
    instead = next((one.instead for one in held if one.instead), "")
    label = next((kind.label for kind in page.workspace.kinds.all() if kind.id == instead), "")

    def answered(answer: Answer | None) -> None:
        if answer == "override":
            desk.override(held)
            then()
        elif answer == "instead":
            desk.choose_kind(instead)
            page.became_another_kind(label)

    page.app.push_screen(GateScreen(desk.label, held, label), answered)
