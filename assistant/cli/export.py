"""``export``: everybody into one file."""

from __future__ import annotations

from pathlib import Path

import click

from assistant.cli.files import replace_option
from assistant.cli.front import Front, command
from assistant.cli.output import counted, put_json, say
from assistant.settings.paths import shown_path


@command(
    "export",
    examples="""outreach export -o people.toml      everything, to be imported again
outreach export -o people.csv       for a spreadsheet
outreach export -o people.vcf       for an address book""",
)
@click.option("-o", "--output", required=True, metavar="FILE", help="The file, ending in .toml, .csv, .vcf or .json.")
@replace_option
def export_command(front: Front, output: str, replace: bool) -> None:
    """Write everybody into one file, readable by you alone.

    TOML and JSON hold all of it: facts, private ones too, what happened, drafts, and what imports left
    beside. CSV and vCard hold the people alone, and nothing private.
    """
    path = Path(output).expanduser()
    workspace = front.workspace
    format = workspace.export(path, force=replace)
    number = workspace.people.count()
    if front.json:
        put_json({"path": str(path), "format": format, "people": number})
        return
    what = " and all about them" if format in ("toml", "json") else ""
    say(f"{counted(number, 'person', 'people')}{what}, in {shown_path(path)}.")
