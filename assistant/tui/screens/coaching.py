"""Compose: what the coach's findings can be done about, and which fact stands where."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.errors import Refused
from assistant.tui.screens.writing import WritingPage
from assistant.tui.widgets.coach_pane import CoachPane, one_line
from assistant.tui.widgets.lean_pane import LeanPane
from assistant.tui.widgets.plain import Plain

if TYPE_CHECKING:
    from assistant.review.finding import Finding


class CoachedPage(WritingPage):
    """The page, with what the coach says at hand: step through it, mend it, leave it out."""

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
        self.query_one("#worst", Plain).update(one_line(self._report, self._current))
        if self.has_class("-narrow"):
            self._say(self._current.suggestion)
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
            low, high = finding.mends or (finding.start, finding.end)
            self.editor.replace(finding.replacement, self.editor.place(low), self.editor.place(high))
            self._say("Cut. u brings it back." if finding.mends else "Fixed. u takes it back.")
        self._current = None
        self._review()

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
        """The facts under the cursor are marked."""
        self._show_facts()

    def action_all_findings(self) -> None:
        self._everything = not self._everything
        self._review()
