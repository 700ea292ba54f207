"""``config path``, ``config show`` and ``config set``."""

from __future__ import annotations

from dataclasses import asdict

import click

from assistant.cli.front import Front, Group, as_examples, command, home_option
from assistant.cli.output import put, put_json, say
from assistant.cli.table import COMMANDS
from assistant.settings.config import load_config


@click.group(
    "config",
    cls=Group,
    short_help=COMMANDS["config"].help,
    epilog=as_examples(
        """outreach config set me.name "Ada Fields"
outreach config set model.base_url http://localhost:11434/v1
outreach config set coach.dm_words 20,60
outreach config set coach.off subject,length"""
    ),
)
@home_option
def config_command() -> None:
    """Show or change the settings in config.toml. A key never goes in there."""


@command("path", inside=True)
def path_command(front: Front) -> None:
    """Print where config.toml is, or would be."""
    if front.json:
        put_json({"path": str(front.home.config)})
    else:
        put(str(front.home.config))


@command("show", inside=True)
def show_command(front: Front) -> None:
    """Print every setting as it stands, the defaults too."""
    from assistant.settings.write import shown

    config = load_config(front.home.config)
    if front.json:
        put_json(asdict(config))
    else:
        put(shown(config).rstrip("\n"))


@command("set", inside=True)
@click.argument("key")
@click.argument("value")
def set_command(front: Front, key: str, value: str) -> None:
    """Set one KEY, such as me.name, to VALUE; an empty value takes it out.

    Several values go with commas (subject,length), or as they stand in the file ('["subject", "length"]'), and take
    the place of those before. Comments and order of the file stay.
    """
    from assistant.settings.write import set_value

    table, _, rest = key.partition(".")
    if table == "channels" and value.strip():
        from assistant.drafting.channels import find_channel, load_channels

        find_channel(load_channels(), rest.partition(".")[0])
    front.home.make()
    config = set_value(front.home.config, key, value)
    if front.json:
        put_json(asdict(config))
    else:
        say(f"Set {key} in {front.home.config}.")


for _command in (path_command, show_command, set_command):
    config_command.add_command(_command)
