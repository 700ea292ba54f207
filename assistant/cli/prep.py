"""``prep``: one page before a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import click

from assistant.cli import records
from assistant.cli.files import output_path, replace_option, write
from assistant.cli.front import Front, command
from assistant.cli.output import counted, put, put_json, say, terminal_width

if TYPE_CHECKING:
    from assistant.rhythm.prep import Line, Preparation

_WIDE = 96
"""Columns of the page where there is no terminal, and at most where there is one."""


@command(
    "prep",
    examples="""outreach prep mara
outreach prep mara -o mara.md
outreach prep p3 --json""",
)
@click.argument("person")
@click.option("-o", "--output", metavar="FILE.md", help="Write it as Markdown, without what is private.")
@click.option("--private", is_flag=True, help="With -o: what is private too, marked.")
@replace_option
def prep_command(front: Front, person: str, output: str | None, private: bool, replace: bool) -> None:
    """Prepare for meeting somebody, on one page.

    Who they are, what is new, what you share, what happened last, questions from what you know, how the meeting
    goes, and what to note afterwards. What is private is shown to you and marked; a file leaves it out.
    """
    from assistant.rhythm.prep_page import as_markdown, as_text

    if private and output is None:
        raise click.UsageError("--private is about the file of -o; the screen shows what is private, marked.")
    path = output_path(output, (".md", ".markdown"), replace=replace) if output is not None else None
    workspace = front.workspace
    prep = workspace.prepare(workspace.people.find(person))
    if path is not None:
        write(path, as_markdown(prep, private=private), f"The preparation for {prep.person.name}")
        if prep.private and not private:
            say(f"{counted(prep.private, 'private line')} left out; --private writes them too.")
    if front.json:
        put_json(_record(prep))
    elif path is None:
        put(as_text(prep, min(terminal_width() or _WIDE, _WIDE)))


def _record(prep: Preparation) -> dict[str, Any]:
    return {
        "person": records.person_record(prep.person),
        "day": prep.day.isoformat(),
        "who": _lines(prep.who),
        "new": _lines(prep.new),
        "shared": _lines(prep.shared),
        "proposed": prep.proposed,
        "open": _lines(prep.open),
        "last": _lines(prep.last),
        "questions": [
            {"text": question.text, "facts": [f"f{fact}" for fact in question.facts]} for question in prep.questions
        ],
        "run_sheet": list(prep.run_sheet),
        "afterwards": [{"what": what, "command": command_} for what, command_ in prep.afterwards],
    }


def _lines(lines: Iterable[Line]) -> list[dict[str, Any]]:
    return [{"text": line.text, "source": line.source, "private": line.private} for line in lines]
