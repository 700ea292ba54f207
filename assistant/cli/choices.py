"""``kinds`` and ``channels``: what there is to choose from, and where each comes from."""

from __future__ import annotations

from dataclasses import asdict

from assistant.cli.front import Front, command
from assistant.cli.output import columns, put, put_json, say
from assistant.drafting.channels import Channel


@command("kinds", examples="outreach kinds\noutreach kinds --json")
def kinds_command(front: Front) -> None:
    """List the kinds of messages: what each is for, which channels it suits, where it comes from."""
    kinds = front.workspace.kinds
    if front.json:
        put_json([asdict(kind) for kind in kinds.all()])
    else:
        put(columns((kind.id, kind.summary, _suited(kind.channels), kind.origin) for kind in kinds.all()))
    for problem in kinds.problems():
        say(f"Cannot be used: {problem}.")


@command("channels", examples="outreach channels\noutreach channels --json")
def channels_command(front: Front) -> None:
    """List the channels: their limits, where those come from, and what changes them."""
    channels = front.workspace.channels.values()
    if front.json:
        put_json([asdict(channel) for channel in channels])
    else:
        put(columns((channel.id, channel.label, _limit(channel), channel.origin, channel.note) for channel in channels))


def _suited(channels: tuple[str, ...]) -> str:
    return ", ".join(channels) or "every channel"


def _limit(channel: Channel) -> str:
    unit = "UTF-16 units" if channel.unit == "utf16" else channel.unit
    limits = [f"{channel.limit:,} {unit}"] if channel.limit else []
    if channel.byte_limit:
        limits.append(f"{channel.byte_limit:,} bytes")
    return ", ".join(limits) or "no limit"
