"""Everything the coach found, in a list over the draft, for windows that have no room for it beside."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from assistant.review.finding import Finding, Report
from assistant.tui.actions import bindings
from assistant.tui.widgets.coach_pane import in_full, stands_on
from assistant.tui.widgets.key_footer import KeyFooter
from assistant.tui.widgets.lines_list import LinesList
from assistant.tui.widgets.plain import Plain


class FindingsScreen(ModalScreen[Finding | None]):
    """The findings, worst first. Enter goes to the place of one in the draft, where the coach's keys are about it."""

    DEFAULT_CSS = """
    FindingsScreen {
        align: center middle;
        & > Vertical {
            width: 96; max-width: 96%; height: 92%;
            border: round $accent; background: $surface; padding: 1 1 0 1;
        }
        LinesList { background: $surface; padding: 0; }
        #stands { height: auto; padding: 0 1; }
    }
    """
    BINDINGS = bindings("findings")

    def __init__(self, report: Report, current: Finding | None) -> None:
        super().__init__()
        self._report = report
        self._current = current

    def compose(self) -> ComposeResult:
        """The list, what the message stands on, the keys."""
        number = len(self._report.findings)
        with Vertical() as box:
            box.border_title = Content(f"The coach: {number} finding{'' if number == 1 else 's'}")
            yield LinesList()
            for stands in stands_on(self._report):
                yield Plain(stands, id="stands")
        yield KeyFooter()

    def on_mount(self) -> None:
        """The one that the keys are about is the one under the cursor."""
        findings = self._report.findings
        rows = [(str(number), Content("\n").join([*in_full(one), Content("")])) for number, one in enumerate(findings)]
        keep = str(findings.index(self._current)) if self._current in findings else ""
        self.query_one(LinesList).show(rows, keep)

    def on_lines_list_opened(self) -> None:
        self.action_go_to_finding()

    def action_go_to_finding(self) -> None:
        """Close, and go to its place."""
        key = self.query_one(LinesList).key
        self.dismiss(self._report.findings[int(key)] if key else None)

    def action_leave_findings(self) -> None:
        self.dismiss(None)
