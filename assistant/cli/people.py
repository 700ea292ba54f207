"""``add`` and ``people``."""

from __future__ import annotations

import sys
from dataclasses import asdict
from datetime import date
from typing import Any

import click

from assistant.cli import lines, records
from assistant.cli.front import Front, command
from assistant.cli.output import columns, is_terminal, put, put_json, say
from assistant.cli.person_options import described, person_options
from assistant.people.person import Person
from assistant.people.rows import name_key
from assistant.workspace import Workspace

LISTED = 50
"""How many people ``people`` lists unless told otherwise."""


@command(
    "add",
    examples="""outreach add "Mara Lindqvist" --company Ferrite --handle x-dm=@mara
outreach add "Teo Marsh" --email teo@marsh.example --closeness colleague --tag storage""",
)
@click.argument("name")
@person_options
def add_command(front: Front, **options: Any) -> None:
    """Add somebody you would like to write to."""
    workspace = front.workspace
    namesakes = _namesakes(workspace, options["name"])
    person = workspace.people.add(Person(**described(workspace, options)))
    if namesakes:
        others = ", ".join(namesakes)
        say(f"There is somebody of that name already ({others}); added all the same, as p{person.id}.")
    if front.json:
        put_json(records.person_record(person))
        return
    put(f"p{person.id}  {person.name}")
    if is_terminal(sys.stderr):
        say(f'Next, something you know about them: outreach fact p{person.id} "Wrote “…”, which says that …"')


@command(
    "people",
    examples="""outreach people
outreach people ferrite --tag storage
outreach people --limit 0        all of them
outreach people --hunt           a job hunt: the outcome for each, and how far it is
outreach people ferrite --hunt""",
)
@click.argument("query", default="")
@click.option("--tag", default="", metavar="TAG", help="Only those with this tag.")
@click.option(
    "--limit",
    type=click.IntRange(0),
    default=LISTED,
    show_default=True,
    help="How many at most; 0 means all.",
)
@click.option(
    "--hunt", is_flag=True, help="How far a job hunt is with each: with all you know, or whom the search finds."
)
def people_command(front: Front, query: str, tag: str, limit: int, hunt: bool) -> None:
    """List and search people: by name, company, role, tag, city, address or handle."""
    if hunt:
        _board(front, query, tag, limit)
        return
    people = front.workspace.people
    found = people.rows(query, tag, limit or max(people.count(), 1))
    if front.json:
        put_json([records.person_record(people.get(row.id)) for row in found])
    elif found:
        put(columns(lines.person_line(row, front.workspace.config.me.company) for row in found))
    if not found:
        say(_nobody(workspace=front.workspace, query=query, tag=tag))
    elif limit and len(found) == limit:
        total = people.count(query, tag)
        if total > limit:
            say(f"{limit:,} of {total:,}; --limit 0 lists all.")


def _board(front: Front, query: str, tag: str, limit: int) -> None:
    """The board of a job hunt: who, towards what, the step, what is next."""
    found = front.workspace.hunts(date.today(), query, tag)
    listed = found[:limit] if limit else found
    if front.json:
        put_json([records.person_record(person) | {"hunt": asdict(hunt)} for person, hunt in listed])
    elif listed:
        put(columns((f"p{person.id}", person.name, hunt.step, hunt.outcome, hunt.next) for person, hunt in listed))
    if not found:
        say(_nobody(workspace=front.workspace, query=query, tag=tag))
    elif len(listed) < len(found):
        say(f"{len(listed):,} of {len(found):,}; --limit 0 lists all.")


def _namesakes(workspace: Workspace, name: str) -> list[str]:
    key = name_key(name)
    return [f"p{row.id}" for row in workspace.people.rows(name, limit=20) if name_key(row.name) == key]


def _nobody(workspace: Workspace, query: str, tag: str) -> str:
    if query or tag:
        return "Nobody matches."
    return "There is nobody here yet; 'outreach add NAME' adds somebody, 'outreach demo' shows invented people."
