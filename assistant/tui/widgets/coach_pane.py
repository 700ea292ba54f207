"""The coach beside the draft: at most three findings, worst first; the rest on request."""

from __future__ import annotations

from textual.content import Content

from assistant.review.finding import Finding, Report
from assistant.tui.widgets.plain import Plain

AT_FIRST = 3
_MARK = {"block": ("■", "$text-error"), "warn": ("▲", "$text-warning"), "note": ("●", "$text-muted")}


class CoachPane(Plain):
    """What the coach found, with the reason and what to do."""

    DEFAULT_CSS = """
    CoachPane {
        width: 1fr;
        height: auto;
        padding: 0 1;
    }
    """

    def tell(self, report: Report | None, *, everything: bool = False, current: Finding | None = None) -> None:
        """Show a report; None when there is no draft to look at."""
        if report is None:
            self.update(Content.styled("The coach reads the draft once there is one.", "$text-muted"))
            return
        if not report.findings:
            self.update(Content.styled("Nothing to remark.", "$text-success"))
            return
        shown = report.findings if everything else report.findings[:AT_FIRST]
        parts: list[Content] = []
        for finding in shown:
            sign, style = _MARK[finding.severity]
            here = finding == current
            parts.append(
                Content.assemble(
                    (f"{sign} ", style), (f"{finding.check}", f"{style} bold"), ("  ◂" if here else "", style)
                )
            )
            parts.append(Content(finding.message))
            if finding.suggestion:
                parts.append(Content.styled(finding.suggestion, "$text-muted"))
            if finding.replacement is not None:
                parts.append(Content.styled("x applies the fix", "$text-accent"))
            parts.append(Content(""))
        hidden = len(report.findings) - len(shown)
        if hidden:
            parts.append(Content.styled(f"{hidden} more: m shows all", "$text-muted"))
        self.update(Content("\n").join(parts))


def one_line(report: Report | None, current: Finding | None = None) -> Content:
    """The current finding, or the worst, in one line, for windows with room for no more."""
    if report is None or not report.findings:
        return Content("")
    finding = current if current is not None and current in report.findings else report.findings[0]
    sign, style = _MARK[finding.severity]
    more = f"  (+{len(report.findings) - 1})" if len(report.findings) > 1 else ""
    return Content.assemble((f"{sign} ", style), finding.message, (more, "$text-muted"))
