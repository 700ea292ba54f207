"""``edit``: a person, a fact or an event by options, a draft or a fact in the editor."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import click

from assistant.cli import lines, records
from assistant.cli.editor import edited
from assistant.cli.front import Front, command
from assistant.cli.ids import SORTS, Sort, read_id
from assistant.cli.output import columns, is_terminal, put, put_json, say
from assistant.cli.person_options import described, given, person_options
from assistant.drafting.draft import Draft
from assistant.drafting.template_writer import split_subject
from assistant.errors import Refused
from assistant.facts.fact import FACT_KINDS
from assistant.facts.facts import title_in
from assistant.workspace import Workspace

_OF_FACTS = ("text", "kind", "title", "source", "date", "private")
_OF_EVENTS = ("date", "note", "private")
_OWN = {"p": None, "f": _OF_FACTS, "d": (), "e": _OF_EVENTS}


@command(
    "edit",
    examples="""outreach edit mara --company Ferrite --tag storage --tag rust
outreach edit f12 --date 2026-03 --title "The cost of a lock"
outreach edit d7                 opens the draft in $VISUAL or $EDITOR
outreach edit e5 --note "Liked the question"

An empty value clears: --company "", --tag "".""",
)
@click.argument("reference", metavar="PERSON|ID")
@click.option("--name", help="Another name for a person.")
@person_options
@click.option("--text", help="Another text for a fact.")
@click.option("--kind", type=click.Choice(FACT_KINDS), help="Another kind for a fact.")
@click.option("--title", help="Another title for a fact.")
@click.option("--source", metavar="URL", help="Another source for a fact.")
@click.option("--date", metavar="D", help="Another date for a fact or an event.")
@click.option("--note", help="Another note for an event.")
@click.option("--private/--no-private", default=None, help="Whether a fact or an event's note is private.")
def edit_command(front: Front, reference: str, **options: Any) -> None:
    """Change a person, a fact (f12), a draft (d7) or an event (e5).

    A draft, and a fact without options, opens in your editor. Addresses, links and tags that are given
    replace those there were; a handle replaces the one of its channel.
    """
    workspace = front.workspace
    sort, number = read_id(reference) or ("p", 0)
    _suits(sort, options)
    if sort == "p":
        _edit_person(front, workspace, reference, options)
    elif sort == "f":
        _edit_fact(front, workspace, number, options)
    elif sort == "d":
        _edit_draft(front, workspace, number)
    else:
        _edit_event(front, workspace, number, options)


def _suits(sort: Sort, options: dict[str, Any]) -> None:
    """Raise UsageError for an option of another sort of record, and for none where one is needed."""
    foreign = {name: value for name, value in options.items() if name in (*_OF_FACTS, *_OF_EVENTS)}
    if sort != "p":
        foreign = {name: value for name, value in options.items() if name not in (_OWN[sort] or ())}
    wrong = given(foreign)
    if wrong:
        raise click.UsageError(f"{wrong[0]} does not belong to a {SORTS[sort]}; 'outreach edit --help' says what does.")
    if sort in "pe" and not given(options):
        example = "--company NAME" if sort == "p" else "--note TEXT"
        raise click.UsageError(f"Say what to change about the {SORTS[sort]}, such as {example}.")


def _edit_person(front: Front, workspace: Workspace, reference: str, options: dict[str, Any]) -> None:
    before = workspace.people.find(reference)
    person = workspace.people.update(replace(before, **described(workspace, options, before)))
    if front.json:
        put_json(records.person_record(person))
    else:
        put(f"{person.name} (p{person.id})")
        put("\n".join(f"  {line}" for line in columns(lines.person_details(person), 10_000).splitlines()))


def _edit_fact(front: Front, workspace: Workspace, number: int, options: dict[str, Any]) -> None:
    before = workspace.facts.get(number)
    changes = {name: options[name] for name in _OF_FACTS if options[name] is not None}
    if before.title == title_in(before.text):
        before = replace(before, title="")  # it came from the text, so it follows the text

    def keep(text: str) -> None:
        _tell_removed(text)
        workspace.facts.update(replace(before, text=text))

    if changes:
        workspace.facts.update(replace(before, **changes))
    else:
        edited(before.text, f"f{number}.txt", keep)
    fact = workspace.facts.get(number)
    if front.json:
        put_json(records.fact_record(fact))
    else:
        put(columns([lines.fact_line(fact)]))


def _edit_draft(front: Front, workspace: Workspace, number: int) -> None:
    before = workspace.drafts.get(number)
    takes_subject = (channel := workspace.channels.get(before.channel)) is None or channel.subject
    draft = edited(lines.message_text(before), f"d{number}.txt", _keeper(workspace, before, takes_subject))
    changed = (draft.subject, draft.body) != (before.subject, before.body)
    if changed and not draft.complete and _is_whole(number):
        draft = workspace.finish(draft)
    report = workspace.review(draft)
    if front.json:
        put_json(records.stored_draft_record(draft, report))
        return
    say(f"d{draft.id} is {'changed' if changed else 'as it was'}.")
    for line in lines.finding_lines(report):
        say(line)


def _is_whole(number: int) -> bool:
    """Whether the person says that a draft which was cut off is finished now; nobody else can."""
    if is_terminal(sys.stdin):
        return click.confirm(f"d{number} was cut off. Is it whole now?", err=True)
    say(f"d{number} was cut off, and stays marked so; 'outreach edit d{number}' on a terminal asks about it.")
    return False


def _keeper(workspace: Workspace, before: Draft, takes_subject: bool) -> Callable[[str], Draft]:
    def keep(text: str) -> Draft:
        subject, body = split_subject(text) if takes_subject else ("", text)
        if (subject, body) == (before.subject, before.body):
            return before
        if before.body.strip() and not body.strip():
            raise Refused(f"The text was emptied, so d{before.id} stays as it was; 'outreach remove d{before.id}'.")
        _tell_removed(text)
        return workspace.edit(before, subject, body)

    return keep


def _edit_event(front: Front, workspace: Workspace, number: int, options: dict[str, Any]) -> None:
    changes = {name: options[name] for name in _OF_EVENTS if options[name] is not None}
    event = workspace.events.update(replace(workspace.events.get(number), **changes))
    if front.json:
        put_json(records.event_record(event))
    else:
        put(columns([lines.event_line(event)]))


def _tell_removed(text: str) -> None:
    from assistant.door import clean

    removed = clean(text).removed
    if removed:
        say(f"Taken out, because a reader could not see it or a terminal would obey it: {', '.join(removed)}.")
