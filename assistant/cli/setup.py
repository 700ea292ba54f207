"""``setup``: the first-run questions, each of which can be skipped."""

from __future__ import annotations

import sys

import click

from assistant.cli.front import Front, command
from assistant.cli.output import is_terminal, say
from assistant.errors import Refused
from assistant.settings.config import load_config

_QUESTIONS = (
    ("me.name", "Your name, as you sign"),
    ("me.about", "What you do, as it would follow 'I': build storage engines for sensors"),
    ("me.site", "Your site, the one link in your signature"),
    ("me.city", "Your city, for meetings in person"),
    ("model.base_url", "A model's endpoint, such as http://localhost:11434/v1 (none: templates write)"),
    ("model.name", "The model, as the endpoint names it"),
)


@command("setup", json=False)
def setup_command(front: Front) -> None:
    """Answer a few first questions; Enter skips one, or keeps what is there."""
    if not is_terminal(sys.stdin):
        raise Refused(
            "The questions need a terminal to be answered on; "
            "'outreach config set me.name NAME' sets one thing without."
        )
    from assistant.settings.paths import shown_path
    from assistant.settings.write import set_value

    home = front.home
    config = load_config(home.config)
    home.make()
    say("Enter skips a question. Everything can be changed later with 'outreach config set'.\n")
    for name, question in _QUESTIONS:
        table, key = name.split(".")
        before = str(getattr(getattr(config, table), key))
        if name == "model.name" and not config.model.base_url:
            continue
        while True:
            answer = click.prompt(question, default=before, show_default=bool(before), err=True)
            if answer == before:
                break
            try:
                config = set_value(home.config, name, answer)
                break
            except Refused as refusal:
                say(str(refusal))
    say(f"\nKept in {shown_path(home.config)}. Next: outreach add NAME, or outreach for the app.")
    if config.model.base_url and config.model.name:
        say("A key never goes in that file; 'outreach doctor' says from where it is read.")
