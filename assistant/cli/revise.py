"""``revise``: a draft changed as the writer says, and its versions stepped through."""

from __future__ import annotations

import click

from assistant.cli import lines, records
from assistant.cli.copy import chosen_draft
from assistant.cli.draft import pens_for, tell
from assistant.cli.front import Front, command
from assistant.cli.ids import read_id
from assistant.cli.output import put, put_json, say
from assistant.drafting.difference import as_text, difference
from assistant.drafting.draft import Draft
from assistant.errors import NoAnswer, Refused
from assistant.workspace import Workspace


@command(
    "revise",
    examples="""outreach revise "shorter, and drop the second sentence"
outreach revise d7 "in German"
outreach revise d7 another opening --offline --diff
outreach revise d7 --undo""",
)
@click.argument("words", nargs=-1, metavar="[DRAFT] INSTRUCTION…")
@click.option("--undo", is_flag=True, help="Back to the version before; nothing is lost.")
@click.option("--redo", is_flag=True, help="On to the version after.")
@click.option("--diff", is_flag=True, help="Print the difference to the version before, in place of the message.")
@click.option("--offline", is_flag=True, help="Revise by rules, even when a model is set.")
@click.option("-m", "--model", default="", metavar="MODEL", help="Another model than the one that is set.")
@click.option("--consent", is_flag=True, help="Agree, now and for this endpoint, that drafts are sent to it.")
def revise_command(
    front: Front, words: tuple[str, ...], undo: bool, redo: bool, diff: bool, offline: bool, model: str, consent: bool
) -> None:
    """Change a draft as you say: the new text on stdout, what the coach says about it on stderr.

    DRAFT is an id such as d7; left out, the latest. With a model, say it as you like. Without one, rules
    know: shorter; another opening, question or fact; drop the second (or last) sentence; a more or less
    formal greeting; several with commas between them. Each revision is a version of the draft.
    """
    named = words[0] if words and read_id(words[0]) else None
    instruction = " ".join(words[1:] if named else words)
    _agreeing(instruction, undo=undo, redo=redo, diff=diff, offline=offline, model=model, json=front.json)
    workspace = front.workspace
    draft = chosen_draft(workspace, named)
    if undo or redo:
        draft = workspace.step(draft, -1 if undo else 1)
        say(f"d{draft.id}: {workspace.place(draft).line}")
    if instruction:
        _revise(front, draft, instruction, diff=diff, offline=offline, model=model, consent=consent)
        return
    _show(front, draft, diff=diff)


def _agreeing(instruction: str, *, undo: bool, redo: bool, diff: bool, offline: bool, model: str, json: bool) -> None:
    """Raises UsageError for options that contradict each other, or for nothing to do."""
    if offline and model:
        raise click.UsageError("--offline revises without a model, so leave out either it or -m.")
    if diff and json:
        raise click.UsageError("--diff is for reading, so leave out either it or --json.")
    if sum((undo, redo, bool(instruction))) > 1:
        raise click.UsageError("Say what should change, or --undo, or --redo: one of them at a time.")
    if not (instruction or undo or redo or diff):
        raise click.UsageError("Say what should change, such as: shorter, and drop the second sentence.")


def _revise(
    front: Front, draft: Draft, instruction: str, *, diff: bool, offline: bool, model: str, consent: bool
) -> None:
    workspace = front.workspace
    brief = workspace.revision(draft, instruction)
    pens = pens_for(front, [brief], offline=offline, model=model, consent=consent)
    from assistant.cli.writing import write

    try:
        written = write(pens[0])
    except NoAnswer as refusal:
        workspace.spending.add(pens[0].written())
        raise Refused(f"{refusal} d{draft.id} is as it was; --offline revises it by rules.") from None
    except Refused:
        workspace.spending.add(pens[0].written())
        raise
    if not written.body.strip():
        workspace.spending.add(written)
        raise Refused(f"{written.reason or 'The writer wrote nothing.'} d{draft.id} is as it was.")
    with workspace.store.transaction():
        # As it stands by now: it took a while, and somebody may have edited it in the app.
        draft = workspace.drafts.get(draft.id)
        workspace.settle(draft)
        draft = workspace.keep(draft, brief, written)
    _show(front, draft, diff=diff)
    tell(draft, workspace.review(draft), pens[0])
    say(f"{workspace.place(draft).line}  --undo goes back to the one before.")
    if not draft.complete:
        why = (draft.reason or "the writing stopped before the end").rstrip(".")
        raise Refused(
            f"Incomplete: {why}. What came is kept as d{draft.id}; 'outreach revise d{draft.id} --undo' brings back "
            "the version before, or revise again."
        )


def _show(front: Front, draft: Draft, *, diff: bool) -> None:
    workspace = front.workspace
    if front.json:
        put_json(records.draft_record(draft, workspace.review(draft)))
    else:
        put(change_text(workspace, draft) if diff else lines.message_text(draft))


def change_text(workspace: Workspace, draft: Draft) -> str:
    """What was changed since the version before, with its marks. Raises Refused where there is none."""
    before = workspace.place(draft).before
    if before is None:
        raise Refused(f"There is no version of d{draft.id} before this one.")
    old = f"Subject: {before.subject}\n\n{before.body}" if before.subject else before.body
    return as_text(difference(old, lines.message_text(draft)))
