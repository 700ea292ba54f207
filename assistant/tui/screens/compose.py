"""Compose: say what you want to ask, watch the draft arrive, read what the coach says, copy."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.timer import Timer
from textual.widgets import Input, TextArea
from textual.worker import Worker

from assistant.drafting.draft import Brief, Pen, Written
from assistant.errors import HeldBack, Missing, Refused
from assistant.people.person import Person
from assistant.tui.actions import ACTIONS, bindings
from assistant.tui.desk import Desk
from assistant.tui.screens.start import ago
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.coach_pane import CoachPane, one_line
from assistant.tui.widgets.draft_editor import DraftEditor
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.plain import Plain
from assistant.workspace import Workspace

if TYPE_CHECKING:
    from assistant.handoff.clipboard import Copied
    from assistant.review.finding import Finding, Report
    from assistant.tui.app import OutreachApp

FRAME = 1 / 20
"""Seconds between two looks at a draft that is being written."""
SAVE_AFTER = 0.4
"""Seconds from the first unsaved letter to saving it; at most one second may be lost to a crash."""
REVIEW_AFTER = 0.06
"""Seconds of quiet before the coach looks again."""


class ComposeScreen(Screen[None]):
    """One message to one person."""

    DEFAULT_CSS = """
    ComposeScreen {
        background: $background;
        #to { height: 1; padding: 0 2; }
        #how { height: 1; padding: 0 2; color: $text-muted; }
        #desk { height: 1fr; }
        #paper { width: 1fr; max-width: 110; padding: 0 1; }
        #subject { border: round $foreground 25%; background: $background; height: 3; display: none; }
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
    ComposeScreen.-narrow #side { display: none; }
    ComposeScreen.-narrow #worst { display: block; }
    """
    BINDINGS = bindings("draft", "compose")
    AUTO_FOCUS = "#ask"

    def __init__(self, workspace: Workspace, person: Person, *, fresh: bool = False) -> None:
        super().__init__()
        self.workspace = workspace
        self.desk = Desk(workspace, person, fresh=fresh)
        self._pen: Pen | None = None
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
        yield Plain("", id="worst")
        yield Plain("", id="status")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Put back what was left here, and warm up the writer behind the first paint."""
        self._show_heading()
        self.query_one(AskField).load_text(self.desk.about)
        draft = self.desk.draft
        if draft is not None and draft.body:
            self.query_one("#subject", Input).value = draft.subject
            self.editor.load_text(draft.body)
            self.editor.focus()
        if self.desk.resumed and draft is not None:
            self._say(f"Picked up where you left it, {ago(draft.updated)}. N begins another.")
        self._review()
        self.run_worker(self._warm_up, thread=True, group="warm", exit_on_error=False)

    def _warm_up(self) -> None:
        """Load what the first draft will need while the person types."""
        writer = self.workspace.writer(offline=not self.desk.use_model)
        warm = getattr(writer, "warm", None)
        if warm is not None:
            warm()

    @property
    def editor(self) -> DraftEditor:
        """The draft."""
        return self.query_one(DraftEditor)

    @property
    def writing(self) -> bool:
        """Whether a draft is on its way."""
        return self._pen is not None

    def _show_heading(self) -> None:
        person = self.desk.person
        work = ", ".join(part for part in (person.role, person.company, person.city) if part)
        self.query_one("#to", Plain).update(
            Content.assemble(("To ", "$text-muted"), (person.name, "bold $accent"), (f"   {work}", "$text-muted"))
        )
        self.query_one("#how", Plain).update(Content(self.desk.summary()))
        self.set_class(self.desk.has_subject, "-subject")

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
        try:
            self.desk.save(self.query_one(AskField).text, self.query_one("#subject", Input).value, self.editor.text)
        except Refused as refused:
            self._say(str(refused), "$text-error")

    def _review_soon(self) -> None:
        if self._reviewing is None:
            self._reviewing = self.set_timer(REVIEW_AFTER, self._review)

    def _review(self) -> None:
        self._reviewing = None
        if self.writing:
            return
        self._save()
        self._report = self.desk.report()
        findings = list(self._report.findings) if self._report else []
        if self._current not in findings:
            self._current = None
        self.query_one(CoachPane).tell(self._report, everything=self._everything, current=self._current)
        self.query_one("#worst", Plain).update(one_line(self._report))
        self.editor.mark(findings)
        self.editor.border_subtitle = self._figures()
        self.refresh_bindings()

    def _figures(self) -> str:
        report = self._report
        if report is None:
            return ""
        draft = self.desk.draft
        cut = "incomplete · " if draft is not None and not draft.complete else ""
        return f"{cut}{report.words} words · {report.characters} characters"

    # Drafting.

    def on_ask_field_submitted(self) -> None:
        """Enter in the question: draft it."""
        self.start_writing()

    def start_writing(self) -> None:
        """Take up the pen; what is missing is asked for."""
        if self.writing:
            return
        self._save()
        self.desk.about = self.query_one(AskField).text
        try:
            brief, pen = self.desk.begin()
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._pen = pen
        self._show_heading()
        self.editor.edit_text(False)
        self.add_class("-writing")
        self.query_one("#arriving", Plain).update("")
        self._say("Writing…  Esc stops; what came is kept.", "$text-muted")
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
        waiting = self._pen.status
        words = len(written.body.split())
        state = waiting or f"Writing… {words} words"
        self._say(f"{state}  ·  Esc stops; what came is kept.", "$text-muted")

    async def _write(self, brief: Brief, pen: Pen) -> None:
        try:
            written = await pen.run()
        except asyncio.CancelledError:
            self._arrived(brief, pen.written())
            return
        except Missing as missing:
            self._stop_showing()
            self._ask_for(missing)
            return
        except Refused as refused:
            self._stop_showing()
            offer = "  w and a: the template instead." if self.desk.use_model else ""
            self._say(f"{refused}{offer}", "$text-error")
            self.editor.focus()
            return
        self._arrived(brief, written)

    def _stop_showing(self) -> None:
        self._pen = None
        if self._frames is not None:
            self._frames.stop()
            self._frames = None
        self.remove_class("-writing")
        self.refresh_bindings()

    def _arrived(self, brief: Brief, written: Written) -> None:
        """What came goes into the editor as one change, and into the store."""
        self._stop_showing()
        if not written.body.strip():
            self._say(written.reason or "Nothing came; what you had is still here.", "$text-warning")
            self.query_one(AskField).focus()
            return
        self.desk.keep(brief, written)
        with self.prevent(TextArea.Changed, Input.Changed):
            self.query_one("#subject", Input).value = written.subject
            self.editor.put(written.body)
        self.editor.focus()
        self._review()
        if written.complete:
            self._say("Drafted. Read it, make it yours, then copy.", "$text-success")
        else:
            self._say(f"Incomplete: {written.reason or 'it was stopped.'}  a writes it again.", "$text-warning")

    def _ask_for(self, missing: Missing) -> None:
        """Ask for what is missing instead of leaving a hole."""
        if any(need in ("about", "question") for need in missing.needs):
            self._say(
                "What do you want to ask? Nothing chosen has a title that could be asked about.",
                "$text-warning",
            )
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

    # What the keys do.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something now is offered."""
        if action in _DRAFT_KEYS:
            if not self.is_mounted or self.writing or self.focused is not self.editor or self.editor.editing:
                return False
            draft = self.desk.draft
            has_text = draft is not None and bool(draft.body.strip())
            if action in ("copy", "again", "override"):
                return has_text or action == "again"
            if action == "sent":
                return draft is not None and draft.state == "copied"
            if action == "next_finding":
                return self._report is not None and bool(self._report.findings)
            if action == "fix":
                return self._fixable() is not None
        if action == "to_draft":
            return self.is_mounted and self.focused is not self.editor
        return True

    def on_descendant_focus(self) -> None:
        self.refresh_bindings()

    def action_to_draft(self) -> None:
        self.editor.focus()

    def action_ask(self) -> None:
        self.query_one(AskField).focus()

    def action_back(self) -> None:
        """Stop what is being written; else back to the people."""
        if self.writing and self._worker is not None:
            self._worker.cancel()
            return
        self._save()
        self.dismiss()

    def action_edit(self) -> None:
        self.editor.edit_text(True)
        self._say("")

    def on_draft_editor_edit_ended(self) -> None:
        self._review()

    def action_undo(self) -> None:
        self.editor.undo()

    def action_redo(self) -> None:
        self.editor.redo()

    def action_again(self) -> None:
        """Another phrasing, from the same brief."""
        self.desk.take += 1
        self.start_writing()

    def action_writer(self) -> None:
        if not self.workspace.has_model:
            self._say("No model is set, so the template writes. 'outreach setup' sets one up.")
            return
        self.desk.use_model = not self.desk.use_model
        self._show_heading()
        self._say(f"{'The model' if self.desk.use_model else 'The template'} writes next. a writes it again.")

    def action_next_finding(self) -> None:
        """To the next finding, round and round."""
        if self._report is None or not self._report.findings:
            return
        findings = self._report.findings
        place = findings.index(self._current) + 1 if self._current in findings else 0
        self._current = findings[place % len(findings)]
        if self._current.where == "body":
            self.editor.move_cursor(self.editor.place(self._current.start))
        self.query_one(CoachPane).tell(self._report, everything=self._everything, current=self._current)
        if self.has_class("-narrow"):
            self._say(" ".join(part for part in (self._current.message, self._current.suggestion) if part))
        self.refresh_bindings()

    def _fixable(self) -> Finding | None:
        """The finding that a fix would mend: the current one, else the only one that has a fix."""
        if self._report is None:
            return None
        draft = self.desk.draft
        can = [
            finding
            for finding in self._report.findings
            if finding.replacement is not None
            or (finding.check == "incomplete" and self.desk.edited and draft is not None and not draft.complete)
        ]
        if self._current is not None:
            return self._current if self._current in can else None
        return can[0] if len(can) == 1 else None

    def action_fix(self) -> None:
        """Apply the fix; undo takes it back."""
        finding = self._fixable()
        if finding is None:
            return
        if finding.check == "incomplete":
            self.desk.finish()
            self._say("Taken as finished by your hand.")
        elif finding.replacement is not None and finding.where == "body":
            start, end = self.editor.place(finding.start), self.editor.place(finding.end)
            self.editor.replace(finding.replacement, start, end)
            self._say("Fixed. u takes it back.")
        self._current = None
        self._review()

    def action_all_findings(self) -> None:
        self._everything = not self._everything
        self._review()

    def action_copy(self) -> None:
        self._copy(force=False)

    def action_override(self) -> None:
        self._copy(force=True)

    def _copy(self, *, force: bool) -> None:
        self._save()
        self._say("Copying…", "$text-muted")
        self.run_worker(lambda: self._copy_in_thread(force), thread=True, group="copy", exclusive=True)

    def _copy_in_thread(self, force: bool) -> None:
        """Copying runs other programs, so it happens beside the screen."""
        app = self.app

        def terminal(sequence: str) -> bool:
            app.call_from_thread(app.copy_to_clipboard, self.editor.text)
            return True

        try:
            copied = self.desk.copy(force=force, terminal=terminal)
        except HeldBack as held:
            app.call_from_thread(self._say, f"{held} C copies all the same.", "$text-error")
        except Refused as refused:
            app.call_from_thread(self._say, str(refused), "$text-error")
        else:
            app.call_from_thread(self._copied, copied)

    def _copied(self, copied: Copied) -> None:
        self._say(
            f"{copied.sentence}  s when you have sent it.",
            "$text-success" if copied.confirmed else "$text-warning",
        )
        self.refresh_bindings()

    def action_sent(self) -> None:
        self.desk.sent(date.today())
        self._say("Noted as sent today. Nothing more to do: if they answer, l notes it.", "$text-success")
        self.refresh_bindings()

    def action_log(self) -> None:
        from assistant.tui.screens.choose import log_choices, pick

        def chosen(kind: str | None) -> None:
            if kind:
                self.workspace.log(self.desk.person, kind, date.today())
                self._say(f"Noted: {kind}, today.", "$text-success")

        pick(self.app, "What happened, today?", log_choices(), chosen)

    def action_kind(self) -> None:
        from assistant.tui.screens.choose import kind_choices, pick

        def chosen(kind: str | None) -> None:
            if kind:
                self.desk.kind = kind
                suited = [channel.id for channel in self.workspace.suited(kind)]
                if self.desk.channel not in suited:
                    self.desk.channel = suited[0]
                self._changed("a writes it as that.")

        pick(self.app, "What kind of message?", kind_choices(self.workspace), chosen, self.desk.kind)

    def action_channel(self) -> None:
        from assistant.tui.screens.choose import channel_choices, pick

        def chosen(channel: str | None) -> None:
            if channel:
                self.desk.channel = channel
                self._changed("a writes it for there.")

        pick(
            self.app,
            "Where does it go?",
            channel_choices(self.workspace, self.desk.kind),
            chosen,
            self.desk.channel,
        )

    def _changed(self, hint: str) -> None:
        self._show_heading()
        self._save()
        self._review()
        if self.editor.text.strip():
            self._say(hint, "$text-muted")

    def action_facts(self) -> None:
        from assistant.tui.screens.facts import FactsScreen

        def back(ticked: list[int] | None) -> None:
            if ticked is not None:
                self.desk.chosen_by_hand = self.desk.chosen_by_hand or ticked != self.desk.fact_ids
                self.desk.fact_ids = ticked
                self.desk.refresh()
                self._changed("a writes it from these facts.")

        self.app.push_screen(FactsScreen(self.workspace, self.desk.person, ticked=self.desk.fact_ids), back)

    def action_fresh(self) -> None:
        self._save()
        person_id = self.desk.person.id
        self.dismiss()
        self.outreach.write_to(person_id, fresh=True)


_DRAFT_KEYS = frozenset(action.method for action in ACTIONS if action.place == "draft")
