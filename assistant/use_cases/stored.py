"""What is stored in an open home, and what there is to choose from."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from assistant.people.people import People
from assistant.settings.paths import Home
from assistant.settings.schema import Config
from assistant.store.database import Store

# What the first paint does not need is imported where it is used.
if TYPE_CHECKING:
    from pathlib import Path

    from assistant.drafting.channels import Channel
    from assistant.drafting.drafts import Drafts
    from assistant.drafting.kind_files import KindFiles
    from assistant.drafting.model.endpoint import Endpoint
    from assistant.drafting.spending import Spending
    from assistant.drafting.voice import Voice
    from assistant.facts.facts import Facts
    from assistant.people.matching.kept import Kept
    from assistant.people.matching.proposals import Proposals
    from assistant.rhythm.events import Events


class Stored:
    """The rooms over one store, each opened when it is first asked for."""

    def __init__(self, home: Home, config: Config, store: Store) -> None:
        self.home = home
        self.config = config
        self.store = store
        self.people = People(store)

    @cached_property
    def kept(self) -> Kept:
        """What is kept beside people: other values, keys of other programs, what imports said."""
        from assistant.people.matching.kept import Kept

        return Kept(self.store)

    @cached_property
    def doubles(self) -> Proposals:
        """Pairs of people who may be one."""
        from assistant.people.matching.proposals import Proposals

        return Proposals(self.store)

    @cached_property
    def facts(self) -> Facts:
        """What is known about people."""
        from assistant.facts.facts import Facts

        return Facts(self.store)

    @cached_property
    def events(self) -> Events:
        """What happened with people."""
        from assistant.rhythm.events import Events

        return Events(self.store)

    @cached_property
    def drafts(self) -> Drafts:
        """Drafts, with their history."""
        from assistant.drafting.drafts import Drafts

        return Drafts(self.store)

    @cached_property
    def spending(self) -> Spending:
        """What models took, all in all."""
        from assistant.drafting.spending import Spending

        return Spending(self.store)

    @cached_property
    def voice(self) -> Voice:
        """How the writer writes: samples, and what their edits showed."""
        from assistant.drafting.voice import Voice

        return Voice(self.store)

    @cached_property
    def channels(self) -> dict[str, Channel]:
        """Channels by id, with the limits that config.toml changes."""
        from assistant.drafting.channels import load_channels

        return load_channels(self.config.channels)

    @cached_property
    def kinds(self) -> KindFiles:
        """Kinds, from the home's files and the shipped ones."""
        from assistant.drafting.kind_files import KindFiles

        return KindFiles(self.home.prompts, self.home.templates, self.channels)

    def channel(self, name: str) -> Channel:
        """One channel. Raises Refused with the nearest match."""
        from assistant.drafting.channels import find_channel

        return find_channel(self.channels, name)

    def suited(self, kind_name: str) -> list[Channel]:
        """The channels that a kind suits."""
        kind = self.kinds.get(kind_name)
        return [channel for channel in self.channels.values() if kind.suits(channel)]

    def outbox(self, name: str) -> Path:
        """Where a file of this name goes among the home's messages."""
        from assistant.settings.paths import make_private_folder

        make_private_folder(self.home.outbox)
        return self.home.outbox / name

    @property
    def has_model(self) -> bool:
        """Whether a model is set, so that it may draft."""
        return bool(self.config.model.name and self.config.model.base_url)

    def endpoint(self, model: str = "") -> Endpoint:
        """The endpoint that is set; ``model`` takes the place of the one that is set."""
        from assistant.drafting.model.endpoint import Endpoint

        settings = self.config.model
        return Endpoint(replace(settings, name=model) if model else settings, self.store)
