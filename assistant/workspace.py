"""One open home: its settings, its store, and the use cases that both fronts call."""

from __future__ import annotations

from assistant.settings.config import load_config
from assistant.settings.paths import Home, make_private_folder
from assistant.settings.schema import Config
from assistant.store.database import Store
from assistant.use_cases.exporting import Exporting
from assistant.use_cases.importing import Importing
from assistant.use_cases.keeping_in_touch import KeepingInTouch
from assistant.use_cases.meeting import Meeting
from assistant.use_cases.ways_out import WaysOut


class Workspace(WaysOut, KeepingInTouch, Importing, Exporting, Meeting):
    """An open home. Both fronts go through here, so that they cannot differ.

    What it can do stands in ``assistant.use_cases``, in the order in which data flows through it.
    """

    @classmethod
    def open(cls, home: Home) -> Workspace:
        """Open a home, made on first use. Raises Refused for a config or a store that cannot be used."""
        config = load_config(home.config)
        if config.channels:  # a wrong one is said now, and not in the middle of a message
            from assistant.drafting.channels import load_channels

            load_channels(config.channels)
        make_private_folder(home.folder)
        return cls(home, config, Store.open(home.store))

    def close(self) -> None:
        """Close the store; the workspace cannot be used after it."""
        self.store.close()

    def reload_config(self) -> Config:
        """Read config.toml again, after it was written. Raises Refused."""
        self.config = load_config(self.home.config)
        for cached in ("kinds", "channels", "dues", "weeks"):
            self.__dict__.pop(cached, None)
        return self.config
