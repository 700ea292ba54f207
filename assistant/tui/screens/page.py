"""The page a message is written on: its layout, saving what is typed, and the coach's eye on it."""

from __future__ import annotations

import asyncio
from collections.abc import Generator
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea
from textual.worker import Worker

from assistant.drafting.draft import Brief, Pen
from assistant.errors import Refused
from assistant.people.person import Person
from assistant.tui.actions import key_of
from assistant.tui.desk import Desk
from assistant.tui.screens.start import ago
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.coach_pane import CoachPane, one_line
from assistant.tui.widgets.draft_editor import DraftEditor
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lean_pane import LeanPane
from assistant.tui.widgets.plain import QUIET, Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.facts.fact import Fact
    from assistant.review.finding import Finding, Report
    from assistant.tui.app import OutreachApp

SAVE_AFTER = 0.4
"""Seconds from the first unsaved letter to saving it; at most one second may be lost to a crash."""
REVIEW_AFTER = 0.06
"""Seconds of quiet before the coach looks again."""
AT_ONCE = 0.002
"""Seconds that the coach reads before it lets keys come between."""
PAUSE = 0.002
"""Seconds for them: enough for one that has come to be painted."""


class MessagePage(Screen[None]):
    """One message to one person, on one screen."""

    DEFAULT_CSS = """
    MessagePage {
        background: $background;
        #to { height: 1; padding: 0 2; }
        #how { height: 1; padding: 0 2; color: $text-muted; }
        #desk { height: 1fr; }
        #paper { width: 1fr; max-width: 110; padding: 0 1; }
        #subject {
            border: round $foreground 25%; border-title-color: $text-muted;
            background: $background; height: 3; display: none;
        }
        #subject:focus { border: round $accent; }
        &:ansi #subject { border: round ansi_bright_black; }
        &:ansi #subject:focus { border: round ansi_green; }
        &.-subject #subject { display: block; }
        #preview { height: 1fr; border: round $warning; padding: 0 1; display: none; }
        &.-writing #preview { display: block; }
        &.-writing #draft { display: none; }
        #side { width: 42; padding: 1 1 0 0; }
        #worst { height: 1; padding: 0 2; display: none; }
        #status { height: auto; max-height: 3; padding: 0 2; }
    }
    MessagePage.-narrow #side { display: none; }
    MessagePage.-narrow #worst { display: block; }
    """
    AUTO_FOCUS = "#ask"

    def __init__(self, workspace: Workspace, person: Person, *, fresh: bool = False, kind: str = "") -> None:
        super().__init__()
        self.workspace = workspace
        self.desk = Desk(workspace, person, fresh=fresh, kind=kind)
        self._pen: Pen | None = None
        self._brief: Brief | None = None
        self._worker: Worker[None] | None = None
        self._frames: Timer | None = None
        self._saving: Timer | None = None
        self._reviewing: Timer | None = None
        self._reader: Worker[None] | None = None
        self._report: Report | None = None
        self._current: Finding | None = None
        """The finding that was marked, until the cursor leaves it or the finding goes."""
        self._current_at = 0
        """Where the cursor was then."""
        self._visited = False
        """Whether it was stepped to, and not just marked."""
        self._everything = False
        self._aimed: Finding | None = None
        self._line = Content("")
        self._known: list[Fact] = []

    @property
    def outreach(self) -> OutreachApp:
        """The app, as what it is."""
        return cast("OutreachApp", self.app)

    # Layout.

    def compose(self) -> ComposeResult:
        """To whom, how, what to ask, the draft, the coach, the keys."""
        yield Plain("", id="to")
        yield Plain("", id="how")
        with Horizontal(id="desk"):
            with Vertical(id="paper"):
                yield AskField(id="ask")
                yield Input(placeholder="Subject", id="subject")
                with VerticalScroll(id="preview", can_focus=False):
                    yield Plain("", id="arriving")
                yield DraftEditor(id="draft")
            with VerticalScroll(id="side", can_focus=False):
                yield CoachPane(id="coach")
                yield LeanPane(id="lean")
        yield Plain("", id="worst")
        yield Plain("", id="status")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Put back what was left here, and warm up the writer behind the first paint."""
        self.query_one("#subject", Input).border_title = "Subject"
        self._show_heading()
        self.query_one(AskField).load_text(self.desk.about)
        draft = self.desk.draft
        if draft is not None:
            self.query_one("#subject", Input).value = draft.subject
            if draft.body:
                self.editor.load_text(draft.body)
                self.editor.focus()
        if self.desk.resumed and draft is not None:
            notes = "".join(f"  {note}" for note in draft.notes)
            another = " N begins another." if draft.body else ""
            self._say(f"Picked up where you left it, {ago(draft.updated)}.{another}{notes}")
        self._review()
        self.run_worker(self._warm_up, thread=True, group="warm", exit_on_error=False)

    def _warm_up(self) -> None:
        """Load what the coach and the first draft will need while the person types."""
        self.workspace.warm_coach()
        self.workspace.writer(offline=not self.desk.use_model).warm()

    @property
    def editor(self) -> DraftEditor:
        """The draft."""
        return self.query_one(DraftEditor)

    @property
    def writing(self) -> bool:
        """Whether a draft is on its way."""
        return self._pen is not None

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now, where that differs from the registry."""
        return {"back": "Stop"} if self.writing else {}

    def _show_heading(self) -> None:
        person = self.desk.person
        work = ", ".join(part for part in (person.role, person.company, person.city) if part)
        self.query_one("#to", Plain).update(
            Content.assemble(("To ", QUIET), (person.name, "bold $accent"), (f"   {work}", QUIET))
        )
        self.query_one("#how", Plain).update(self._how())
        self.query_one(AskField).tell(*self.desk.field)
        self._show_facts()
        self.set_class(self.desk.has_subject, "-subject")

    def _how(self) -> Content:
        """What it is, where it goes and from what, each behind the key that changes it from anywhere on the page."""
        keys = [key_of(id, self.workspace.config.keys) for id in ("choose-kind", "choose-channel", "choose-facts")]
        parts: list[Content | tuple[str, str]] = []
        for number, part in enumerate(self.desk.summary()):
            key = [(f"{keys[number]} ", "$text-accent")] if number < len(keys) else []
            parts += [("  ·  ", "")] if parts else []
            parts += [*key, (part, "")]
        return Content.assemble(*parts)

    def _show_facts(self) -> None:
        """The facts beside the draft, as they are known now."""
        self._known = self.desk.facts
        self._show_used()

    def _show_used(self) -> None:
        """Which of them the draft uses, and where the cursor is."""
        spans = self._report.support if self._report else ()
        used = {fact_id for span in spans for fact_id in span.facts}
        at = self.editor.offset_here
        here = {fact_id for span in spans if span.start <= at <= span.end for fact_id in span.facts}
        chosen = [fact for fact in self._known if fact.id in {*self.desk.fact_ids, *used}]
        tied = {fact_id for tie in self._report.tied for fact_id in tie.facts} if self._report else set()
        self.query_one(LeanPane).tell(chosen, used, here, tied)

    def _say(self, text: str, style: str = "") -> None:
        """One line under the desk. What is said stays until the next thing is said."""
        self.query_one("#status", Plain).update(Content.styled(text, style) if style else Content(text))

    # Typing is saved as it happens.

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Something was typed: save soon, look again soon."""
        if self.writing:
            return
        self._save_soon()
        if event.text_area is self.editor:
            self._review_soon()

    def on_input_changed(self) -> None:
        """The subject was typed."""
        if not self.writing:
            self._save_soon()
            self._review_soon()

    def _save_soon(self) -> None:
        if self._saving is None:
            self._saving = self.set_timer(SAVE_AFTER, self._save)

    def _save(self) -> None:
        if self._saving is not None:
            self._saving.stop()
            self._saving = None
        if self.writing:
            return
        was = self._whole
        try:
            self.desk.save(*self._typed())
        except Refused as refused:
            self._say(str(refused), "$text-error")
        if self._whole != was:  # an undo brought back what was cut off, or the whole of it
            self._review_soon()

    def _typed(self) -> tuple[str, str, str]:
        """What is asked, the subject and the message, as they are typed."""
        return self.query_one(AskField).text, self.query_one("#subject", Input).value, self.editor.text

    @property
    def _whole(self) -> bool:
        return self.desk.draft is None or self.desk.draft.complete

    def _review_soon(self) -> None:
        if self._reviewing is None:
            self._reviewing = self.set_timer(REVIEW_AFTER, self._look_on)

    def _review(self) -> None:
        """Store what is typed, and have the coach look at it."""
        if not self.writing:
            self._save()
        self._look()

    def _look(self) -> None:
        """Have the coach look at what is typed. Stores nothing: that takes longer than a key may."""
        if self._begin_look():
            self._show_report(self.desk.report())

    def _look_on(self) -> None:
        """The same a step at a time, so that keys come between: a key is painted while the coach reads."""
        if self._begin_look() and (steps := self.desk.report_in_steps()) is not None:
            self._reader = self.run_worker(partial(self._read, steps), group="coach", exclusive=True)
        elif not self.writing:
            self._show_report(None)

    def _begin_look(self) -> bool:
        """Whatever the coach was reading is old; whether there is something new for it to read."""
        self.stop_looking()
        if self.writing:
            return False
        self.desk.type(*self._typed())
        return True

    def stop_looking(self) -> None:
        """What the coach was reading, or going to read, will not be shown."""
        if self._reviewing is not None:
            self._reviewing.stop()
            self._reviewing = None
        if self._reader is not None:
            self._reader.cancel()
            self._reader = None

    async def _read(self, steps: Generator[None, None, Report]) -> None:
        since = monotonic()
        while True:
            try:
                next(steps)
            except StopIteration as done:
                # In its turn among the messages of the page: it may be closing, with half of it gone already.
                self.call_later(self._show_read, done.value)
                return
            if monotonic() - since > AT_ONCE:
                await asyncio.sleep(PAUSE)
                since = monotonic()

    def _show_read(self, report: Report) -> None:
        if self._reader is not None:  # else the coach has looked at something newer since
            self._show_report(report)

    def _show_report(self, report: Report | None) -> None:
        """What the coach found: beside the draft, and under its words."""
        self._report = report
        findings = self._findings
        if self._current not in findings:
            self._forget_aim()
        self._show_aim()
        self.editor.mark(findings)
        self._show_facts()
        self.editor.border_subtitle = self._figures()
        if not self.editor.editing:  # no key depends on it while they are letters
            self.refresh_bindings()

    # Which finding the keys are about.

    @property
    def _findings(self) -> tuple[Finding, ...]:
        return self._report.findings if self._report else ()

    @property
    def aim(self) -> Finding | None:
        """The finding that is marked: the one that was stepped to, else what the cursor is in, else the worst.

        While editing the worst, for it is what the keys are about once editing has ended.
        """
        worst = next(iter(self._findings), None)
        return worst if self.editor.editing else self._current or self._under_cursor() or worst

    def aim_at(self, finding: Finding | None, *, visited: bool = False) -> None:
        """Mark a finding, until the cursor is moved. ``visited``: the cursor was brought there."""
        self._current, self._current_at, self._visited = finding, self.editor.offset_here, visited
        self._show_aim()

    def _forget_aim(self) -> None:
        self._current, self._visited = None, False

    def _under_cursor(self) -> Finding | None:
        """The worst in the body whose span the cursor is in; else the worst whose fix takes a stretch around it."""
        at, end = self.editor.offset_here, len(self.editor.text)
        body = [one for one in self._findings if one.where == "body"]
        here = next((one for one in body if one.start <= at <= one.end and one.start < one.end), None)
        around = ((one, one.mends) for one in body if one.mends is not None)
        # At the very end is where the cursor is when the last sentence has just been typed.
        return here or next((one for one, (low, high) in around if low <= at < high or at == high == end), None)

    def _show_aim(self) -> None:
        """Mark it beside the draft, and in the one line that a narrow window has room for."""
        if self._current is not None and self.editor.offset_here != self._current_at:
            self._forget_aim()
        aim = self.aim
        self.query_one(CoachPane).tell(
            self._report, everything=self._everything, current=aim, editing=self.editor.editing
        )
        # While editing, where one line is all there is, it is about what is being typed.
        said = (self._under_cursor() or aim) if self.editor.editing else aim
        line = one_line(self._report, said, self.app.size.width - 4)
        if line != self._line:  # a new text, even the same one, lays the whole screen out again
            self._line = line
            self.query_one("#worst", Plain).update(line)
        if aim != self._aimed:
            self._aimed = aim
            self.refresh_bindings()

    def on_resize(self) -> None:
        """The one line has other room."""
        self._show_aim()

    def _figures(self) -> str:
        report = self._report
        if report is None:
            return ""
        draft = self.desk.draft
        cut = "incomplete · " if draft is not None and not draft.complete else ""
        return f"{cut}{report.words} words · {report.characters} characters"
