"""Revise: say what should change, or take one of the ready ones."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from assistant.drafting.instructions import BY_MODEL, OFFLINE
from assistant.tui.actions import bindings
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import QUIET, Plain


class Instruction(Input):
    """What should change. A digit in the empty field takes the ready one of that number."""

    BINDINGS = bindings("revise")

    async def _on_key(self, event: events.Key) -> None:
        screen = self.screen
        if not self.value and event.character and event.character in "123456789" and isinstance(screen, ReviseScreen):
            event.stop()
            event.prevent_default()
            screen.take(int(event.character))
            return
        await super()._on_key(event)

    def action_apply(self) -> None:
        assert isinstance(self.screen, ReviseScreen)
        self.screen.apply(self.value)

    def action_ready_after(self) -> None:
        assert isinstance(self.screen, ReviseScreen)
        self.screen.mark(1)

    def action_ready_before(self) -> None:
        assert isinstance(self.screen, ReviseScreen)
        self.screen.mark(-1)

    def action_leave_revise(self) -> None:
        self.screen.dismiss(None)


class ReviseScreen(ModalScreen[str | None]):
    """One line to say it in, and a short list. Gives back what was asked, or None."""

    DEFAULT_CSS = """
    ReviseScreen {
        align: center middle;
        & > Vertical {
            width: 76; max-width: 96%; height: auto; max-height: 90%;
            border: round $accent; background: $surface; padding: 0 1;
        }
        Instruction { border: round $foreground 25%; background: $surface; height: 3; }
        Instruction:focus { border: round $accent; }
        &:ansi Instruction { border: round ansi_bright_black; }
        OptionList, OptionList:focus { height: auto; max-height: 11; border: none; background: $surface; padding: 0 1; }
        #hint { height: auto; color: $text-muted; padding: 0 1; }
    }
    """
    AUTO_FOCUS = "Instruction"

    def __init__(self, *, by_model: bool) -> None:
        super().__init__()
        self._by_model = by_model
        self._ready = (*OFFLINE, *BY_MODEL) if not by_model else (OFFLINE[0], *BY_MODEL, *OFFLINE[1:])

    def compose(self) -> ComposeResult:
        """The field, the ready ones, what is possible, the keys."""
        with Vertical() as box:
            box.border_title = Content("What should change?")
            yield Instruction(placeholder="shorter, and drop the second sentence")
            ready = OptionList(*self._options(), markup=False)
            ready.can_focus = False
            yield ready
            hint = "A number takes one; ↓ puts it in the field. "
            if not self._by_model:
                hint += "No model writes, so the rest waits for one: F4."
            yield Plain(hint, id="hint")
        yield KeyFooter()

    def _options(self) -> list[Option]:
        options = []
        for number, one in enumerate(self._ready, 1):
            offline = self._by_model or one in OFFLINE
            why_not = "" if offline else "  takes a model"
            line = Content.assemble((f"{number}  ", QUIET), (one, "" if offline else QUIET), why_not)
            options.append(Option(line, disabled=not offline))
        return options

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        """A click takes it."""
        self.take(event.option_index + 1)

    def take(self, number: int) -> None:
        """Take the ready one of this number, if there is one that can be done."""
        if number <= len(self._ready) and not self.query_one(OptionList).get_option_at_index(number - 1).disabled:
            self.dismiss(self._ready[number - 1])

    def mark(self, by: int) -> None:
        """Put the next ready one, or the one before, into the field."""
        ready, field = self.query_one(OptionList), self.query_one(Instruction)
        if not field.value and by > 0:
            ready.action_first()
        elif not field.value:
            ready.action_last()
        elif by > 0:
            ready.action_cursor_down()
        else:
            ready.action_cursor_up()
        if ready.highlighted is not None:
            field.value = self._ready[ready.highlighted]
            field.cursor_position = len(field.value)

    def apply(self, instruction: str) -> None:
        """Give back what stands in the field; with nothing in it there is nothing to do."""
        if instruction.strip():
            self.dismiss(instruction.strip())
