"""``voice``: samples of how the writer writes, and what was learnt of it."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import click

from assistant.cli.check import read_text
from assistant.cli.front import Front, Group, as_examples, command, home_option, json_option, pass_front
from assistant.cli.lines import shortened
from assistant.cli.output import columns, counted, is_terminal, put, put_json, say
from assistant.cli.table import COMMANDS
from assistant.drafting.samples import TRAVELS, Sample, checked, contacts_in
from assistant.drafting.voice import Line
from assistant.errors import Refused

_BEGINS = 60
EMPTY = (
    "Nothing is known of how you write yet. Change drafts into your own words and log them as sent: from two letters "
    "on it shows here what they have in common. 'outreach voice add FILE' gives a text of yours."
)


@click.group(
    "voice",
    cls=Group,
    short_help=COMMANDS["voice"].help,
    invoke_without_command=True,
    epilog=as_examples(
        """outreach voice                    what it knows of how you write
outreach voice add letter.txt     a text of yours; - reads it from stdin
outreach voice off greeting       drafts do not follow that line
outreach voice forget 2           a sample, by its number"""
    ),
)
@home_option
@json_option
@pass_front
@click.pass_context
def voice_command(context: click.Context, front: Front) -> None:
    """Show what it has learnt of how you write, and the samples you gave.

    It learns style alone, from letters that you changed and logged as sent: how you begin and end, how long you
    write, which words you take out. Drafts follow each line until you switch it off.
    """
    if context.invoked_subcommand is not None:
        return
    voice = front.workspace.voice
    lines, samples = voice.lines(), voice.samples.all()
    if front.json:
        put_json({"learnt": [_line_record(line) for line in lines], "samples": [_record(one) for one in samples]})
        return
    if lines:
        put(columns((line.id, "on" if line.on else "off", line.text) for line in lines))
    if samples:
        put(("\n" if lines else "") + columns(_row(sample) for sample in samples))
    if not lines and not samples:
        say(EMPTY)
    elif lines:
        say("'outreach voice off ID' has drafts no longer follow a line; 'forget ID' unlearns it.")


@command("add", inside=True)
@click.argument("file", metavar="FILE|-")
@click.option("--language", default="", metavar="CODE", help="What it is written in; else your own language.")
@click.option("--yes", is_flag=True, help="You know that samples travel in prompts about other people; do not ask.")
def add_command(front: Front, file: str, language: str, yes: bool) -> None:
    """Keep a text of yours as a sample, which shows a model how you write.

    Samples travel in prompts about other people, so give nothing that is not for others' eyes. At most three, the
    newest in the language of the draft, stand in a prompt; nothing in them ever supports a line.
    """
    from assistant.people.valid import valid_language

    workspace = front.workspace
    language = valid_language(language) if language else workspace.config.me.language
    text = checked(read_text(file))
    if not yes:
        _ask(text, from_stdin=file == "-")
    sample = workspace.voice.samples.add(text, language=language, origin="" if file == "-" else Path(file).name)
    if front.json:
        put_json(_record(sample))
    say(f"Kept as sample {sample.id}, {counted(sample.words, 'word')}. {TRAVELS}")


@command("forget", inside=True)
@click.argument("what", metavar="N|ID")
def forget_command(front: Front, what: str) -> None:
    """Forget a sample, by its number, or what was learnt of a line, by its id."""
    voice = front.workspace.voice
    if what.isascii() and what.isdigit():
        number = int(what)
        voice.samples.forget(number)
        say(f"Sample {number} is gone for good.")
        forgotten: str | int = number
    else:
        line = voice.forget(what)
        say(f"Forgotten: {line.text} Letters to come may teach it anew; 'voice off' keeps it from drafts for good.")
        forgotten = line.id
    if front.json:
        put_json({"forgotten": forgotten})


@command("off", inside=True)
@click.argument("line", metavar="ID")
def off_command(front: Front, line: str) -> None:
    """Have drafts no longer follow a line that was learnt."""
    _switch(front, line, on=False)


@command("on", inside=True)
@click.argument("line", metavar="ID")
def on_command(front: Front, line: str) -> None:
    """Have drafts follow a line again."""
    _switch(front, line, on=True)


def _switch(front: Front, line_id: str, *, on: bool) -> None:
    line = front.workspace.voice.switch(line_id, on=on)
    if front.json:
        put_json(_line_record(line))
    say(f"{'On' if on else 'Off'}: {line.text}")


def _ask(text: str, *, from_stdin: bool) -> None:
    """Say what a sample is for, and have it agreed to. Raises Refused when it is not, or nobody is here."""
    found = contacts_in(text)
    holds = f" This one holds {' and '.join(found)}." if found else ""
    if from_stdin or not is_terminal(sys.stdin):
        raise Refused(f"{TRAVELS}{holds} --yes says that this one may.")
    say(f"{TRAVELS}{holds}")
    if not click.confirm("Keep it as a sample?", err=True):
        raise Refused("Nothing was kept.")


def _row(sample: Sample) -> tuple[str, ...]:
    origin = f"d{sample.draft_id}" if sample.draft_id else sample.origin
    begins = shortened(" ".join(sample.text.split()), _BEGINS)
    return str(sample.id), sample.language, counted(sample.words, "word"), origin, begins


def _record(sample: Sample) -> dict[str, Any]:
    return {
        "id": sample.id,
        "text": sample.text,
        "words": sample.words,
        "language": sample.language,
        "origin": sample.origin,
        "draft": f"d{sample.draft_id}" if sample.draft_id else None,
        "created": sample.created,
    }


def _line_record(line: Line) -> dict[str, Any]:
    return {
        "id": line.id,
        "text": line.text,
        "on": line.on,
        "value": line.value,
        "language": line.language,
        "letters": line.letters,
    }


for _command in (add_command, forget_command, off_command, on_command):
    voice_command.add_command(_command)
