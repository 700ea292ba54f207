"""Compose: what the keys do on the page a message is written on."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING

from textual import events
from textual.widgets import Input

from assistant.errors import HeldBack, NeedsConsent, Refused
from assistant.tui.actions import ACTIONS, bindings
from assistant.tui.screens.gate import at_the_gate
from assistant.tui.screens.handing import HandingPage
from assistant.tui.widgets.ask_field import AskField
from assistant.tui.widgets.plain import QUIET

if TYPE_CHECKING:
    from assistant.handoff.clipboard import Copied
    from assistant.rhythm.event import Event


class ComposeScreen(HandingPage):
    """Say what you want to ask, watch the draft arrive, read what the coach says, copy."""

    BINDINGS = bindings("draft", "compose")

    # What the keys do.

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Only what does something now is offered."""
        if action in _DRAFT_KEYS:
            if not self.is_mounted or self.writing or self.focused is not self.editor or self.editor.editing:
                return False
            draft = self.desk.draft
            has_text = draft is not None and bool(draft.body.strip())
            if action in ("copy", "override", "hand_over", "override_way"):
                return has_text
            if action in ("copy_subject", "override_subject"):
                return has_text and self.desk.has_subject
            if action in ("revise", "version_before", "version_after", "difference"):
                return has_text
            if action == "sent":
                return draft is not None and draft.state == "copied"
            if action == "keep_sample":
                return draft is not None and draft.state == "sent" and has_text
        if action in _ANYWHERE:
            return self.is_mounted and not self.writing
        if action == "by_hand":
            return self.is_mounted and self._at_nothing
        if action == "to_draft":
            return self.is_mounted and self.focused is not self.editor
        return True

    @property
    def _at_nothing(self) -> bool:
        """Whether the focus is on a draft that is not there yet."""
        return self.focused is self.editor and not (self.writing or self.editor.editing or self.editor.text.strip())

    @property
    def idle_actions(self) -> frozenset[str]:
        """What a letter does on a draft need not be offered under another key as well."""
        double = _ANYWHERE if self.focused is self.editor and not self._at_nothing else frozenset()
        return super().idle_actions | double

    @property
    def off_footer(self) -> frozenset[str]:
        """Where there is no draft yet, letters are none of its keys; the palette has all that they do."""
        return _DRAFT_KEYS - self._letters if self._at_nothing else frozenset()

    @property
    def _letters(self) -> frozenset[str]:
        """What letters do there all the same: what was just offered, and bringing back a text that was taken away."""
        history = self.editor.history
        return self.offers | (frozenset({"undo", "redo"}) if history.undo_stack or history.redo_stack else frozenset())

    def on_key(self, event: events.Key) -> None:
        """What is typed on a draft that is not there yet is meant for the field above it, and never runs keys."""
        if not self._at_nothing or not event.is_printable or event.character is None:
            return
        active = self.active_bindings.get(event.key)
        if active is not None and active.binding.action in self._letters:
            return
        event.stop()
        event.prevent_default()
        if event.character.isspace():
            return
        field = self.query_one(AskField)
        self.set_focus(field)
        field.move_cursor(field.document.end)
        field.insert(event.character)
        self._say("There is no draft yet, so what you type goes here.", QUIET)

    def on_descendant_focus(self) -> None:
        if self.focused is not self.editor:
            self.offers = frozenset()
        self.refresh_bindings()

    def action_to_draft(self) -> None:
        self.editor.focus()

    def action_ask(self) -> None:
        self.query_one(AskField).focus()

    def on_ask_field_questions_wanted(self) -> None:
        """Questions worth asking, to choose from."""
        from assistant.tui.screens.questions import list_questions

        if not self.writing:
            list_questions(self)

    def action_back(self) -> None:
        """Stop what is being written; else back to the people."""
        if self.writing and self._worker is not None:
            self._worker.cancel()
            return
        self._save()
        self.dismiss()

    def action_by_hand(self) -> None:
        """Write it oneself, from nothing."""
        self.action_edit()

    def action_edit(self) -> None:
        self.editor.edit_text(True)
        if self.editor.cursor_location == (0, 0):
            self.editor.move_cursor(self.editor.document.end)
        self._say("")

    def on_draft_editor_edit_ended(self) -> None:
        """What is worst is marked, wherever the cursor is: that is what the coach shows first."""
        self._review()
        self.aim_at(next(iter(self._findings), None))

    def action_again(self) -> None:
        """Another phrasing, from the same brief."""
        self.desk.take += 1
        self.start_writing()

    def action_template(self) -> None:
        """From the template, this once."""
        self.start_writing(offline=True)

    def action_revise(self) -> None:
        """Ask what should change, and have it changed."""
        from assistant.tui.screens.revise import ReviseScreen

        def given(instruction: str | None) -> None:
            if instruction:
                self.start_writing(instruction=instruction)

        self.app.push_screen(ReviseScreen(by_model=self.desk.use_model), given)

    def action_version_before(self) -> None:
        self._step(-1)

    def action_version_after(self) -> None:
        self._step(1)

    def _step(self, by: int) -> None:
        self._save()
        try:
            said = self.desk.step(by)
        except Refused as refused:
            self._say(str(refused), "$text-warning")
            return
        self.show_version(said)

    def action_difference(self) -> None:
        """The difference to the version before, and stepping from there."""
        from assistant.tui.screens.difference import DifferenceScreen

        self._save()
        self.app.push_screen(DifferenceScreen(self.desk), lambda _: self.show_version(self.desk.where))

    def action_all_facts(self) -> None:
        """Again, with every fact that is chosen."""
        self.desk.everything = True
        self.start_writing()

    def action_variants(self) -> None:
        """Several drafts at once, to choose from."""
        from assistant.tui.screens.variants import MOST, VariantsScreen

        if self.writing:
            return
        self._save()
        self.desk.about = self.query_one(AskField).text
        if held := self.desk.gates():
            at_the_gate(self, held, self.action_variants)
            return
        try:
            pens = self.desk.begin_all(MOST)
        except NeedsConsent:
            self.ask_for_consent(self.action_variants)
            return
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return

        def chosen(number: int | None) -> None:
            if number is None:
                self.offers = frozenset({"variants"})
                self._say("None was taken; v writes three others.", QUIET)
                return
            brief, pen = pens[number]
            written = pen.written()
            self.desk.take_variant(brief, written)
            self.show_written(written, pen.pace)

        self.app.push_screen(VariantsScreen(self.desk, pens), chosen)

    def model_changed(self) -> None:
        """Another endpoint or model was set up."""
        self.desk.use_model = self.workspace.has_model
        self._show_heading()

    def action_writer(self) -> None:
        if not self.workspace.has_model:
            self._say("No model is set, so the template writes. F4 sets one up.")
            return
        self.desk.use_model = not self.desk.use_model
        self.offers |= {"again"}
        self._show_heading()
        self._say(f"{'The model' if self.desk.use_model else 'The template'} writes next. a writes it again.")

    def action_copy(self) -> None:
        text = self.editor.text
        self._copy(lambda terminal: self.desk.copy(force=False, terminal=terminal), text, "  C copies all the same.")

    def action_override(self) -> None:
        self._copy(lambda terminal: self.desk.copy(force=True, terminal=terminal), self.editor.text)

    def action_copy_subject(self) -> None:
        subject = self.query_one("#subject", Input).value
        hint = "  Y copies it all the same."
        self._copy(lambda terminal: self.desk.copy_subject(force=False, terminal=terminal), subject, hint)

    def action_override_subject(self) -> None:
        subject = self.query_one("#subject", Input).value
        self._copy(lambda terminal: self.desk.copy_subject(force=True, terminal=terminal), subject)

    def _copy(self, copy: Callable[[Callable[[str], bool]], Copied], text: str, hint: str = "") -> None:
        """Copying runs other programs, so it happens beside the screen."""
        self._save()
        self._say("Copying…", QUIET)
        self.run_worker(lambda: self._copy_in_thread(copy, text, hint), thread=True, group="copy", exclusive=True)

    def _copy_in_thread(self, copy: Callable[[Callable[[str], bool]], Copied], text: str, hint: str) -> None:
        app = self.app

        def terminal(sequence: str) -> bool:
            from assistant.handoff.clipboard import open_terminal

            # The app holds the terminal and writes the sequence itself: two writers could garble each other.
            # It does not know how GNU screen wants it wrapped, so there the sequence goes beside it.
            if not sequence.startswith("\x1b]52"):
                write = open_terminal()
                return write is not None and write(sequence)
            app.call_from_thread(app.copy_to_clipboard, text)
            return True

        try:
            copied = copy(terminal)
        except HeldBack as held:
            app.call_from_thread(self._say, f"{held}{hint}", "$text-error")
        except Refused as refused:
            app.call_from_thread(self._say, str(refused), "$text-error")
        else:
            app.call_from_thread(self._copied, copied)

    def _copied(self, copied: Copied) -> None:
        self._save()  # what was typed while it was copied
        subject = (
            "  y copies the subject." if self.desk.has_subject and self.desk.draft and self.desk.draft.subject else ""
        )
        style = "$text-success" if copied.confirmed else "$text-warning"
        self._say(f"{copied.sentence}{subject}  s when you have sent it.", style)
        self.refresh_bindings()

    def action_sent(self) -> None:
        self.desk.sent(date.today())
        self._say("Noted as sent today. Nothing more to do: if they answer, l notes it.", "$text-success")
        self.refresh_bindings()

    def action_keep_sample(self) -> None:
        """What was sent as a sample, once the person has read what that means."""
        from assistant.tui.screens.voice import keep_as_sample

        self._save()
        if self.desk.draft is not None:
            keep_as_sample(self.app, self.workspace, self.desk.draft, self._say)

    def action_log(self) -> None:
        from assistant.tui.screens.choose import log_choices, pick
        from assistant.tui.screens.log_form import LogForm

        choices = log_choices()

        def noted(event: Event | None) -> None:
            if event is not None:
                day = "today" if event.date == date.today().isoformat() else event.date
                self._say(f"Noted: {event.kind}, {day}.", "$text-success")

        def chosen(kind: str | None) -> None:
            if kind:
                label = next(choice.label for choice in choices if choice.id == kind)
                self.app.push_screen(LogForm(self.workspace, self.desk.person, kind, label), noted)

        pick(self.app, "What happened?", choices, chosen)

    def action_history(self) -> None:
        """All that happened with them."""
        from assistant.tui.screens.history import HistoryScreen

        self._save()
        self.app.push_screen(HistoryScreen(self.workspace, self.desk.person, writing=True))

    def action_choose_kind(self) -> None:
        self.action_kind()

    def action_choose_channel(self) -> None:
        self.action_channel()

    def action_choose_facts(self) -> None:
        self.action_facts()

    def action_kind(self) -> None:
        from assistant.tui.screens.choose import kind_choices, pick

        def chosen(kind: str | None) -> None:
            if kind:
                self.desk.choose_kind(kind)
                self._changed("a writes it as that.")

        self._save()
        choices = kind_choices(self.workspace, self.desk.person, self.desk.draft)
        pick(self.app, "What kind of message?", choices, chosen, self.desk.kind)

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
        """Another kind, channel or choice of facts; while there is no draft, the next thing is to say what to ask."""
        self._show_heading()
        self._save()
        self._review()
        if not self.editor.text.strip():
            self.query_one(AskField).focus()
        elif hint:
            self._say(hint, QUIET)

    def action_facts(self) -> None:
        from assistant.tui.screens.facts import FactsScreen

        def back(ticked: list[int] | None) -> None:
            if ticked is not None:
                chosen = set(ticked) != set(self.desk.fact_ids)
                self.desk.chosen_by_hand = self.desk.chosen_by_hand or chosen
                self.desk.fact_ids = ticked
                self.desk.refresh()
                self._changed("a writes it from these facts." if chosen else "")

        self.app.push_screen(FactsScreen(self.workspace, self.desk.person, ticked=self.desk.fact_ids), back)

    def action_prepare_person(self) -> None:
        """The page before meeting them."""
        from assistant.tui.screens.prep import PrepScreen

        self._save()
        self.app.push_screen(PrepScreen(self.workspace, self.desk.person))

    def action_fresh(self) -> None:
        self._save()
        person_id = self.desk.person.id
        self.dismiss()
        self.outreach.write_to(person_id, fresh=True)


_ANYWHERE = frozenset({"choose_kind", "choose_facts", "choose_channel"})
_DRAFT_KEYS = frozenset(action.method for action in ACTIONS if action.place == "draft")
