"""Channels: where a message goes, and what fits through. Data in ``channels.toml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from assistant.errors import Refused
from assistant.settings.schema import ChannelSettings

Unit = Literal["characters", "graphemes", "utf16", "segments"]
Form = Literal["email", "dm", "note"]

BUILT_IN = Path(__file__).parent / "channels.toml"
"""The package's own table (importlib.resources would cost 21 ms for the same file)."""


@dataclass(frozen=True, slots=True)
class Channel:
    """One way to reach somebody, with its hard limits (source: EVIDENCE table in docs)."""

    id: str
    label: str
    form: Form
    """``email`` has a greeting and a signature; ``dm`` is short; ``note`` is one breath."""
    limit: int | None = None
    unit: Unit = "characters"
    byte_limit: int | None = None
    subject: bool = False
    subject_limit: int | None = None
    link_length: int | None = None
    """What any link counts as, where the channel shortens links."""
    note: str = ""
    """Where sources disagree, or what changes the limit."""
    origin: Literal["built-in", "config"] = "built-in"


def load_channels(overrides: Mapping[str, ChannelSettings] | None = None) -> dict[str, Channel]:
    """The built-in channels in their order, with the limits that ``[channels.*]`` of the config changes.

    A changed channel says ``origin="config"``. Raises Refused when the config names a channel
    that does not exist, with the nearest one, or gives a limit below 1.
    """
    import tomllib

    table = tomllib.loads(BUILT_IN.read_text(encoding="utf-8"))
    channels = {name: Channel(id=name, **values) for name, values in table.items()}
    for name, settings in (overrides or {}).items():
        if settings == ChannelSettings():
            continue  # nothing is changed, whatever it names
        if name not in channels:
            raise Refused(
                f"In config.toml, [channels.{name}] names no channel{_hint(channels, name)} "
                f"'outreach config set channels.{name}.limit \"\"' takes it out."
            )
        if settings.limit < 0:
            raise Refused(
                f"In the config, [channels.{name}] limit is {settings.limit}; "
                "give 1 or more, or 0 for the built-in one."
            )
        if settings.limit:
            channels[name] = replace(channels[name], limit=settings.limit, origin="config")
    return channels


def find_channel(channels: Mapping[str, Channel], name: str) -> Channel:
    """The channel called ``name``, whatever its case. Raises Refused with the nearest match and the list."""
    wanted = name.strip().casefold()
    if wanted in channels:
        return channels[wanted]
    raise Refused(f"There is no channel '{name}'{_hint(channels, wanted)}")


def _hint(channels: Mapping[str, Channel], name: str) -> str:
    """`` ; did you mean …?`` when one is near, and the list of all."""
    from difflib import get_close_matches

    near = get_close_matches(name, channels, n=1, cutoff=0.5)
    if not near:  # a part of a name, such as "linkedin" or "bluesky", is too far off for difflib
        near = [known for known in channels if name and (known.startswith(name) or name.startswith(known))][:1]
    meant = f"; did you mean '{near[0]}'?" if near else "."
    return f"{meant} The channels are {', '.join(channels)}."
