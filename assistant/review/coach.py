"""The coach: every check over one message, worst first. Pure: no clock, no file, no network."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator
from dataclasses import replace
from typing import TYPE_CHECKING

from assistant.review.finding import SEVERITIES, Finding, Report, Reviewed

if TYPE_CHECKING:
    from assistant.review import checks
    from assistant.review.parsed import Parsed

_RANK = {severity: rank for rank, severity in enumerate(SEVERITIES)}
_QUOTED = re.compile("“([^“”]+)”")


def review(reviewed: Reviewed) -> Report:
    """What the coach says about a message: findings worst first, then as they stand in the text.

    Among those of one severity, each sentence has its say once before one has it twice: who sees the first few sees
    as many places.

    Checks named in ``[coach] off`` and findings that are ignored are left out, except those that block. Never raises,
    whatever the text. About 1 ms for 150 words once warm.
    """
    steps = review_in_steps(reviewed)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            report: Report = done.value
            return report


def review_in_steps(reviewed: Reviewed) -> Generator[None, None, Report]:
    """The same, a check at a time, for a screen that must not stand still meanwhile; the report is its value."""
    from assistant.review import checks
    from assistant.review.parsed import Parsed

    text = Parsed(reviewed)
    off = set(reviewed.coach.off)
    ignored = reviewed.ignored | {key.casefold().strip() for key in reviewed.coach.ignored}
    findings: list[Finding] = []
    for check in checks.CHECKS.values():
        if check.id in off and check.severity != "block":
            continue
        for found in check.look(reviewed, text):
            finding = _filled(found, check, reviewed)
            if finding.key not in ignored or finding.severity == "block":
                findings.append(finding)
        yield
    return Report(
        findings=tuple(_ranked(findings, text)),
        words=len(text.words),
        characters=len(reviewed.body),
        questions=len(text.asks),
        grade=text.grade,
        support=text.support if reviewed.person else (),
        weight=text.stands_on if reviewed.person else None,
        tied=text.tied,
    )


def _ranked(findings: list[Finding], text: Parsed) -> list[Finding]:
    """The findings in their order; what is said of a sentence once more stands behind what is said of the others."""
    said: Counter[int] = Counter()
    ranked: list[tuple[int, int, Finding]] = []
    for found in sorted(findings, key=_order):
        place = _place(found, text)
        ranked.append((_RANK[found.severity], said[place] if place is not None else 0, found))
        if place is not None:
            said[place] += 1
    return [found for _, _, found in sorted(ranked, key=lambda one: one[:2])]


def _place(found: Finding, text: Parsed) -> int | None:
    """Where the sentence begins that a finding is about; -1: the subject; None: the message as a whole."""
    if found.where == "subject":
        return -1
    if found.start == found.end:
        return None
    return next((one.start for one in text.sentences if found.start < one.end and one.start < found.end), None)


def _order(found: Finding) -> tuple[int, bool, bool, int, int]:
    """Worst first: what blocks, then what may be invented; then as they stand in the text."""
    return _RANK[found.severity], found.check != "unsupported", found.where == "body", found.start, found.end


def _filled(found: Finding, check: checks.Check, reviewed: Reviewed) -> Finding:
    """The finding with its check's name, severity and source, its span held to the text, and the span's text.

    Checks read small letters; what they quote of the span is quoted as it is written.
    """
    whole = reviewed.subject if found.where == "subject" else reviewed.body
    start = min(max(found.start, 0), len(whole))
    end = min(max(found.end, start), len(whole))
    low, high = found.mends or (start, end)
    return replace(
        found,
        check=check.id,
        severity=check.severity,
        start=start,
        end=end,
        message=_as_written(found.message, whole[start:end]),
        text=whole[start:end],
        source=found.source or check.source,
        taken=whole[low:high] if found.replacement is not None else "",
    )


def _as_written(message: str, text: str) -> str:
    from assistant.review.prose import lowered

    flat = " ".join(text.split())
    small = lowered(flat)

    def written(quoted: re.Match[str]) -> str:
        said = quoted[1].removesuffix("…")
        at = small.find(said)
        return f"“{flat[at : at + len(said)]}{quoted[1][len(said) :]}”" if at >= 0 else quoted[0]

    return _QUOTED.sub(written, message)
