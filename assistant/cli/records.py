"""Records as JSON: the shapes that are promised, with ids as they are typed."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assistant.drafting.draft import Draft
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.finding import Finding, Report
from assistant.rhythm.event import Event

Record = dict[str, Any]


def person_record(person: Person) -> Record:
    """All of a person."""
    return {"id": f"p{person.id}", **_without(asdict(person), "id")}


def fact_record(fact: Fact) -> Record:
    """All of a fact."""
    return {
        "id": f"f{fact.id}",
        "person": f"p{fact.person_id}",
        **_without(asdict(fact), "id", "person_id"),
    }


def event_record(event: Event) -> Record:
    """All of an event; ``forced`` lists the checks that were overridden."""
    return {
        "id": f"e{event.id}",
        "person": f"p{event.person_id}",
        **_without(asdict(event), "id", "person_id", "draft_id", "forced"),
        "draft": f"d{event.draft_id}" if event.draft_id else None,
        "forced": _listed(event.forced),
    }


def draft_record(draft: Draft, report: Report) -> Record:
    """A draft with what the coach says of it. ``facts`` are those that were chosen for it."""
    return {
        "id": f"d{draft.id}",
        "person": f"p{draft.person_id}",
        "kind": draft.kind,
        "channel": draft.channel,
        "subject": draft.subject,
        "body": draft.body,
        "writer": draft.writer,
        "model": draft.model,
        "complete": draft.complete,
        "facts": [f"f{fact}" for fact in draft.facts],
        "support": [
            {"start": span.start, "end": span.end, "facts": [f"f{fact}" for fact in span.facts]}
            for span in draft.support
        ],
        "findings": [finding_record(finding) for finding in report.findings],
        "usage": asdict(draft.usage) if draft.usage else None,
    }


def stored_draft_record(draft: Draft, report: Report) -> Record:
    """A draft as ``draft_record`` has it, and what became of it."""
    return draft_record(draft, report) | {
        "about": draft.about,
        "state": draft.state,
        "reason": draft.reason,
        "notes": list(draft.notes),
        "forced": _listed(draft.forced),
        "created": draft.created,
        "updated": draft.updated,
    }


def finding_record(finding: Finding) -> Record:
    """A finding; ``start`` and ``end`` are code points into the body, or the subject when ``in`` says so."""
    return {
        "check": finding.check,
        "severity": finding.severity,
        "in": finding.where,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "message": finding.reason,
        "suggestion": finding.suggestion,
    }


def report_record(report: Report) -> Record:
    """The coach's whole report; ``stands_on`` is the sentence that carries the weight, or null."""
    weight = report.weight
    return {
        "findings": [finding_record(finding) for finding in report.findings],
        "words": report.words,
        "characters": report.characters,
        "questions": report.questions,
        "grade": report.grade,
        "blocked": report.blocked,
        "stands_on": {
            "start": weight.sentence.start,
            "end": weight.sentence.end,
            "text": weight.sentence.text,
            "by": weight.by,
            "facts": [f"f{fact}" for fact in weight.facts],
            "question": weight.question,
        }
        if weight is not None
        else None,
    }


def _without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def _listed(checks: str) -> list[str]:
    return [check for check in checks.split(",") if check]
