"""What ``draft`` and ``prompt`` are told alike: for whom, of what kind, where to, about what."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

import click

from assistant.cli.ids import numbers_of
from assistant.cli.output import say
from assistant.drafting.draft import Brief
from assistant.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])

_OPTIONS = (
    click.argument("person"),
    click.option(
        "--kind", default="", metavar="K", help="What to write ('outreach kinds'); else what is due, or the last used."
    ),
    click.option("--channel", default="", metavar="C", help="Where it goes ('outreach channels'); else the last used."),
    click.option("--about", default="", metavar="TEXT", help="What you want to ask: a question, or a phrase."),
    click.option("--facts", metavar="ID,ID", help="Which facts to write from; else the three newest."),
    click.option(
        "--all-facts", is_flag=True, help="Send every chosen fact, even when they look too many for the model."
    ),
    click.option("-m", "--model", default="", metavar="MODEL", help="Another model than the one that is set."),
)


def brief_options(function: Function) -> Function:
    """Give a command these options; ``brief_from`` reads them."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def brief_from(
    workspace: Workspace, person: str, kind: str, channel: str, about: str, facts: str | None, all_facts: bool
) -> Brief:
    """The brief that was asked for; what was left out is chosen, and said. Raises Refused."""
    somebody = workspace.people.find(person)
    its_kind, its_channel = workspace.preset(somebody, kind, channel)
    if not (kind and channel):
        say(f"To {somebody.name} (p{somebody.id}), {its_kind} on {its_channel}.")
    chosen = None if facts is None else numbers_of([facts], "f")
    return replace(workspace.brief(somebody, its_kind, its_channel, about, chosen), everything=all_facts)
