"""Writing: a draft is asked for, arrives while it is watched, and is kept, whole or not."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from time import monotonic

from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Input, TextArea

from assistant.drafting.draft import Brief, Pen, Written
from assistant.drafting.figures import usage_line
from assistant.errors import Missing, NeedsConsent, Refused
from assistant.tui.actions import key_of
from assistant.tui.screens.gate import at_the_gate
from assistant.tui.screens.page import MessagePage
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.coach_pane import CoachPane
from assistant.tui.widgets.plain import QUIET, Plain

FRAME = 1 / 20
"""Seconds between two looks at a draft that is being written."""
KEEP_EVERY = 1.0
"""Seconds between two savings of a draft that is being written, against a crash."""


_TO_TYPE = {
    "about": "Only you can say.",
    "question": "Nothing chosen can be asked about; {facts} adds what you know.",
    "occasion": "Nothing chosen says it.",
    "help": "No answer and no help is noted yet.",
    "meeting": "No note on the last time says it.",
}
"""What is asked for in the field above the draft, and why."""


class WritingPage(MessagePage):
    """The page, with a pen."""

    _kept = 0.0
    offers: frozenset[str] = frozenset()
    """What was just offered under a letter, though there is no draft yet that it could be a key of."""

    # Drafting.

    def on_ask_field_submitted(self) -> None:
        """Enter in the question: draft it."""
        self.start_writing()

    def start_writing(self, *, offline: bool = False, instruction: str = "") -> None:
        """Take up the pen; what is missing is asked for. ``offline``: from the template, this once.

        ``instruction``: what to change in the draft that is there; else a new one is written.
        """
        if self.writing:
            return
        self._save()
        self.desk.about = self.query_one(AskField).text
        if held := self.desk.gates(revising=bool(instruction)):
            at_the_gate(self, held, lambda: self.start_writing(offline=offline, instruction=instruction))
            return
        try:
            brief, pen = self.desk.begin(offline=offline, instruction=instruction)
        except NeedsConsent:
            self.ask_for_consent(lambda: self.start_writing(instruction=instruction), instruction)
            return
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._pen, self._brief = pen, brief
        self._kept = monotonic()
        self.stop_looking()
        self._show_heading()
        self.editor.edit_text(False)
        self.add_class("-writing")
        self.query_one("#arriving", Plain).update("")
        self.query_one(CoachPane).tell(None)  # what it said was about the text before
        self._say("Writing…  Esc stops; what came is kept.", QUIET)
        self._frames = self.set_interval(FRAME, self._frame)
        self._worker = self.run_worker(self._write(brief, pen), group="draft", exclusive=True, exit_on_error=False)
        self.refresh_bindings()

    def _frame(self) -> None:
        """Show what there is so far, following the end."""
        if self._pen is None:
            return
        written = self._pen.written()
        preview = self.query_one("#preview", VerticalScroll)
        follow = preview.scroll_offset.y >= preview.max_scroll_y - 1
        self.query_one("#arriving", Plain).update(written.body)
        if written.subject:
            self.query_one("#subject", Input).value = written.subject
        if follow:
            preview.scroll_end(animate=False)
        if monotonic() - self._kept > KEEP_EVERY and written.body and self._brief is not None:
            self._kept = monotonic()
            self.desk.keep_so_far(self._brief, written)
        waiting = self._pen.status
        words = len(written.body.split())
        pace = f", {self._pen.pace}" if self._pen.pace else ""
        state = waiting or f"Writing… {words} {'word' if words == 1 else 'words'}{pace}"
        self._say(f"{state}  ·  Esc stops; what came is kept.", QUIET)

    async def _write(self, brief: Brief, pen: Pen) -> None:
        try:
            written = await pen.run()
        except asyncio.CancelledError:
            self._arrived(brief, pen.written(), pen.pace)
            return
        except Missing as missing:
            self._stop_showing()
            self._ask_for(missing)
            return
        except Refused as refused:
            self.desk.spent(pen.written())
            self._stop_showing()
            offer = "  a tries again, t writes it from the template." if self.desk.use_model else ""
            if brief.revision is not None:
                offer = "  The draft is as it was; r tries again." if self.desk.use_model else ""
            self._say(f"{refused}{offer}", "$text-error")
            self._offer("again", "template", "revise")
            return
        self._arrived(brief, written, pen.pace)

    def ask_for_consent(self, then: Callable[[], None], instruction: str = "") -> None:
        """Show what would leave this machine, once; go on when the person agrees."""
        from assistant.tui.screens.consent import ConsentScreen

        def answered(agreed: bool | None) -> None:
            if agreed:
                then()
            else:
                self._say("Nothing was sent.  w changes to the template, t writes from it once.", "$text-warning")
                self._offer("again", "writer", "template")

        self.app.push_screen(ConsentScreen(self.workspace, self.desk.brief(instruction)), answered)

    def _offer(self, *actions: str) -> None:
        """To the draft, where these are keys, though there may be no text yet."""
        self.offers = frozenset(actions)
        self.editor.focus()

    def became_another_kind(self, label: str) -> None:
        """It is another kind of message now: write that, or say first what it is about, if something else is typed."""
        field = self.query_one(AskField)
        self._show_heading()
        self._review()
        if field.text.strip():
            self._say(f"{label} now. What you typed was for another message: change it or not, then Enter.")
            field.focus()
        else:
            self.start_writing()

    def leave(self) -> None:
        """The app closes: keep what is typed, and what came of a draft that is being written."""
        if self._pen is not None and self._brief is not None:
            written = self._pen.written()
            if written.body.strip():
                self.desk.keep_so_far(self._brief, written)
        else:
            self._save()

    def _stop_showing(self) -> None:
        self._pen = None
        if self._frames is not None:
            self._frames.stop()
            self._frames = None
        self.remove_class("-writing")
        self.refresh_bindings()

    def _arrived(self, brief: Brief, written: Written, pace: str = "") -> None:
        """What came goes into the store, and into the editor as one change."""
        if written.body.strip():
            written = replace(written, subject=self.desk.keep(brief, written).subject)
        self._stop_showing()
        if not self.is_attached:
            return
        if not written.body.strip():
            self._say(written.reason or "Nothing came; what you had is still here.", "$text-warning")
            (self.editor if self.editor.text.strip() else self.query_one(AskField)).focus()
            return
        self.show_written(written, pace, revised=brief.revision is not None)

    def show_written(self, written: Written, pace: str = "", *, revised: bool = False) -> None:
        """A text that arrived, in the editor, with what there is to know about it."""
        with self.prevent(TextArea.Changed, Input.Changed):
            self.query_one("#subject", Input).value = written.subject
            self.editor.put(written.body)
        self.editor.focus()
        self._review()
        if revised:
            cut = "" if written.complete else f"Incomplete: {written.reason or 'it was stopped.'}  "
            back = "< goes back, = shows the difference." if written.complete else "< brings back the one before."
            said = (f"{cut}{self.desk.where}  {back}", "$text-success" if written.complete else "$text-warning")
        elif written.complete:
            said = ("Drafted. Read it, make it yours, then copy.", "$text-success")
        else:
            said = (f"Incomplete: {written.reason or 'it was stopped.'}  a writes it again.", "$text-warning")
        notes = [(f"  {note}", "$text-warning") for note in written.notes]
        if written.notes and self.desk.left_out(written):
            notes.append(("  A writes it with all of them.", "$text-warning"))
        if not revised:
            notes += [(f"  {word}", "$text-warning") for word in self.desk.words()]
        took = (f"  {usage_line(written.usage, pace)}", QUIET) if written.usage else ("", "")
        self.query_one("#status", Plain).update(Content.assemble(said, *notes, took))

    def show_version(self, said: str) -> None:
        """Another version of the draft, in the editor as one change."""
        draft = self.desk.draft
        if draft is None:
            return
        with self.prevent(TextArea.Changed, Input.Changed):
            self.query_one("#subject", Input).value = draft.subject
            self.editor.put(draft.body)
        self._review()
        self._say(said, QUIET)

    def _ask_for(self, missing: Missing) -> None:
        """Ask for what is missing instead of leaving a hole."""
        if "met" in missing.needs:  # nothing that is typed here can stand in for one
            self._say("No meeting or talk with them is noted yet. Esc, then ^l and m, notes one.", "$text-warning")
            self.query_one(AskField).focus()
            return
        typed = next((_TO_TYPE[need] for need in missing.needs if need in _TO_TYPE), None)
        if typed is not None:
            typed = typed.format(facts=key_of("choose-facts", self.workspace.config.keys))
            self._say(f"{self.desk.field[0]} {typed}".rstrip(), "$text-warning")
            self.query_one(AskField).focus()
            return
        from assistant.tui.screens.need_form import NeedForm

        def given(saved: bool | None) -> None:
            if saved:
                self.desk.refresh()
                self._show_heading()
                self.start_writing()
            else:
                self._say(str(missing), "$text-warning")

        self.app.push_screen(NeedForm(self.workspace, self.desk.person, missing.needs), given)
