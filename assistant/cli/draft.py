"""``draft`` and ``drafts``."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from assistant.cli import lines, records
from assistant.cli.brief_options import brief_from, brief_options
from assistant.cli.front import Front, command
from assistant.cli.held_back import with_hints
from assistant.cli.output import columns, put, put_json, say
from assistant.drafting.angles import MOST
from assistant.drafting.draft import Brief, Draft, Pen, Written
from assistant.drafting.figures import total_line, usage_line
from assistant.errors import NeedsConsent, NoAnswer, Refused

if TYPE_CHECKING:
    from assistant.review.finding import Report

LISTED = 1000


@command(
    "draft",
    examples="""outreach draft mara --kind question --channel x-dm --offline
outreach draft mara --about "why did you drop the mutexes?" --facts f1,f3
outreach draft mara --kind warm-up --channel email -m llama3.3
outreach draft mara --variants 3
outreach draft mara --kind introduction --about "somebody on the storage team" --force""",
)
@brief_options
@click.option("--offline", is_flag=True, help="Write from a template, even when a model is set.")
@click.option(
    "--variants",
    type=click.IntRange(1, MOST),
    default=1,
    metavar="N",
    help=f"Several drafts, each from another angle; {MOST} at most.",
)
@click.option("--consent", is_flag=True, help="Agree, now and for this endpoint, that drafts are sent to it.")
@click.option("--force", is_flag=True, help="Draft even what a gate holds back; that is recorded.")
def draft_command(
    front: Front, offline: bool, variants: int, consent: bool, force: bool, model: str, **asked: Any
) -> None:
    """Draft a message: the message on stdout, what the coach says about it on stderr.

    With a model it is drafted by the model that is set, else from a template. Nothing is sent: you read
    it, change it, copy it and send it yourself. Exit code 1 when the draft is incomplete; 3 when it asks
    too much too early, or asks again while an answer may still come.
    """
    if offline and model:
        raise click.UsageError("--offline writes without a model, so leave out either it or -m.")
    workspace = front.workspace
    brief = brief_from(workspace, **asked)
    forced = _through_the_gates(front, brief, force=force)
    from assistant.drafting.angles import variants as turned

    briefs = turned(brief, variants)
    pens = pens_for(front, briefs, offline=offline, model=model, consent=consent)
    from assistant.cli.writing import write_all

    drafts = _kept(front, briefs, pens, write_all(pens), forced)
    reports = [workspace.review(draft) for draft in drafts]
    if front.json:
        found = [records.draft_record(draft, report) for draft, report in zip(drafts, reports, strict=True)]
        put_json(found if variants > 1 else found[0])
    for draft, report, pen in zip(drafts, reports, pens, strict=False):
        if not front.json:
            put(f"── d{draft.id} ──\n{lines.message_text(draft)}\n" if variants > 1 else lines.message_text(draft))
        tell(draft, report, pen)
    broken = [draft for draft in drafts if not draft.complete]
    if broken:
        why = (broken[0].reason or "the writing stopped before the end").rstrip(".")
        more = f" (and {len(broken) - 1} more)" if len(broken) > 1 else ""
        raise Refused(
            f"Incomplete{more}: {why}. What came is kept as d{broken[0].id}; "
            f"'outreach edit d{broken[0].id}' finishes it by hand, or draft again."
        )
    if len(drafts) < variants:
        raise Refused(f"{len(drafts)} of {variants} came; draft again for more.")


def pens_for(front: Front, briefs: list[Brief], *, offline: bool, model: str, consent: bool) -> Sequence[Pen]:
    """Pens for the briefs. Raises Refused, saying how to agree, when nobody has agreed to what leaves."""
    workspace = front.workspace
    try:
        pens = workspace.writer(offline=offline, model=model, consent=consent).begin_all(briefs)
    except NeedsConsent as refusal:
        raise Refused(
            f"{refusal}; 'outreach prompt p{briefs[0].person.id}' shows every byte of it, and 'outreach setup' asks "
            "you, or --consent, given once, agrees for this endpoint. --offline drafts from a template."
        ) from None
    endpoint = workspace.endpoint(model)
    if consent and not offline and endpoint.objection is not None:
        endpoint.agree(date.today())
        say(f"Noted: drafts may be sent to {endpoint.address}. 'outreach setup' takes it back.")
    return pens


def _through_the_gates(front: Front, brief: Brief, *, force: bool) -> str:
    """Ids of the gates that were overridden. Raises HeldBack with what may be written instead."""
    workspace, person = front.workspace, brief.person
    with with_hints(workspace, person.id, brief.channel, "drafts it"):
        forced = workspace.pass_gates(person, brief.kind, force=force)
    if forced:
        say(f"Drafted although it is held back ({forced.replace(',', ', ')}); that is recorded.")
    if word := workspace.word_on(person):
        say(word)
    return forced


def _kept(
    front: Front, briefs: list[Brief], pens: Sequence[Pen], results: Sequence[Written | Refused], forced: str
) -> list[Draft]:
    """The drafts that came of it, stored. Raises the first refusal when none did, with the template offered."""
    workspace, drafts = front.workspace, []
    for brief, pen, result in zip(briefs, pens, results, strict=True):
        written = pen.written() if isinstance(result, Refused) else result
        with workspace.store.transaction():
            if written.body.strip():
                drafts.append(workspace.keep(workspace.start_draft(brief, forced), brief, written))
            else:
                workspace.spending.add(written)
        if isinstance(result, Refused) and len(briefs) > 1:
            say(str(result))
    if drafts:
        return drafts
    refusal = next((result for result in results if isinstance(result, Refused)), None)
    if isinstance(refusal, NoAnswer):
        raise Refused(f"{refusal} --offline drafts it from a template.")
    if refusal is not None:
        raise refusal
    reason = next((result.reason for result in results if isinstance(result, Written) and result.reason), "")
    raise Refused(f"{reason or 'The writer wrote nothing.'} Nothing had come yet, so nothing is kept.")


def tell(draft: Draft, report: Report, pen: Pen) -> None:
    """What there is to know about one draft: the coach, how it came to be, what it took, what is next."""
    from assistant.review.summary import summary

    for line in lines.finding_lines(report):
        say(line)
    for note in draft.notes:
        say(note)
    if draft.usage:
        say(usage_line(draft.usage, pen.pace))
    if draft.complete:
        how = f"by {draft.model}" if draft.writer == "model" else "from a template"
        then = "edit" if report.blocked else "copy"
        say(f"d{draft.id}, {how}: {summary(report)}. Next: outreach {then} d{draft.id}")


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
        total = workspace.spending.total()
        if total.drafts:
            say(total_line(total))
    else:
        say("There is no draft yet; 'outreach draft PERSON' makes one.")
