"""``eml``, ``mail`` and ``ics``: a reviewed draft into a file or the mail program. None of them sends anything."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from assistant.cli.copy import chosen_draft
from assistant.cli.front import Front, command
from assistant.cli.output import is_terminal, put_json, say
from assistant.drafting.draft import Draft
from assistant.errors import HeldBack, Refused
from assistant.handoff.clocks import ACCEPTED
from assistant.handoff.saving import Handed
from assistant.settings.paths import shown_path

_output = click.option("-o", "--output", required=True, metavar="FILE", help="The file to write.")
_replace = click.option("--replace", is_flag=True, help="Replace a file that is there, without asking.")
_force = click.option("--force", is_flag=True, help="Even what the coach holds back; that is recorded.")


@command("eml", examples="outreach eml -o hello.eml\noutreach eml d7 -o hello.eml --replace")
@click.argument("draft", required=False)
@_output
@_replace
@_force
def eml_command(front: Front, draft: str | None, output: str, replace: bool, force: bool) -> None:
    """Save a draft, the latest unless named, as an e-mail that is not sent yet.

    Mail programs open it for writing, to the person's first address. Exit code 3 when the coach holds it
    back.
    """
    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    path = Path(output).expanduser()
    with _held_back(chosen):
        kept, handed = workspace.save_email(chosen, path, force=force, replace=_may_replace(path, replace))
    _say_and_put(front, kept, handed, force)


@command("mail", examples="outreach mail\noutreach mail d7")
@click.argument("draft", required=False)
@_force
def mail_command(front: Front, draft: str | None, force: bool) -> None:
    """Hand a draft, the latest unless named, to your mail program, from where you send it.

    Without a mail program, or when the message is too long for a link, it becomes an e-mail file, and the
    path is said. Exit code 3 when the coach holds it back.
    """
    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    with _held_back(chosen):
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
    invited by it. Exit code 3 when the coach holds the draft back.
    """
    from assistant.handoff.clocks import read_time

    workspace = front.workspace
    chosen = chosen_draft(workspace, draft)
    path = Path(output).expanduser()
    with _held_back(chosen):
        entry, handed = workspace.save_proposal(
            chosen,
            path,
            at=read_time(at) if at is not None else None,
            minutes=minutes,
            force=force,
            replace=_may_replace(path, replace),
        )
    say(handed.sentence)
    kept = workspace.drafts.get(chosen.id)
    _say_forced(kept, force)
    if front.json:
        start = entry.start.isoformat()
        put_json(
            {"path": str(path), "draft": f"d{kept.id}", "start": start, "minutes": entry.minutes, "uid": entry.uid}
        )


def _say_and_put(front: Front, kept: Draft, handed: Handed, force: bool) -> None:
    say(handed.sentence)
    if not kept.subject:
        say("It has no subject; give it one in your mail program.")
    _say_forced(kept, force)
    say(f"Once it is sent: outreach log p{kept.person_id} sent --draft d{kept.id}")
    if front.json:
        path = str(handed.path) if handed.path else None
        put_json({"route": handed.route, "confirmed": handed.confirmed, "path": path, "draft": f"d{kept.id}"})


def _say_forced(kept: Draft, force: bool) -> None:
    if kept.forced and force:
        say(f"Handed over although the coach holds it back ({kept.forced.replace(',', ', ')}); that is recorded.")


@contextmanager
def _held_back(draft: Draft) -> Iterator[None]:
    """Say what to do about a draft that is held back."""
    try:
        yield
    except HeldBack:
        say(f"'outreach check --draft d{draft.id}' says all of it; --force hands it over knowingly.")
        raise


def _may_replace(path: Path, replace: bool) -> bool:
    """Whether a file that is there may go: it was said, or whoever sits here is asked. Raises Refused for no."""
    if replace or not path.is_file() or not is_terminal(sys.stdin):
        return replace
    if not click.confirm(f"{shown_path(path)} is there already. Replace it?", err=True):
        raise Refused("Nothing was written.")
    return True
