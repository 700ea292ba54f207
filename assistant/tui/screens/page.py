"""The page a message is written on: its layout, saving what is typed, and the coach's eye on it."""

from __future__ import annotations

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
from assistant.tui.desk import Desk
from assistant.tui.screens.start import ago
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.coach_pane import CoachPane, one_line
from assistant.tui.widgets.draft_editor import DraftEditor
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lean_pane import LeanPane
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.review.finding import Finding, Report
    from assistant.tui.app import OutreachApp

SAVE_AFTER = 0.4
"""Seconds from the first unsaved letter to saving it; at most one second may be lost to a crash."""
REVIEW_AFTER = 0.06
"""Seconds of quiet before the coach looks again."""


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
        self._report: Report | None = None
        self._current: Finding | None = None
        self._everything = False

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
            self._say(f"Picked up where you left it, {ago(draft.updated)}. N begins another.{notes}")
        self._review()
        self.run_worker(self._warm_up, thread=True, group="warm", exit_on_error=False)

    def _warm_up(self) -> None:
        """Load what the first draft will need while the person types."""
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
            Content.assemble(("To ", "$text-muted"), (person.name, "bold $accent"), (f"   {work}", "$text-muted"))
        )
        self.query_one("#how", Plain).update(Content(self.desk.summary()))
        self.query_one(AskField).tell(*self.desk.field)
        self._show_facts()
        self.set_class(self.desk.has_subject, "-subject")

    def _show_facts(self) -> None:
        draft = self.desk.draft
        spans = self._report.support if self._report and draft else ()
        used = {fact_id for span in spans for fact_id in span.facts}
        at = self.editor.offset_here
        here = {fact_id for span in spans if span.start <= at <= span.end for fact_id in span.facts}
        chosen = [fact for fact in self.desk.facts if fact.id in {*self.desk.fact_ids, *used}]
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
            self._reviewing = self.set_timer(REVIEW_AFTER, self._look)

    def _review(self) -> None:
        """Store what is typed, and have the coach look at it."""
        if not self.writing:
            self._save()
        self._look()

    def _look(self) -> None:
        """Have the coach look at what is typed. Stores nothing: that takes longer than a key may."""
        if self._reviewing is not None:
            self._reviewing.stop()
            self._reviewing = None
        if self.writing:
            return
        self.desk.type(*self._typed())
        self._report = self.desk.report()
        findings = list(self._report.findings) if self._report else []
        if self._current not in findings:
            self._current = None
        self.query_one(CoachPane).tell(self._report, everything=self._everything, current=self._current)
        self._show_one()
        self.editor.mark(findings)
        self._show_facts()
        self.editor.border_subtitle = self._figures()
        self.refresh_bindings()

    def _show_one(self) -> None:
        """The one finding that a narrow window has room for: the current one, that under the cursor, or the worst."""
        at = self.editor.offset_here
        body = [one for one in (self._report.findings if self._report else ()) if one.where == "body"]
        here = next((one for one in body if one.start <= at <= one.end and one.start < one.end), None)
        self.query_one("#worst", Plain).update(one_line(self._report, self._current or here))

    def _figures(self) -> str:
        report = self._report
        if report is None:
            return ""
        draft = self.desk.draft
        cut = "incomplete · " if draft is not None and not draft.complete else ""
        return f"{cut}{report.words} words · {report.characters} characters"
