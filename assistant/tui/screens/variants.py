"""Variants: several drafts of one message, written at the same time, each in a place of its own."""

from __future__ import annotations

import asyncio
from time import monotonic

from textual.app import ComposeResult
from textual.containers import Horizontal, VerticalScroll
from textual.content import Content
from textual.events import Click
from textual.screen import ModalScreen
from textual.worker import Worker

from assistant.drafting.draft import Brief, Pen, Version, Written
from assistant.errors import Refused
from assistant.tui.actions import bindings
from assistant.tui.desk import Desk
from assistant.tui.screens.writing import FRAME, KEEP_EVERY
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain

MOST = 3
"""Variants side by side."""


class Pane(VerticalScroll):
    """One variant."""

    DEFAULT_CSS = """
    Pane {
        width: 1fr; height: 1fr; border: round $foreground 25%; padding: 0 1;
        border-title-color: $text-muted; border-subtitle-color: $text-muted;
        &.-marked { border: round $accent; border-title-color: $accent; }
        &:ansi { border: round ansi_bright_black; }
        &:ansi.-marked { border: round ansi_green; }
    }
    """

    def __init__(self, number: int, brief: Brief, pen: Pen) -> None:
        super().__init__(can_focus=False)
        self.number = number
        self.brief = brief
        self.pen = pen
        self.version: Version | None = None
        """Where it is kept, once there is something to keep."""
        self.refusal = ""
        self.done = False
        self._shown: object = None

    def compose(self) -> ComposeResult:
        """The text."""
        yield Plain("")

    def on_mount(self) -> None:
        lead = self.brief.lead
        fact = next((fact for fact in self.brief.facts if fact.id == lead), None)
        about = f" · from “{fact.title}”" if fact and fact.title else ""
        self.border_title = Content(f"{self.number + 1}{about}")

    def show(self) -> None:
        """What there is so far."""
        written = self.pen.written()
        text = written.body or self.refusal
        state = self._state(written)
        if (text, written.subject, state) == self._shown:
            return
        self._shown = (text, written.subject, state)
        subject = (f"{written.subject}\n\n", "bold") if written.subject else ""
        style = "$text-error" if self.refusal and not written.body else ""
        self.query_one(Plain).update(Content.assemble(subject, (text, style)))
        self.border_subtitle = Content(state)

    def _state(self, written: Written) -> str:
        words = f"{len(written.body.split())} words"
        if not self.done:
            return self.pen.status or words
        if not written.body:
            return "nothing came"
        return words if written.complete else f"incomplete · {words}"


class VariantsScreen(ModalScreen[int | None]):
    """Three panes; a number takes one. All that comes is kept in the draft's history as it comes."""

    DEFAULT_CSS = """
    VariantsScreen {
        background: $background;
        & > Horizontal { height: 1fr; padding: 0 1; }
        #title { height: 1; padding: 0 2; color: $text-muted; }
        #said { height: 1; padding: 0 2; color: $text-muted; }
    }
    VariantsScreen.-narrow > Horizontal { layout: vertical; }
    VariantsScreen.-narrow Pane.-marked { height: 3fr; }
    """
    BINDINGS = bindings("variants")

    def __init__(self, desk: Desk, pens: list[tuple[Brief, Pen]]) -> None:
        super().__init__()
        self.desk = desk
        self._panes = [Pane(number, brief, pen) for number, (brief, pen) in enumerate(pens)]
        self._marked = 0
        self._kept = monotonic()
        self._writing: Worker[None] | None = None

    def compose(self) -> ComposeResult:
        """What it is, the panes, the keys."""
        yield Plain("Three ways to say it: 1, 2 or 3 takes one.", id="title")
        with Horizontal():
            yield from self._panes
        yield Plain("", id="said")
        yield KeyFooter()

    def on_mount(self) -> None:
        self._draft = self.desk.room_for(self._panes[0].brief)
        self._mark(0)
        self.set_interval(FRAME, self._frame)
        self._writing = self.run_worker(self._write(), exit_on_error=False)

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now."""
        return {"leave_variants": "Stop"} if self._busy else {}

    @property
    def _busy(self) -> bool:
        return not all(pane.done for pane in self._panes)

    async def _write(self) -> None:
        await asyncio.gather(*(self._write_one(pane) for pane in self._panes))

    async def _write_one(self, pane: Pane) -> None:
        try:
            await pane.pen.run()
        except Refused as refused:
            pane.refusal = str(refused)
        finally:
            pane.done = True
            self._keep(pane)
            self.desk.spent(pane.pen.written())
            self.refresh_bindings()

    def _frame(self) -> None:
        for pane in self._panes:
            pane.show()
        if self._busy and monotonic() - self._kept > KEEP_EVERY:
            self._kept = monotonic()
            for pane in self._panes:
                if not pane.done:
                    self._keep(pane)
        pace = self._panes[self._marked].pen.pace
        said = f"{pace[:1].upper()}{pace[1:]}" if pace else ""
        self.query_one("#said", Plain).update(said)

    def _keep(self, pane: Pane) -> None:
        """Into the history, against a crash as well."""
        written = pane.pen.written()
        if not written.body.strip():
            return
        drafts = self.desk.workspace.drafts
        if pane.version is None:
            pane.version = drafts.version(self._draft.id, written, "writer")
        else:
            drafts.rewrite(pane.version, written)

    def leave(self) -> None:
        """The app closes."""
        for pane in self._panes:
            if not pane.done:
                self._keep(pane)

    def _mark(self, number: int) -> None:
        self._marked = number % len(self._panes)
        for pane in self._panes:
            pane.set_class(pane.number == self._marked, "-marked")

    def on_click(self, event: Click) -> None:
        """A click marks; a second one takes."""
        pane = next((pane for pane in self._panes if event.widget in (pane, *pane.children)), None)
        if pane is not None:
            if event.chain > 1:
                self._take(pane.number)
            else:
                self._mark(pane.number)

    def action_variant_after(self) -> None:
        self._mark(self._marked + 1)

    def action_variant_before(self) -> None:
        self._mark(self._marked - 1)

    def action_take(self) -> None:
        self._take(self._marked)

    def action_take_first(self) -> None:
        self._take(0)

    def action_take_second(self) -> None:
        self._take(1)

    def action_take_third(self) -> None:
        self._take(2)

    def _take(self, number: int) -> None:
        pane = self._panes[number]
        if not pane.done:
            self.notify(f"The {('first', 'second', 'third')[number]} is still being written.", markup=False)
        elif not pane.pen.written().body.strip():
            self.notify("There is nothing in that one to take.", severity="warning", markup=False)
        else:
            self._stop()
            self.dismiss(number)

    def _stop(self) -> None:
        if self._writing is not None:
            self._writing.cancel()

    def action_leave_variants(self) -> None:
        """Stop what is being written; then leave."""
        if self._busy:
            self._stop()
        else:
            self.dismiss(None)
