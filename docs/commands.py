"""The reference of the command line, made from the program: ``python -m docs.commands`` writes docs/commands.md."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from assistant.cli.program import program
from assistant.cli.table import sections

HERE = Path(__file__).resolve().parent

_HEAD = """# The command line

Every command, with what it takes. `--help` behind any of them says the same at the prompt.

PERSON is a name, a unique part of one, an e-mail address or an id such as `p3`. DRAFT is an id such as `d7`; left out,
it is the latest. Every command takes `--home DIR`, the folder with `config.toml` and `outreach.db`, and `--help`.
Exit codes: 0 done, 1 refused or failed, 2 wrong usage, 3 held back by the coach or a gate.
"""
_EVERYWHERE = ("--home", "--help")


def reference() -> str:
    """The whole page."""
    return "\n".join([_HEAD, *_contents(), *_chapters()]).rstrip("\n") + "\n"


def _contents() -> Iterator[str]:
    for section, names in sections().items():
        yield f"- **{section}**: " + ", ".join(f"[{name}](#outreach-{name})" for name in names)
    yield ""


def _chapters() -> Iterator[str]:
    with click.Context(program, info_name="outreach") as context:
        for section, names in sections().items():
            yield f"## {section}\n"
            for name in names:
                command = program.get_command(context, name)
                assert command is not None
                yield from _entry(command, context, "###")


def _entry(command: click.Command, parent: click.Context, level: str) -> Iterator[str]:
    """One command, and those within it."""
    context = click.Context(command, info_name=command.name, parent=parent)
    yield f"{level} {context.command_path}\n"
    yield f"```\n{' '.join([context.command_path, *command.collect_usage_pieces(context)])}\n```\n"
    yield f"{_text(command.help or '')}\n"
    yield from _options(command, context)
    yield from _examples(command)
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            inner = command.get_command(context, name)
            assert inner is not None
            yield from _entry(inner, context, level + "#")


def _options(command: click.Command, context: click.Context) -> Iterator[str]:
    options = [one for one in command.get_params(context) if isinstance(one, click.Option)]
    records = [record for one in options if (record := one.get_help_record(context))]
    rows = [(name, text) for name, text in records if not any(every in name for every in _EVERYWHERE)]
    rows.sort(key=lambda row: row[0] == "--json")
    if rows:
        yield "| Option | What it does |\n|---|---|"
        for name, text in rows:
            yield f"| `{_cell(name)}` | {_cell(text)} |"
        yield ""


def _examples(command: click.Command) -> Iterator[str]:
    """The examples of the help, which begin after a mark that has click leave the lines as they are."""
    _, _, lines = (command.epilog or "").partition("Examples:\n")
    if lines:
        yield "```sh\n" + "\n".join(_example(line) for line in lines.splitlines() if line.strip()) + "\n```\n"


def _example(line: str) -> str:
    """A line of examples; what stands behind a command, or below them all, becomes a comment."""
    bare = line.strip()
    if not re.match(r"outreach |\w+ \| outreach ", bare):
        return f"# {bare}"
    command, gap, said = re.match(r"(.*?)(\s{2,}|$)(.*)", bare).groups()  # type: ignore[union-attr]
    return f"{command}{gap}# {said}" if said else str(command)


def _text(help_text: str) -> str:
    """A help text, a line for each paragraph."""
    paragraphs = re.split(r"\n\s*\n", help_text.strip())
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs)


def _cell(text: str) -> str:
    """Text for a cell of a table, where a stroke would end it."""
    return " ".join(text.split()).replace("|", "\\|")


def main() -> None:
    """Write the page beside this file."""
    (HERE / "commands.md").write_text(reference(), encoding="utf-8", newline="\n")
    print("docs/commands.md")


if __name__ == "__main__":
    main()
