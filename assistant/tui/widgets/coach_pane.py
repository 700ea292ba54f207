"""The coach beside the draft: at most three findings, worst first; the rest on request."""

from __future__ import annotations

from collections.abc import Sequence

from rich.cells import cell_len
from textual.content import Content
from textual.geometry import Region
from textual.widget import Widget

from assistant.review.finding import Finding, Report, Weight
from assistant.review.summary import question_in_words
from assistant.tui.widgets.lines_list import at_word
from assistant.tui.widgets.plain import QUIET, Plain

AT_FIRST = 3
_QUOTED = 80
"""Cells of the sentence that carries the weight."""
_MARK = {"block": ("■", "$text-error"), "warn": ("▲", "$text-warning"), "note": ("●", QUIET)}


class CoachPane(Plain):
    """What the coach found, with the reason and what to do."""

    DEFAULT_CSS = """
    CoachPane {
        width: 1fr;
        height: auto;
        padding: 0 1;
    }
    """

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._painted: tuple[object, ...] | None = None

    def tell(
        self,
        report: Report | None,
        *,
        everything: bool = False,
        current: Finding | None = None,
        editing: bool = False,
    ) -> None:
        """Show a report; None when there is no draft to look at. ``current``: the one that the keys are about."""
        findings = report.findings if report else ()
        shown = findings if everything else findings[:AT_FIRST]
        if current is not None and current not in shown and current in findings:
            shown = (*shown[:-1], current)
        # Most keystrokes change nothing of what is read here, though every offset moves.
        painted = (
            report is None, [(*_said(one), one == current) for one in shown], len(findings), editing,
            report and report.weight and (report.weight.sentence.text, report.weight.question),
        )  # fmt: skip
        if painted != self._painted:
            self._painted = painted
            self._update(report, shown, current, editing)

    def _update(self, report: Report | None, shown: Sequence[Finding], current: Finding | None, editing: bool) -> None:
        if report is None:
            self.update(Content.styled("The coach reads the draft once there is one.", QUIET))
            return
        stands = stands_on(report)
        if not report.findings:
            self.update(Content("\n").join([Content.styled("Nothing to remark.", "$text-success"), *stands]))
            return
        parts: list[Content] = []
        sources: set[str] = set()
        above = 0
        for finding in shown:
            here = finding == current
            above = len(parts) if here else above
            # Said once, it need not be said again right below.
            parts += in_full(finding, here=here, rests=finding.source not in sources)
            sources.add(finding.source)
            if here and (keys := keys_for(finding)):
                parts.append(Content.styled(f"Esc, then {keys}" if editing else keys, "$text-accent"))
            parts.append(Content(""))
        hidden = len(report.findings) - len(shown)
        if hidden:
            parts.append(Content.styled(f"{hidden} more: m shows all", QUIET))
        self.update(Content("\n").join([*parts, *stands]))
        self.call_after_refresh(self._reveal, parts[:above], parts[above : above + 5])

    def _reveal(self, above: Sequence[Content], here: Sequence[Content]) -> None:
        """Scroll to the finding that the keys are about, where more are shown than fit."""
        if isinstance(self.parent, Widget) and self.content_size.width:
            top, height = (sum(len(part.wrap(self.content_size.width)) for part in parts) for parts in (above, here))
            self.parent.scroll_to_region(Region(0, top, 1, height), animate=False)


def in_full(finding: Finding, *, here: bool = False, rests: bool = True) -> list[Content]:
    """What it is, why, and what to do, a line each. ``rests``: say what the reason rests on, too."""
    sign, style = _MARK[finding.severity]
    name = Content.assemble((f"{sign} ", style), (finding.check, f"{style} bold"), ("  ◂" if here else "", style))
    source = f" ({finding.source})" if finding.source and rests else ""
    why = Content.assemble(finding.message, (source, QUIET))
    return [name, why, *([Content.styled(finding.suggestion, QUIET)] if finding.suggestion else [])]


def _said(finding: Finding) -> tuple[str, ...]:
    """All of a finding that is read beside the draft."""
    return (finding.check, finding.severity, finding.message, finding.source, finding.suggestion, keys_for(finding))


def is_cut(finding: Finding) -> bool:
    """Whether its fix takes something out, and puts at most the capital of the next word there."""
    return finding.replacement is not None and len(finding.replacement) < 2 < len(finding.taken)


def keys_for(finding: Finding) -> str:
    """Which keys mend it; empty where none does."""
    if finding.check == "unsupported":
        other = "X ties it to a fact, or asks it" if finding.question else "X ties it to a fact"
        return f"x cuts it, {other}" if finding.replacement is not None else other
    if not is_cut(finding):
        return "x applies the fix" if finding.replacement is not None else ""
    return "x cuts the sentence" if finding.mends else "x cuts it"


def stands_on(report: Report) -> list[Content]:
    """The quiet line that says which sentence carries the weight, and what the question has to do with it."""
    weight = report.weight
    if weight is None:
        return []
    text = f"Stands on: “{_quoted(weight, _QUOTED)}” {question_in_words(weight)}"
    return [Content.styled(text.rstrip(), QUIET)]


def _quoted(weight: Weight, room: int) -> str:
    """The sentence that carries the weight, in at most so many cells."""
    return at_word(" ".join(weight.sentence.text.split()), min(room, _QUOTED))


def one_line(report: Report | None, current: Finding | None, room: int) -> Content:
    """The current finding, or the worst, in one line of ``room`` cells; without any, what the message stands on."""
    if report is None:
        return Content("")
    if not report.findings:
        if (weight := report.weight) is None:
            return Content("")
        depends = question_in_words(weight)
        quoted = _quoted(weight, room - len(f"Stands on: “” {depends}"))
        return Content.styled(at_word(f"Stands on: “{quoted}” {depends}".rstrip(), room), QUIET)
    finding = current if current is not None and current in report.findings else report.findings[0]
    sign, style = _MARK[finding.severity]
    others = len(report.findings) - 1
    more = f"  m: {others} more" if others else ""
    message = at_word(finding.message, room - 2 - cell_len(more))
    return Content.assemble((f"{sign} ", style), message, (more, QUIET))
