"""The command group: finds the command, loads only that one, and puts failures into sentences."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any, NoReturn

import click

from assistant.cli.front import Front, home_option
from assistant.cli.table import COMMANDS, nearest, sections
from assistant.errors import Ambiguous, HeldBack, Refused


class Program(click.Group):
    """A group that knows its commands by name alone until one of them is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of the help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command, its module imported now; None when there is none of that name."""
        entry = COMMANDS.get(cmd_name)
        if entry is None:
            return None
        module = import_module(f"assistant.cli.{entry.module}")
        found: click.Command = getattr(module, f"{cmd_name}_command")
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with the nearest name for one there is not."""
        name = args[0]
        if name not in COMMANDS and not name.startswith("-"):
            near = nearest(name)
            hint = f"; did you mean '{near}'?" if near else "; 'outreach --help' lists them."
            raise click.UsageError(f"There is no command '{name[:60]}'{hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The commands by section, from the table."""
        for section, names in sections().items():
            with formatter.section(section):
                formatter.write_dl([(name, COMMANDS[name].help) for name in names], col_max=12)

    def main(self, *args: Any, **kwargs: Any) -> NoReturn:
        """Run, and leave with the exit code: 0 done, 1 refused or failed, 2 wrong usage, 3 held back."""
        for stream in (sys.stdout, sys.stderr):
            # A terminal that cannot show a letter shows another: never an error for it.
            if hasattr(stream, "reconfigure"):
                stream.reconfigure(errors="replace")
        kwargs["standalone_mode"] = False
        kwargs["prog_name"] = "outreach"
        sys.exit(self._run(*args, **kwargs))

    def _run(self, *args: Any, **kwargs: Any) -> int:
        """Run, and the exit code. A reader who leaves (a broken pipe) is click's to be quiet about."""
        try:
            code = super().main(*args, **kwargs)
        except Refused as refusal:
            _say(str(refusal))
            if isinstance(refusal, Ambiguous):
                _say("\n".join(f"  {candidate}" for candidate in refusal.candidates))
            if isinstance(refusal, HeldBack):
                for hint in refusal.hints:
                    _say(hint)
            return refusal.exit_code
        except click.exceptions.NoArgsIsHelpError as error:
            _say(error.format_message())
            return 2
        except click.UsageError as error:
            if error.ctx is not None:
                _say(f"{error.ctx.get_usage()}\nTry '{error.ctx.command_path} --help'.")
            _say(f"Error: {error.format_message()}")
            return 2
        except click.ClickException as error:
            _say(error.format_message())
            return 1
        except click.Abort:
            _say("Stopped.")
            return 1
        except Exception as error:
            return report(error)
        return code if isinstance(code, int) else 0


def _say(text: str) -> None:
    from assistant.cli.output import say

    say(text)


def report(error: Exception) -> int:
    """Say in a sentence that something went wrong inside; the exit code. The traceback only on request."""
    if os.environ.get("OUTREACH_TRACEBACK"):
        raise error
    _say(_unexpected(error))
    return 1


def _unexpected(error: Exception) -> str:
    """A sentence that names the error's sort and place, and nothing of what it was about."""
    where = ""
    trace = error.__traceback__
    while trace is not None:
        module = trace.tb_frame.f_globals.get("__name__", "")
        if module.startswith("assistant."):
            where = f" in {module}, line {trace.tb_lineno}"
        trace = trace.tb_next
    return (
        f"Something went wrong inside outreach ({type(error).__name__}{where}), and what was stored before "
        "is untouched; run it again with OUTREACH_TRACEBACK=1 to see all of it."
    )


def _version(context: click.Context, _: click.Parameter, value: bool) -> None:
    if value and not context.resilient_parsing:
        from assistant import __version__

        click.echo(f"outreach {__version__}")
        context.exit()


@click.group(
    "outreach",
    cls=Program,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="PERSON is a name, a unique part of one, an e-mail address or an id such as p3. "
    "'outreach COMMAND --help' says more about each.",
)
@home_option
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version."
)
@click.pass_context
def program(context: click.Context) -> None:
    """Short, specific messages to people you respect: drafted here, reviewed and sent by you.

    Without a command it opens the app.
    """
    front = context.ensure_object(Front)
    context.call_on_close(front.close)
    if context.invoked_subcommand is None:
        from assistant.cli.app import run_app

        run_app(front.home)
