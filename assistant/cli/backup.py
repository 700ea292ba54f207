"""``backup`` and ``restore``."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.files import replace_option
from assistant.cli.front import Front, command
from assistant.cli.output import counted, put_json, say
from assistant.settings.paths import shown_path


@command("backup", examples="outreach backup -o outreach-2026-03.db")
@click.option("-o", "--output", required=True, metavar="FILE", help="The file to write.")
@replace_option
def backup_command(front: Front, output: str, replace: bool) -> None:
    """Write a copy of everything stored into one file, readable by you alone.

    The settings, prompts and templates are files of yours already; copy them as files.
    """
    from assistant.store.backup import backup

    path = Path(output).expanduser()
    workspace = front.workspace
    backup(workspace.store, path, force=replace)
    if front.json:
        put_json({"path": str(path)})
    else:
        number = counted(workspace.people.count(), "person", "people")
        say(f"{number} and all about them, in {shown_path(path)}.")


@command("restore", examples="outreach restore outreach-2026-03.db")
@click.argument("file")
def restore_command(front: Front, file: str) -> None:
    """Put a backup in the place of what is stored.

    The backup is checked first, and what was stored is kept beside it under another name.
    """
    from assistant.store.backup import restore

    kept = restore(front.home.store, Path(file).expanduser())
    people = front.workspace.people.count()
    if front.json:
        put_json({"path": str(front.home.store), "replaced": str(kept) if kept else None})
        return
    say(f"Restored {counted(people, 'person', 'people')} from {shown_path(file)}.")
    if kept:
        say(f"What was stored before is in {shown_path(kept)}.")
