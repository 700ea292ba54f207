"""``eml``, ``mail`` and ``ics``: a reviewed draft into a file or the mail program. None of them sends anything."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.copy import chosen_draft
from assistant.cli.files import may_replace
from assistant.cli.front import Front, command
from assistant.cli.held_back import say_forced, with_hints
from assistant.cli.output import put_json, say
from assistant.drafting.draft import Draft
from assistant.handoff.clocks import ACCEPTED
from assistant.handoff.saving import Handed

_output = click.option("-o", "--output", required=True, metavar="FILE", help="The file to write.")
_replace = click.option("--replace", is_flag=True, help="Replace a file that is there, without asking.")
_force = click.option("--force", is_flag=True, help="Even what the coach or a gate holds back; that is recorded.")


@command("eml", examples="outreach eml -o hello.eml\noutreach eml d7 -o hello.eml --replace")
@click.argument("draft", required=False)
@_output
@_replace
@_force
def eml_command(front: Front, draft: str | None, output: str, replace: bool, force: bool) -> None:
    """Save a draft, the latest unless named, as an e-mail that is not sent yet.

    Mail programs open it for writing, to the person's first address. Exit code 3 when the coach holds it
    back, or a gate: it asks too much too early, or again while an answer may still come.
    """
    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    path = Path(output).expanduser()
    with with_hints(workspace, chosen.person_id, chosen.channel, "hands it over", chosen):
        kept, handed = workspace.save_email(chosen, path, force=force, replace=may_replace(path, replace))
    _say_and_put(front, kept, handed, force)


@command("mail", examples="outreach mail\noutreach mail d7")
@click.argument("draft", required=False)
@_force
def mail_command(front: Front, draft: str | None, force: bool) -> None:
    """Hand a draft, the latest unless named, to your mail program, from where you send it.

    Without a mail program, or when the message is too long for a link, it becomes an e-mail file, and the
    path is said. Exit code 3 when the coach holds it back, or a gate: it asks too much too early, or again
    while an answer may still come.
    """
    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    with with_hints(workspace, chosen.person_id, chosen.channel, "hands it over", chosen):
        kept, handed = workspace.open_email(chosen, force=force)
    _say_and_put(front, kept, handed, force)


@command("ics", examples="outreach ics -o coffee.ics\noutreach ics d7 -o call.ics --at 2026-12-03T17:00 --minutes 25")
@click.argument("draft", required=False)
@_output
@click.option("--at", metavar="TIME", help=f"When, if not as the message says, by their clock: {ACCEPTED}.")
@click.option("--minutes", type=click.IntRange(1, 1440), metavar="N", help="How long, if not as the message says.")
@_replace
@_force
def ics_command(
    front: Front, draft: str | None, output: str, at: str | None, minutes: int | None, replace: bool, force: bool
) -> None:
    """Save the meeting that a draft proposes, the latest unless named, as a tentative entry for calendars.

    Day, time and length are read from the message (“next Wednesday at 17:00 your time”). Nobody is
    invited by it. Exit code 3 when the coach holds the draft back, or a gate.
    """
    from assistant.handoff.clocks import read_time

    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    path = Path(output).expanduser()
    with with_hints(workspace, chosen.person_id, chosen.channel, "hands it over", chosen):
        entry, handed = workspace.save_proposal(
            chosen,
            path,
            at=read_time(at) if at is not None else None,
            minutes=minutes,
            force=force,
            replace=may_replace(path, replace),
        )
    say(handed.sentence)
    kept = workspace.drafts.get(chosen.id)
    say_forced(kept, force, "Handed over")
    if front.json:
        start = entry.start.isoformat()
        put_json(
            {"path": str(path), "draft": f"d{kept.id}", "start": start, "minutes": entry.minutes, "uid": entry.uid}
        )


def _say_and_put(front: Front, kept: Draft, handed: Handed, force: bool) -> None:
    say(handed.sentence)
    if not kept.subject:
        say("It has no subject; give it one in your mail program.")
    say_forced(kept, force, "Handed over")
    say(f"Once it is sent: outreach log p{kept.person_id} sent --draft d{kept.id}")
    if front.json:
        path = str(handed.path) if handed.path else None
        put_json({"route": handed.route, "confirmed": handed.confirmed, "path": path, "draft": f"d{kept.id}"})
