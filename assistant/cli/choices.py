"""``kinds`` and ``channels``: what there is to choose from, and where each comes from."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import asdict

import click

from assistant.cli.front import Front, command
from assistant.cli.output import columns, put, put_json, say
from assistant.drafting.channels import Channel
from assistant.drafting.kinds import Kind


@command("kinds", examples="outreach kinds\noutreach kinds follow-up\noutreach kinds --json")
@click.argument("kind", required=False)
def kinds_command(front: Front, kind: str | None) -> None:
    """List the kinds of messages: what each is for, which channels it suits, where it comes from.

    With KIND, all about one: when to write it, what it needs, how long it is, and what allows it.
    """
    kinds, channels = front.workspace.kinds, front.workspace.channels
    if kind is not None:
        one = kinds.get(kind)
        if front.json:
            put_json(asdict(one))
        else:
            put("\n".join(_told(one, front)))
        return
    if front.json:
        put_json([asdict(one) for one in kinds.all()])
    else:
        put(columns((one.id, one.summary, _suited(one, channels), one.origin) for one in kinds.all()))
    for problem in kinds.problems():
        say(f"Cannot be used: {problem}.")


def _told(kind: Kind, front: Front) -> Iterator[str]:
    """One kind in lines."""
    from assistant.drafting.length import words_for

    channels, coach = front.workspace.channels, front.workspace.config.coach
    yield f"{kind.id}: {kind.label}. {kind.summary}"
    asks = "one question" if kind.questions == 1 else f"{kind.questions} questions" if kind.questions else "nothing"
    rows = [("when", kind.when), ("asks", asks if kind.asks else f"{asks}; it opens no thread")]
    rows.append(("--about", f"{kind.about} {kind.hint}".strip()))
    needs = [*kind.needs, *(f"{need} on {form}" for form, some in kind.needs_on.items() for need in some)]
    rows.append(("needs", ", ".join(needs) or "nothing"))
    rows.append(("after", ", ".join(kind.allowed_by) or "nothing; it may come first"))
    rows.append(("channels", _suited(kind, channels) + (f" ({kind.unsuited})" if kind.unsuited else "")))
    lengths = {channel.form: words_for(kind, channel, coach) for channel in channels.values() if kind.suits(channel)}
    rows.append(("words", ", ".join(f"{form} {low} to {high}" for form, (low, high) in lengths.items())))
    rows.append(("from", kind.origin))
    yield columns((f"  {name}", text) for name, text in rows if text)


@command("channels", examples="outreach channels\noutreach channels --json")
def channels_command(front: Front) -> None:
    """List the channels: their limits, where those come from, and what changes them."""
    channels = front.workspace.channels.values()
    if front.json:
        put_json([asdict(channel) for channel in channels])
    else:
        put(columns((channel.id, channel.label, _limit(channel), channel.origin, channel.note) for channel in channels))


def _suited(kind: Kind, channels: Mapping[str, Channel]) -> str:
    """The channels in the fewest words."""
    suited = [name for name, channel in channels.items() if kind.suits(channel)]
    others = [name for name in channels if name not in suited]
    if not others:
        return "every channel"
    return f"all but {', '.join(others)}" if len(others) < len(suited) else ", ".join(suited)


def _limit(channel: Channel) -> str:
    unit = "UTF-16 units" if channel.unit == "utf16" else channel.unit
    limits = [f"{channel.limit:,} {unit}"] if channel.limit else []
    if channel.byte_limit:
        limits.append(f"{channel.byte_limit:,} bytes")
    return ", ".join(limits) or "no limit"
