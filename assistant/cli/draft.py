"""``draft`` and ``drafts``."""

from __future__ import annotations

from typing import Any

import click

from assistant.cli import lines, records
from assistant.cli.brief_options import brief_from, brief_options
from assistant.cli.front import Front, command
from assistant.cli.output import columns, put, put_json, say
from assistant.drafting.draft import Written
from assistant.errors import Refused

LISTED = 1000


@command(
    "draft",
    examples="""outreach draft mara --kind question --channel x-dm --offline
outreach draft mara --about "why did you drop the mutexes?" --facts f1,f3
outreach draft mara --kind warm-up --channel email -m llama3.3""",
)
@brief_options
@click.option("--offline", is_flag=True, help="Write from a template, even when a model is set.")
def draft_command(front: Front, offline: bool, model: str, **asked: Any) -> None:
    """Draft a message: the message on stdout, what the coach says about it on stderr.

    With a model it is drafted by the model that is set, else from a template. Nothing is sent: you read
    it, change it, copy it and send it yourself. Exit code 1 when the draft is incomplete.
    """
    if offline and model:
        raise click.UsageError("--offline writes without a model, so leave out either it or -m.")
    workspace = front.workspace
    brief = brief_from(workspace, **asked)
    from assistant.cli.writing import write

    written = write(workspace.writer(offline=offline, model=model).begin(brief))
    if not written.body.strip():
        raise Refused(_nothing(written))
    with workspace.store.transaction():
        draft = workspace.keep(workspace.start_draft(brief), brief, written)
    report = workspace.review(draft)
    if front.json:
        put_json(records.draft_record(draft, report))
    else:
        put(lines.message_text(draft))
    for line in lines.finding_lines(report):
        say(line)
    if not draft.complete:
        why = (draft.reason or "the writing stopped before the end").rstrip(".")
        raise Refused(
            f"Incomplete: {why}. What came is kept as d{draft.id}; "
            f"'outreach edit d{draft.id}' finishes it by hand, or draft again."
        )
    from assistant.review.summary import summary

    how = f"by {draft.model}" if draft.writer == "model" else "from a template"
    say(f"d{draft.id}, {how}: {summary(report)}. Next: outreach copy d{draft.id}")


@command("drafts", examples="outreach drafts\noutreach drafts mara --json")
@click.argument("person", required=False)
def drafts_command(front: Front, person: str | None) -> None:
    """List drafts, newest first: all of them, or those to one person."""
    workspace = front.workspace
    somebody = workspace.people.find(person) if person is not None else None
    drafts = workspace.drafts.of(somebody.id if somebody else None, LISTED)
    if front.json:
        put_json([records.stored_draft_record(draft, workspace.review(draft)) for draft in drafts])
    elif drafts:
        names = {row.id: row.name for row in workspace.people.lines(sorted({draft.person_id for draft in drafts}))}
        put(columns(lines.draft_line(draft, names.get(draft.person_id, "")) for draft in drafts))
    else:
        say("There is no draft yet; 'outreach draft PERSON' makes one.")


def _nothing(written: Written) -> str:
    return f"{written.reason or 'The writer wrote nothing.'} Nothing had come yet, so nothing is kept."
