"""Records as JSON: the shapes that are promised, with ids as they are typed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import Draft
from assistant.facts.fact import Fact
from assistant.people.person import Person
from assistant.review.finding import Finding, Report
from assistant.rhythm.event import Event

if TYPE_CHECKING:
    from assistant.people.matching.merges import Merge
    from assistant.use_cases.importing import Imported, Pair
    from assistant.use_cases.stored import Stored

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
        **_without(asdict(event), "id", "person_id", "draft_id", "forced", "settles"),
        "draft": f"d{event.draft_id}" if event.draft_id else None,
        "settles": f"e{event.settles}" if event.settles else None,
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


def import_record(report: Imported, dry_run: bool) -> Record:
    """What an import did, or would do. People who are not stored, in a dry run, have no id."""
    return {
        "created": report.created,
        "updated": report.updated,
        "merged": report.merged,
        "skipped": report.skipped,
        "problems": [
            {"file": trouble.file, "line": trouble.line, "reason": trouble.reason} for trouble in report.problems
        ],
        "proposed": report.proposed,
        "proposals": [pair_record(pair, report.first_new if dry_run else None) for pair in report.proposals],
        "files": [
            {
                "file": name,
                "format": format,
                "columns": report.columns[name],
                "left_out": report.left_out.get(name, {}),
                "remarks": report.remarks.get(name, []),
            }
            for name, format in report.formats.items()
        ],
        "dry_run": dry_run,
    }


def pair_record(pair: Pair, first_new: int | None = None) -> Record:
    """Two people who may be one; an id from ``first_new`` on stands for somebody who is not stored."""

    def named(person: Person) -> str | None:
        return None if first_new is not None and person.id >= first_new else f"p{person.id}"

    return {
        "person": named(pair.one),
        "other": named(pair.two),
        "names": [pair.one.name, pair.two.name],
        "why": pair.why,
        "fields": [
            {"field": line.field, "person": line.one, "other": line.two, "kept": line.kept} for line in pair.lines
        ],
    }


def beside_record(stored: Stored, merges: list[Merge], person: Person) -> Record:
    """What is kept beside a person: other values, keys of other programs, imports, and who was merged into them."""
    return {
        "other_values": [_without(asdict(value), "person_id") for value in stored.kept.values(person.id)],
        "keys": stored.kept.keys(person.id),
        "imported": [{"source": source, "date": date} for source, date in stored.kept.sources(person.id)],
        "merged": [
            {
                "id": f"p{one.other_id}" if one.other_id else None,
                "name": one.name,
                "why": one.why,
                "created": one.created,
            }
            for one in merges
        ],
    }


def _without(record: Record, *names: str) -> Record:
    return {name: value for name, value in record.items() if name not in names}


def _listed(checks: str) -> list[str]:
    return [check for check in checks.split(",") if check]
