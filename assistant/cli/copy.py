"""``copy``: a reviewed draft onto the clipboard, or into a file where there is none."""

from __future__ import annotations

import click

from assistant.cli.front import Front, command
from assistant.cli.held_back import say_forced, with_hints
from assistant.cli.ids import number_of
from assistant.cli.output import put_json, say
from assistant.drafting.draft import Draft
from assistant.errors import Refused
from assistant.workspace import Workspace


@command("copy", examples="outreach copy\noutreach copy d7\noutreach copy d7 --force")
@click.argument("draft", required=False)
@click.option("--force", is_flag=True, help="Copy even what the coach or a gate holds back; that is recorded.")
def copy_command(front: Front, draft: str | None, force: bool) -> None:
    """Copy a draft, the latest unless named, exactly as it stands.

    Without a clipboard it is saved in a file, and the path is said. Exit code 3 when the coach holds
    it back, or a gate: it asks too much too early, or again while an answer may still come.
    """
    from assistant.handoff.clipboard import open_terminal

    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    with with_hints(workspace, chosen.person_id, chosen.channel, "copies it", chosen):
        kept, copied = workspace.copy(chosen, force=force, terminal=open_terminal())
    say(copied.sentence)
    say_forced(kept, force, "Copied")
    if kept.subject:
        say(f"The subject is not in it. Subject: {kept.subject}")
    say(f"Once it is sent: outreach log p{kept.person_id} sent --draft d{kept.id}")
    if front.json:
        put_json(
            {
                "route": copied.route,
                "confirmed": copied.confirmed,
                "path": str(copied.path) if copied.path else None,
                "draft": f"d{kept.id}",
            }
        )


def chosen_draft(workspace: Workspace, draft: str | None) -> Draft:
    """The draft that is named, else the latest with a text. Raises Refused."""
    if draft is not None:
        return workspace.drafts.get(number_of(draft, "d"))
    latest = workspace.drafts.latest()
    if latest is None:
        raise Refused("There is no draft yet; 'outreach draft PERSON' makes one.")
    return latest
