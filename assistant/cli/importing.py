"""``import``: everybody from the files of other programs."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli import records
from assistant.cli.front import Front, command
from assistant.cli.output import columns, counted, is_terminal, put_json, say
from assistant.errors import Refused
from assistant.people.importing import FORMATS

if TYPE_CHECKING:
    from assistant.use_cases.importing import Imported, Looked, Progress

PROBLEMS_SHOWN = 20
LEFT_OUT_SHOWN = 12
_TICK = 0.1


@command(
    "import",
    examples="""outreach import Connections.csv contacts.vcf
outreach import Basic_LinkedInDataExport.zip --dry-run
outreach import people.csv --column "Where we met=tags" --column "Phone="
outreach import people.toml        what 'outreach export' wrote""",
)
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--format", type=click.Choice(FORMATS), help="What it is; left out, told from the content.")
@click.option("--dry-run", is_flag=True, help="Say what would happen, and store nothing.")
@click.option(
    "--column",
    "chosen",
    multiple=True,
    metavar="HEADER=MEANING",
    help="What a column of a table means; nothing after the = leaves it out. May be repeated.",
)
@click.option("--yes", is_flag=True, help="Do not ask whether the columns of a table are understood.")
def import_command(
    front: Front, files: tuple[str, ...], format: str | None, dry_run: bool, chosen: tuple[str, ...], yes: bool
) -> None:
    """Import people: all of the files, or nothing when one cannot be read.

    LinkedIn's export (its zip too), Google contacts, Outlook, vCards, any CSV with a header, and our own
    TOML or JSON. Who is known already is not doubled; who may be is proposed, and 'outreach merge' lists those.
    """
    workspace = front.workspace
    paths = [Path(file).expanduser() for file in files]
    for one in workspace.look(paths, format or "", _meanings(chosen)):
        _show(one, ask=not (yes or dry_run or front.json))
    meter = _Meter() if is_terminal(sys.stderr) and not front.json else None
    try:
        report = workspace.import_people(
            paths, format=format or "", columns=_meanings(chosen), dry_run=dry_run, progress=meter
        )
    except KeyboardInterrupt:
        raise Refused("Stopped; nothing was imported.") from None
    finally:
        if meter:
            meter.done()
    if front.json:
        put_json(records.import_record(report, dry_run))
    else:
        _tell(report, dry_run)


def _meanings(chosen: tuple[str, ...]) -> dict[str, str]:
    pairs = [one.rpartition("=") for one in chosen]
    for one, (header, _, _) in zip(chosen, pairs, strict=True):
        if not header:
            raise click.BadParameter(f"'{one[:60]}' is not of the form HEADER=MEANING.", param_hint="--column")
    return {header.strip(): meaning.strip().casefold() for header, _, meaning in pairs}


def _show(looked: Looked, *, ask: bool) -> None:
    """What a file was taken for; for a table of no known program, what its columns were, and whether that is so."""
    guessed = ", by the look of its letters" if looked.guessed else ""
    say(f"{looked.name}: {looked.called}, {looked.encoding}{guessed}.")
    if looked.format != "csv":
        return
    meant = ((header, meaning or "left out") for header, meaning in looked.columns.items())
    say("\n".join(f"  {line}" for line in columns(meant, 100).splitlines()))
    if ask and is_terminal(sys.stdin) and not click.confirm("Are the columns understood?", default=True, err=True):
        raise Refused('Nothing was imported; say what a column means with --column "HEADER=MEANING".')


class _Meter:
    """One line of a terminal with the count, written anew a few times a second."""

    def __init__(self) -> None:
        self._next = 0.0
        self._width = 0

    def __call__(self, progress: Progress) -> None:
        now = time.monotonic()
        if now >= self._next:
            self._next = now + _TICK
            doing = f", comparing names: {progress.compared:,}" if progress.comparing else ""
            self._put(f"{progress.file}: {progress.read:,} read, {progress.created:,} new{doing}")

    def done(self) -> None:
        """Take the line away."""
        if self._width:
            self._put("")
            click.echo("\r", nl=False, err=True)

    def _put(self, text: str) -> None:
        click.echo(f"\r{text.ljust(self._width)}", nl=False, err=True)
        self._width = len(text)


def _tell(report: Imported, dry_run: bool) -> None:
    parts = [
        f"{report.created:,} new" if report.created else "nobody new",
        f"{report.updated:,} with news" if report.updated else "",
        f"{report.merged:,} joined to people who were there" if report.merged else "",
        f"{report.skipped:,} known already" if report.skipped else "",
    ]
    said = ", ".join(part for part in parts if part)
    say(f"Nothing was stored. It would be: {said}." if dry_run else f"{said}.")
    for name, left in report.left_out.items():
        if left:
            shown = [f"{what} ({number:,})" for what, number in [*left.items()][:LEFT_OUT_SHOWN]]
            more = f" and {len(left) - LEFT_OUT_SHOWN} more" if len(left) > LEFT_OUT_SHOWN else ""
            say(f"{name}, left out: {', '.join(shown)}{more}.")
    for name, remarks in report.remarks.items():
        for remark in remarks:
            say(f"{name}: {remark}")
    if report.problems:
        say(f"{counted(len(report.problems), 'line')} could not be used, or not in full:")
        for trouble in report.problems[:PROBLEMS_SHOWN]:
            say(f"  {trouble.file}, line {trouble.line}: {trouble.reason}")
        if len(report.problems) > PROBLEMS_SHOWN:
            say(f"  and {len(report.problems) - PROBLEMS_SHOWN:,} more; --json lists all.")
    if report.proposed:
        pairs = counted(report.proposed, "pair")
        say(f"{pairs} may be one person each" + ("." if dry_run else "; 'outreach merge' lists them."))
