"""``keys set`` and ``keys forget``: the endpoint's key in the system's keyring."""

from __future__ import annotations

import sys

import click

from assistant.cli.front import Front, Group, as_examples, command, home_option
from assistant.cli.output import is_terminal, put_json, say
from assistant.cli.table import COMMANDS
from assistant.errors import Refused
from assistant.settings.schema import Model


@click.group(
    "keys",
    cls=Group,
    short_help=COMMANDS["keys"].help,
    epilog=as_examples("outreach keys set\noutreach keys set < key.txt\noutreach keys forget"),
)
@home_option
def keys_command() -> None:
    """Keep the key of the endpoint that is set in the system's keyring, or take it out again.

    An environment variable comes before the keyring: the one that [model] api_key_env names.
    """


@command("set", inside=True)
@click.argument("nothing", nargs=-1, metavar=" ")
def set_command(front: Front, nothing: tuple[str, ...]) -> None:
    """Type the key (it is not shown), or give it on stdin; never as an argument."""
    if nothing:
        raise Refused(
            "A key in the command itself is seen by others and kept in the shell's history; "
            "leave it out and you are asked for it, and make a new one in place of this one."
        )
    from assistant.settings.keys import KEYRING, from_environment, put_key

    endpoint = front.workspace.endpoint()
    settings = _with_address(endpoint.settings)
    if is_terminal(sys.stdin):
        value = click.prompt(f"Key for {endpoint.address}", hide_input=True, default="", show_default=False, err=True)
    else:
        value = sys.stdin.readline()
    put_key(settings, value)
    endpoint.note_key(kept=True)
    if front.json:
        put_json({"endpoint": endpoint.address, "kept": True})
    say(f"Kept in {KEYRING}, for {endpoint.address}. 'outreach doctor' tries it.")
    if found := from_environment(settings):
        say(f"As long as {found.source} is set, that one is used.")


@command("forget", inside=True)
def forget_command(front: Front) -> None:
    """Take the key out of the keyring."""
    from assistant.settings.keys import KEYRING, forget_key

    endpoint = front.workspace.endpoint()
    gone = forget_key(_with_address(endpoint.settings))
    endpoint.note_key(kept=False)
    if not gone:
        raise Refused(f"{KEYRING[0].upper()}{KEYRING[1:]} holds no key for {endpoint.address}; nothing was changed.")
    if front.json:
        put_json({"endpoint": endpoint.address, "kept": False})
    say(f"The key for {endpoint.address} is gone from {KEYRING}.")


def _with_address(settings: Model) -> Model:
    if not settings.base_url:
        raise Refused("No endpoint is set, and a key belongs to one; 'outreach setup' asks for it.")
    return settings


for _command in (set_command, forget_command):
    keys_command.add_command(_command)
