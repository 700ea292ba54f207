"""What every command shares: the home it works on, whether JSON is wanted, and how it is declared."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

import click

from assistant.cli.table import COMMANDS
from assistant.errors import Refused

if TYPE_CHECKING:
    from assistant.settings.paths import Home
    from assistant.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])


class Front:
    """One run of the program. Nothing is read or opened before a command asks for it."""

    def __init__(self) -> None:
        self.home_name: str | None = None
        self.json = False

    @cached_property
    def home(self) -> Home:
        """The home that was named, else the platform's. Raises Refused."""
        from assistant.settings.paths import find_home

        if self.home_name is not None and not self.home_name.strip():
            raise Refused("--home is empty; name a folder, such as ~/outreach.")
        return find_home(self.home_name)

    @cached_property
    def workspace(self) -> Workspace:
        """The open home. Raises Refused for a config or a store that cannot be used."""
        from assistant.workspace import Workspace

        return Workspace.open(self.home)

    def close(self) -> None:
        """Close what was opened."""
        if "workspace" in self.__dict__:
            self.workspace.close()


class Group(click.Group):
    """A command with commands of its own; one that it does not have is answered as the program does."""

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name for one there is not."""
        name = args[0]
        if name not in self.commands and not name.startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(name.casefold(), self.commands, n=1, cutoff=0.5)
            hint = f"; did you mean '{near[0]}'?" if near else f"; '{ctx.command_path} --help' lists what it has."
            raise click.UsageError(f"'{ctx.info_name}' has no command '{name[:60]}'{hint}", ctx)
        return super().resolve_command(ctx, args)


pass_front = click.make_pass_decorator(Front, ensure=True)


def _take_home(context: click.Context, _: click.Parameter, value: str | None) -> None:
    if value is not None:
        context.ensure_object(Front).home_name = value


def _take_json(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        context.ensure_object(Front).json = True


def home_option(function: Function) -> Function:
    """``--home``, which every command and the program itself take; the one nearest the end counts."""
    return click.option(
        "--home",
        metavar="DIR",
        expose_value=False,
        callback=_take_home,
        help="The folder with config.toml and outreach.db.",
    )(function)


def json_option(function: Function) -> Function:
    """``--json``: one document on stdout, and nothing else there."""
    return click.option(
        "--json", is_flag=True, expose_value=False, callback=_take_json, help="Print one JSON document."
    )(function)


def command(
    name: str, *, examples: str = "", json: bool = True, inside: bool = False
) -> Callable[[Function], click.Command]:
    """Declare a command: its function is given the Front first, and takes ``--home`` and ``--json``.

    ``examples`` are lines for the end of its help; ``inside`` says that it is one of another command's.
    """

    def declare(function: Function) -> click.Command:
        taken: Any = pass_front(function)
        if json:
            taken = json_option(taken)
        taken = home_option(taken)
        short = None if inside else COMMANDS[name].help
        return click.command(name, epilog=as_examples(examples), short_help=short)(taken)

    return declare


def as_examples(lines: str) -> str | None:
    """Lines as an epilog that click does not wrap."""
    return "\b\nExamples:\n" + "\n".join(f"  {line}" for line in lines.splitlines()) if lines else None
