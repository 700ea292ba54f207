"""Compose: what the coach's findings can be done about, and which fact stands where."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Input

from assistant.errors import Refused
from assistant.review.prose import clipped
from assistant.tui.deeds import Deed, Deeds
from assistant.tui.screens.choose import mend_choices, pick
from assistant.tui.screens.writing import WritingPage
from assistant.tui.widgets.coach_pane import AT_FIRST, is_cut, keys_for
from assistant.tui.widgets.lean_pane import LeanPane
from assistant.tui.widgets.plain import QUIET

if TYPE_CHECKING:
    from assistant.drafting.draft import Draft, Tie
    from assistant.facts.fact import Fact
    from assistant.people.person import Person
    from assistant.review.finding import Finding
    from assistant.workspace import Workspace

_QUOTED = 60
"""Characters of the text that are quoted in the line below."""
_NO_DRAFT = "There is no draft for the coach to look at yet."
_NOTHING = "The coach has nothing to remark."


class CoachedPage(WritingPage):
    """The page, with what the coach says at hand: step through it, mend it, leave it out.

    Its keys are about the finding that is marked; with nothing to act on they say so.
    """

    def __init__(self, workspace: Workspace, person: Person, *, fresh: bool = False, kind: str = "") -> None:
        super().__init__(workspace, person, fresh=fresh, kind=kind)
        self._deeds = Deeds()

    # Which finding.

    def action_next_finding(self) -> None:
        """To the next finding, round and round."""
        findings = self._findings
        if not findings:
            self._say(_NOTHING if self._report else _NO_DRAFT)
            return
        aim = self.aim
        if aim is None or self._visited or (self._current is None and aim is self._under_cursor()):
            following = findings[(findings.index(aim) + 1) % len(findings) if aim in findings else 0]
        else:
            following = aim  # it is marked, and the cursor is elsewhere
        self._step_to(following)

    def _step_to(self, finding: Finding) -> None:
        if finding.where == "body":
            self.editor.move_cursor(self.editor.place(finding.start))
        self.aim_at(finding, visited=True)
        if self.has_class("-narrow"):
            keys = keys_for(finding)
            self._say(f"{finding.suggestion} {keys and keys + '. '}({finding.source})")

    @property
    def idle_actions(self) -> frozenset[str]:
        """Keys of the coach that would only say why they do nothing: not in the footer, nor in the palette."""
        aim = self.aim
        idle = {
            "next_finding": aim is None,
            "fix": aim is None or not self._can_fix(aim),
            "mend": self._doubted() is None and self._tied_here() is None,
            "ignore": aim is None or aim.severity == "block",
            "ignore_always": aim is None or aim.severity == "block",
        }
        return frozenset(action for action, is_idle in idle.items() if is_idle)

    @property
    def key_labels(self) -> dict[str, str]:
        """What a key is called just now: ``x`` says whether it cuts."""
        aim = self.aim
        return {**super().key_labels, **({"fix": "Cut"} if aim is not None and is_cut(aim) else {})}

    # Its fix.

    def _can_fix(self, finding: Finding) -> bool:
        return finding.replacement is not None or self._can_finish(finding)

    def _can_finish(self, finding: Finding) -> bool:
        """Whether the person's hand has been at what was cut off, so that they may call it whole."""
        draft = self.desk.draft
        return finding.check == "incomplete" and self.desk.edited and draft is not None and not draft.complete

    def action_fix(self) -> None:
        """Apply the fix; undo takes it back."""
        finding = self.aim
        if finding is None:
            self._say(_NOTHING if self._report else _NO_DRAFT)
        elif self._can_finish(finding):
            self._finish()
        elif finding.replacement is None:
            ties = "  X ties it to a fact." if finding.check == "unsupported" else ""
            self._say(f"No rule can mend this for you. {finding.suggestion}{ties}")
        else:
            self._apply(finding)
            self._review()

    def _finish(self) -> None:
        """What was cut off is whole, by the person's word."""
        self._save()
        before = self.desk.draft
        if before is not None:
            self._do(
                self.desk.finish, partial(self._cut_off_again, before),
                "Taken as finished by your hand. u takes that back.", "Not finished any more.",
            )  # fmt: skip

    def _cut_off_again(self, before: Draft) -> None:
        self._save()
        self.desk.unfinish(before.reason)

    def _apply(self, finding: Finding) -> None:
        """Put the fix into the text, as one change."""
        put = finding.replacement
        if put is None:
            return
        taken = clipped(finding.taken, _QUOTED)
        if is_cut(finding):
            said, unsaid = "Cut. u brings it back.", f"There again: “{taken}”"
        else:
            said, unsaid = "Fixed. u takes it back.", f"As it was: “{taken}”"
        low, high = finding.mends or (finding.start, finding.end)
        if finding.where == "subject":
            before = self.query_one("#subject", Input).value
            after = before[:low] + put + before[high:]
            self._do(partial(self._put_subject, after), partial(self._put_subject, before), said, unsaid)
        else:
            self._change_text(low, high, put, said, unsaid)

    def _put_subject(self, text: str) -> None:
        self.query_one("#subject", Input).value = text

    # Doing, and taking back.

    def _do(self, do: Callable[[], object], back: Callable[[], object], said: str, unsaid: str) -> None:
        """Do something that is not in the text's history, so that ``u`` takes it back. Raises what ``do`` raises."""
        do()
        self.editor.history.checkpoint()  # what is typed next is another change than what was typed before
        changes = self.editor.history.undo_stack
        self._deeds.did(Deed(said, unsaid, back, do, changes[-1] if changes else None, in_text=False))
        self._review()
        self._say(said, QUIET)

    def _change_text(
        self, low: int, high: int, put: str, said: str, unsaid: str, then: Callable[[], object] | None = None
    ) -> None:
        """Put a text in place of a stretch of the draft; ``then``: what to say of it to the desk, which ties it."""
        editor, before = self.editor, self.desk.ties
        editor.history.checkpoint()
        editor.replace(put, editor.place(low), editor.place(high))
        editor.history.checkpoint()

        def back() -> None:
            editor.undo()
            if then is not None:
                self._put_ties(before)

        def again() -> None:
            editor.redo()
            self._save()
            if then is not None:
                then()

        self._save()
        if then is not None:
            then()
        self._deeds.did(Deed(said, unsaid, back, again, editor.history.undo_stack[-1], in_text=True))
        self._say(said)

    def _put_ties(self, ties: tuple[Tie, ...]) -> None:
        self._save()
        self.desk.put_ties(ties)

    def action_undo(self) -> None:
        """Take back the last thing that was done: what a key of the coach did, or what was typed."""
        history = self.editor.history
        changes = history.undo_stack
        deed = self._deeds.to_take_back(changes)
        if deed is None and not changes:
            self._say("There is nothing to take back.")
            return
        deed = deed or self._typing(changes[-1])
        self._carry_out(deed.back, deed.unsaid, partial(self._deeds.taken_back, deed))

    def action_redo(self) -> None:
        """Bring back what ``u`` took back."""
        history = self.editor.history
        undone = history.redo_stack
        deed = self._deeds.to_bring_back(history.undo_stack, undone)
        if deed is None and not undone:
            self._say("There is nothing to bring back.")
            return
        deed = deed or self._typing(undone[-1])
        self._carry_out(deed.again, deed.said, partial(self._deeds.brought_back, deed))

    def _typing(self, change: object) -> Deed:
        return Deed("", "", self.editor.undo, self.editor.redo, change, in_text=True)

    def _carry_out(self, do: Callable[[], object], said: str, then: Callable[[], None]) -> None:
        try:
            do()
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        then()
        self._review()
        self._say(said, QUIET)

    # What nothing bears out: other ways than to cut it.

    def _doubted(self) -> Finding | None:
        """What nothing bears out, if that is what is marked; beside a tied sentence, only if it is in that one."""
        aim = self.aim
        if aim is None or aim.check != "unsupported":
            return None
        return aim if aim is self._current or self._tied_here() is None or aim is self._under_cursor() else None

    def _tied_here(self) -> str | None:
        """The sentence under the cursor, where it is tied."""
        at = self.editor.offset_here
        ties = self._report.tied if self._report else ()
        return next((self.editor.text[one.start : one.end] for one in ties if one.start <= at <= one.end), None)

    def action_mend(self) -> None:
        """Say what the sentence stands on, ask it instead, or cut it; of a tied one, take that back."""
        from assistant.review.mending import sentence_at

        finding = self._doubted()
        sentence = sentence_at(self.editor.text, finding.start) if finding is not None else self._tied_here()
        if not sentence:
            if self.aim is None:
                self._say(_NOTHING if self._report else _NO_DRAFT)
            else:
                self._say("X is for what nothing you know bears out; what is marked is something else.")
            return

        def chosen(what: str | None) -> None:
            if what == "cut" and finding is not None:
                self._apply(finding)
            elif what == "ask" and finding is not None:
                self._ask_instead(finding, sentence)
            elif what == "write":
                self._write_down(sentence)
            elif what == "untie":
                self._untie(sentence)
            elif what is not None:
                self._tie(sentence, int(what))
            self._review()

        facts = [fact for fact in self.desk.facts if not fact.private]
        pick(self.app, "What does this stand on?", mend_choices(sentence, finding, facts), chosen)

    def _tie(self, sentence: str, fact_id: int) -> None:
        """The sentence stands on a fact, because the person says so."""
        from assistant.review.mending import sentence_at

        self._save()
        before = self.desk.ties
        proposed = fact_id in {fact.id for fact in self.desk.facts if fact.status == "proposed"}
        unsaid = f"Not tied any more: “{clipped(sentence, _QUOTED)}”"
        if proposed:
            unsaid += f"  f{fact_id} is only proposed again."

        def back() -> None:
            self._put_ties(before)
            if proposed:
                self.workspace.facts.propose([fact_id])

        try:
            self._do(partial(self.desk.tie, sentence, fact_id), back, f"Tied to f{fact_id}. u takes it back.", unsaid)
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        found = (one for one in self._findings if one.check == "unsupported")
        if sentence in {sentence_at(self.editor.text, one.start) for one in found}:
            self._say("Tied; but it is still close to something private. u takes it back.", "$text-warning")

    def _untie(self, sentence: str) -> None:
        self._save()
        said = f"Not tied any more: “{clipped(sentence, _QUOTED)}”  u ties it again."
        self._do(partial(self.desk.untie, sentence), partial(self._put_ties, self.desk.ties), said, "Tied as before.")

    def _ask_instead(self, finding: Finding, sentence: str) -> None:
        """The sentence as a question; what it names is then asked about, and not claimed."""
        start = self.editor.text.index(sentence, max(finding.start - len(sentence), 0))
        self._change_text(
            start, start + len(sentence), finding.question, "Asked instead. u brings the sentence back.",
            f"There again: “{clipped(sentence, _QUOTED)}”", partial(self.desk.tie, finding.question, None),
        )  # fmt: skip

    def _write_down(self, sentence: str) -> None:
        """A new fact, begun with the sentence; it is typed, and so approved."""
        from assistant.tui.screens.fact_form import FactForm

        def written(fact: Fact | None) -> None:
            if fact is None:
                return
            if fact.private:
                self._say("Kept; but a private fact never stands behind a message.", "$text-warning")
            else:
                self._tie(sentence, fact.id)
            self._review()

        self.app.push_screen(FactForm(self.workspace, self.desk.person.id, text=sentence), written)

    # Leaving out.

    def _to_leave_out(self) -> Finding | None:
        """The finding that is marked, if it can be left out; else why not is said."""
        finding = self.aim
        if finding is None:
            self._say(_NOTHING if self._report else _NO_DRAFT)
        elif finding.severity == "block":
            self._say("What blocks is never left out. C copies it all the same, and that is recorded.")
            return None
        return finding

    def action_ignore(self) -> None:
        """Leave the finding out, in this message."""
        if (finding := self._to_leave_out()) is not None:
            name = _name(finding)
            self._do(
                partial(self.desk.ignore, finding), partial(self.desk.look_again, finding),
                f"Left out here: {name}. u brings it back.", f"Looked at again: {name}.",
            )  # fmt: skip

    def action_ignore_always(self) -> None:
        """Leave the finding out for good."""
        if (finding := self._to_leave_out()) is None:
            return
        name = _name(finding)
        try:
            self._do(
                partial(self.desk.ignore_always, finding), partial(self.desk.look_again_always, finding),
                f"Left out for good: {name}. [coach] ignored in config.toml has it; u brings it back.",
                f"Looked at again: {name}. It is out of config.toml.",
            )  # fmt: skip
        except Refused as refused:
            self._say(str(refused), "$text-error")

    # What leans on what.

    def action_leaning(self) -> None:
        """To the next sentence that leans on a fact; the facts are marked beside the draft."""
        spans = self._report.support if self._report else ()
        if not spans:
            self._say("No sentence leans on a fact yet.")
            return
        here = self.editor.offset_here
        following = next((one for one in spans if one.start > here), spans[0])
        self.editor.move_cursor(self.editor.place(following.start))
        if self.has_class("-narrow"):  # else they stand beside the draft
            self._say("; ".join(f"f{one.id}: {one.text}" for one in self._known if one.id in following.facts))

    def on_lean_pane_picked(self, event: LeanPane.Picked) -> None:
        """To the first sentence that leans on the fact."""
        spans = [one for one in (self._report.support if self._report else ()) if event.fact_id in one.facts]
        if not spans:
            self._say("No sentence leans on that one.", QUIET)
            return
        self.editor.focus()
        self.editor.move_cursor(self.editor.place(spans[0].start))

    def on_text_area_selection_changed(self) -> None:
        """What the cursor is in is marked: the finding, and the facts of its sentence."""
        self._show_used()
        self._show_aim()

    def action_all_findings(self) -> None:
        """Every finding, or the worst three; where the draft fills the window, in a list over it."""
        from assistant.tui.screens.findings import FindingsScreen

        if self.has_class("-narrow") and self._report is not None and self._findings:
            self.app.push_screen(FindingsScreen(self._report, self.aim), self._go_to)
            return
        if len(self._findings) <= AT_FIRST:
            self._say("These are all." if self._findings else _NOTHING if self._report else _NO_DRAFT)
        self._everything = not self._everything
        self._review()

    def _go_to(self, finding: Finding | None) -> None:
        if finding is not None and finding in self._findings:
            self._step_to(finding)


def _name(finding: Finding) -> str:
    """What a finding is called in the line below: ``unsupported, “Stanford”``."""
    quoted = clipped(finding.text, _QUOTED)
    return f"{finding.check}, “{quoted}”" if quoted else finding.check
