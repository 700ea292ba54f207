"""The options that describe a person, for ``add`` and ``edit`` alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from assistant.people.person import CLOSENESS, Person

if TYPE_CHECKING:
    from assistant.workspace import Workspace

Function = TypeVar("Function", bound=Callable[..., Any])

_DAYS = {"d": 1, "w": 7, "m": 30, "y": 365}
_SPAN = re.compile(r"([0-9]{1,4})\s*(?:([dwmy])[a-z]*)?", re.ASCII)
_OPTIONS = (
    click.option("--email", "emails", multiple=True, metavar="ADDRESS", help="An e-mail address; may be repeated."),
    click.option("--company", help="Where they work."),
    click.option("--role", help="What they do there."),
    click.option("--city", help="Where they are, for meetings in person."),
    click.option("--timezone", metavar="ZONE", help="Such as Europe/Oslo."),
    click.option("--language", metavar="TAG", help="Such as en or pt-BR, when it is not yours."),
    click.option("--closeness", type=click.Choice(CLOSENESS), help="How well you know each other."),
    click.option(
        "--handle",
        "handles",
        multiple=True,
        metavar="CHANNEL=VALUE",
        help="How to reach them on a channel, such as x-dm=@mara; may be repeated.",
    ),
    click.option("--link", "links", multiple=True, metavar="URL", help="Their site or a profile; may be repeated."),
    click.option("--tag", "tags", multiple=True, metavar="TAG", help="A word to find them by; may be repeated."),
    click.option("--can-refer/--no-can-refer", default=None, help="Whether they have a say in engineering hiring."),
    click.option("--every", metavar="90d", help="How often to check in: 90d, 12w, 3m, 1y; 'default' for the usual."),
)


def person_options(function: Function) -> Function:
    """Give a command the options of a person; the values are read by ``described``."""
    for option in reversed(_OPTIONS):
        function = option(function)
    return function


def described(workspace: Workspace, options: dict[str, Any], before: Person | None = None) -> dict[str, Any]:
    """The fields of a person that the options give; those not given are not in it.

    Addresses, links and tags replace those there were, and an empty one clears them; a handle replaces
    the one of its channel. Raises Refused for an unknown channel, UsageError for what cannot be read.
    """
    fields = {
        name: options[name]
        for name in ("name", "company", "role", "city", "timezone", "language", "closeness", "can_refer")
        if options.get(name) is not None
    }
    for name in ("emails", "links", "tags"):
        if options[name]:
            fields[name] = tuple(value for value in options[name] if value.strip())
    if options["handles"]:
        fields["handles"] = {**(before.handles if before else {})} | _handles(workspace, options["handles"])
    if options["every"] is not None:
        fields["every_days"] = read_span(options["every"])
    return fields


def given(options: dict[str, Any]) -> list[str]:
    """The names of the options that were given, as they are typed."""
    names = {"emails": "email", "handles": "handle", "links": "link", "tags": "tag", "can_refer": "can-refer"}
    return [f"--{names.get(name, name)}" for name, value in options.items() if value not in (None, ())]


def read_span(text: str, option: str = "--every") -> int | None:
    """Days that ``90d``, ``12w``, ``3m`` or ``1y`` mean; None for ``default``. Raises UsageError."""
    plain = text.strip().lower()
    if plain in ("", "default"):
        return None
    match = _SPAN.fullmatch(plain)
    if match is None:
        raise click.BadParameter(
            f"'{text[:40]}' is no span of time; write 90d, 12w, 3m, 1y or default.", param_hint=option
        )
    return int(match[1]) * _DAYS[match[2] or "d"]


def _handles(workspace: Workspace, pairs: tuple[str, ...]) -> dict[str, str]:
    found: dict[str, str] = {}
    for pair in pairs:
        channel, equals, handle = pair.partition("=")
        if not equals:
            raise click.BadParameter(
                f"'{pair[:60]}' is not CHANNEL=VALUE; write it like x-dm=@mara.", param_hint="--handle"
            )
        found[workspace.channel(channel).id] = handle.strip()
    return found
