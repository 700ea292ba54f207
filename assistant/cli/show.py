"""``show``: everything about one person, fact, draft or event."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date

import click

from assistant.cli import lines, records
from assistant.cli.due import due_record
from assistant.cli.front import Front, command
from assistant.cli.ids import read_id
from assistant.cli.output import columns, put, put_json
from assistant.people.matching.kept import called
from assistant.people.person import Person
from assistant.rhythm.due import state_of
from assistant.rhythm.history import ways
from assistant.workspace import Workspace

DRAFTS_SHOWN = 1000
_WHOLE = 1_000_000


@command(
    "show",
    examples="""outreach show mara
outreach show d7""",
)
@click.argument("reference", metavar="PERSON|ID")
def show_command(front: Front, reference: str) -> None:
    """Show everything about one person, or one fact (f12), draft (d7) or event (e5)."""
    workspace, found = front.workspace, read_id(reference)
    sort, number = found or ("p", 0)
    if sort == "f":
        _show_fact(front, workspace, number)
    elif sort == "d":
        _show_draft(front, workspace, number)
    elif sort == "e":
        _show_event(front, workspace, number)
    else:
        _show_person(front, workspace, workspace.people.find(reference))


def _show_person(front: Front, workspace: Workspace, person: Person) -> None:
    facts, events = workspace.facts.of(person.id), workspace.events.of(person.id)
    drafts = workspace.drafts.of(person.id, DRAFTS_SHOWN)
    today = date.today()
    due, hunt, went = workspace.due_with(person, today), workspace.hunt(person, today, events), ways(events)
    if front.json:
        put_json(
            records.person_record(person)
            | records.beside_record(workspace, workspace.merges(person.id), person)
            | {
                "facts": [records.fact_record(fact) for fact in facts],
                "events": [records.event_record(event) for event in events],
                "went": asdict(went),
                "due": [due_record(one) for one in due],
                "hunt": asdict(hunt),
                "drafts": [records.stored_draft_record(draft, workspace.review(draft)) for draft in drafts],
            }
        )
        return
    put(f"{person.name} (p{person.id})")
    put(_details(lines.person_details(person, workspace.config.me.company) + _beside(workspace, person)))
    _part("Facts", [lines.fact_line(fact) for fact in facts])
    _part("What happened", [lines.history_line(event, person.first_name) for event in events])
    _part("What went each way", [(sentence,) for sentence in went.sentences(person.first_name)])
    _part("What is next", [(one.id, state_of(one, today), one.reason) for one in due if one.state != "never"])
    if workspace.config.rhythm.goal == "job-hunt":
        _part("Job hunt", [(f"towards {hunt.outcome}", hunt.step, hunt.next)])
    _part("Drafts", [lines.draft_line(draft) for draft in drafts])


def _beside(workspace: Workspace, person: Person) -> list[tuple[str, str]]:
    """What is kept beside somebody: values that came second, where they were imported from, who was merged."""
    kept = workspace.kept
    imported = ", ".join(f"{called(source)} ({date})" for source, date in kept.sources(person.id))
    values = [
        (
            value.field if value.field == "title" else f"also {value.field.replace('_', ' ')}",
            f"{value.value} ({', '.join(filter(None, (value.source, value.date)))})",
        )
        for value in kept.values(person.id)
    ]
    merged = [
        ("merged", f"{f'p{one.other_id} ' if one.other_id else ''}{one.name}, {one.created[:10]} ({one.why})")
        for one in workspace.merges(person.id)
    ]
    return [*values, *([("imported", imported)] if imported else []), *merged]


def _show_fact(front: Front, workspace: Workspace, number: int) -> None:
    fact = workspace.facts.get(number)
    if front.json:
        put_json(records.fact_record(fact))
        return
    put(f"f{fact.id}, about {workspace.people.get(fact.person_id).name} (p{fact.person_id})")
    details = [
        ("kind", fact.kind),
        ("title", fact.title),
        ("date", fact.date),
        ("source", fact.source),
        ("state", fact.status),
        ("private", "yes" if fact.private else ""),
    ]
    put(_details([(label, value) for label, value in details if value]))
    put(f"\n{fact.text}")
    if fact.quote:
        put(f"\nIt rests on these words: “{fact.quote}”")


def _show_draft(front: Front, workspace: Workspace, number: int) -> None:
    draft = workspace.drafts.get(number)
    report = workspace.review(draft)
    if front.json:
        put_json(records.stored_draft_record(draft, report))
        return
    put(f"d{draft.id}, to {workspace.people.get(draft.person_id).name} (p{draft.person_id})")
    details = [
        ("kind", draft.kind),
        ("channel", draft.channel),
        ("written by", f"{draft.model or 'a model'}" if draft.writer == "model" else "a template"),
        ("state", draft.state),
        ("forced", lines.forced_over(draft)),
        ("incomplete", "" if draft.complete or not draft.body else draft.reason or "yes"),
        ("asks", draft.about),
        ("facts", ", ".join(f"f{fact}" for fact in draft.facts)),
    ]
    put(_details([(label, value) for label, value in details if value]))
    if draft.body:
        put(f"\n{lines.message_text(draft)}")
        _part("The coach", [(line,) for line in lines.finding_lines(report)])


def _show_event(front: Front, workspace: Workspace, number: int) -> None:
    event = workspace.events.get(number)
    if front.json:
        put_json(records.event_record(event))
        return
    put(f"e{event.id}, with {workspace.people.get(event.person_id).name} (p{event.person_id})")
    put(columns([lines.event_line(event)[1:-1]], _WHOLE))
    if event.note:
        put(f"\n{event.note}")


def _details(details: list[tuple[str, str]]) -> str:
    return "\n".join(f"  {line}" for line in columns(details, _WHOLE).splitlines())


def _part(heading: str, rows: list[tuple[str, ...]]) -> None:
    """A part of what is shown alone, whole: nothing in it is cut."""
    if rows:
        body = "\n".join(f"  {line}" for line in columns(rows, _WHOLE).splitlines())
        put(f"\n{heading}\n{body}")
