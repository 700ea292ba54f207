"""Files that a command writes for a person: readable by them alone, and never over another by mistake."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from assistant.cli.output import is_terminal, say
from assistant.errors import Refused
from assistant.settings.paths import shown_path, write_private

Function = TypeVar("Function", bound=Callable[..., Any])


def replace_option(function: Function) -> Function:
    """``--replace``, the one word for a file that is there; ``--force``, as it was called before, still does it."""

    def forced(context: click.Context, _: click.Parameter, value: bool) -> None:
        context.meta["outreach.replace"] = value

    def replaced(context: click.Context, _: click.Parameter, value: bool) -> bool:
        return value or bool(context.meta.get("outreach.replace"))

    old = click.option("--force", is_flag=True, is_eager=True, hidden=True, expose_value=False, callback=forced)
    new = click.option("--replace", is_flag=True, callback=replaced, help="Replace a file that is there already.")
    return new(old(function))


def output_path(output: str, endings: Sequence[str], *, replace: bool) -> Path:
    """Where to write. Raises Refused for an ending that is none of ``endings``, a folder, or a file that is there."""
    path = Path(output).expanduser()
    if path.suffix.lower() not in endings:
        *others, last = endings
        wanted = f"{', '.join(others)} or {last}" if others else last
        raise Refused(f"{shown_path(path)} does not say what to write; end its name in {wanted}.")
    if path.is_dir():
        raise Refused(f"{shown_path(path)} is a folder; name a file in it.")
    if path.exists() and not replace:
        raise Refused(f"{shown_path(path)} is there already; --replace writes over it, another name keeps it.")
    return path


def write(path: Path, text: str, what: str) -> None:
    """Write the file, and say so: ``what`` begins the sentence. Raises Refused when it cannot be written."""
    write_private(path, text.encode())
    say(f"{what}, in {shown_path(path)}.")


def may_replace(path: Path, replace: bool) -> bool:
    """Whether a file that is there may go: it was said, or whoever sits here is asked. Raises Refused for no."""
    if replace or not path.is_file() or not is_terminal(sys.stdin):
        return replace
    if not click.confirm(f"{shown_path(path)} is there already. Replace it?", err=True):
        raise Refused("Nothing was written.")
    return True
