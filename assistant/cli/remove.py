"""``remove``: a person with all that hangs on them, or one fact, draft or event."""

from __future__ import annotations

import sys

import click

from assistant.cli.front import Front, command
from assistant.cli.ids import SORTS, Sort, read_id
from assistant.cli.lines import shortened
from assistant.cli.output import counted, is_terminal, put_json, say
from assistant.cli.show import DRAFTS_SHOWN
from assistant.errors import Refused
from assistant.people.person import Person
from assistant.settings.paths import shown_path
from assistant.workspace import Workspace


@command("remove", examples="outreach remove f12\noutreach remove mara --yes")
@click.argument("reference", metavar="PERSON|ID")
@click.option("--yes", is_flag=True, help="Do not ask.")
def remove_command(front: Front, reference: str, yes: bool) -> None:
    """Remove a person with all that hangs on them, or one fact, draft or event, for good."""
    workspace, found = front.workspace, read_id(reference)
    sort: Sort
    if found is None or found[0] == "p":
        person = workspace.people.find(reference)
        sort, number, what = "p", person.id, _all_of(workspace, person)
    else:
        sort, number = found
        what = _one(workspace, sort, number)
    if not yes:
        _ask(what)
    remover = {
        "p": workspace.remove_person,
        "f": workspace.facts.remove,
        "d": workspace.remove_draft,
        "e": workspace.events.remove,
    }
    remover[sort](number)
    say(f"Removed {what}.")
    if not workspace.store.swept:
        say("Another program has the store open, so the last traces are swept out of it at the next start.")
    copies = workspace.store.copies()
    if copies:
        say(f"Older copies may still hold it: {', '.join(map(shown_path, copies))}.")
    if front.json:
        put_json({"removed": f"{sort}{number}"})


def _ask(what: str) -> None:
    if not is_terminal(sys.stdin):
        raise Refused(f"Nobody is here to ask whether {what} may go for good; --yes says that it may.")
    if not click.confirm(f"Remove {what} for good?", err=True):
        raise Refused("Nothing was removed.")


def _all_of(workspace: Workspace, person: Person) -> str:
    hanging = {
        "fact": len(workspace.facts.of(person.id)),
        "draft": len(workspace.drafts.of(person.id, DRAFTS_SHOWN)),
        "event": len(workspace.events.of(person.id)),
    }
    counts = [counted(number, noun) for noun, number in hanging.items() if number]
    return f"{person.name} (p{person.id})" + (f" with {', '.join(counts)}" if counts else "")


def _one(workspace: Workspace, sort: Sort, number: int) -> str:
    if sort == "f":
        text, owner = (fact := workspace.facts.get(number)).text, fact.person_id
    elif sort == "d":
        draft = workspace.drafts.get(number)
        text, owner = draft.subject or draft.body or draft.about, draft.person_id
    else:
        event = workspace.events.get(number)
        text, owner = f"{event.kind} on {event.date}", event.person_id
    short = shortened(" ".join(text.split()), 50)
    return f"the {SORTS[sort]} {sort}{number} of {workspace.people.get(owner).name} (“{short}”)"
