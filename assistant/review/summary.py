"""The coach's report in one line, for both fronts."""

from __future__ import annotations

from assistant.review.finding import Report, Weight


def summary(report: Report) -> str:
    """Such as ``61 words · 1 question · 2 to look at``; what blocks is counted by itself and first."""
    blocking = sum(finding.severity == "block" for finding in report.findings)
    others = len(report.findings) - blocking
    parts = [_counted(report.words, "word"), _counted(report.questions, "question")]
    if blocking:
        parts.append(f"{blocking} to mend first")
    if others:
        parts.append(f"{others} to look at")
    if not report.findings:
        parts.append("nothing to look at")
    return " · ".join(parts)


def question_in_words(weight: Weight) -> str:
    """What the question has to do with the sentence that carries the weight; empty where it cannot be told."""
    return {
        "depends": "The question grows out of it.",
        "decoration": "The question does not need it.",
        "": "",
    }[weight.question]


def _counted(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'' if number == 1 else 's'}"
