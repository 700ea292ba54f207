"""Compose: what the coach's findings can be done about, and which fact stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.tui.screens.choose import mend_choices, pick
from assistant.tui.screens.writing import WritingPage
from assistant.tui.widgets.coach_pane import CoachPane, keys_for
from assistant.tui.widgets.lean_pane import LeanPane

if TYPE_CHECKING:
    from assistant.facts.fact import Fact
    from assistant.review.finding import Finding


class CoachedPage(WritingPage):
    """The page, with what the coach says at hand: step through it, mend it, leave it out."""

    _last_tie: tuple[str, str] | None = None
    """The sentence that was tied last, and the text as it was then."""

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
        self._show_one()
        if self.has_class("-narrow"):
            keys = keys_for(self._current)
            self._say(f"{self._current.suggestion} {keys and keys + '. '}({self._current.source})")
        self.refresh_bindings()

    def _fixable(self) -> Finding | None:
        """The finding that a fix would mend: the current one, else that under the cursor, else the only one."""
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
        return self._under_cursor(can) or (can[0] if len(can) == 1 else None)

    def _under_cursor(self, findings: list[Finding]) -> Finding | None:
        """The first of these in the body whose span, or the stretch that its fix takes, the cursor is in."""
        at = self.editor.offset_here
        spans = ((one, one.mends or (one.start, one.end)) for one in findings if one.where == "body")
        end = len(self.editor.text)  # where the cursor is when the last sentence has just been typed
        return next((one for one, (low, high) in spans if low <= at < high or at == high == end), None)

    def action_fix(self) -> None:
        """Apply the fix; undo takes it back."""
        finding = self._fixable()
        if finding is None:
            return
        if finding.check == "incomplete":
            self.desk.finish()
            self._say("Taken as finished by your hand.")
        else:
            self._apply(finding)
        self._current = None
        self._review()

    def _apply(self, finding: Finding) -> None:
        """Put the fix into the text, as one change."""
        if finding.replacement is None or finding.where != "body":
            return
        low, high = finding.mends or (finding.start, finding.end)
        self.editor.replace(finding.replacement, self.editor.place(low), self.editor.place(high))
        cut = len(finding.replacement) < 2 < high - low
        self._say("Cut. u brings it back." if cut else "Fixed. u takes it back.")

    # What nothing bears out: other ways than to cut it.

    def _doubted(self) -> Finding | None:
        """What nothing bears out: the current finding, that of the sentence under the cursor, or the only one."""
        found = [one for one in (self._report.findings if self._report else ()) if one.check == "unsupported"]
        if self._current is not None:
            return self._current if self._current in found else None
        here = self._under_cursor(found)
        return here or (found[0] if len(found) == 1 and self._tied_here() is None else None)

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
            return

        def chosen(what: str | None) -> None:
            if what == "cut" and finding is not None:
                self._apply(finding)
            elif what == "ask" and finding is not None:
                self._ask_instead(finding, sentence)
            elif what == "write":
                self._write_down(sentence)
            elif what == "untie":
                self.desk.untie(sentence)
                self._say("Taken back.", "$text-muted")
            elif what is not None:
                self._tie(sentence, int(what))
            self._current = None
            self._review()

        facts = [fact for fact in self.desk.facts if not fact.private]
        pick(self.app, "What does this stand on?", mend_choices(sentence, finding, facts), chosen)

    def _tie(self, sentence: str, fact_id: int) -> None:
        """The sentence stands on a fact, because the person says so."""
        from assistant.review.mending import sentence_at

        self._save()
        try:
            self.desk.tie(sentence, fact_id)
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._last_tie = (sentence, self.editor.text)
        self._review()
        found = [one for one in (self._report.findings if self._report else ()) if one.check == "unsupported"]
        if sentence in {sentence_at(self.editor.text, one.start) for one in found}:
            self._say("Tied; but it is still close to something private. u takes it back.", "$text-warning")
        else:
            self._say(f"Tied to f{fact_id}. u takes it back.", "$text-success")

    def undo_tie(self) -> bool:
        """Take the last tie back, if nothing was changed since; whether there was one."""
        if self._last_tie is None or self._last_tie[1] != self.editor.text:
            return False
        self.desk.untie(self._last_tie[0])
        self._last_tie = None
        self._review()
        self._say("Not tied any more.", "$text-muted")
        return True

    def _ask_instead(self, finding: Finding, sentence: str) -> None:
        """The sentence as a question; what it names is then asked about, and not claimed."""
        start = self.editor.text.index(sentence, max(finding.start - len(sentence), 0))
        low, high = self.editor.place(start), self.editor.place(start + len(sentence))
        self.editor.replace(finding.question, low, high)
        self._save()
        self.desk.tie(finding.question, None)
        self._say("Asked instead. u brings the sentence back.")

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

    def _ignorable(self) -> Finding | None:
        """The finding that can be left out: the current one, or the only one; what blocks never."""
        findings = [one for one in (self._report.findings if self._report else ()) if one.severity != "block"]
        if self._current is not None:
            return self._current if self._current in findings else None
        return findings[0] if len(findings) == 1 else None

    def action_ignore(self) -> None:
        """Leave the finding out, in this message."""
        if (finding := self._ignorable()) is not None:
            self.desk.ignore(finding)
            self._current = None
            self._review()
            self._say(f"Left out here: {finding.check}.  I leaves it out for good.", "$text-muted")

    def action_ignore_always(self) -> None:
        """Leave the finding out for good."""
        if (finding := self._ignorable()) is None:
            return
        try:
            self.desk.ignore_always(finding)
        except Refused as refused:
            self._say(str(refused), "$text-error")
            return
        self._current = None
        self._review()
        self._say(f"Left out for good: {finding.key}. [coach] ignored in config.toml has it.", "$text-muted")

    def action_leaning(self) -> None:
        """To the next sentence that leans on a fact; the facts are marked beside the draft."""
        spans = self._report.support if self._report else ()
        if not spans:
            self._say("No sentence leans on a fact yet.", "$text-muted")
            return
        here = self.editor.offset_here
        following = next((one for one in spans if one.start > here), spans[0])
        self.editor.move_cursor(self.editor.place(following.start))

    def on_lean_pane_picked(self, event: LeanPane.Picked) -> None:
        """To the first sentence that leans on the fact."""
        spans = [one for one in (self._report.support if self._report else ()) if event.fact_id in one.facts]
        if not spans:
            self._say("No sentence leans on that one.", "$text-muted")
            return
        self.editor.focus()
        self.editor.move_cursor(self.editor.place(spans[0].start))

    def on_text_area_selection_changed(self) -> None:
        """The facts under the cursor are marked, and in a narrow window its finding is the one that is shown."""
        self._show_facts()
        self._show_one()

    def action_all_findings(self) -> None:
        self._everything = not self._everything
        self._review()
